"""A value is none of those that the field allows.

Why: Pages, filters and figures are made from these values; one that they do not know would drop out of all.
Bad:
    # standards/glossary/queue.yml
    status: activ
Good:
    # standards/glossary/queue.yml
    status: active
Fix: Choose one of the values that the hint lists, or write the value in the form that it shows.
"""

from svcq_build.model import Severity

SEVERITY = Severity.ERROR
