"""Sections: blocks in a row → the same under their headings, which a style, a number or heavy type makes such."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from svcq_build.intake.blocks import Block, Paragraph, Place, Source, Table
from svcq_build.intake.markdown_text import as_markdown
from svcq_build.intake.marks import APPENDIX, ARTICLE, BULLET, DECIMAL, NUMBER, Mark, label_rank, mark_of, next_mark
from svcq_build.intake.matching import closed_up, matched

#: A heading is not longer than that.
_LONGEST_HEADING = 40
_LONGEST_TITLE = 60
_ENDS_SENTENCE = re.compile(r"[。！？!?；;，,、]$")
_PICTURE = re.compile(r"!\[[^\]]*\]\([^)]*\)")
_APPENDIX = re.compile(r"附\s*[录錄]\s*[A-Z]?|附\s*件\s*\d*[：:]?|Annex [A-Z]|Appendix [A-Z]")
_DOCUMENT = re.compile(
    r"(?:标准|规范|制度|办法|规定|流程|程序|预案|规程|检查表|清单|职责|说明书|计划|指南|手册|守则|准则|指标|方案|细则|须知|问答"
    r"|standards?|polic(?:y|ies)|procedures?|process|checklist|manual|guide|handbook)(?:[（(].{1,12}[）)])?$",
    re.IGNORECASE,
)
#: Below all headings that styles and numbers make.
_HEAVY = 90
#: Above which numbers begin no heading by themselves, only items.
_LAST_HEADING_RANK = 13


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, with its number apart from its words.

    Attributes:
        block: the paragraph. mark: the number that it begins with, written or shown by the program; "" for none.
        rank: of that number; 0 for none. text, markdown: its words without it.
    """

    block: Paragraph
    mark: str
    rank: int
    text: str
    markdown: str

    @property
    def place(self) -> Place:
        """Where it stands."""
        return self.block.place


@dataclass(frozen=True, slots=True)
class Section:
    """What stands under a heading, up to the next one.

    Attributes:
        heading: the heading; None for what stands before the first. depth: how deep it is, from 1; 0 for none.
        above: the headings above it. content: what stands under it.
    """

    heading: Line | None
    depth: int
    above: tuple[Line, ...]
    content: tuple[Line | Table, ...]

    @property
    def title(self) -> str:
        """The words of its heading as patterns look at them, without a number or a colon."""
        return title_of(self.heading) if self.heading is not None else ""

    @property
    def name(self) -> str:
        """The words of its heading as Markdown, on one line."""
        words = _PICTURE.sub("", self.heading.markdown) if self.heading is not None else ""
        return " ".join(words.split()).rstrip("：:")

    @property
    def lines(self) -> list[Line]:
        """Its paragraphs."""
        return [one for one in self.content if isinstance(one, Line)]

    @property
    def tables(self) -> list[Table]:
        """Its tables."""
        return [one for one in self.content if isinstance(one, Table)]


def title_of(heading: Line) -> str:
    """The words of a heading as patterns look at them, without a number or a colon."""
    return matched(heading.text.strip().rstrip("：:").strip())


@dataclass(frozen=True, slots=True)
class Outlined:
    """A source under its headings.

    Attributes:
        title: of the whole, as Markdown. title_lines: the paragraphs that it stands in. sections: in order.
    """

    title: str
    title_lines: tuple[Paragraph, ...]
    sections: tuple[Section, ...]


def lines_of(blocks: Sequence[Block]) -> Iterator[Line | Table]:
    """Paragraphs with their numbers apart, and the tables between them."""
    counted = Mark(0, "", 0)
    for one in blocks:
        if not isinstance(one, Paragraph):
            yield one
            continue
        line = line_of(one, counted)
        if line.mark and line.rank <= NUMBER:
            counted = Mark(line.rank, line.mark, 0)
        yield line


