"""A field is given twice in the same place.

Why: Only one of the two can count, and programs disagree on which; most drop the first one without a word.
Bad:
    #! standards/glossary/queue.yml
    kind: term
    title: 排队
    summary: 客户按先后等候办理。
    definition: 客户按取号先后等候办理的做法。
    title: 叫号
Good:
    # standards/glossary/queue.yml
    title: 排队
Fix: Keep one of them.
"""

from svcq_build.model import Severity

SEVERITY = Severity.ERROR
