"""States: what a page that was made before depends on, as short texts, and whether it is as it was.

All that pages are made from is one of two things. A document is what a desk notes that a page asked for, and so are
records; their state is told here by their name. Everything else (settings, templates, pictures, terms, which any text
may mention, parameters, which any may quote, translations of what is no such document) is in the stamp, and no page
outlives a change of that.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from functools import cached_property
from hashlib import blake2b

from svcq_build.change import History
from svcq_build.files import RECORDS, code_stamp
from svcq_build.load import TRANSLATIONS, Edge, Entry, Graph
from svcq_build.render.desk import Desk
from svcq_build.render.ledger import is_of_records, state_of_records
from svcq_build.render.noted import EVERYTHING, WHOLE
from svcq_build.render.reading import FIELDS
from svcq_build.translate import Translations

#: Kinds whose documents reach pages that never asked for them.
_FAR_REACHING = frozenset({"parameters", "term"})


class Untold:
    """What of the states of documents is the same in every language: what they say before it is translated."""

    def __init__(self, graph: Graph) -> None:
        """Begin. graph: the documents."""
        self._graph = graph
        self._related: dict[str, str] = {}
        self._selves: dict[str, str] = {}
        self._fields: dict[str, str] = {}

    def related(self, ref: str) -> str:
        """What refers to a document."""
        if ref not in self._related:
            self._related[ref] = _digest(*map(_as_words, self._graph.incoming.get(ref, ())))
        return self._related[ref]

    def self(self, ref: str) -> str:
        """All of a document but its fields: its place, its parts, its relations."""
        if ref not in self._selves:
            entry = self._graph.corpus.entries.get(ref)
            own = [self.related(ref)]
            if entry is not None:
                own += [
                    repr((entry.path, entry.parts, entry.model is None, entry.parts_are_certain, sorted(entry.claims))),
                    repr(entry.quotes),  # a value that is quoted leads to where it stands
                    *map(_as_words, self._graph.outgoing.get(ref, ())),
                ]
            self._selves[ref] = _digest(*own)
        return self._selves[ref]

    def field(self, asked: str) -> str:
        """A field (``kind.attribute``) of all documents of its kind."""
        if asked not in self._fields:
            kind, _, attribute = asked.partition(".")
            entries = self._graph.corpus.entries.values()
            self._fields[asked] = _digest(*(_field(entry, attribute) for entry in entries if entry.kind.name == kind))
        return self._fields[asked]


class States:
    """The states of the documents of one graph, as pages in one language show them.

    Attributes:
        language: the language. audience: for whom the site is.
    """

    def __init__(
        self,
        desk: Desk,
        graph: Graph,
        history: History,
        files: Mapping[str, bytes],
        head: str,
        untold: Untold | None = None,
    ) -> None:
        """Begin.

        Args:
            desk: of the language, with the records. graph: the documents. history: their past.
            files: the digest of every file that a site is made from. head: what git's history is told by.
            untold: of the same graph, for all languages.
        """
        self._untold = untold or Untold(graph)
        self._desk, self._graph, self._history, self._files, self._head = desk, graph, history, files, head
        self.language, self.audience = desk.lang, desk.audience
        self._known: dict[str, str] = {}
        self._by_field: dict[str, str] = {}
        self._selves: dict[str, str] = {}
        entries = graph.corpus.entries.values()
        self._noted = {entry.ref: entry for entry in entries if entry.kind.name not in _FAR_REACHING}
        self._words: dict[str, list[str]] = {}
        self._other_words: list[str] = []
        lookup = desk.lookup
        for (context, text), words in sorted(lookup.found.items()) if isinstance(lookup, Translations) else ():
            ref = context.partition(" ")[0]
            own = self._words.setdefault(ref, []) if ref in self._noted else self._other_words
            own.append(f"{context}\0{text}\0{words}")

    @cached_property
    def stamp(self) -> str:
        """What every page depends on."""
        desk, history = self._desk, self._history
        own = {entry.path for entry in self._noted.values()}
        files = sorted(
            (path, digest.hex())
            for path, digest in self._files.items()
            if path not in own
            and not path.startswith(RECORDS)
            and not (path.startswith(f"{TRANSLATIONS}/") and path.endswith(".po"))
        )
        past = [self._head, history.begins, history.names if history.documents else None]
        # on the public site a document has no link to what the public may not know, today's or that of a past version
        public = [(ref, *entry.parts) for ref, entry in self._noted.items()] if desk.audience == "public" else []
        facts = (
            sorted(desk.interface.words.items()),
            desk.lang,
            desk.today.isoformat(),
            desk.audience,
            files,
            past,
            public,
        )
        return _digest(code_stamp(), *map(repr, facts), *self._other_words)

    def of(self, asked: Collection[str]) -> Iterator[str]:
        """The states of all that something asked for when it was made, each with its name.

        Args:
            asked: documents (``kind:id``), ``kind:*``, everything, records. Where fields were noted, too, documents
                mean all but their fields, and a field (``kind.attribute``) that of all documents of the kind.
        """
        by_field = FIELDS in asked
        for one in asked:
            known = self._known if not by_field else self._by_field
            if one not in known:
                known[one] = self._state_by_field(one) if by_field else self._state(one)
            yield f"{one} {known[one]}"

    def _state(self, asked: str) -> str:
        if is_of_records(asked):
            return _digest(*state_of_records(self._desk.records, asked))
        refs = self._refs(asked)
        if refs is not None:
            return _digest(*self.of(refs))
        entry = self._graph.corpus.entries.get(asked)
        return _digest(self._untold.related(asked), *(self._said(entry) if entry is not None else ()))

    def _state_by_field(self, asked: str) -> str:
        if asked == FIELDS:
            return ""
        if asked.startswith(WHOLE) or is_of_records(asked):
            return self._state(asked.removeprefix(WHOLE))
        if "." in asked and ":" not in asked:
            return self._untold.field(asked)
        refs = self._refs(asked)
        return _digest(*(f"{ref} {self._self(ref)}" for ref in (refs if refs is not None else [asked])))

    def _refs(self, asked: str) -> list[str] | None:
        """The documents that a note for many means."""
        entries = self._graph.corpus.entries
        if asked == EVERYTHING:
            return list(entries)
        if asked.endswith(":*"):
            return [ref for ref, entry in entries.items() if entry.kind.name == asked[:-2]]
        return None

    def _self(self, ref: str) -> str:
        """All of a document but its fields: its place, its parts, its relations, its past, its translation."""
        if ref not in self._selves:
            entry = self._graph.corpus.entries.get(ref)
            told = self._told(entry) if entry is not None else ()
            self._selves[ref] = _digest(self._untold.self(ref), *told)
        return self._selves[ref]

    def _said(self, entry: Entry) -> list[str]:
        """The document itself, its past, and its translation."""
        read = self._files.get(entry.path)
        text = entry.text if read is None else read.hex()
        return [entry.path, text, *self._told(entry)]

    def _told(self, entry: Entry) -> list[str]:
        past = [*self._history.of(entry.ref), *self._history.returned(entry.ref)]
        return [repr(past), *self._words.get(entry.ref, ())]


def _field(entry: Entry, attribute: str) -> str:
    """A field of a document, by its attribute or, after a sign, as it is written."""
    if attribute.startswith(WHOLE):
        return f"{entry.ref} {entry.data.get(attribute.removeprefix(WHOLE))!r}"
    return f"{entry.ref} {getattr(entry.model, attribute, None)!r}"


def _as_words(edge: Edge) -> str:
    return f"{edge.source}#{edge.part} {edge.route} {edge.mark.relation} {edge.target}"


def _digest(*words: str) -> str:
    digest = blake2b(digest_size=16)
    for word in words:
        content = word.encode("utf-8", "surrogatepass")
        digest.update(b"%d " % len(content))
        digest.update(content)
    return digest.hexdigest()
