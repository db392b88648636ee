"""What rendering makes: pages as text, gathered before any of them is written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from svcq_build.render.contents import Contents


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
        edit_url: on the git host, where there is one. address: the whole address, where the settings tell the site's.
        untranslated: whether some of the document shows in the source language.
        alternates: the page in every language, its own included.
        past: whether it shows what no longer holds.
        beside: whether it stands beside a document's page and says things again: a booklet, an issue of a report.
        editor: whether it is the editor.
        changed: the day of the last change on record of what it shows; None where none is.
    """

    ref: str
    kind: str
    url: str
    title: str
    description: str
    lang: str
    source: str = ""
    edit_url: str | None = None
    address: str = ""
    untranslated: bool = False
    alternates: tuple[Alternate, ...] = ()
    past: bool = False
    beside: bool = False
    editor: bool = False
    changed: dt.date | None = None

    @property
    def apart(self) -> bool:
        """Whether it stands beside documents' pages: in no menu and no search, and search engines pass over it."""
        return self.past or self.beside or self.editor

    @property
    def path(self) -> str:
        """The document's file (as :attr:`source`)."""
        return self.source


@dataclass(frozen=True, slots=True)
class RenderedPage:
    """A page, still without its frame.

    Attributes:
        page: what it is. contents: what is on it. pictures: files of the repository that it shows, by their address.
        reads: what it depends on (see :mod:`svcq_build.render.desk`).
    """

    page: Page
    contents: Contents
    pictures: Mapping[str, str] = field(default_factory=dict)
    reads: frozenset[str] = field(default=frozenset(), compare=False)

    @property
    def html(self) -> str:
        """What stands in the frame."""
        return self.contents.html


@dataclass(frozen=True, slots=True)
class RenderedFile:
    """A file of a site that is no page.

    Attributes:
        address: where it lies. content: what is in it; None where there is nothing to tell, and no such file.
        reads: what it depends on; None where nobody keeps that.
    """

    address: str
    content: bytes | None
    reads: frozenset[str] | None


@dataclass(frozen=True, slots=True)
class MenuItem:
    """An entry of the menu: a page, or a heading with entries of its own.

    Attributes:
        title: its words. address: of the page; None for a mere heading. items: what stands below it.
        documents: whether ``items`` are the documents of one kind.
    """

    title: str
    address: str | None = None
    items: tuple[MenuItem, ...] = ()
    documents: bool = False


@dataclass(frozen=True, slots=True)
class Site:
    """All pages of a site in one language, as they were rendered.

    Attributes:
        language: its language. pages: by address, in the order in which they were made. menu: the menu.
        files: what else the site has (a calendar), by address.
    """

    language: str
    pages: Mapping[str, RenderedPage]
    menu: Sequence[MenuItem]
    files: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def pictures(self) -> Mapping[str, str]:
        """Files of the repository that pages show, by their address in the site."""
        return {address: path for page in self.pages.values() for address, path in page.pictures.items()}
