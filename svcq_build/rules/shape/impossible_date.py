"""A date does not exist or is written in another way than year-month-day.

Why: Reviews, calendars and histories are computed from dates; 3/4/2026 is two different days in two different offices.
Bad:
    # standards/service/queueing.yml
    effective: 2026-02-30
Good:
    # standards/service/queueing.yml
    effective: 2026-02-28
Fix: Write year-month-day with two digits each for month and day: 2026-03-01.
"""

from svcq_build.model import Severity

SEVERITY = Severity.ERROR
