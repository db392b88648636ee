"""What templates and views may ask: documents, titles and relations, in one language, on one day.

A desk also notes what each page asked for. Those notes are what lets ``svcq serve`` and ``svcq build`` render again
only the pages that an edit can have changed; where a page looks at everything, the note says so. Who keeps an answer
for several pages lets each of them note what was asked for it (:meth:`Desk.note`).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, TypeVar, cast

from svcq_build.change import History
from svcq_build.history import NONE
from svcq_build.kinds import Kind
from svcq_build.load import Audience, Corpus, Edge, Entry, Graph, OwnSchema, Settings
from svcq_build.model import parse_reference
from svcq_build.records import NO_RECORDS, Records, named_as_today
from svcq_build.render.hosting import rest_host
from svcq_build.render.interface import Interface, interface
from svcq_build.render.ledger import Ledger
from svcq_build.render.noted import EVERYTHING, WHOLE, NotedGraph, NotedHistory
from svcq_build.render.settle import settle
from svcq_build.render.terms import Glossary, TermEntry, make_glossary
from svcq_build.render.text import plain
from svcq_build.translate import (
    PUBLIC_SETTINGS,
    SETTINGS_CONTEXT,
    Lookup,
    Words,
    interface_words,
    localise,
    localise_text,
    own_field_context,
)
from svcq_build.words import PLACEHOLDER

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class LocalEntry:
    """A document in the language of the page.

    Attributes:
        entry: the document as it was read. doc: its model, localised. missing: strings without a translation.
    """

    entry: Entry
    doc: Any
    missing: int

    @property
    def ref(self) -> str:
        """``kind:id``."""
        return self.entry.ref

    @property
    def id(self) -> str:
        """The file's stem."""
        return self.entry.id

    @property
    def path(self) -> str:
        """Its file, relative to the root."""
        return self.entry.path

    @property
    def kind(self) -> Kind:
        """Its kind."""
        return self.entry.kind


@dataclass(frozen=True, slots=True)
class Backlink:
    """The other end of a relation.

    Attributes:
        ref, part: the document there, and the part of it. relation: its name, read from this end.
        title: the document's title. kind: its kind's name. own_part: the part of this document that is meant.
    """

    ref: str
    part: str | None
    relation: str
    title: str
    kind: str
    own_part: str | None


