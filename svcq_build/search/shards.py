"""Shards: the files that tell which pages hold a key; each key stands in the one that its letters say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from operator import sub

from svcq_build.search.keys import number_of, shelf

#: About so many numbers stand in one file of keys, one or two kilobytes, until there are so many files.
_IN_A_FILE, _MOST_FILES = 400, 2048


def shards_for(size: int) -> int:
    """How many files there are for so many numbers."""
    count = 1
    while count * _IN_A_FILE < size and count < _MOST_FILES:
        count *= 2
    return count


def shards(postings: Mapping[str, Sequence[int]]) -> list[bytes]:
    """The files for all keys."""
    count = shards_for(sum(map(len, postings.values())))
    held: list[list[tuple[str, str]]] = [[] for _ in range(count)]
    for key, places in sorted(postings.items()):
        held[number_of(shelf(key), count)].append((key, as_steps(places)))
    return [shard_of(shard) for shard in held]


def shard_of(held: Iterable[tuple[str, str]]) -> bytes:
    """One file: keys in order, each with its steps."""
    inner = ",".join([f'"{key}":[{steps}]' for key, steps in held])  # a key needs no escape
    return f"{{{inner}}}".encode()


def as_steps(places: Sequence[int]) -> str:
    """Rising numbers, each told by how much it is more than the one before."""
    return ",".join(map(str, (*places[:1], *map(sub, places[1:], places))))
