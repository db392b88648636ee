"""The index of one language: what each page is found by, gathered page by page, and written as many small files.

A browser fetches only the files that a query needs: ``keys/N.json`` tells which pages hold a key, ``words/N.json`` all
words and sounds of a stretch of the alphabet, ``pages/N.json`` what a page says, and ``index.json`` how to find these.

How much a key matters on a page is one number from 1 to 7, for the weightiest place that it stands in.
"""

from __future__ import annotations

import hashlib
import json
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from os import SEEK_END
from tempfile import TemporaryFile
from weakref import finalize

from svcq_build.files import digest_of
from svcq_build.kinds import all_kinds
from svcq_build.render import Interface
from svcq_build.search.alphabet import dump, is_word, pairs_of, stretches
from svcq_build.search.entries import label_of
from svcq_build.search.found import Found, Unread
from svcq_build.search.keys import first_letters, folded
from svcq_build.search.renewal import LastIndex, Stand, renewed
from svcq_build.search.scripts import traditional_file
from svcq_build.search.shards import shards
from svcq_build.search.sounds import by_first_letters, by_sound, pairs_in

#: The folder of the index on the site of each language.
FOLDER = "search"
#: So many titles are offered for a character of a word that the handbook does not have.
_OFFERED = 6
#: An index of which more pages have changed is made anew.
_MOST_CHANGED = 200


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
    """The index of one language; what pages say lies in a file meanwhile, not in memory.

    Attributes:
        stand: what is to be known of it to renew it; it is there when its files have been made.
    """

    def __init__(self, words: Interface, last: LastIndex | None = None) -> None:
        """Begin.

        Args:
            words: what svcq says in the language of the pages. last: the index as it was, to be renewed if it can be.
        """
        self._words, self._last = words, last
        self._draft = TemporaryFile("w+b")  # noqa: SIM115 - closed when the index goes
        finalize(self, self._draft.close)
        self._numbers: defaultdict[str, int] = defaultdict()
        self._numbers.default_factory = self._numbers.__len__  # a new key has the next number
        self._pages: dict[str, _Page] = {}
        self._unread: dict[str, Unread] = {}
        self._digests: dict[str, str] = {}
        self._changed: dict[str, Found] = {}
        self._known = dict(last.stand.pages) if last is not None else {}
        self.stand: Stand | None = None

    def add(self, found: Found | Unread) -> None:
        """Take a page in, in the place of what was known of it."""
        self._digests[found.url] = found.digest
        if isinstance(found, Unread):
            self._unread[found.url] = found
            return
        self._take_in(found)
        if self._last is not None and self._known.get(found.url) != found.digest:
            self._changed[found.url] = found
            if len(self._changed) > _MOST_CHANGED:
                self._last, self._changed = None, {}

    def _take_in(self, found: Found) -> None:
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
        self._digests.pop(address, None)
        self._pages.pop(address, None)

    def forget(self) -> None:
        """Give back the room of what pages are found by; no files can be made any more."""
        self._pages, self._numbers, self._changed, self._last = {}, defaultdict(), {}, None

    def files(self) -> Iterator[tuple[str, bytes | None]]:
        """The files of the index, by address; None for what lies in the last index as it is to be."""
        try:
            renewal = self._renewed()
        except OSError:  # the last one is not as it was: somebody is at work there
            renewal = None
        yield from self._whole() if renewal is None else renewal

    def _renewed(self) -> list[tuple[str, bytes | None]] | None:
        last, known = self._last, self._known
        if last is None or known.keys() != self._digests.keys():
            return None
        places = {url: number for number, url in enumerate(known)}
        renewal = renewed(last, [(places[url], found) for url, found in sorted(self._changed.items())])
        if renewal is None:
            return None
        about = json.loads(last.file("index.json"))
        digests = {
            name: last.stand.files[name] if content is None else digest_of(content)
            for name, content in renewal.files.items()
        }
        about |= {"mark": _mark(digests), "keys": sum(name.startswith("keys/") for name in digests)}
        about["cuts"] = list(renewal.cuts)
        files = {**renewal.files, "index.json": dump(about).encode()}
        pages = [(url, self._digests[url]) for url in known]
        self.stand = replace(renewal.stand, pages=pages, files=digests)
        return [(f"{FOLDER}/{name}", content) for name, content in files.items()]

    def _whole(self) -> Iterator[tuple[str, bytes]]:
        for unread in self._unread.values():
            self._take_in(unread.read())
        self._unread = {}
        order = {kind: number for number, kind in enumerate(all_kinds())}
        # whatever was edited in between, the same documents make the same files
        pages = sorted(self._pages.values(), key=lambda page: (order.get(page.kind, len(order)), page.url))
        postings = self._postings(pages)
        pairs = {pair: len(postings[pair]) for pair in pairs_of(postings)}
        words = list(stretches(_alphabet(postings, pairs, pages)))  # what this needs is gone before the keys are made
        size, keys = sum(map(len, postings.values())), shards(postings)
        del postings
        made: Iterator[tuple[str, bytes]] = chain(
            ((f"pages/{number}.json", self._said(found)) for number, found in enumerate(pages)),
            ((f"keys/{number}.json", content) for number, content in enumerate(keys)),
            ((f"words/{number}.json", content) for number, (content, _) in enumerate(words)),
            [("traditional.json", traditional_file(list(pairs)))],
        )
        digests = {}
        for name, content in made:
            digests[name] = digest_of(content)
            yield f"{FOLDER}/{name}", content
        kinds = list(dict.fromkeys(found.kind for found in pages))
        cuts = [cut for _, cut in words]
        about = {
            "mark": _mark(digests),
            "keys": len(keys),
            "cuts": cuts,
            "kinds": [[kind, label_of(kind, self._words)] for kind in kinds],
            "pages": _in_runs(kinds.index(found.kind) for found in pages),
            "roles": [[found.id, found.title] for found in pages if found.kind == "role"],
        }
        self.stand = Stand(
            [(page.url, self._digests[page.url]) for page in pages],
            digests,
            cuts,
            size,
            pairs,
            sorted(pairs_in(set(_titles(pages)).union(_part_names(pages)))),
        )
        yield f"{FOLDER}/index.json", dump(about).encode()

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


def _mark(digests: Mapping[str, str]) -> str:
    """What tells an index from any other, of the digests of its files."""
    whole = hashlib.sha256()
    for name, digest in digests.items():
        whole.update(f"{name} {digest}\n".encode())
    return whole.hexdigest()[:12]


def _alphabet(
    postings: Mapping[str, array[int]], pairs: Mapping[str, int], pages: Sequence[_Page]
) -> dict[str, object]:
    found: dict[str, object] = {key: len(held) for key, held in postings.items() if is_word(key)}
    titles = Counter(_titles(pages))
    if pairs:
        named = {*titles, *_part_names(pages)}
        found.update((f"~{sound}", same) for sound, same in by_sound(pairs, named).items())
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


def _titles(pages: Iterable[_Page]) -> Iterator[str]:
    """All titles and names, folded."""
    return (folded(name) for page in pages for name in (page.title, *page.names))


def _part_names(pages: Iterable[_Page]) -> Iterator[str]:
    """What parts are called, folded."""
    return (folded(name) for page in pages for name in page.parts)


def _in_runs(kinds: Iterable[int]) -> list[list[int]]:
    """Numbers one after the other as [number, how often]."""
    found: list[list[int]] = []
    for kind in kinds:
        if found and found[-1][0] == kind:
            found[-1][1] += 1
        else:
            found.append([kind, 1])
    return found
