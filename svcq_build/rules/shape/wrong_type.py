"""A value is of the wrong type.

Why: Where a list is wanted, a single line is not one; where text is wanted, a bare number loses its zeros.
Bad:
    # standards/glossary/queue.yml
    tags: 等候
Good:
    # standards/glossary/queue.yml
    tags: [等候]
Fix: Write lists as lines that begin with “- ”, and put text that looks like a number in quotes.
"""

from svcq_build.model import Severity

SEVERITY = Severity.ERROR
