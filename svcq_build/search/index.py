"""The index of one language: what each page is found by, gathered page by page, and written as many small files.

A browser fetches only the files that a query needs: ``keys/N.json`` tells which pages hold a key, ``words/N.json`` all
words and sounds of a stretch of the alphabet, ``pages/N.json`` what a page says, and ``index.json`` how to find these.

How much a key matters on a page is one number from 1 to 7, for the weightiest place that it stands in.
"""

from __future__ import annotations

import hashlib
import json
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from operator import sub
from os import SEEK_END
from tempfile import TemporaryFile
from weakref import finalize

from svcq_build.kinds import all_kinds
from svcq_build.render import Glossary
from svcq_build.search.entries import Entry, Part, label_of
from svcq_build.search.keys import bare, endings, first_letters, folded, keys, number_of, shelf
from svcq_build.search.scripts import traditional_phrases, used_characters
from svcq_build.search.sounds import by_first_letters, by_sound

#: The folder of the index on the site of each language.
FOLDER = "search"
_TITLE, _NAME_IN_TITLE, _TAG, _SUMMARY, _PART, _TEXT, _KIND = 7, 5, 5, 4, 3, 2, 1
#: About so many numbers stand in one file of keys, one or two kilobytes, until there are so many files.
_IN_A_FILE, _MOST_FILES = 400, 2048
#: A file of words ends after a word whose number is divisible by this: an edit moves no other file's ends.
_WORDS_IN_A_FILE = 64
#: What is called by its first words: a text of a part that is no longer than this is its title.
_LONGEST_TITLE = 16
#: So many titles are offered for a character of a word that the handbook does not have.
_OFFERED = 6


@dataclass(frozen=True, slots=True)
class _Found:
    """What is kept of a page.

    Attributes:
        url, kind, id, title, names: as in :class:`Entry`. parts: what its parts are called, but for their anchors.
        place, length: where in the draft it stands what the page says. keys: number of the key × 8 + weight.
    """

    url: str
    kind: str
    id: str
    title: str
    names: tuple[str, ...]
    parts: tuple[str, ...]
    place: int
    length: int
    keys: array[int]


class SearchIndex:
    """The index of one language; what pages say lies in a file meanwhile, not in memory."""

    def __init__(self, language: str) -> None:
        """Begin. ``language``: that of the pages."""
        self._language = language
        self._draft = TemporaryFile("w+b")  # noqa: SIM115 - closed when the index goes
        finalize(self, self._draft.close)
        self._numbers: defaultdict[str, int] = defaultdict()
        self._numbers.default_factory = self._numbers.__len__  # a new key has the next number
        self._pages: dict[str, _Found] = {}

    def add(self, entry: Entry, glossary: Glossary) -> None:
        """Take a page in, in the place of what was known of it.

        Args:
            entry: what it says. glossary: terms and their other names, by which their pages and texts are found too.
        """
        weights, also = _weighed(entry, glossary, self._language)
        numbers = self._numbers
        packed = array("I", [numbers[key] << 3 | weight for key, weight in weights.items()])
        said = _said(entry, also)
        place = self._draft.seek(0, SEEK_END)
        self._draft.write(said)
        parts = tuple(name for part in entry.parts if (name := _name_of(part)))
        self._pages[entry.url] = _Found(
            entry.url, entry.kind, entry.id, entry.title, entry.names, parts, place, len(said), packed
        )

    def take_away(self, address: str) -> None:
        """Forget a page."""
        self._pages.pop(address, None)

    def files(self) -> Iterator[tuple[str, bytes]]:
        """The files of the index, by address."""
        order = {kind: number for number, kind in enumerate(all_kinds())}
        # whatever was edited in between, the same documents make the same files
        pages = sorted(self._pages.values(), key=lambda page: (order.get(page.kind, len(order)), page.url))
        postings = self._postings(pages)
        shards = _shards(postings)
        words, cuts = _stretches(_alphabet(postings, pages, self._language))
        made: Iterator[tuple[str, bytes]] = chain(
            ((f"pages/{number}.json", self._said(found)) for number, found in enumerate(pages)),
            ((f"keys/{number}.json", content) for number, content in enumerate(shards)),
            ((f"words/{number}.json", content) for number, content in enumerate(words)),
            [("traditional.json", _traditional(postings))],
        )
        mark = hashlib.sha256()
        for name, content in made:
            mark.update(name.encode() + content)
            yield f"{FOLDER}/{name}", content
        kinds = list(dict.fromkeys(found.kind for found in pages))
        about = {
            "mark": mark.hexdigest()[:12],
            "keys": len(shards),
            "cuts": cuts,
            "kinds": [[kind, label_of(kind, self._language)] for kind in kinds],
            "pages": _in_runs(kinds.index(found.kind) for found in pages),
            "roles": [[found.id, found.title] for found in pages if found.kind == "role"],
        }
        yield f"{FOLDER}/index.json", _dump(about).encode()

    def _said(self, page: _Found) -> bytes:
        self._draft.seek(page.place)
        return self._draft.read(page.length)

    def _postings(self, pages: Sequence[_Found]) -> dict[str, array[int]]:
        """For every key the pages that have it, as number of the page × 8 + weight."""
        lists: list[array[int]] = [array("I") for _ in self._numbers]
        for number, found in enumerate(pages):
            place = number << 3
            for packed in found.keys:
                lists[packed >> 3].append(place | packed & 7)
        return {key: held for key, held in zip(self._numbers, lists, strict=True) if held}


