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

#: Stressed words with a blank beside the stars; at least one of them is Chinese, so that no power is meant.
_SPACED = re.compile(r"\*\*(?P<words>[^*`\n]+)\*\*")
_CHINESE = re.compile("[\u4e00-\u9fff]")


def check_document(entry: Entry, context: Context) -> Iterator[Finding]:
    """Yield a finding for each pair of signs in a text of ``entry`` that stresses nothing."""
    if not any(sign in entry.text for sign in ("*", "~~", "__")) or not (
        _SUSPECT.search(entry.text) or _SPACED.search(entry.text)
    ):
        return
    for leaf in leaves(entry.kind.model, entry.data, Prose):
        spaced = [one for one in _SPACED.finditer(leaf.value) if _is_spaced(leaf.value, one)]
        for found in _SUSPECT.finditer(leaf.value):
            if any(one.start() < found.end() and found.start() < one.end() for one in spaced):
                continue
            if _is_on_the_edge(leaf.value, found) and _stays(leaf.value, found):
                yield Finding(
                    Spot(entry.path, leaf.route, within=found[0]),
                    say("“{words}” is not stressed: the signs around it will show.", words=found[0][:40]),
                    say("Take the punctuation out of the signs: {mended}", mended=_mended(found)),
                    document=entry.ref,
                )
        for found in spaced:
            yield Finding(
                Spot(entry.path, leaf.route, within=found[0]),
                say("“{words}” is not stressed: the signs around it will show.", words=found[0][:40]),
                say("Delete the blanks beside the signs: {mended}", mended=f"**{found['words'].strip()}**"),
                document=entry.ref,
            )


def _is_spaced(text: str, found: re.Match[str]) -> bool:
    words = found["words"]
    return words != words.strip() and bool(_CHINESE.search(words)) and _stays(text, found, "**")


def _is_on_the_edge(text: str, found: re.Match[str]) -> bool:
    before, after = text[: found.start()][-1:], text[found.end() :][:1]
    words = found["words"]
    closes_badly = not words[-1].isalnum() and after.isalnum()
    return closes_badly or (not words[0].isalnum() and before.isalnum())


def _stays(text: str, found: re.Match[str], sign: str = "") -> bool:
    """Whether the signs are still there once Markdown is read."""
    line = text[text.rfind("\n", 0, found.start()) + 1 :].partition("\n")[0]
    for token in _parser().parseInline(line.strip(), {}):
        for child in token.children or []:
            if child.type == "text" and (sign or found["sign"]) in child.content and found["words"] in child.content:
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
