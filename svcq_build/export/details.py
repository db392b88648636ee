"""Details: the fields of a part, as they stand below its first words: short ones share a line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from svcq_build.export.blocks import Block, Definitions, Inline, Paragraph, words_of

#: Longer values have a line of their own.
_SHORT = 40


@dataclass(frozen=True, slots=True)
class ShortLine:
    """Names with their values, on one line."""

    pairs: tuple[tuple[str, Inline], ...]


@dataclass(frozen=True, slots=True)
class LongLine:
    """A name on a line of its own, and below it what stands there."""

    name: str
    blocks: tuple[Block, ...]


def detail_lines(details: Definitions) -> Iterator[ShortLine | LongLine]:
    """The lines that the fields of a part stand on, in order."""
    pending: list[tuple[str, Inline]] = []
    for name, blocks in details.pairs:
        only = blocks[0] if len(blocks) == 1 else None
        if isinstance(only, Paragraph) and len(words_of(only.words)) <= _SHORT:
            pending.append((name, only.words))
            continue
        if pending:
            yield ShortLine(tuple(pending))
            pending = []
        yield ShortLine(((name, only.words),)) if isinstance(only, Paragraph) else LongLine(name, blocks)
    if pending:
        yield ShortLine(tuple(pending))
