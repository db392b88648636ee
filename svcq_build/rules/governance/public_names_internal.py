"""A public document names one that is internal.

Why: Customers read of a paper that they cannot get, and learn of one that is not meant for them.
Bad:
    # playbooks/commitments/waiting.yml
    claim: 找大厅值班经理，按《排队等候细则》处理。
    # standards/service/queueing.yml
    title: 排队等候细则
    audience: internal
Good:
    # playbooks/commitments/waiting.yml
    claim: 找大厅值班经理，10 分钟内当面答复。
    # standards/service/queueing.yml
    title: 排队等候细则
    audience: internal
Fix: Say what it means for readers in place of the name; or write “audience: public” in the document that is named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from svcq_build.load import Entry, audience_of
from svcq_build.model import Finding, Prose, Severity, Spot, is_shown, leaves
from svcq_build.rules import Context
from svcq_build.words import say

SEVERITY = Severity.WARNING
#: A title as Chinese writes it. What stands in other quotation marks may be anything.
_TITLE = re.compile("《([^《》]+)》")


def check_document(entry: Entry, context: Context) -> Iterator[Finding]:
    """Yield a finding for each title of an internal document in a text that the public site shows."""
    if audience_of(entry) != "public" or not entry.holds("《"):
        return
    titles: dict[str, Entry] | None = None
    for leaf in leaves(entry.kind.model, entry.data, Prose):
        for title in _TITLE.findall(leaf.value):
            titles = _titles(context) if titles is None else titles
            named = titles.get(title)
            if named is not None and is_shown(entry.kind.model, entry.data, leaf.route):
                yield Finding(
                    Spot(entry.path, leaf.route, within=f"《{title}》"),
                    say("“{title}” is internal, and this document is open to the public.", title=title),
                    say("Say what it means for readers; or write “audience: public” in {place}.", place=named.path),
                    document=entry.ref,
                )


def _titles(context: Context) -> dict[str, Entry]:
    """Internal documents by their titles; a title that a public one has too is no secret."""
    entries = list(context.corpus.entries.values())
    public = {entry.says("title") for entry in entries if audience_of(entry) == "public"}
    return {str(title): entry for entry in entries if (title := entry.says("title")) not in public}
