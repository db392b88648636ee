"""What a standard asks of people and of the place: lines of text became requirements with ids and levels.

Only what has an id can be verified, measured and taught.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import count
from typing import Any

from svcq_build.migrations import Migration, Wrap
from svcq_build.words import Message, say

_LETTERS = {"people": "P", "environment": "E"}


def _find(data: Mapping[str, Any]) -> Iterator[Wrap]:
    for name, letter in _LETTERS.items():
        items = data.get(name)
        if not isinstance(items, list):
            continue
        taken = {str(item.get("id")) for item in items if isinstance(item, dict)}
        free = (number for number in count(1) if f"{letter}{number}" not in taken)
        for place, item in enumerate(items):
            if isinstance(item, str):
                yield Wrap((name, place), {"id": f"{letter}{next(free)}", "level": "must"}, "text")


def _tell(name: str, lines: int) -> Message:
    return say("“{name}” holds {count} lines without an id; nothing can refer to them.", name=name, count=lines)


def _done(path: str, lines: int) -> Message:
    return say(
        "{path}: {count} lines about people and place are requirements now, each with an id and the level must.",
        path=path,
        count=lines,
    )


MIGRATION = Migration(
    name="people_and_environment",
    kinds=("standard",),
    texts=tuple(_LETTERS),
    find=_find,
    tell=_tell,
    done=_done,
)
