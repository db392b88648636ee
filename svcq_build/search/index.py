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
from itertools import chain
from operator import sub
from os import SEEK_END
from tempfile import TemporaryFile
from weakref import finalize

from svcq_build.kinds import all_kinds
from svcq_build.render import Interface
from svcq_build.search.entries import label_of
from svcq_build.search.found import Found
from svcq_build.search.keys import first_letters, folded, number_of, shelf
from svcq_build.search.scripts import traditional_phrases, used_characters
from svcq_build.search.sounds import by_first_letters, by_sound

#: The folder of the index on the site of each language.
FOLDER = "search"
#: About so many numbers stand in one file of keys, one or two kilobytes, until there are so many files.
_IN_A_FILE, _MOST_FILES = 400, 2048
#: A file of words ends after a word whose number is divisible by this: an edit moves no other file's ends.
_WORDS_IN_A_FILE = 64
#: So many titles are offered for a character of a word that the handbook does not have.
_OFFERED = 6


class _Page:
    """What is kept of a page.

    Attributes:
        url, kind, id, title, names, parts: as in :class:`Found`.
        place, length: where in the draft it stands what the page says. keys: number of the key × 8 + weight.
    """

    __slots__ = ("id", "keys", "kind", "length", "names", "parts", "place", "title", "url")

    def __init__(self, found: Found, place: int, length: int, keys: array[int]) -> None:
        self.url, self.kind, self.id, self.title = found.url, found.kind, found.id, found.title
        self.names, self.parts = found.names, found.parts
        self.place, self.length, self.keys = place, length, keys


class SearchIndex:
    """The index of one language; what pages say lies in a file meanwhile, not in memory."""

    def __init__(self, words: Interface) -> None:
        """Begin. ``words``: what svcq says in the language of the pages."""
        self._words = words
        self._draft = TemporaryFile("w+b")  # noqa: SIM115 - closed when the index goes
        finalize(self, self._draft.close)
        self._numbers: defaultdict[str, int] = defaultdict()
        self._numbers.default_factory = self._numbers.__len__  # a new key has the next number
        self._pages: dict[str, _Page] = {}

    def add(self, found: Found) -> None:
        """Take a page in, in the place of what was known of it."""
        numbers, packed = self._numbers, array("I")
        for weight, held in found.keys.items():
            low = int(weight)
            packed.extend([numbers[key] << 3 | low for key in held.split(" ")])
        said = found.said.encode()
        place = self._draft.seek(0, SEEK_END)
        self._draft.write(said)
        self._pages[found.url] = _Page(found, place, len(said), packed)

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
        pairs = _pairs(postings)
        words, cuts = _stretches(_alphabet(postings, pairs, pages))
        made: Iterator[tuple[str, bytes]] = chain(
            ((f"pages/{number}.json", self._said(found)) for number, found in enumerate(pages)),
            ((f"keys/{number}.json", content) for number, content in enumerate(shards)),
            ((f"words/{number}.json", content) for number, content in enumerate(words)),
            [("traditional.json", _traditional(pairs))],
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
            "kinds": [[kind, label_of(kind, self._words)] for kind in kinds],
            "pages": _in_runs(kinds.index(found.kind) for found in pages),
            "roles": [[found.id, found.title] for found in pages if found.kind == "role"],
        }
        yield f"{FOLDER}/index.json", _dump(about).encode()

    def _said(self, page: _Page) -> bytes:
        self._draft.seek(page.place)
        return self._draft.read(page.length)

    def _postings(self, pages: Sequence[_Page]) -> dict[str, array[int]]:
        """For every key the pages that have it, as number of the page × 8 + weight."""
        lists: list[array[int]] = [array("I") for _ in self._numbers]
        for number, found in enumerate(pages):
            place = number << 3
            for packed in found.keys:
                lists[packed >> 3].append(place | packed & 7)
        return {key: held for key, held in zip(self._numbers, lists, strict=True) if held}


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


def _alphabet(postings: Mapping[str, array[int]], pairs: Sequence[str], pages: Sequence[_Page]) -> dict[str, object]:
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
    if pairs:
        counts = {pair: len(postings[pair]) for pair in pairs}
        found.update((f"~{sound}", same) for sound, same in by_sound(counts, named.union(titles)).items())
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


def _traditional(pairs: Sequence[str]) -> bytes:
    """How a query in Traditional characters is read: by pairs where one character has no right answer, else singly."""
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
