"""A comment silences a rule that has nothing to say there.

Why: A leftover “svcq: ignore” would one day hide a real fault.
Bad:
    # standards/glossary/queue.yml
    title: 排队  # svcq: ignore[missing-target]
Good:
    # standards/glossary/queue.yml
    title: 排队
Fix: Delete the comment.
"""

from svcq_build.model import Severity

SEVERITY = Severity.WARNING
