"""A file's name cannot be that of a document.

Why: The name is the document's id, which stands in addresses and in references; it must be the same on every machine.
Bad:
    #! standards/glossary/Queue_Up.yml
    kind: term
    title: 排队
    summary: 客户按先后等候办理。
    definition: 客户按取号先后等候办理的做法。
Good:
    # standards/glossary/queue-up.yml
    title: 排队
Fix: Use lower-case letters, digits and hyphens, and the ending .yml or .md; keep other files elsewhere.
"""

from collections.abc import Iterator

from svcq_build.load import Entry
from svcq_build.model import FILE_START, Finding, Severity, Spot
from svcq_build.rules import Context
from svcq_build.words import one_line, say, steering

SEVERITY = Severity.ERROR


def check_document(entry: Entry, context: Context) -> Iterator[Finding]:
    """Yield a finding where a folder's name holds a character that nobody sees."""
    found = steering(entry.path) or next((sign for sign in "\n\t" if sign in entry.path), None)
    if found is not None:
        yield Finding(
            Spot(entry.path, span=FILE_START),
            say("A folder's name holds the invisible character U+{code:04X}.", code=ord(found)),
            say("Rename it: {path}", path=one_line(entry.path.replace(found, ""))),
            document=entry.ref,
        )
