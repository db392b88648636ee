"""A governed document in force was deleted rather than retired.

Why: Its page, its history and every printed link to it vanish, and nobody can read what was in force last month.
Bad:
    #base standards/service/queueing.yml
    status: active
    # standards/service/waiting.yml
    title: 等候
Good:
    #base standards/service/queueing.yml
    status: active
    version: "1.0"
    # standards/service/queueing.yml
    status: retired
    version: "1.0"
    # standards/service/waiting.yml
    replaces: standard:queueing
Fix: Restore the file and write “status: retired”; drafts, and documents that were retired before, may be deleted.
"""

from collections.abc import Iterator

from svcq_build.model import FILE_START, Finding, Severity, Spot
from svcq_build.rules import Context
from svcq_build.rules._gone import is_gone
from svcq_build.words import in_shell, say

SEVERITY = Severity.ERROR


def check_corpus(context: Context) -> Iterator[Finding]:
    """Yield a finding for each deleted document that was in force, at the path that it had."""
    base = context.review_base
    if base is None:
        return
    renamed = set(base.renamed.values())
    for ref, entry in base.old.entries.items():
        if (
            ref in renamed
            or not entry.kind.governed
            or entry.data.get("status") != "active"
            or not is_gone(context, ref)
        ):
            continue
        yield Finding(
            Spot(entry.path, span=FILE_START),
            say("“{ref}” was in force and is now deleted.", ref=ref),
            say(
                "Bring the file back as it was, and write “status: retired” in it. In a terminal: "
                "git checkout {base} -- {path}",
                base=base.commit[:12], path=in_shell(entry.path),
            ),
            document=ref,
        )  # fmt: skip
