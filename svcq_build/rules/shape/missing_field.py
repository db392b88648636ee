"""A field that this kind of document must have is missing or empty.

Why: Each such field answers a question that readers will ask; a page without the answer looks finished and is not.
Bad:
    #! standards/glossary/queue.yml
    kind: term
    title: 排队
    summary: 客户按先后等候办理。
Good:
    #! standards/glossary/queue.yml
    kind: term
    title: 排队
    summary: 客户按先后等候办理。
    definition: 客户按取号先后等候办理的做法。
Fix: Add the field; “svcq explain KIND” says what belongs in it.
"""

from svcq_build.model import Severity

SEVERITY = Severity.ERROR
