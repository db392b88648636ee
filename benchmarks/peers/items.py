"""The corpus as items that any of the peers can hold: some fields, a text, two links to other items."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus import documents

#: Lines of text of each item: with its fields, about 25 lines, as the documents have on average.
LINES = 14
#: The share of items that others link to and that link nowhere themselves (doorstop's links go up a tree).
ROOTS = 10

_SPECIAL = re.compile(r"[^\w ，。：；]|_")


@dataclass(frozen=True, slots=True)
class Item:
    """One item.

    Attributes:
        number: from 1. title, owner, day: fields. text: lines of Chinese text. links: two other items' numbers.
    """

    number: int
    title: str
    owner: str
    day: str
    text: tuple[str, ...]
    links: tuple[int, ...]


def make_items(count: int) -> Iterator[Item]:
    """As many items as there are documents, with the words of the documents."""
    roots = count // ROOTS
    for number, (path, text) in enumerate(documents(count), 1):
        lines = [line for raw in text.split("\n") if (line := _SPECIAL.sub("", raw).strip())]
        words = tuple(lines[index % len(lines)] for index in range(1, LINES + 1))
        links = () if number <= roots else (number % roots + 1, (number + roots // 2) % roots + 1)
        day = f"2026-10-{number % 28 + 1:02d}"
        yield Item(number, path.rpartition("/")[2].partition(".")[0], f"role-{number % 8}", day, words, links)