class Desk:
    """Answers for one language; see the module. Everything but the notes is fixed once made."""

    def __init__(
        self,
        graph: Graph,
        language: str,
        today: dt.date,
        lookup: Lookup | None,
        words: Interface,
        history: History | None = None,
        records: Records = NO_RECORDS,
        served: bool = False,
    ) -> None:
        self._graph, self._served = graph, served
        self.lang, self.today, self.lookup, self.interface = language, today, lookup, words
        self._history = history or History(NONE, graph.corpus)
        self.source_language = graph.corpus.settings.svcq.languages[0]
        self._local: dict[str, LocalEntry] = {}
        self._titles: dict[str, Words] = {}
        self._by_kind: dict[str, list[LocalEntry]] = {}
        self._glossaries: dict[str, Glossary] = {}
        self._answers: dict[Hashable, tuple[Any, frozenset[Any]]] = {}
        self._notes: set[Any] = set()
        self.records = named_as_today(records, graph.corpus)
        self.ledger = Ledger(self.records, self.note)

    def word(self, english: str, **blanks: Any) -> str:
        """What svcq says in this language; see :meth:`Interface.word`."""
        return self.interface.word(english, **blanks)

    @property
    def settings(self) -> Settings:
        """The repository's settings."""
        return self._graph.corpus.settings

    def setting(self, field: str) -> str | None:
        """A field of ``mkdocs.yml`` that readers see (``site_name``), in this language where it is translated."""
        value: str | None = getattr(self.settings, field)
        if not value or self.lookup is None:
            return value
        own = self.audience == "public" and getattr(self.settings.svcq.public, field, None) is not None
        return self.lookup(f"{SETTINGS_CONTEXT} {PUBLIC_SETTINGS if own else ''}{field}", value) or value

    @property
    def audience(self) -> Audience:
        """For whom the site is."""
        return self._graph.corpus.audience

    @property
    def editing(self) -> Literal["served", "github", "gitlab"] | None:
        """Where a reader's edits go: to ``svcq serve``, or to a git host that takes them; None where there is none."""
        if self.audience == "public":
            return None
        return "served" if self._served else rest_host(self.settings)

    @property
    def corpus(self) -> Corpus:
        """The documents as they were read. Asking for all of them is noted as such."""
        self._notes.add(EVERYTHING)
        return self._graph.corpus

    @property
    def graph(self) -> Graph:
        """Their relations. Asking about one document notes that one; asking for all of them is noted as such."""
        return cast(Graph, NotedGraph(self._graph, self.note))

    @property
    def history(self) -> History:
        """Their past. Asking about one document notes that one; asking for all of them is noted as such."""
        return cast(History, NotedHistory(self._history, self.note, self.noting))

    @history.setter
    def history(self, history: History) -> None:
        self._history = history

    def note(self, *asked: Any) -> None:
        """Note what is asked for here without this desk: what was asked before, and kept."""
        self._notes.update(asked)

    @contextmanager
    def noting(self) -> Iterator[set[Any]]:
        """Collect what is asked for meanwhile: refs, ``kind:*`` for all of a kind, or :data:`EVERYTHING`.

        Among them are types of documents with the name of a field, for :mod:`svcq_build.render.reading`.
        """
        before, self._notes = self._notes, set()
        try:
            yield self._notes
        finally:
            self._notes = before

    def once(self, what: Hashable, make: Callable[[], T]) -> T:
        """An answer that many pages want: made for the first of them; each notes what was asked for it.

        Args:
            what: tells it from others. make: makes it, from nothing but what it asks of this desk.
        """
        known = self._answers.get(what)
        if known is None:
            with self.noting() as asked:
                answer = make()
            # whoever notes fields has not seen which were read: all of each document, then
            wholly = {f"{WHOLE}{one}" for one in asked if isinstance(one, str) and not one.startswith(WHOLE)}
            known = self._answers[what] = (answer, frozenset(asked | wholly))
        self._notes.update(known[1])
        return cast(T, known[0])

    def local(self, ref: str) -> LocalEntry | None:
        """The document ``kind:id`` in this language; None when it is missing or its shape has faults."""
        self._notes.add(ref)
        return self._localised(ref)

    def _localised(self, ref: str) -> LocalEntry | None:
        found = self._local.get(ref)
        if found is None:
            entry = self._graph.corpus.entries.get(ref)
            if entry is None or entry.model is None:
                return None
            with self.noting():  # whoever reads a field of what is made here notes that
                done = localise(entry.model, ref, self.source_language, self.lang, self.lookup, self._settle(entry))
            found = self._local[ref] = LocalEntry(entry, done.model, done.missing)
        return found

    def _settle(self, entry: Entry) -> Callable[[str, str], str]:
        pictures = self._graph.corpus.pictures
        return lambda text, source: settle(text, source, entry, pictures)

    def doc(self, ref: str) -> Any:
        """The model of ``kind:id`` in this language, or None."""
        found = self.local(ref)
        return found.doc if found else None

    def entries(self, kind: str) -> Sequence[LocalEntry]:
        """Every readable document of a kind, in the order of their files."""
        self._notes.add(f"{kind}:*")
        if kind not in self._by_kind:
            refs = [ref for ref, entry in self._graph.corpus.entries.items() if entry.kind.name == kind]
            self._by_kind[kind] = [found for ref in refs if (found := self._localised(ref)) is not None]
        return self._by_kind[kind]

    def title(self, ref: str, part: str | None = None) -> str:
        """What a link to a document is called; a part adds its id.

        A missing document is called by its ref, and one that a draft leaves open is said to be.
        """
        document, _, anchor = ref.partition("#")
        part = part or anchor or None
        self._notes.add(document)
        title = self._titles.get(document)
        if title is None:
            title = self._titles[document] = self._title(document)
        entry = self._graph.corpus.entries.get(document)
        if entry is not None and entry.model is not None:
            self._notes.add((type(entry.model), "title"))  # also where it was read for another page
        return Words(f"{title} {part}", title.lang) if part else title

    def _title(self, document: str) -> Words:
        entry = self._graph.corpus.entries.get(document)
        if document.endswith(f":{PLACEHOLDER}"):
            return Words(self.word("to be named"), self.lang)
        if entry is None or entry.model is None:
            return Words(document, "en")
        title: str = entry.model.title
        return localise_text(title, f"{document} title", self.source_language, self.lang, self.lookup)

    def own_title(self, kind: str, title: str) -> str:
        """The title of a field that the organisation has added to a kind, in this language where it is translated."""
        return localise_text(title, own_field_context(kind), self.source_language, self.lang, self.lookup)

    def own_schema(self, kind: str) -> OwnSchema | None:
        """What rules the organisation's own fields of a kind, if anything does; no document tells of that."""
        return self._graph.corpus.own_schemas.get(kind)

    def worth(self, parameter: str) -> str:
        """What a parameter is worth, in this language; empty where it has no value."""
        self._notes.add("parameters:*")
        found = self._graph.corpus.parameters.known.get(parameter)
        return found.shown(self.lang, self.lookup) if found is not None else ""

    def parts(self, ref: str) -> Sequence[str]:
        """The ids of a document's parts."""
        self._notes.add(ref)
        entry = self._graph.corpus.entries.get(ref)
        return tuple(entry.parts) if entry else ()

    def incoming(self, ref: str, part: str | None = None, *relations: str) -> list[Backlink]:
        """What refers to a document (or to one part of it), each end once.

        Args:
            relations: names to keep, read from either end (``verifies`` or ``verified-by``); all when empty.
        """
        document, _, anchor = ref.partition("#")
        self._notes.add(document)
        return self._backlinks(self._graph.into(document, part or anchor or None), relations, inverse=True)

    def outgoing(self, ref: str, *relations: str) -> list[Backlink]:
        """What a document (or one part of it, as ``kind:id#part``) refers to, each end once."""
        document, _, anchor = ref.partition("#")
        self._notes.add(document)
        edges = (edge for edge in self._graph.out_of(document) if not anchor or edge.part == anchor)
        return self._backlinks(edges, relations, inverse=False)

    def _backlinks(self, edges: Iterable[Edge], relations: tuple[str, ...], *, inverse: bool) -> list[Backlink]:
        found: dict[tuple[str, str | None, str, str | None], Backlink] = {}
        for edge in edges:
            mark = edge.mark
            if relations and mark.relation not in relations and mark.inverse not in relations:
                continue
            if inverse:
                ref, part, relation, own = edge.source, edge.part, mark.inverse, edge.target.part
            else:
                ref, part, relation, own = edge.target.document, edge.target.part, mark.relation, edge.part
            local = self.local(ref)
            if local is not None:
                link = Backlink(ref, part, relation, local.doc.title, local.kind.name, own)
                found.setdefault((ref, part, relation, own), link)
        return sorted(found.values(), key=self._order)

    def _order(self, link: Backlink) -> tuple[object, ...]:
        kind = self._graph.corpus.entries[link.ref].kind
        return (link.relation, kind.order, link.ref, link.part or "", link.own_part or "")

    def known(self, target: str) -> bool:
        """Whether ``kind:id`` or ``kind:id#part`` leads to a page, and to a part that is there."""
        reference = parse_reference(target)
        if reference is None:
            return False
        found = self.local(reference.document)
        return found is not None and (reference.part is None or reference.part in found.entry.parts)

    def glossary(self, language: str) -> Glossary:
        """The terms that texts in ``language`` are searched for."""
        if language not in self._glossaries:
            self._glossaries[language] = make_glossary(self._terms(language))
        return self._glossaries[language]

    def _terms(self, language: str) -> Iterator[TermEntry]:
        for entry in self._graph.corpus.entries.values():
            if entry.kind.name != "term" or entry.model is None:
                continue
            local = self._localised(entry.ref)
            assert local is not None
            # text that is not translated uses the names of its own language, explained in the page's
            named = entry.model if language == self.source_language else local.doc
            names = (named.title, *getattr(named, "aliases", ()))
            yield TermEntry(entry.ref, names, plain(local.doc.definition), tuple(getattr(named, "instead_of", ())))

    def renewed(self, graph: Graph, changed: Iterable[str], records: Records = NO_RECORDS) -> Desk:
        """A desk for a later state of the corpus; documents that did not change are kept as they are."""
        history = self._history.renewed(graph.corpus)
        desk = Desk(graph, self.lang, self.today, self.lookup, self.interface, history, records, self._served)
        gone = set(changed)
        desk._local = {ref: entry for ref, entry in self._local.items() if ref not in gone}
        if not any(ref.startswith("term:") for ref in gone):
            desk._glossaries = self._glossaries
        return desk


def make_desk(
    graph: Graph,
    language: str,
    today: dt.date,
    lookup: Lookup | None,
    root: Path | None,
    history: History | None = None,
    records: Records = NO_RECORDS,
    served: bool = False,
) -> Desk:
    """A desk that speaks a language.

    Args:
        graph: the documents. language: the readers'. today: the day of the build.
        lookup: finds translations; None in the source language. root: the repository, for its own words.
        history: the documents' past versions; without it there are none. records: what happened.
        served: whether it is ``svcq serve`` that shows the pages.
    Raises:
        TranslationFileError: when the repository's own words cannot be read.
    """
    words = interface(language, interface_words(root, language))
    return Desk(graph, language, today, lookup, words, history, records, served)
