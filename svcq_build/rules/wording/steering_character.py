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
from svcq_build.rules.translation._files import translations
from svcq_build.words import say, steering

SEVERITY = Severity.WARNING


def check_document(entry: Entry, context: Context) -> Iterator[Finding]:
    """Yield a finding for each text of ``entry`` that holds such a character."""
    if "\\" not in entry.text and steering(entry.text) is None:
        return  # nothing in the whole file, and nothing that YAML's escapes could hide
    for leaf in leaves(entry.kind.model, entry.data, Prose):
        found = steering(leaf.value)
        if found is not None:
            yield _told(Spot(entry.path, leaf.route, within=found), found, entry.ref)


def check_corpus(context: Context) -> Iterator[Finding]:
    """Yield a finding for each translation that holds such a character."""
    for path, entry in translations(context):
        found = steering(entry.string)
        if found is not None:
            yield _told(Spot(path, span=entry.string_span), found)


def _told(spot: Spot, character: str, document: str | None = None) -> Finding:
    return Finding(
        spot,
        say("The invisible character U+{code:04X} changes how this text is shown.", code=ord(character)),
        say("Delete it, and read the text again."),
        document=document,
    )
