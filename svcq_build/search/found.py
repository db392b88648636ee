"""Found by: what a page is found by, and what is shown of it, as plain values that can be kept for the next build."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from hashlib import blake2b
from typing import Any

from svcq_build.render import Glossary, Interface
from svcq_build.search.entries import Entry, Part, label_of
from svcq_build.search.keys import bare, endings, first_letters, folded, keys
from svcq_build.search.scripts import as_simplified
from svcq_build.words import is_traditional

_TITLE, _NAME_IN_TITLE, _TAG, _SUMMARY, _PART_NAME, _PART, _TEXT, _KIND = 7, 5, 5, 4, 4, 3, 2, 1
#: The first text of a part is its title if it is no longer than this and no sentence.
_LONGEST_TITLE, _STOPS = 16, tuple("。！？；.!?;")


@dataclass(frozen=True, slots=True)
class Found:
    """What a page is found by.

    Attributes:
        url, kind, id, title, names: as in :class:`Entry`. parts: what its parts are called, but for their anchors.
        said: what the browser shows of it, as JSON. keys: by weight the keys, with blanks between them.
        digest: what tells it from any other.
    """

    url: str
    kind: str
    id: str
    title: str
    names: tuple[str, ...]
    parts: tuple[str, ...]
    said: str
    keys: dict[str, str]
    digest: str = ""

    def plainly(self) -> dict[str, Any]:
        """The same in plain values, of which ``Found.of`` makes it again."""
        return {field.name: getattr(self, field.name) for field in fields(self)}

    @classmethod
    def of(cls, value: Mapping[str, Any]) -> Found:
        """What :meth:`plainly` gave."""
        return cls(**{**value, "names": tuple(value["names"]), "parts": tuple(value["parts"])})

    @property
    def about(self) -> tuple[object, ...]:
        """All of it that the index tells elsewhere than beside its keys and its words."""
        return (self.url, self.kind, self.id, self.title, self.names, self.parts)

    def weights(self) -> dict[str, int]:
        """Its keys, each with how much it matters on the page."""
        return {key: int(weight) for weight, held in self.keys.items() for key in held.split(" ")}


@dataclass(frozen=True, slots=True)
class Unread:
    """What a page is found by, as the last build left it; it is read only where that is needed.

    Attributes:
        url: the page's address. digest: as that of :class:`Found`. read: reads it.
    """

    url: str
    digest: str
    read: Callable[[], Found]


def found_by(entry: Entry, glossary: Glossary, words: Interface) -> Found:
    """What a page is found by.

    Args:
        entry: what it says. glossary: terms and their other names, by which their pages and texts are found too.
        words: what svcq says in the language of the page.
    """
    weights, also = _weighed(entry, glossary, words)
    by_weight: dict[int, list[str]] = {}
    for key, weight in weights.items():
        by_weight.setdefault(weight, []).append(key)
    found = Found(
        entry.url,
        entry.kind,
        entry.id,
        entry.title,
        entry.names,
        tuple(name for part in entry.parts if (name := _name_of(part))),
        _said(entry, also),
        {str(weight): " ".join(sorted(held)) for weight, held in sorted(by_weight.items())},
    )
    whole = repr(found).encode("utf-8", "surrogatepass")
    return replace(found, digest=blake2b(whole, digest_size=16).hexdigest())


def _name_of(part: Part) -> str:
    """What a part is called in words; nothing where it has only a number."""
    if part.name != part.anchor:
        return part.name
    first = next(iter(part.texts), "")
    return "" if len(first) > _LONGEST_TITLE or first.endswith(_STOPS) else first


def _weighed(entry: Entry, glossary: Glossary, words: Interface) -> tuple[dict[str, int], dict[str, str]]:
    """A page's keys with their weights, and the other names of the terms that it mentions, each with the one it has."""
    found: dict[str, int] = {}
    also: dict[str, str] = {}
    is_derived = is_traditional(words.language)  # then some characters tell their Simplified ones by the words only

    def take(texts: Iterable[str], weight: int, names: int) -> None:
        text = "\n".join(texts)
        text = folded(f"{text}\n{as_simplified(text)}" if is_derived else text)
        for name, others in _other_names(text, glossary):
            for other in others:
                also[other] = name
                for key in keys(other):
                    found[key] = max(names, found.get(key, 0))
        found.update(dict.fromkeys(keys(text), weight))

    called = [entry.title, *entry.names, entry.code]
    # the weightiest come last: of a key that stands in several places, theirs counts
    take([label_of(entry.kind, words), entry.kind], _KIND, _KIND)
    take(entry.texts, _TEXT, _TEXT)
    take([text for part in entry.parts for text in (part.name, *part.texts)], _PART, _TEXT)
    take([_name_of(part) for part in entry.parts], _PART_NAME, _PART)
    take([entry.summary], _SUMMARY, _PART)
    take([*entry.tags, entry.id.replace("-", " ")], _TAG, _SUMMARY)
    take(called, _TITLE, _NAME_IN_TITLE)
    found.update(dict.fromkeys(first_letters(folded("\n".join(called))), _TITLE))
    found.update((f"={whole}", _TITLE) for name in called if (whole := bare(folded(name))))
    for ending in endings(folded(entry.code)):
        found[ending] = found[f"={ending}"] = _TITLE
    found.update((f"@{role}", _KIND) for role in entry.roles)
    return found, also


def _other_names(text: str, glossary: Glossary) -> Iterator[tuple[str, list[str]]]:
    """The names of terms that a folded text holds, each with the term's other names."""
    if glossary.pattern is None:
        return
    for name in dict.fromkeys(glossary.pattern.findall(text)):  # a folded text has small letters only
        term = glossary.entries[glossary.by_name[name]]
        if others := [other for other in map(folded, (*term.names, *term.instead_of)) if other != name]:
            yield name, others


def _said(entry: Entry, also: Mapping[str, str]) -> str:
    """What the browser shows of a page, and looks through for the place to lead to."""
    said: dict[str, object] = {"url": entry.url, "kind": entry.kind, "title": entry.title}
    if entry.code:
        said["code"] = entry.code
    if entry.names:
        said["names"] = entry.names
    if also:
        said["also"] = also
    said["texts"] = [entry.summary, *entry.texts]
    said["parts"] = [[part.anchor, part.name, *part.texts] for part in entry.parts]
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"))
