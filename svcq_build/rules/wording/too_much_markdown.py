"""Markdown takes a text apart into too many pieces, or too deeply.

Why: Nobody reads sixty thousand headings, items and cells, and every page of the site would take seconds to make.
Lists and quotes in each other, more than nine deep, are not read by Markdown at all: their words would be lost. So the
page shows such a text as it was typed.
Bad:
    # standards/glossary/queue.yml
    definition: "- - - - - - - - - - 客户按先后等候办理。"
Good:
    # standards/glossary/queue.yml
    definition: "- 客户按先后等候办理。"
Fix: Split the document, or put what is a table of data into a file of its own; take lists in lists apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from svcq_build.load import MOST_PIECES, Entry, block_parser, excess_in, may_go_beyond
from svcq_build.model import Finding, Prose, Severity, Spot, leaves
from svcq_build.rules import Context
from svcq_build.words import say

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

SEVERITY = Severity.ERROR


def check_document(entry: Entry, context: Context) -> Iterator[Finding]:
    """Yield a finding for each text of ``entry`` that its page shows as it was typed."""
    if not may_go_beyond(entry.text):
        return
    for leaf in leaves(entry.kind.model, entry.data, Prose):
        if not may_go_beyond(leaf.value):
            continue
        read: dict[str, Any] = {}
        _parser().parse(leaf.value, read)
        excess = excess_in(read)
        if excess == "pieces":
            message = say(
                "Markdown takes this text apart into more than {most} pieces (headings, paragraphs, items, cells); "
                "its page shows it as it was typed.",
                most=MOST_PIECES,
            )
            hint = say("Split the document, or put a table of data into a file of its own and link to it.")
        elif excess == "depth":
            message = say("Lists and quotes stand in each other more than nine deep; the page shows the text as it "
                          "was typed, because Markdown would leave out the words inside.")  # fmt: skip
            hint = say("Take them apart; headings say the same.")
        else:
            continue
        yield Finding(Spot(entry.path, leaf.route), message, hint, document=entry.ref)


@cache
def _parser() -> MarkdownIt:
    return block_parser()
