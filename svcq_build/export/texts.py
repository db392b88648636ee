"""Texts: what a paper says and shows, read from its blocks."""

from __future__ import annotations

from collections.abc import Iterator

from svcq_build.export.blocks import (
    REPLACED,
    Block,
    Break,
    Clause,
    Code,
    Definitions,
    Heading,
    Item,
    Listing,
    Note,
    Outline,
    Paragraph,
    Picture,
    Quotation,
    Table,
    printable,
    words_of,
)


def texts_of(blocks: tuple[Block, ...]) -> Iterator[str]:
    """Every text of some blocks, in the order in which it is read."""
    for block in blocks:
        match block:
            case Heading() | Clause():
                yield from (text for text in (block.mark, words_of(block.words)) if text)
            case Paragraph():
                yield words_of(block.words)
            case Listing():
                for item in block.items:
                    yield from texts_of(item)
            case Item():
                yield from (text for text in (block.mark,) if text)
                yield from texts_of(block.blocks)
            case Table():
                yield from (words_of(head) for head in block.head)
                for row in block.rows:
                    for inner in row:
                        yield from texts_of(inner)
                yield from (text for text in (words_of(block.caption),) if text)
            case Definitions():
                for name, inner in block.pairs:
                    yield name
                    yield from texts_of(inner)
            case Code():
                yield block.text
            case Quotation():
                yield from texts_of(block.blocks)
            case Note():
                yield block.title
                yield from texts_of(block.blocks)
            case Picture():
                yield block.words
            case Break():
                pass


def pictures_in(blocks: tuple[Block, ...]) -> Iterator[Picture]:
    """Every picture of some blocks, in order."""
    for block in blocks:
        match block:
            case Picture():
                yield block
            case Listing():
                for item in block.items:
                    yield from pictures_in(item)
            case Item() | Quotation() | Note():
                yield from pictures_in(block.blocks)
            case Table():
                for row in block.rows:
                    for inner in row:
                        yield from pictures_in(inner)
            case Definitions():
                for _, inner in block.pairs:
                    yield from pictures_in(inner)
            case _:
                pass


def replaced(outline: Outline) -> int:
    """How many characters of a paper are shown as U+FFFD, because no file can hold them or they steer their reader."""
    return sum(printable(text).count(REPLACED) for text in (outline.title, *texts_of(outline.blocks)))