def line_of(block: Paragraph, before: Mark) -> Line:
    """A paragraph, with its number apart.

    Args:
        block: the paragraph. before: the last mark before it that may go on in it.
    """
    if block.label:
        return Line(block, block.label, label_rank(block.label), block.text, block.markdown)
    mark = mark_of(block.text) or next_mark(block.text, before)
    if mark is None:
        return Line(block, "", 0, block.text, block.markdown)
    return Line(block, mark.text, mark.rank, block.text[mark.end :], _without(block.markdown, mark))


def _without(markdown: str, mark: Mark) -> str:
    """Markdown without the number that it begins with; escapes in it are looked through."""
    left, at = len(mark.text.replace(" ", "").replace("\u3000", "")), 0
    if markdown.startswith("- ") and mark.rank == BULLET:
        return markdown[2:]
    while left and at < len(markdown):
        if markdown[at] not in "\\ \u3000\t":
            left -= 1
        at += 1
    return markdown[at:].lstrip(" \u3000\t")


def outlined(source: Source, stem: str) -> Outlined:
    """Put a source under its headings.

    Args:
        source: the source. stem: what it is called where it has no title of its own.
    """
    title, taken = _title(source.blocks, stem)
    if not title:
        title = source.title if re.search(r"\w", source.title) and len(source.title) <= _LONGEST_TITLE else stem
    rest = source.blocks[len(taken) :] if taken else source.blocks
    return Outlined(as_markdown(closed_up(title)), taken, tuple(_sections(list(lines_of(rest)))))


def _title(blocks: Sequence[Block], stem: str) -> tuple[str, tuple[Paragraph, ...]]:
    """The title that the first paragraphs make, and these; a title may stand on two lines."""
    first: list[Paragraph] = []
    for one in blocks[:4]:
        if not isinstance(one, Paragraph) or not (one.is_title or _may_be_title(one, stem if not first else None)):
            break
        if first and (one.is_title, one.size, one.centred, one.bold) != (
            first[0].is_title, first[0].size, first[0].centred, first[0].bold,
        ):  # fmt: skip
            break
        first.append(one)
    if first and first[0].level == 1:
        others = sum(isinstance(one, Paragraph) and one.level == 1 for one in blocks)
        first = first[:1] if others == 1 or _names_document(first[0].text) else []
    elif len(first) > 1 and not all(one.is_title or one.centred for one in first):
        first = first[:1]
    title = "".join(_with_blank(a.text, b.text) for a, b in pairwise([*first, Paragraph(Place("file"), "", "")]))
    title = " ".join(title.split())
    is_all = len(first) == len(blocks)  # then it is the text, too
    return (title, () if is_all else tuple(first)) if 0 < len(title) <= _LONGEST_TITLE else ("", ())


def _with_blank(text: str, following: str) -> str:
    return f"{text} " if following and text[-1:].isascii() and following[:1].isascii() else text


def _names_document(text: str) -> bool:
    """Whether words are what a document is called: 客房清洁标准, 停电应急预案."""
    return _DOCUMENT.search(matched(text.strip())) is not None


def _may_be_title(one: Paragraph, stem: str | None) -> bool:
    """Whether a paragraph may be the title; the first one also by its words, ``stem`` being what the file is called."""
    if not one.text or one.label or len(one.text) > _LONGEST_TITLE or _ENDS_SENTENCE.search(one.text):
        return False
    mark = mark_of(one.text)
    if mark is not None and mark.rank not in (BULLET,):
        return False
    by_words = stem is not None and (one.text == stem or _names_document(one.text))
    return one.centred or one.bold or one.level == 1 or one.size >= 16 or by_words


