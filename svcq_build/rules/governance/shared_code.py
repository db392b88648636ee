"""Two documents have the same number.

Why: Whoever is told to look in “FW-03” finds two documents, and may follow the wrong one.
Bad:
    # standards/service/queueing.yml
    code: FW-03
    # standards/service/waiting.yml
    code: FW-03
Good:
    # standards/service/queueing.yml
    code: FW-03
    # standards/service/waiting.yml
    code: FW-04
Fix: Give the newer document a number of its own. A retired document keeps its number, and its successor may take it.
"""

import unicodedata
from collections.abc import Iterator

from svcq_build.load import Entry
from svcq_build.model import Finding, Severity, Spot
from svcq_build.rules import Context
from svcq_build.rules._standing import called
from svcq_build.words import say

SEVERITY = Severity.ERROR


def check_corpus(context: Context) -> Iterator[Finding]:
    """Yield a finding for each document whose number an earlier one has; retired ones are history."""
    first: dict[str, Entry] = {}
    for entry in context.corpus.entries.values():
        code = entry.data.get("code")
        if not isinstance(code, str) or not code.strip() or entry.data.get("status") == "retired":
            continue
        before = first.setdefault(_folded(code), entry)
        if before is not entry:
            yield Finding(
                Spot(entry.path, ("code",)),
                say("The number “{code}” is that of {title}, too.", code=code, title=called(context, before.ref)),
                say("Give one of the two another number."),
                ((Spot(before.path, ("code",)), say("first given here")),),
                entry.ref,
            )


def _folded(code: str) -> str:
    """A number without case, blanks and full-width forms: nobody tells such two apart."""
    return "".join(unicodedata.normalize("NFKC", code).casefold().split())
