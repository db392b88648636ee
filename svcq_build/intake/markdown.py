"""A Markdown file, or plain text → its blocks, with their lines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token

from svcq_build.intake.blocks import Block, Cell, Paragraph, Place, Remark, Source, Table
from svcq_build.intake.decoded import decoded, without_steering
from svcq_build.intake.markdown_text import as_markdown, beginnings, inline
from svcq_build.words import say

_FRONT = re.compile(r"\A---\n(.*?\n)?---(?:\n|\Z)", re.DOTALL)
_LINKS = ("http://", "https://", "mailto:", "tel:", "#")
_SIGNS = {"strong": "**", "em": "*", "s": "~~"}


def read_text(name: str, content: bytes) -> Source:
    """Read plain text: a paragraph a line.

    Raises:
        CannotRead: when it is no text.
    """
    text, remarks = decoded(content)
    blocks: list[Block] = []
    for number, line in enumerate(text.split("\n"), 1):
        words = without_steering(line).strip(" \t\u3000\xa0")
        if words:
            blocks.append(Paragraph(Place("line", number), words, as_markdown(words), is_title=not blocks))
    return Source(name, tuple(blocks), (), tuple(remarks))


def read_markdown(name: str, content: bytes) -> Source:
    """Read Markdown.

    Raises:
        CannotRead: when it is no text.
    """
    text, remarks = decoded(content)
    front, lines = _FRONT.match(text), 0
    if front is not None:
        lines = front[0].count("\n")
        if (front[1] or "").strip():
            remarks.append(Remark(Place("line", 1), say("What stands before the text is left out."), front[1].strip()))
        text = text[front.end() :]
    reader = _Reader(lines, remarks)
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(without_steering(text))
    blocks = tuple(reader.blocks(tokens))
    return Source(name, blocks, (), tuple(reader.remarks))


class _Reader:
    """Reads the tokens of one file."""

    def __init__(self, lines_before: int, remarks: list[Remark]) -> None:
        self.before, self.remarks = lines_before, remarks
        self.labels: list[str | int] = []

    def blocks(self, tokens: list[Token]) -> Iterator[Block]:
        label, level, place = "", 0, Place("line", 1)
        at = 0
        while at < len(tokens):
            token = tokens[at]
            place = Place("line", token.map[0] + self.before + 1) if token.map else place
            if token.type == "table_open":
                end = next(i for i in range(at, len(tokens)) if tokens[i].type == "table_close")
                yield self._table(tokens[at:end], place)
                at = end
            elif token.type in ("bullet_list_open", "ordered_list_open"):
                start = token.attrGet("start")
                self.labels.append("•" if token.type[0] == "b" else int(start) if start is not None else 1)
            elif token.type in ("bullet_list_close", "ordered_list_close"):
                self.labels.pop()
            elif token.type == "list_item_open":
                last = self.labels[-1]
                label = last if isinstance(last, str) else f"{last}."
                if isinstance(last, int):
                    self.labels[-1] = last + 1
            elif token.type == "heading_open":
                level = int(token.tag[1])
            elif token.type == "inline":
                words, markdown = self._inline(token, place)
                if words.strip() or markdown.strip():
                    yield Paragraph(place, words.strip(), markdown.strip(), label, level)
                label, level = "", 0
            elif token.type in ("fence", "code_block"):
                yield Paragraph(place, token.content.strip(), f"```\n{token.content.rstrip()}\n```", label)
                label = ""
            elif token.type == "html_block":
                self.remarks.append(Remark(place, say("HTML, which stands as text now."), token.content.strip()))
                yield Paragraph(place, token.content.strip(), as_markdown(token.content.strip()), label)
            at += 1

    def _table(self, tokens: list[Token], place: Place) -> Table:
        rows: list[list[Cell]] = []
        line = place.number
        for token in tokens:
            if token.type == "tr_open":
                line = token.map[0] + self.before + 1 if token.map else line + 1
                rows.append([])
            elif token.type == "inline":
                at = Place("line", line, len(rows), len(rows[-1]) + 1)
                words, markdown = self._inline(token, at)
                rows[-1].append(Cell(at, (Paragraph(at, words.strip(), markdown.strip()),)))
        return Table(place, tuple(map(tuple, rows)), 1)

    def _inline(self, token: Token, place: Place) -> tuple[str, str]:
        """The words of a line, and the Markdown of them that svcq understands."""
        text: list[str] = []
        markdown: list[str] = []
        links: list[str] = []
        for child in token.children or ():
            kind, _, edge = child.type.rpartition("_")
            if child.type in ("softbreak", "hardbreak"):
                text.append("\n")
                markdown.append("\n")
            elif child.type == "code_inline":
                text.append(child.content)
                markdown.append(f"`{child.content}`")
            elif child.type == "link_open":
                target = str(child.attrGet("href") or "")
                links.append(target if target.startswith(_LINKS) else "")
                markdown.append("[" if links[-1] else "")
                if not links[-1]:
                    told = say("A link to “{target}” is left out; its words are kept.", target=target)
                    self.remarks.append(Remark(place, told))
            elif child.type == "link_close":
                target = links.pop() if links else ""
                markdown.append(f"]({target})" if target else "")
            elif child.type == "image":
                told = say("A picture that does not lie in the file is left out: {target}", target=child.attrGet("src"))
                self.remarks.append(Remark(place, told, child.content))
            elif edge in ("open", "close") and kind in _SIGNS:
                markdown.append(_SIGNS[kind])
            else:
                if child.type == "html_inline":
                    self.remarks.append(Remark(place, say("HTML, which stands as text now."), child.content))
                text.append(child.content)
                markdown.append(inline(child.content))
        return "".join(text), beginnings("".join(markdown))
