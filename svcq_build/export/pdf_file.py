"""PDF file: an outline → the bytes of a tagged PDF (PDF/UA-1), set by typst.

What a document says reaches typst as data beside a fixed program, so that no sign in it means anything.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, Literal

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
    pictures_in,
    printable,
    words_of,
)
from svcq_build.export.numbers import listed, numbered
from svcq_build.words import Message, is_chinese, is_traditional, say

_PROGRAM = Path(__file__).with_name("paper.typ")
#: What people set papers in, the best first; what is not installed is passed over.
_SERIF = {
    "": ("Source Han Serif SC", "Noto Serif CJK SC", "Noto Serif SC", "Songti SC", "STSong", "SimSun", "FandolSong"),
    "hant": ("Source Han Serif TC", "Noto Serif CJK TC", "Noto Serif TC", "Songti TC", "PMingLiU", "MingLiU"),
}
_SANS = {
    "": ("Source Han Sans SC", "Noto Sans CJK SC", "Noto Sans SC", "PingFang SC", "Microsoft YaHei", "SimHei",
         "Heiti SC", "WenQuanYi Micro Hei", "WenQuanYi Zen Hei", "FandolHei"),
    "hant": ("Source Han Sans TC", "Noto Sans CJK TC", "Noto Sans TC", "PingFang TC", "Microsoft JhengHei"),
}  # fmt: skip
#: Come with typst, so that every machine sets Latin letters alike.
_LATIN, _MONO = "Libertinus Serif", "DejaVu Sans Mono"
_LATIN_SANS = ("Arial", "Liberation Sans", "Helvetica", "DejaVu Sans")
_MISSING = re.compile(r"the text `\"(.*?)\"` could not be displayed")
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
#: So many characters are named where fonts lack many.
_NAMED = 12
#: Short values of a part share a line.
_SHORT = 40


class ExportError(Exception):
    """A file cannot be made. message: why, and what to do."""

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message


def write_pdf(outline: Outline) -> bytes:
    """A PDF, tagged as PDF/UA-1 wants it. The same outline makes the same bytes, with the same fonts.

    Raises:
        ExportError: when typst is not installed, no font of the system has a character, or a picture is broken.
    """
    return _typeset(outline, "pdf", pdf_standards=["ua-1"])[0]


def write_png(outline: Outline, dots_per_inch: int = 80) -> list[bytes]:
    """The same pages as pictures, to look at. Raises as :func:`write_pdf` does."""
    return _typeset(outline, "png", ppi=dots_per_inch)


def _typeset(outline: Outline, form: Literal["pdf", "png"], **options: Any) -> list[bytes]:
    try:
        import typst
    except ImportError:
        raise ExportError(
            say("A PDF needs the package “typst”, which is not installed. Install it with: pip install 'svcq[pdf]'")
        ) from None
    moment = dt.datetime.combine(outline.day, dt.time(), dt.UTC)
    with tempfile.TemporaryDirectory(prefix="svcq-export-") as name:
        folder = Path(name)
        data = as_data(outline, fonts(outline.language, typst.Fonts().families()), folder)
        (folder / "outline.json").write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
        program = folder / "paper.typ"
        program.write_bytes(_PROGRAM.read_bytes())
        try:
            made, _ = typst.Compiler(program, root=folder).compile_with_warnings(
                format=form, timestamp=moment, **options
            )
        except typst.TypstError as error:
            told = error.diagnostic or error.message
            broken = _broken_picture(outline, folder) if "image" in told else None
            raise ExportError(_explain(told) if broken is None else broken) from error
    return made if isinstance(made, list) else [made or b""]


def fonts_for(language: str) -> list[str] | None:
    """The fonts that a PDF in a language is set in, as they are installed here; None where typst is not.

    There are none where the language needs fonts of its own and none of those that we know is here.
    """
    try:
        import typst
    except ImportError:
        return None
    chosen = fonts(language, typst.Fonts().families())
    names = [one if isinstance(one, str) else one["name"] for one in (*chosen["body"], *chosen["heading"])]
    needed = 2 if is_chinese(language) else 1  # the letters' own, and one for Chinese
    return list(dict.fromkeys(names)) if len(chosen["body"]) >= needed else []


def fonts(language: str, families: Sequence[str]) -> dict[str, list[Any]]:
    """The fonts for a paper: for its text, its headings and code.

    Args:
        language: the paper's. families: those that are installed.
    """
    script = "hant" if is_traditional(language) else ""
    there = set(families)
    serif = [name for name in (*_SERIF[script], *_SERIF[""]) if name in there][:1]
    sans = [name for name in (*_SANS[script], *_SANS[""]) if name in there][:1]
    latin = [name for name in _LATIN_SANS if name in there][:1]
    chinese = is_chinese(language)  # quotation marks and dashes among Chinese are as broad as Chinese
    return {
        "body": [_letters(_LATIN) if chinese else _LATIN, *(serif or sans)],
        "heading": [*(_letters(name) if chinese else name for name in latin), *(sans or serif)] or [_LATIN],
        "code": [_MONO, *(sans or serif)],
    }


def _letters(family: str) -> dict[str, str]:
    """A font for Latin letters only."""
    return {"name": family, "covers": "latin-in-cjk"}


def _broken_picture(outline: Outline, folder: Path) -> Message | None:
    """The picture that keeps a paper from being set; typst does not say which one it is."""
    import typst

    for place, picture in enumerate(pictures_in(outline.blocks)):
        try:
            typst.Compiler(f'#image("{_file_of(picture, place)}")'.encode(), root=folder).compile(format="svg")
        except typst.TypstError:
            return say("The picture “{words}” is broken: it cannot be shown in a PDF.", words=picture.words)
    return None


def _file_of(picture: Picture, place: int) -> str:
    return f"picture-{place}.{'jpg' if picture.format == 'jpeg' else picture.format}"


def _explain(told: str) -> Message:
    """What typst complains of, in words for people."""
    missing = "".join(dict.fromkeys("".join(_ESCAPED.sub(_character, text) for text in _MISSING.findall(told))))
    if missing:
        shown = " ".join(f"{one} (U+{ord(one):04X})" for one in missing[:_NAMED])
        return say(
            "No font on this machine has these characters: {characters}. Install one that has them, such as Noto Serif "
            "CJK (Debian: fonts-noto-cjk; Windows and macOS bring fonts for Chinese), or export as docx.",
            characters=shown + (" …" if len(missing) > _NAMED else ""),
        )
    return say("typst cannot set this paper: {told}", told=" ".join(told.split())[:500])


def _character(found: re.Match[str]) -> str:
    return chr(int(found[1], 16))


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
            "widths": list(block.widths()),
            "right": sorted(block.right),
        }

    def _definitions(self, block: Definitions) -> dict[str, Any]:
        """As rows, and as lines on which short values stand together; the program takes what it needs."""
        if block.wide:
            pairs = [{"name": printable(name), "blocks": self.blocks(inner)} for name, inner in block.pairs]
            return {"pairs": pairs, "lines": [{"kind": "long", **pair} for pair in pairs]}
        return {"pairs": [], "lines": list(self._lines(block))}

    def _lines(self, block: Definitions) -> Iterator[dict[str, Any]]:
        pending: list[dict[str, Any]] = []
        for name, inner in block.pairs:
            only = inner[0] if len(inner) == 1 else None
            if isinstance(only, Paragraph):
                pair = {"name": printable(name), "words": self.words(only.words)}
                if len(words_of(only.words)) <= _SHORT:
                    pending.append(pair)
                    continue
            if pending:
                yield {"kind": "short", "pairs": pending}
                pending = []
            if isinstance(only, Paragraph):
                yield {"kind": "short", "pairs": [pair]}
            else:
                yield {"kind": "long", "name": printable(name), "blocks": self.blocks(inner)}
        if pending:
            yield {"kind": "short", "pairs": pending}

    def _picture(self, block: Picture) -> dict[str, Any]:
        name = _file_of(block, self._pictures)
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