def _name_of(part: Part) -> str:
    """What a part is called in words; nothing where it has only a number."""
    if part.name != part.anchor:
        return part.name
    first = next(iter(part.texts), "")
    return first if len(first) <= _LONGEST_TITLE else ""


def _weighed(entry: Entry, glossary: Glossary, language: str) -> tuple[dict[str, int], dict[str, str]]:
    """A page's keys with their weights, and the other names of the terms that it mentions, each with the one it has."""
    found: dict[str, int] = {}
    also: dict[str, str] = {}

    def take(texts: Iterable[str], weight: int, names: int) -> None:
        text = folded("\n".join(texts))
        for name, others in _other_names(text, glossary):
            for other in others:
                also[other] = name
                for key in keys(other):
                    found[key] = max(names, found.get(key, 0))
        found.update(dict.fromkeys(keys(text), weight))

    called = [entry.title, *entry.names, entry.code]
    # the weightiest come last: of a key that stands in several places, theirs counts
    take([label_of(entry.kind, language), entry.kind], _KIND, _KIND)
    take(entry.texts, _TEXT, _TEXT)
    take([text for part in entry.parts for text in (part.name, *part.texts)], _PART, _TEXT)
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
    for name in dict.fromkeys(found.lower() for found in glossary.pattern.findall(text)):
        term = glossary.entries[glossary.by_name[name]]
        if others := [other for other in map(folded, (*term.names, *term.instead_of)) if other != name]:
            yield name, others


def _said(entry: Entry, also: Mapping[str, str]) -> bytes:
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
    return _dump(said).encode()


def _shards(postings: Mapping[str, array[int]]) -> list[bytes]:
    """The files of keys: each key stands in the one that its letters say."""
    count, size = 1, sum(map(len, postings.values()))
    while count * _IN_A_FILE < size and count < _MOST_FILES:
        count *= 2
    shards: list[list[str]] = [[] for _ in range(count)]
    for key, held in sorted(postings.items()):
        shards[number_of(shelf(key), count)].append(f'"{key}":[{_as_steps(held)}]')  # a key needs no escape
    return [f"{{{','.join(shard)}}}".encode() for shard in shards]


def _as_steps(held: Sequence[int]) -> str:
    """Rising numbers, each told by how much it is more than the one before."""
    return ",".join(map(str, (held[0], *map(sub, held[1:], held))))


def _alphabet(postings: Mapping[str, array[int]], pages: Sequence[_Found], language: str) -> dict[str, object]:
    """What is looked up by how it begins.

    Words of the index with how many pages have them; with ``~`` before them sounds, with ``^`` the first letters of
    sounds; with ``?`` a character, and the titles that have it.
    """
    found: dict[str, object] = {key: len(held) for key, held in postings.items() if _is_word(key)}
    titles: dict[str, int] = {}
    for page in pages:
        for name in (page.title, *page.names):
            titles[folded(name)] = titles.get(folded(name), 0) + 1
    named = {folded(name) for page in pages for name in page.parts}
    pairs = sorted(_pairs(postings), key=lambda pair: -len(postings[pair]))
    if pairs:
        found.update((f"~{sound}", same) for sound, same in by_sound(pairs, named.union(titles)).items())
        found.update((f"^{letters}", words) for letters, words in by_first_letters(titles).items())
    offered: dict[str, list[str]] = {}
    for page in pages:
        title = page.title
        for letter in first_letters(folded(title)):
            known = offered.setdefault(f"?{letter}", [])
            if len(known) < _OFFERED and title not in known:
                known.append(title)
    found.update(offered)
    return found


def _pairs(postings: Iterable[str]) -> list[str]:
    """The pairs of characters among some keys, in order."""
    return sorted(key for key in postings if len(key) == 2 and key[0] >= "\u3000")


def _is_word(key: str) -> bool:
    return key[0] not in "=@" and key[0].isalnum() and key[0] < "\u3000" and len(key) < 40


def _stretches(alphabet: Mapping[str, object]) -> tuple[list[bytes], list[str]]:
    """The alphabet cut into files, and the last key of each."""
    files: list[bytes] = []
    cuts: list[str] = []
    held: list[str] = []
    last = ""
    # in the order of UTF-16, in which the browser compares
    order = _utf16 if alphabet and max(map(max, alphabet)) > "\uffff" else None
    for key in sorted(alphabet, key=order):
        held.append(f'"{key}":{_value(alphabet[key])}')
        last = key
        if number_of(key, _WORDS_IN_A_FILE) == 0:
            files.append(f"{{{','.join(held)}}}".encode())
            cuts.append(last)
            held = []
    if held or not files:
        files.append(f"{{{','.join(held)}}}".encode())
        cuts.append(last)
    return files, cuts


def _utf16(key: str) -> bytes:
    return key.encode("utf-16-be")


def _value(value: object) -> str:
    """How often a word occurs, words of letters alone, or titles."""
    if isinstance(value, int):
        return str(value)
    if isinstance(value, list) and all(map(str.isalnum, value)):
        return '["' + '","'.join(value) + '"]'  # needs no escape
    return _dump(value)


def _traditional(postings: Mapping[str, array[int]]) -> bytes:
    """How a query in Traditional characters is read: by pairs where one character has no right answer, else singly."""
    pairs = _pairs(postings)
    return _dump({"pairs": traditional_phrases(pairs), "letters": used_characters(pairs)}).encode()


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _in_runs(kinds: Iterable[int]) -> list[list[int]]:
    """Numbers one after the other as [number, how often]."""
    found: list[list[int]] = []
    for kind in kinds:
        if found and found[-1][0] == kind:
            found[-1][1] += 1
        else:
            found.append([kind, 1])
    return found
