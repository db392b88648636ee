"""Renewal: the files of an index of which few pages have changed, made out of those of the last one.

That is how they would be made from all pages, byte for byte, where pages have changed in what they say and in nothing
else: none has come or gone, and none is called otherwise.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Protocol

from svcq_build.search.alphabet import is_cut, is_pair, is_word, pairs_of, stretches, utf16
from svcq_build.search.found import Found
from svcq_build.search.keys import number_of, shelf
from svcq_build.search.scripts import traditional_file
from svcq_build.search.shards import as_steps, shard_of, shards_for
from svcq_build.search.sounds import cohesion, likeliest_first, sounds_of


@dataclass(frozen=True, slots=True)
class Stand:
    """What is known of an index besides its files, to renew it.

    Attributes:
        pages: addresses of the pages in order, each with the digest of what it is found by.
        files: the digest of each file but ``index.json``, in order. cuts: the last key of each file of words.
        postings: how many pages all keys lead to. pairs: the pairs of characters, and how many pages have each.
        titled: the pairs in titles and names.
    """

    pages: Sequence[tuple[str, str]]
    files: Mapping[str, str]
    cuts: Sequence[str]
    postings: int
    pairs: Mapping[str, int]
    titled: Sequence[str]


class LastIndex(Protocol):
    """The index of the last build."""

    @property
    def stand(self) -> Stand:
        """What is known of it."""

    def file(self, name: str) -> bytes:
        """One of its files. Raises OSError when it is not as it was."""

    def page(self, url: str) -> Found:
        """What a page was found by. Raises OSError when that is not known any more."""


@dataclass(frozen=True, slots=True)
class Renewed:
    """What becomes of an index.

    Attributes:
        files: all its files but ``index.json``, in order; None for one that stays as it is.
        stand: what is known of it, but for its pages and the digests of its files.
    """

    files: Mapping[str, bytes | None]
    stand: Stand

    @property
    def cuts(self) -> Sequence[str]:
        """The last key of each file of words."""
        return self.stand.cuts


def renewed(last: LastIndex, changed: Sequence[tuple[int, Found]]) -> Renewed | None:
    """Renew an index.

    Args:
        last: the index as it is. changed: pages that are found by other words now, each with its number.
    Returns:
        None when it must be made from all pages.
    Raises:
        OSError: when what is known of it is not as it was.
    """
    stand = last.stand
    files: dict[str, bytes | None] = {name: None for name in stand.files if not name.startswith("words/")}
    moves: dict[str, dict[int, int]] = {}
    counts: dict[str, int] = {}
    for number, found in changed:
        before = last.page(found.url)
        if before.about != found.about:
            return None
        if before.said != found.said:
            files[f"pages/{number}.json"] = found.said.encode()
        old, new = before.weights(), found.weights()
        for key in old.keys() | new.keys():
            if old.get(key) != new.get(key):
                moves.setdefault(key, {})[number] = new.get(key, 0)
                if (step := (key in new) - (key in old)) != 0:
                    counts[key] = counts.get(key, 0) + step
    postings = stand.postings + sum(counts.values())
    count = sum(name.startswith("keys/") for name in files)
    if shards_for(postings) != count:
        return None
    _renew_shards(last, files, moves, count)
    steps = {key: step for key, step in counts.items() if step}
    pairs = _counted(stand.pairs, {key: step for key, step in steps.items() if is_pair(key)})
    if not pairs or not stand.pairs:
        return None
    if pairs.keys() != stand.pairs.keys():
        files["traditional.json"] = traditional_file(pairs_of(pairs))
    words, cuts = _renewed_words(last, steps, pairs)
    last_file = files.pop("traditional.json")
    whole = {**files, **words, "traditional.json": last_file}
    return Renewed(whole, replace(stand, cuts=cuts, postings=postings, pairs=pairs))


def _counted(counts: Mapping[str, int], steps: Mapping[str, int]) -> dict[str, int]:
    """How often each occurs now; what does no more is gone."""
    now = {**counts, **{key: counts.get(key, 0) + step for key, step in steps.items()}}
    return {key: many for key, many in now.items() if many > 0}


def _renew_shards(
    last: LastIndex, files: dict[str, bytes | None], moves: Mapping[str, Mapping[int, int]], count: int
) -> None:
    """Renew the files of keys; ``moves`` has by key the pages on which it has another weight, 0 where it is gone."""
    touched: dict[str, list[str]] = {}
    for key in moves:
        touched.setdefault(f"keys/{number_of(shelf(key), count)}.json", []).append(key)
    for name, keys in touched.items():
        shard: dict[str, list[int]] = json.loads(last.file(name))
        steps = {key: ",".join(map(str, held)) for key, held in shard.items()}
        for key in keys:
            weights = {place >> 3: place & 7 for place in accumulate(shard.get(key, ()))}
            weights.update(moves[key])
            steps[key] = as_steps(sorted(number << 3 | weight for number, weight in weights.items() if weight))
        files[name] = shard_of((key, steps[key]) for key in sorted(steps) if steps[key])


def _renewed_words(
    last: LastIndex, steps: Mapping[str, int], pairs: Mapping[str, int]
) -> tuple[dict[str, bytes | None], Sequence[str]]:
    """The files of words, and the last key of each.

    Args:
        last: the index as it is. steps: by key, how many more pages have it. pairs: the pairs of characters now.
    """
    cuts = last.stand.cuts
    names = [f"words/{number}.json" for number in range(len(cuts))]
    moved = {key: step for key, step in steps.items() if is_pair(key)}
    if not moved and not any(map(is_word, steps)):
        return dict.fromkeys(names), cuts
    held: list[dict[str, object]] = [json.loads(last.file(name)) for name in names]
    known = {key: value for stretch in held for key, value in stretch.items()}
    new: dict[str, object] = {}
    for key, step in steps.items():
        if is_word(key):
            before = known.get(key, 0)
            assert isinstance(before, int)
            new[key] = before + step
    new.update(_renewed_sounds(known, moved, pairs, last.stand.titled))
    return _with_words(last, held, new)


def _renewed_sounds(
    known: Mapping[str, object], moved: Mapping[str, int], pairs: Mapping[str, int], titled: Sequence[str]
) -> Iterator[tuple[str, list[str]]]:
    """What sounds lead to where that is something else now; nothing where they lead nowhere."""
    begin, end = {pair[0] for pair in moved}, {pair[1] for pair in moved}
    held = cohesion(pairs, titled) if moved else {}
    new: dict[str, list[str]] = {}
    for pair in moved:
        if pair in pairs and pairs[pair] == moved[pair]:  # it was not there before
            for sound in sounds_of(pair):
                new.setdefault(sound, []).append(pair)
    for key, value in known.items():
        if key[0] != "~" or not isinstance(value, list):
            continue
        added = new.pop(key[1:], [])
        if added or any(pair and (pair[0] in begin or pair[1] in end) for pair in value):
            no_words = value[value.index("") + 1 :] if "" in value else []
            same = {*(pair for pair in value if pair in pairs or pair in held), *added}
            yield key, likeliest_first(same, pairs, held, no_words) if same else []
    for sound, added in new.items():
        yield f"~{sound}", likeliest_first(added, pairs, held)


def _with_words(
    last: LastIndex, held: Sequence[Mapping[str, object]], new: Mapping[str, object]
) -> tuple[dict[str, bytes | None], Sequence[str]]:
    """The files of words, of which only those around what is new are made.

    Args:
        last: the index as it is. held: what its files of words hold.
        new: what is another value now, or new, or gone (0 or nothing).
    """
    cuts = last.stand.cuts
    ends = [utf16(cut) for cut in cuts]
    touched: dict[int, dict[str, object]] = {}
    for key, value in new.items():
        at = min(bisect_left(ends, utf16(key)), len(ends) - 1)
        touched.setdefault(at, {})[key] = value
    made: list[tuple[bytes | None, str, int]] = []
    open_: dict[str, object] = {}
    for at, stretch in enumerate(held):
        if at not in touched and not open_:
            made.append((None, cuts[at], at))
            continue
        whole = {key: value for key, value in {**open_, **stretch, **touched.get(at, {})}.items() if value}
        if whole and at + 1 < len(held) and not is_cut(max(whole, key=utf16)):
            open_ = whole  # its end is gone: it goes on to the next one's
            continue
        open_ = {}
        made.extend((content, cut, -1) for content, cut in (stretches(whole) if whole else ()))
    files = {
        f"words/{number}.json": last.file(f"words/{at}.json") if content is None and at != number else content
        for number, (content, _, at) in enumerate(made)
    }
    return files, [cut for _, cut, _ in made]
