"""A document in force still holds the words that “svcq new” put there.

Why: They ask nothing of anybody: a goal that says “to be written” is no goal.
Bad:
    # standards/service/queueing.yml
    status: active
    goal: 待填写
Good:
    # standards/service/queueing.yml
    status: active
    goal: 客户等候不超过 20 分钟。
Fix: Write what was to stand there, leave the field out, or make the document a draft until it is written.
"""

from __future__ import annotations

from collections.abc import Iterator

from svcq_build.load import Entry
from svcq_build.model import Finding, Prose, Severity, Spot, leaves
from svcq_build.rules import Context
from svcq_build.rules._standing import in_force
from svcq_build.words import PLACEHOLDERS, say

SEVERITY = Severity.ERROR


def check_document(entry: Entry, context: Context) -> Iterator[Finding]:
    """Yield a finding for each text, or line of one, that is a skeleton's."""
    if not in_force(entry):
        return
    text = entry.text
    if "\\" not in text and not any(words[:-1] in text for words in PLACEHOLDERS):
        return
    for leaf in leaves(entry.kind.model, entry.data, Prose):
        words = next((line for line in map(plain_line, leaf.value.split("\n")) if line in PLACEHOLDERS), None)
        if words is not None:
            yield Finding(
                Spot(entry.path, leaf.route, within=words),
                say("“{words}” is what a new document holds, and this one is in force.", words=words),
                say("Write what was to stand there, or make the document a draft until it is written."),
                document=entry.ref,
            )


def plain_line(line: str) -> str:
    """A line without the signs of lists and headings."""
    return line.strip(" #*->")
