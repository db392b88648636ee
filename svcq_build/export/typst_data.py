"""Typst data: an outline → what the program for typst reads: nothing but data, in which no sign means anything."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

from svcq_build.export.blocks import (
    Block,
    Break,
    Clause,
    Code,
    Definitions,
    Heading,
    Inline,
    Item,
    Listing,
    Note,
    Outline,
    Paragraph,
    Picture,
    Quotation,
    Table,
    printable,
)
from svcq_build.export.details import LongLine, ShortLine, detail_lines
from svcq_build.export.numbers import listed, numbered
from svcq_build.export.widths import column_widths
from svcq_build.words import is_chinese, is_traditional


def as_data(outline: Outline, chosen: dict[str, list[Any]], folder: Path | None = None) -> dict[str, Any]:
    """What the program for typst reads: nothing but data.

    Args:
        outline: the paper. chosen: its fonts. folder: where its pictures are put; None where nobody looks at them.
    """
    writer = _Data(folder)
    labels = outline.labels
    return {
        "title": printable(outline.title),
        "organisation": printable(outline.organisation),
        "language": outline.language,
        "text": _spoken(outline.language),
        "kicker": printable(outline.kicker),
        "running": printable(outline.running),
        "stamp": printable(outline.stamp),
        "facts": [[printable(name), printable(value)] for name, value in outline.facts],
        "notices": [printable(notice) for notice in outline.notices],
        "warning": [printable(one) for one in outline.warning] if outline.warning else None,
        "cover": outline.cover,
        "front": {name: printable(words) for name, words in asdict(outline.front).items()} if outline.front else None,
        "contents": outline.contents if listed(outline) else 0,
        "labels": {"contents": labels.contents, "page": labels.page, "colon": labels.colon},
        "fonts": chosen,
        "blocks": [
            {**writer.block(one.block), "number": one.number} for one in numbered(outline.blocks, outline.labels)
        ],
    }


class _Data:
    """Blocks as data."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._pictures = 0

    def blocks(self, blocks: tuple[Block, ...]) -> list[dict[str, Any]]:
        return [{**self.block(block), "number": ""} for block in blocks]

    def block(self, block: Block) -> dict[str, Any]:
        match block:
            case Heading() | Clause():
                return {
                    "kind": "heading" if isinstance(block, Heading) else "clause",
                    "level": block.level,
                    "mark": printable(block.mark),
                    "words": self.words(block.words),
                }
            case Paragraph():
                return {"kind": "paragraph", "role": block.role, "words": self.words(block.words)}
            case Listing():
                items = [self.blocks(item) for item in block.items]
                return {"kind": "listing", "ordered": block.ordered, "start": block.start, "items": items}
            case Item():
                return {"kind": "item", "mark": printable(block.mark), "blocks": self.blocks(block.blocks)}
            case Table():
                return self._table(block)
            case Definitions():
                return {"kind": "definitions", "wide": block.wide, **self._definitions(block)}
            case Code():
                return {"kind": "code", "text": printable(block.text)}
            case Quotation():
                return {"kind": "quotation", "blocks": self.blocks(block.blocks)}
            case Note():
                return {"kind": "note", "title": printable(block.title), "blocks": self.blocks(block.blocks)}
            case Picture():
                return self._picture(block)
            case Break():
                return {"kind": "break"}

    def words(self, words: Inline) -> list[dict[str, Any]]:
        return [
            {
                "text": printable(run.text),
                "strong": run.strong,
                "emphasis": run.emphasis,
                "code": run.code,
                "struck": run.struck,
                "link": printable(run.link),
                **_spoken(run.language),
            }
            for run in words
        ]

    def _table(self, block: Table) -> dict[str, Any]:
        return {
            "kind": "table",
            "caption": self.words(block.caption),
            "head": [self.words(head) for head in block.head],
            "rows": [[self.blocks(field) for field in row] for row in block.rows],
            "widths": list(column_widths(block)),
            "right": sorted(block.right),
        }

    def _definitions(self, block: Definitions) -> dict[str, Any]:
        """As rows, and as lines on which short values stand together; the program takes what it needs."""
        if block.wide:
            pairs = [{"name": printable(name), "blocks": self.blocks(inner)} for name, inner in block.pairs]
            return {"pairs": pairs, "lines": [{"kind": "long", **pair} for pair in pairs]}
        return {"pairs": [], "lines": [self._line(line) for line in detail_lines(block)]}

    def _line(self, line: ShortLine | LongLine) -> dict[str, Any]:
        if isinstance(line, LongLine):
            return {"kind": "long", "name": printable(line.name), "blocks": self.blocks(line.blocks)}
        pairs = [{"name": printable(name), "words": self.words(words)} for name, words in line.pairs]
        return {"kind": "short", "pairs": pairs}

    def _picture(self, block: Picture) -> dict[str, Any]:
        name = file_of(block, self._pictures)
        self._pictures += 1
        if self._folder is not None:
            (self._folder / name).write_bytes(block.content)
        return {
            "kind": "picture",
            "file": name,
            "format": name.rpartition(".")[2],
            "alt": printable(block.words) or name,
            "captioned": block.captioned,
        }


def _spoken(language: str) -> dict[str, Any]:
    """A language as typst names it."""
    if not language:
        return {"lang": "", "region": None}
    if is_chinese(language):
        return {"lang": "zh", "region": "tw" if is_traditional(language) else "cn"}
    main, _, region = language.partition("-")
    return {"lang": main.lower(), "region": region.lower() if len(region) == 2 else None}


def file_of(picture: Picture, place: int) -> str:
    """What the file of a paper's picture is called, by its place among all of them."""
    return f"picture-{place}.{'jpg' if picture.format == 'jpeg' else picture.format}"
