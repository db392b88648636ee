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

from svcq_build.diagnostics import Severity

SEVERITY = Severity.ERROR
