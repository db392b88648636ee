"""The data behind overview pages. Each module of this package is one page, found and never listed by hand.

A module defines ``VIEW`` (a page of its own), ``PROVIDES`` (functions that templates may call with the
context already filled in), or both.
"""

from __future__ import annotations

import datetime as dt
import importlib
import pkgutil
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import ModuleType
from typing import Any, Protocol, TypeVar

from svcq_build.change import History
from svcq_build.kinds import Kind
from svcq_build.load import Audience, Corpus, Entry, Graph, Settings
from svcq_build.render.interface import Interface
from svcq_build.render.ledger import Ledger

T = TypeVar("T")


class LocalEntry(Protocol):
    """A document in the language of the page."""

    @property
    def entry(self) -> Entry:
        """The document as it was read."""

    @property
    def ref(self) -> str:
        """``kind:id``."""

    @property
    def id(self) -> str:
        """The file's stem."""

    @property
    def kind(self) -> Kind:
        """Its kind."""

    @property
    def doc(self) -> Any:
        """The validated model, its words in the language of the page."""


class Backlink(Protocol):
    """One end of a relation, as a template shows it."""

    @property
    def ref(self) -> str:
        """``kind:id`` of the document at the other end."""

    @property
    def part(self) -> str | None:
        """The part of it, if the relation says so."""

    @property
    def relation(self) -> str:
        """The relation's name, read from this end."""


class Context(Protocol):
    """What a view may ask about: one corpus, in one language, on one day."""

    @property
    def corpus(self) -> Corpus:
        """The documents as they were read."""

    @property
    def graph(self) -> Graph:
        """Their relations."""

    @property
    def lang(self) -> str:
        """The language of the pages."""

    @property
    def interface(self) -> Interface:
        """What svcq says in that language."""

    @property
    def today(self) -> dt.date:
        """The day of the build."""

    @property
    def settings(self) -> Settings:
        """The repository's settings."""

    @property
    def history(self) -> History:
        """The past versions of the documents."""

    @property
    def ledger(self) -> Ledger:
        """The records, as pages may ask about them."""

    def entries(self, kind: str) -> Sequence[LocalEntry]:
        """Every readable document of a kind, in the language of the page."""

    def doc(self, ref: str) -> Any:
        """The document ``kind:id`` in the language of the page, or None."""

    def local(self, ref: str) -> LocalEntry | None:
        """The document ``kind:id`` with where it stands, or None."""

    def setting(self, field: str) -> str | None:
        """A field of ``mkdocs.yml`` that readers see, in the language of the page."""

    def own_title(self, kind: str, title: str) -> str:
        """The title of a field that the organisation has added to a kind, in the language of the page."""

    def worth(self, parameter: str) -> str:
        """What a parameter is worth, in the language of the page; empty where it has no value."""

    def title(self, ref: str, part: str | None = None) -> str:
        """What a link to a document (or a part of it) is called."""

    def once(self, what: Hashable, make: Callable[[], T]) -> T:
        """An answer that many pages want, made for the first of them."""


#: Sites that a page is on: what nobody has said to be for the public is on the internal one alone.
INTERNAL: frozenset[Audience] = frozenset({"internal"})
PUBLIC: frozenset[Audience] = frozenset({"public"})


@dataclass(frozen=True, slots=True)
class Older:
    """A further page beneath an overview, for what would make the overview itself too heavy for a phone.

    Attributes:
        name: the last part of its address (``2025``). data: makes the variables of the same template.
        title: what its title ends with, where that is not the name.
    """

    name: str
    data: Callable[[Context], Mapping[str, Any]]
    title: str = ""


@dataclass(frozen=True, slots=True)
class View:
    """One overview page.

    Attributes:
        name: the stem of its template, ``pages/<name>.html.jinja``.
        path: its address, ``coverage`` for ``/coverage/``; empty for the home page.
        zh, en: its title. order: where it stands in the menu; lower comes first.
        data: makes the template's variables.
        zh_help, en_help: one line that says what the page is for.
        icon: a Material icon.
        older: the pages beneath it, which are in no menu; the overview's template links to them.
        audiences: the sites that have it.
        records: kinds of records without any of which there is no such page; empty for a page of documents.
        listed: whether the menu, the home page and the search lead there.
    """

    name: str
    path: str
    zh: str
    en: str
    order: int
    data: Callable[[Context], Mapping[str, Any]]
    zh_help: str = ""
    en_help: str = ""
    icon: str = "material/table"
    older: Callable[[Context], Sequence[Older]] = lambda context: ()
    audiences: frozenset[Audience] = INTERNAL
    records: tuple[str, ...] = ()
    listed: bool = True


@cache
def _modules() -> tuple[ModuleType, ...]:
    return tuple(
        importlib.import_module(f"{__name__}.{module.name}")
        for module in pkgutil.iter_modules(__path__)
        if not module.name.startswith("_")
    )


@cache
def all_views(audience: Audience = "internal") -> tuple[View, ...]:
    """Every overview page of a site, in menu order."""
    views = [module.VIEW for module in _modules() if hasattr(module, "VIEW")]
    return tuple(
        sorted((view for view in views if audience in view.audiences), key=lambda view: (view.order, view.name))
    )


def views_of(context: Context, audience: Audience = "internal") -> tuple[View, ...]:
    """Every overview page that a site has: those of records only where there are records to show."""
    return tuple(view for view in all_views(audience) if not view.records or context.ledger.has(*view.records))


@cache
def provided() -> Mapping[str, Callable[..., Any]]:
    """Functions for templates by name; the first argument of each is the context."""
    return {name: function for module in _modules() for name, function in getattr(module, "PROVIDES", {}).items()}
