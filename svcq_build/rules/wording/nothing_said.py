"""A text is only what a program writes where there is nothing.

Why: Spreadsheets and scripts leave `NaN`, `null` or `#N/A` where a cell was empty; readers are told nothing, and the
field counts as filled in.
Bad:
    # standards/service/queueing.yml
    goal: NaN
Good:
    # standards/service/queueing.yml
    goal: 客户等候不超过 20 分钟。
Fix: Write what is meant, or leave the field out.
"""

import re
from collections.abc import Iterator

from svcq_build.load import Entry
from svcq_build.model import Finding, Prose, Severity, Spot, leaves
from svcq_build.rules import Context
from svcq_build.words import say

SEVERITY = Severity.WARNING
_NOTHING = re.compile(
    r"[-+]?\.?(?:nan|inf|infinity)|nat|<na>|null|undefined|~"
    r"|#(?:n/a|ref!|value!|name\?|div/0!|null!|num!|spill!|calc!)|\[object object\]",
    re.IGNORECASE,
)
#: How each of them begins or ends, or what it holds.
_SIGN = re.compile("(?i:nan|inf|nat|<na>|null|undefined)|~|#[A-Z]|object")


def check_document(entry: Entry, context: Context) -> Iterator[Finding]:
    """Yield a finding for each text that holds only a program's word for nothing."""
    if "\\" not in entry.text and not _SIGN.search(entry.text):
        return
    for leaf in leaves(entry.kind.model, entry.data, Prose):
        if _NOTHING.fullmatch(leaf.value.strip()):
            yield Finding(
                Spot(entry.path, leaf.route),
                say("“{value}” says nothing: a program writes it where there is nothing.", value=leaf.value.strip()),
                say("Write what is meant, or leave the field out."),
                document=entry.ref,
            )
