"""What rendering makes: pages as text, gathered before any of them is written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Alternate:
    """The same page in a language: its name for readers, and a relative href."""

    lang: str
    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Page:
    """A page, as its template and the theme know it.

    Attributes:
        ref: ``kind:id`` of its document; empty for lists and overviews. kind: the kind's name, or empty.
        url: its address from the root of its language (``standards/complaint-handling/``).
        title, description: plain words. lang: the language they should be in.
        source: the document's file; empty for lists and overviews.
        edit_url, report_url: on the git host, where there is one.
        untranslated: whether some of the document shows in the source language.
        alternates: the page in every language, its own included.
        search: whether it belongs in the search index. tags: words to find it by.
        frame: whether it is only what surrounds others, and no page that anyone reads.
    """

    ref: str
    kind: str
    url: str
    title: str
    description: str
    lang: str
    source: str = ""
    edit_url: str | None = None
    report_url: str | None = None
    untranslated: bool = False
    alternates: tuple[Alternate, ...] = ()
    search: bool = True
    tags: tuple[str, ...] = ()
    frame: bool = False

    @property
    def path(self) -> str:
        """The document's file (as :attr:`source`)."""
        return self.source


@dataclass(frozen=True, slots=True)
class RenderedPage:
    """A page ready to be written.

    Attributes:
        page: what it is. file: the Markdown file that becomes it. text: front matter and body.
        reads: what the body depends on (see :mod:`svcq_build.render.desk`).
    """

    page: Page
    file: str
    text: str
    reads: frozenset[str] = field(default=frozenset(), compare=False)


@dataclass(frozen=True, slots=True)
class MenuItem:
    """An entry of the menu: a page, or a heading with entries of its own.

    Attributes:
        title: its words. file: the page's file, or empty for a mere heading. items: what stands below it.
    """

    title: str
    file: str = ""
    items: tuple[MenuItem, ...] = ()


@dataclass(frozen=True, slots=True)
class Site:
    """All pages of a site in one language.

    Attributes:
        language: its language. pages: by file, in the order of the menu. menu: the menu.
        pictures: files of the repository that pages show, by their address in the site.
        interface: interface words for the theme, English to the page's language.
        files: what else the site has (a calendar), by address.
    """

    language: str
    pages: Mapping[str, RenderedPage]
    menu: Sequence[MenuItem]
    pictures: Mapping[str, str]
    interface: Mapping[str, Any]
    files: Mapping[str, bytes] = field(default_factory=dict)
