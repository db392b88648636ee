"""Former names: documents and parts that got another id, told by ``formerly`` and ``former_parts``.

A document keeps the ids that it had (``formerly``) and those of its parts (``former_parts``), so that its old
addresses can lead to the new ones, and so that two states of a handbook can be compared as if nothing but the
names had changed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from pydantic import ValidationError

from svcq_build.load.corpus import Corpus, Entry
from svcq_build.load.links import Link, find_links
from svcq_build.load.parameters import Parameters, token_in
from svcq_build.load.quoting import put_back, put_in
from svcq_build.model import (
    END,
    LocalPart,
    Model,
    PartIdMark,
    Prose,
    Ref,
    Reference,
    find_quotes,
    leaves,
    parse_reference,
)


@dataclass(frozen=True)
class NewNames:
    """What has another id now.

    Attributes:
        documents: from the ``kind:id`` of then to that of now.
        parts: by the ``kind:id`` of now, from the part's id of then to that of now.
    """

    documents: Mapping[str, str]
    parts: Mapping[str, Mapping[str, str]]

    def __bool__(self) -> bool:
        return bool(self.documents or self.parts)

    @cached_property
    def parameters(self) -> Mapping[str, str]:
        """From the ids of parameters of then to those of now; texts quote them by these alone."""
        kept = (moved for document, moved in self.parts.items() if document.startswith("parameters:"))
        return {was: now for moved in kept for was, now in moved.items()}

    def quotes(self, text: str) -> list[tuple[int, int, str]]:
        """The quotes in a text that have another id now: where they stand, and what is to stand there."""
        if not self.parameters or "{param:" not in text:
            return []
        return [
            (mark.start, mark.end, f"{{param:{self.parameters[mark.id]}}}")
            for mark in find_quotes(text)
            if mark.sound and mark.id is not None and mark.id in self.parameters
        ]

    def of(self, document: str, part: str | None) -> tuple[str, str | None]:
        """The document and the part that a reference of then means now."""
        now = self.documents.get(document, document)
        return now, self.parts.get(now, {}).get(part, part) if part is not None else None

    def reference(self, text: str, default_kind: str | None = None) -> str:
        """A reference with the names of now; a bare id stays bare. Anything else is given back as it is."""
        found = parse_reference(text, default_kind)
        if found is None:
            return text
        document, part = self.of(found.document, found.part)
        if (document, part) == (found.document, found.part):
            return text
        kind, _, name = document.partition(":")
        return str(Reference(kind, name, part)).removeprefix("" if ":" in text else f"{kind}:")

    def prose(self, text: str) -> str:
        """A text whose Markdown links lead to the names of now, and which quotes parameters by them."""
        for start, end, quote in reversed(self.quotes(text)):
            text = text[:start] + quote + text[end:]
        for link in reversed(self.links(text)):
            text = text[: link.start] + self.reference(link.target) + text[link.end :]
        return text

    def links(self, text: str) -> list[Link]:
        """The links of a Markdown text that lead to something with another name now."""
        return [link for link in find_links(text) if self.reference(link.target) != link.target]


def former_documents(corpus: Corpus) -> dict[str, str]:
    """From every former ``kind:id`` to that of now."""
    return {
        f"{entry.kind.name}:{name}": ref
        for ref, entry in corpus.entries.items()
        for name in _texts(entry.data.get("formerly"))
    }


def former_parts(entry: Entry) -> dict[str, str]:
    """From every former id of a part to that of now."""
    items = entry.data.get("former_parts")
    listed = items if isinstance(items, (list, tuple)) else ()
    pairs = [(item.get("was"), item.get("now")) for item in listed if isinstance(item, Mapping)]
    return {was: now for was, now in pairs if isinstance(was, str) and isinstance(now, str)}


def new_names(old: Corpus, new: Corpus) -> NewNames:
    """What was renamed between two states: it existed under the former name, and no longer does."""
    documents = {
        was: now
        for was, now in former_documents(new).items()
        if was in old.entries and was not in new.entries and now not in old.entries
    }
    then = {now: was for was, now in documents.items()}
    parts = {}
    for ref, entry in new.entries.items():
        before = old.entries.get(then.get(ref, ref))
        if before is not None:
            moved = {
                was: now
                for was, now in former_parts(entry).items()
                if was in before.parts and was not in entry.parts and now not in before.parts
            }
            if moved:
                parts[ref] = moved
    return NewNames(documents, parts)


def names_of_today(corpus: Corpus) -> NewNames:
    """All that today's documents tell of former names, except names that are in use again."""
    documents = {was: now for was, now in former_documents(corpus).items() if was not in corpus.entries}
    parts = {
        ref: {was: now for was, now in former_parts(entry).items() if was not in entry.parts}
        for ref, entry in corpus.entries.items()
        if entry.data.get("former_parts")
    }
    return NewNames(documents, parts)