def _sections(lines: Sequence[Line | Table]) -> Iterator[Section]:
    styled = {one.rank: one.block.level for one in lines if isinstance(one, Line) and one.block.level and one.rank}
    stack: list[tuple[int, Line]] = []
    heading: Line | None = None
    content: list[Line | Table] = []

    def done() -> Section:
        return Section(heading, len(stack), tuple(one for _, one in stack[:-1]), tuple(content))

    for at, one in enumerate(lines):
        depth = _depth(one, lines[at + 1] if at + 1 < len(lines) else None, styled) if isinstance(one, Line) else None
        if isinstance(one, Line) and _goes_on(one, lines[at - 1] if at else None, content):
            depth = None
        if depth is None or not isinstance(one, Line):
            content.append(one)
            continue
        if heading is not None or content:
            yield done()
        while stack and stack[-1][0] >= depth:
            stack.pop()
        stack.append((depth, one))
        heading, content = one, []
    if heading is not None or content:
        yield done()


def _depth(one: Line, following: Line | Table | None, styled: dict[int, int]) -> int | None:
    """How deep a paragraph is as a heading; None where it is none."""
    text = one.text.strip()
    if _APPENDIX.fullmatch(text):
        return 10 + APPENDIX
    if one.block.level:
        return one.block.level if len(text) <= 2 * _LONGEST_HEADING else None
    if not text or "\n" in text or len(text) > _LONGEST_HEADING or _ENDS_SENTENCE.search(text):
        return None
    goes_deeper = following is not None and (
        not isinstance(following, Line)
        or (following.rank == 0 and not _is_heavy(following))
        or (one.rank != 0 and following.rank > one.rank)
        or (one.rank == 0 and (following.rank != 0 or not following.block.bold))
    )
    if one.rank:
        if one.rank in styled:
            return styled[one.rank] if one.block.bold or goes_deeper else None
        if one.rank < ARTICLE or one.rank == APPENDIX:
            return 10 + one.rank
        if not goes_deeper or one.rank > _LAST_HEADING_RANK:
            return None
        if isinstance(following, Line) and following.rank == 0 and one.rank >= DECIMAL + 5 and not one.block.bold:
            return None
        return 10 + one.rank
    return _HEAVY if _is_heavy(one) and goes_deeper else None


def _goes_on(one: Line, before: Line | Table | None, content: Sequence[Line | Table]) -> bool:
    """Whether a numbered paragraph follows another of its rank that is no heading: then it is none, either."""
    if (
        one.block.level
        or one.block.bold
        or not one.rank
        or one.rank < NUMBER
        or not content
        or content[-1] is not before
    ):
        return False
    return isinstance(before, Line) and before.rank == one.rank


def _is_heavy(one: Line) -> bool:
    """Whether a paragraph without a number looks like a heading."""
    return one.block.bold and len(one.text) <= _LONGEST_HEADING and not _ENDS_SENTENCE.search(one.text)


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list: a numbered paragraph with all that belongs to it, or a paragraph alone."""

    first: Line
    more: tuple[Line, ...] = ()

    @property
    def lines(self) -> tuple[Line, ...]:
        """Its paragraphs."""
        return (self.first, *self.more)

    @property
    def markdown(self) -> str:
        """Its words: the first paragraph, and the others below it, those with a number as a list."""
        pieces = [self.first.markdown]
        for before, one in pairwise(self.lines):
            if not one.mark:
                pieces += ["", one.markdown]
            else:
                pieces += [*([] if before.mark and before is not self.first else [""]), f"- {one.markdown}"]
        return "\n".join(pieces)


def items_of(lines: Sequence[Line]) -> tuple[list[Line], list[Item]]:
    """What stands before a list, and its items; every paragraph is an item where none has a number."""
    ranks = [one.rank for one in lines if one.rank]
    if not ranks:
        return [], [Item(one) for one in lines]
    top = min(ranks)
    lead = [*lines[: next(at for at, one in enumerate(lines) if one.rank == top)]]
    groups: list[list[Line]] = []
    for one in lines[len(lead) :]:
        if one.rank == top:
            groups.append([one])
        else:
            groups[-1].append(one)
    return lead, [Item(group[0], tuple(group[1:])) for group in groups]
