"""The repository holds no document at all.

Why: A check of nothing finds nothing; the folder is probably the wrong one, or its documents lie elsewhere.
Bad:
    #! mkdocs.yml
    site_name: 手册
Good:
    # standards/glossary/queue.yml
    title: 排队
Fix: Write the first document with “svcq new”, or go to the right folder.
"""

from collections.abc import Iterator

from svcq_build.files import CONFIGURATION
from svcq_build.load import top_folders
from svcq_build.model import ALL_DOCUMENTS, FILE_START, Finding, Severity, Spot
from svcq_build.rules import Context
from svcq_build.words import in_shell, say

SEVERITY = Severity.ERROR
RESTS_ON = (ALL_DOCUMENTS,)


def check_corpus(context: Context) -> Iterator[Finding]:
    """Yield one finding when nothing was read and nothing failed to be read."""
    if not context.corpus.entries:
        ignored = [one.spot.path for one in context.corpus.findings if one.rule == "ignored-document"]
        yield Finding(
            Spot(CONFIGURATION, span=FILE_START),
            say("There is no document in {folders}.", folders=", ".join(f"{name}/" for name in top_folders()))
            if not ignored
            else say(
                "Git ignores every document in {folders}, so there is none.",
                folders=", ".join(f"{name}/" for name in top_folders()),
            ),
            say("Write the first one, for instance a standard. In a terminal: svcq new standard first-standard")
            if not ignored
            else say(
                "What ignores them tells “git check-ignore --verbose {path}”; take that line out of the file.",
                path=in_shell(ignored[0]),
            ),
        )