def followed(entry: Entry, names: NewNames) -> Entry:
    """A document of then with the names of now, in its ids and in its references."""
    return _follow(entry, names) if names else entry


def follow(corpus: Corpus, names: NewNames) -> Corpus:
    """A corpus of then with the names of now, in its ids and in its references."""
    if not names:
        return corpus
    entries = [_follow(entry, names) for entry in corpus.entries.values()]
    return replace(corpus, entries={entry.ref: entry for entry in entries})


def _follow(entry: Entry, names: NewNames) -> Entry:
    ref = names.documents.get(entry.ref, entry.ref)
    own = {parameter.id: parameter for quote in entry.quotes for parameter in quote.values}
    own |= {now: own[was] for was, now in names.parameters.items() if was in own}
    language = entry.quotes[0].language if entry.quotes else "zh"
    entry = _put(entry, renamed(entry.kind.model, entry.written, ref, names), Parameters(own, language=language))
    data, model = entry.data, entry.model
    parts = {names.parts.get(ref, {}).get(part, part): route for part, route in entry.parts.items()}
    return replace(entry, id=ref.partition(":")[2], data=data, model=model, parts=parts)


def requoted(corpus: Corpus, parameters: Parameters) -> Corpus:
    """A corpus of then with the values that parameters have now: what is another then, its documents say otherwise."""
    entries = {ref: _requoted(entry, parameters) if entry.quotes else entry for ref, entry in corpus.entries.items()}
    return replace(corpus, entries=entries)


def _requoted(entry: Entry, parameters: Parameters) -> Entry:
    own = {parameter.id: parameter for quote in entry.quotes for parameter in quote.values}
    return _put(entry, entry.written, parameters.over(own))


def _put(entry: Entry, data: Mapping[str, Any], parameters: Parameters) -> Entry:
    """A document with other values; as it was where these do not fit it."""
    quoting = put_in(entry.kind.model, data, parameters, entry.path, entry.ref, entry.text) if entry.quotes else None
    values = quoting.data if quoting is not None else dict(data)
    model = entry.model
    if model is not None:
        try:
            model = entry.kind.model.model_validate({**values, "kind": entry.kind.name})
        except ValidationError:
            return entry
    quotes = quoting.quotes if quoting is not None else ()
    if model is not None:
        model = put_back(model, values, quotes)
    return replace(entry, data=values, model=model, quotes=quotes)


def renamed(model: type[Model], data: Mapping[str, Any], document: str, names: NewNames) -> dict[str, Any]:
    """The values of a document with the names of now.

    Args:
        model: the document's model. data: its values. document: its ``kind:id`` of now. names: what has another id.
    """
    result: Any = _copy(data)
    if names.parameters:
        result = _with_new_quotes(result, names)
    own = names.parts.get(document, {})
    for leaf in leaves(model, dict(result), Ref, Prose, LocalPart, PartIdMark):
        if isinstance(leaf.mark, Ref):
            value = names.reference(leaf.value, leaf.mark.default_kind)
        elif isinstance(leaf.mark, Prose):
            value = names.prose(leaf.value)
        elif isinstance(leaf.mark, LocalPart) and leaf.mark.end and leaf.value == END:
            continue
        else:
            value = own.get(leaf.value, leaf.value)
        if value != leaf.value:
            place = result
            for step in leaf.route[:-1]:
                place = place[step]
            place[leaf.route[-1]] = value
    if isinstance(result.get("id"), str):
        result["id"] = document.partition(":")[2]
    return dict(result)


def _with_new_quotes(value: Any, names: NewNames) -> Any:
    """Values in whose fields parameters are quoted by the ids of now; texts follow as others do."""
    name = token_in(value)
    if name is not None:
        now = names.parameters.get(name, name)
        return f"{{param:{now}}}" if isinstance(value, str) else {f"param:{now}": None}
    if isinstance(value, str):
        return names.prose(value) if names.quotes(value) else value
    if isinstance(value, Mapping):
        return {key: _with_new_quotes(inner, names) for key, inner in value.items()}
    return [_with_new_quotes(inner, names) for inner in value] if isinstance(value, (list, tuple)) else value


def _copy(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _copy(inner) for key, inner in value.items()}
    return [_copy(inner) for inner in value] if isinstance(value, (list, tuple)) else value


def _texts(value: object) -> list[str]:
    return [item for item in value if isinstance(item, str)] if isinstance(value, (list, tuple)) else []
