"""The file grows without bound when its anchors are expanded, or is nested too deeply.

Why: A few lines of anchors that repeat each other can unfold to billions of values and exhaust any machine.
Bad:
    #! standards/glossary/queue.yml
    kind: term
    title: 排队
    summary: 客户按先后等候办理。
    definition: 客户按取号先后等候办理的做法。
    more: &more
      again: *more
Good:
    # standards/glossary/queue.yml
    tags: [等候, 取号]
Fix: Write the repeated parts out, and close brackets that are open.
"""

from svcq_build.model import Severity

SEVERITY = Severity.ERROR
