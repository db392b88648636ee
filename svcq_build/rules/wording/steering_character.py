"""A text holds a character that nobody sees and that steers what is shown.

Why: It turns the rest of a line around, or speaks to a terminal: readers see other words than those that were approved.
Bad:
    # standards/glossary/queue.yml
    definition: "客户按先后等候，每次最多 \\u202e03 分钟。"
Good:
    # standards/glossary/queue.yml
    definition: 客户按先后等候，每次最多 30 分钟。
Fix: Delete it, and read the text again.
"""

from __future__ import annotations

from collections.abc import Iterator

from svcq_build.load import Entry
from svcq_build.model import Finding, Prose, Severity, Spot, leaves
from svcq_build.rules import Context
from svcq_build.words import say, steering

SEVERITY = Severity.WARNING


def check_document(entry: Entry, context: Context) -> Iterator[Finding]:
    """Yield a finding for each text of ``entry`` that holds such a character."""
    if "\\" not in entry.text and steering(entry.text) is None:
        return  # nothing in the whole file, and nothing that YAML's escapes could hide
    for leaf in leaves(entry.kind.model, entry.data, Prose):
        found = steering(leaf.value)
        if found is not None:
            yield Finding(
                Spot(entry.path, leaf.route, within=found),
                say("The invisible character U+{code:04X} changes how this text is shown.", code=ord(found)),
                say("Delete it, and read the text again."),
                document=entry.ref,
            )
