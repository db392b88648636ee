"""Markdown: a text of a document → blocks, through the parser that makes the pages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from markdown_it.token import Token

from svcq_build.export.blocks import (
    Block,
    Cell,
    Code,
    Heading,
    Inline,
    Listing,
    Paragraph,
    Picture,
    Quotation,
    Run,
    Table,
)
from svcq_build.render import join_lines, to_tokens

_WEB = re.compile(r"(?:https?|mailto|tel):", re.IGNORECASE)
#: Finds a picture by the address that a text has for it; None where there is none that a paper can show.
Pictures = Callable[[str, str], Picture | None]
#: What paper readers need behind a link to another document, by its ``kind:id#part``: its number, or nothing.
Numbers = Callable[[str], str]


def _no_picture(address: str, words: str) -> Picture | None:
    return None


def _no_number(reference: str) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Around:
    """What a text knows of what is around it.

    Attributes:
        language: the text's, where it is not the paper's. picture: finds its pictures; their words are shown else.
        number: what stands behind links to other documents.
    """

    language: str = ""
    picture: Pictures = _no_picture
    number: Numbers = _no_number


_NOTHING = Around()


def inline_of(text: str, around: Around = _NOTHING) -> Inline:
    """One line of Markdown."""
    tokens = to_tokens(text, one_line=True)
    return tuple(run for token in tokens for run in _runs(token.children or (), around))


def blocks_of(text: str, around: Around = _NOTHING, level: int = 0) -> tuple[Block, ...]:
    """A text of Markdown.

    Args:
        text: it. around: what it knows of what is around it.
        level: of its first headings in the paper; 0 where it stands inside of something, and has none of its own.
    """
    return tuple(_Reader(to_tokens(text), around, level).blocks())


class _Reader:
    """Goes through tokens once."""

    def __init__(self, tokens: tuple[Token, ...], around: Around, level: int) -> None:
        self._tokens, self._around, self._level = tokens, around, level
        self._at = 0

    def blocks(self, end: str = "") -> Iterator[Block]:
        """The blocks up to the token that ends the one they stand in."""
        while self._at < len(self._tokens):
            token = self._tokens[self._at]
            self._at += 1
            if token.type == end:
                return
            if token.type == "inline":
                yield from self._paragraph(token)
            elif token.type == "heading_open":
                yield self._heading(token)
            elif token.type in ("bullet_list_open", "ordered_list_open"):
                yield self._listing(token)
            elif token.type == "table_open":
                yield self._table()
            elif token.type == "blockquote_open":
                yield Quotation(tuple(self.blocks("blockquote_close")))
            elif token.type in ("fence", "code_block"):
                yield Code(token.content.rstrip("\n"))

    def _paragraph(self, token: Token) -> Iterator[Block]:
        """A paragraph; a picture in it stands by itself, as nothing on paper flows around it."""
        pending: list[Token] = []
        for child in token.children or ():
            is_picture = child.type == "image"
            found = self._around.picture(str(child.attrGet("src")), child.content) if is_picture else None
            if found is None:
                pending.append(child)
                continue
            yield from self._told(pending)
            pending = []
            yield found
        yield from self._told(pending)

    def _told(self, tokens: list[Token]) -> Iterator[Paragraph]:
        words = self._inline(tokens)
        if any(run.text.strip() for run in words):
            yield Paragraph(words)

    def _heading(self, token: Token) -> Block:
        words = self._inline(self._tokens[self._at].children or ())
        self._at += 2
        if not self._level:
            return Paragraph(tuple(replace(run, strong=True) for run in words), "label")
        return Heading(words, self._level + int(token.tag[1]) - 2)

    def _listing(self, token: Token) -> Listing:
        end = token.type.replace("_open", "_close")
        items: list[tuple[Block, ...]] = []
        while self._tokens[self._at].type != end:
            self._at += 1  # list_item_open
            items.append(tuple(self.blocks("list_item_close")))
        self._at += 1
        return Listing(tuple(items), token.type.startswith("ordered"), int(token.attrGet("start") or 1))

    def _table(self) -> Table:
        head: list[Inline] = []
        rows: list[tuple[Cell, ...]] = []
        row: list[Cell] = []
        right: set[int] = set()
        while (token := self._tokens[self._at]).type != "table_close":
            self._at += 1
            if token.type in ("th_open", "td_open"):
                inner = tuple(self._paragraph(self._tokens[self._at]))
                if "right" in str(token.attrGet("style") or ""):
                    right.add(len(head) if token.type == "th_open" else len(row))
                if token.type == "th_open":
                    head.append(self._inline(self._tokens[self._at].children or ()))
                else:
                    row.append(inner)
            elif token.type == "tr_close" and row:
                rows.append(tuple(row))
                row = []
        self._at += 1
        return Table(tuple(head), tuple(rows), right=frozenset(right))

    def _inline(self, tokens: list[Token] | tuple[Token, ...]) -> Inline:
        return _runs(tokens, self._around)


def _runs(tokens: Sequence[Token], around: Around) -> Inline:
    """Words with their marks. Paper leads nowhere: behind a link to a document stands its number, once a paragraph."""
    runs: list[Run] = []
    now = Run("", language=around.language)
    number = ""
    for place, token in enumerate(tokens):
        if token.tag == "strong":
            now = replace(now, strong=token.nesting == 1)
        elif token.tag == "em":
            now = replace(now, emphasis=token.nesting == 1)
        elif token.tag == "s":
            now = replace(now, struck=token.nesting == 1)
        elif token.type == "link_open":
            address = str(token.attrGet("href") or "")
            now = replace(now, link=address if _WEB.match(address) else "")
            number = "" if now.link else around.number(address)
        elif token.type == "link_close":
            if number and number.strip(" ()（）") not in "".join(run.text for run in runs):
                runs.append(replace(now, text=number, language=""))
            now = replace(now, link="")
        elif token.type == "code_inline":
            runs.append(replace(now, text=token.content, code=True))
        elif token.type == "softbreak":
            before = runs[-1].text[-1:] if runs else ""
            after = next((inner.content for inner in tokens[place + 1 :] if inner.content), "")[:1]
            runs.append(replace(now, text=join_lines(f"{before}\n{after}")[len(before) :].removesuffix(after)))
        elif token.type == "hardbreak":
            runs.append(replace(now, text="\n"))
        elif token.content:  # text, and the words of a picture that is not shown
            runs.append(replace(now, text=token.content))
    return _joined(runs)


def _joined(runs: list[Run]) -> Inline:
    out: list[Run] = []
    for run in runs:
        if out and replace(out[-1], text="") == replace(run, text=""):
            out[-1] = replace(run, text=out[-1].text + run.text)
        elif run.text:
            out.append(run)
    return tuple(out)
