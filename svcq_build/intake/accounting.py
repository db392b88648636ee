"""Accounting: whether every word of a source is in a document or in the account of what became of it.

What drafts is written so that nothing is lost; this looks whether that is so, every time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from svcq_build.intake.blocks import Paragraph, Remark, Source
from svcq_build.words import say

_NO_WORD = re.compile(r"[\W_]+")


def bare(text: str) -> str:
    """The letters and digits of a text, without anything between them."""
    return _NO_WORD.sub("", text)


def unaccounted(source: Source, texts: Iterable[str]) -> Iterator[Remark]:
    """A remark for each paragraph whose words are nowhere.

    Args:
        source: the source. texts: of the documents and of the account.
    """
    known = [bare(text) for text in texts]
    whole, single = "\n".join(known), set(known)
    for one in _paragraphs(source):
        words = bare(one.text)
        if words and words not in single and words not in whole:
            yield Remark(
                one.place, say("Understood as nothing, and in no document: put it where it belongs."), one.text
            )


def _paragraphs(source: Source) -> Iterator[Paragraph]:
    for block in source.blocks:
        if isinstance(block, Paragraph):
            yield block
        else:
            for cell in block.cells():
                yield from cell.paragraphs
