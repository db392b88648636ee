"""Stars that were meant to stress words stand on the page as stars.

Why: Markdown does not close a stress behind a punctuation mark when a letter follows at once, as it does in Chinese.
Bad:
    # standards/glossary/queue.yml
    definition: 客户按**先后次序。**后到的人等候。
Good:
    # standards/glossary/queue.yml
    definition: 客户按**先后次序**。后到的人等，**“等候”**，每次 3*4 人，写作 `**。**后`。
Fix: Take the punctuation mark out from between the stars, or put a space behind them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from svcq_build.load import Entry, markdown_parser
from svcq_build.model import Finding, Prose, Severity, Spot, leaves
from svcq_build.rules import Context
from svcq_build.words import say

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

SEVERITY = Severity.WARNING
_SIGN = r"(?P<sign>\*\*|~~|__|(?<![*\w])\*(?!\*))"
#: Stressed words whose first or last character is a punctuation mark that stands between a letter and the stars.
_SUSPECT = re.compile(rf"{_SIGN}(?P<words>[^\s*~_`](?:[^*~_`\n]*[^\s*~_`])?)(?P=sign)")


def check_document(entry: Entry, context: Context) -> Iterator[Finding]:
    """Yield a finding for each pair of signs in a text of ``entry`` that stresses nothing."""
    if not any(sign in entry.text for sign in ("*", "~~", "__")) or not _SUSPECT.search(entry.text):
        return
    for leaf in leaves(entry.kind.model, entry.data, Prose):
        for found in _SUSPECT.finditer(leaf.value):
            if _is_on_the_edge(leaf.value, found) and _stays(leaf.value, found):
                yield Finding(
                    Spot(entry.path, leaf.route, within=found[0]),
                    say("“{words}” is not stressed: the signs around it will show.", words=found[0][:40]),
                    say("Take the punctuation out of the signs: {mended}", mended=_mended(found)),
                    document=entry.ref,
                )


def _is_on_the_edge(text: str, found: re.Match[str]) -> bool:
    before, after = text[: found.start()][-1:], text[found.end() :][:1]
    words = found["words"]
    closes_badly = not words[-1].isalnum() and after.isalnum()
    return closes_badly or (not words[0].isalnum() and before.isalnum())


def _stays(text: str, found: re.Match[str]) -> bool:
    """Whether the signs are still there once Markdown is read."""
    line = text[text.rfind("\n", 0, found.start()) + 1 :].partition("\n")[0]
    for token in _parser().parseInline(line.strip(), {}):
        for child in token.children or []:
            if child.type == "text" and found["sign"] in child.content and found["words"] in child.content:
                return True
    return False


def _mended(found: re.Match[str]) -> str:
    words, sign = found["words"], found["sign"]
    start = next((at for at, letter in enumerate(words) if letter.isalnum()), 0)
    end = len(words) - next((at for at, letter in enumerate(reversed(words)) if letter.isalnum()), 0)
    return f"{words[:start]}{sign}{words[start:end]}{sign}{words[end:]}"


@cache
def _parser() -> MarkdownIt:
    return markdown_parser(lambda address: True)
