"""Text pieces: how far Markdown may take a text apart; one that goes beyond is shown as it was typed.

The parser drops what is nested too deeply without a word, and makes half a million tokens of 400 KB of table cells,
each of which the pages of all languages would have to carry. Neither is anything that a person wrote for readers.
"""

from __future__ import annotations

import re
from collections.abc import MutableMapping
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token

#: How many tokens a text may become: some 20,000 paragraphs or cells of tables, 12,000 items of lists.
MOST_PIECES = 60_000
#: Whether a text can go beyond at all: no shorter one becomes so many (``- - -`` is two characters for four), and
#: what is nested too deeply has a long beginning of a line.
_LONG = MOST_PIECES // 2
_DEEP = re.compile(r"[ >*+\-\d.)]{18}|\t|\\[nt]")  # wherever it stands: a file has a field's name before it
_NESTING = ("list_item_open", "blockquote_open")
_BEYOND = "svcq: beyond"

Excess = Literal["pieces", "depth"]


class _Beyond(Exception):
    """A text goes beyond; its argument says in what."""


class _Pieces(list["Token"]):
    """The tokens of a text, as many and as deep as they may be."""

    def __init__(self, deepest: int) -> None:
        super().__init__()
        self._deepest = deepest

    def append(self, token: Token) -> None:
        if len(self) >= MOST_PIECES:
            raise _Beyond("pieces")
        if token.level >= self._deepest and token.type in _NESTING:  # the parser passes over what is inside
            raise _Beyond("depth")
        super().append(token)


def read_blocks(state: StateCore) -> None:
    """Take a text apart into blocks; one that goes beyond is a single block of code: it is shown as it was typed."""
    from markdown_it.rules_core.block import block  # only few texts need it before pages are made
    from markdown_it.token import Token

    if state.inlineMode:
        block(state)
        return
    found = _Pieces(state.md.options.maxNesting - 1)
    try:
        state.md.block.parse(state.src, state.md, state.env, found)
    except _Beyond as beyond:
        state.env.pop("references", None)
        state.env[_BEYOND] = beyond.args[0]
        state.tokens.append(Token("code_block", "code", 0, content=state.src, block=True))
    else:
        state.tokens.extend(found)


def may_go_beyond(text: str) -> bool:
    """Whether a text, or a file of texts, is worth a look by the parser; nearly none is."""
    return len(text) > _LONG or _DEEP.search(text) is not None


def excess_in(environment: MutableMapping[str, Any]) -> Excess | None:
    """In what a text went beyond, from the environment that the parser read it with."""
    found: Excess | None = environment.get(_BEYOND)
    return found
