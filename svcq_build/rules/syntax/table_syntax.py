"""A table's text is not what a CSV file is made of.

Why: Where cells begin and end is not certain, so that figures could land in other columns than they were written for.
Bad:
    #! records/measurements/waiting-time/2026.csv
    period,value,note
    2026-01,12.5,"两台叫号机停用
Good:
    #! records/measurements/waiting-time/2026.csv
    period,value,note
    2026-01,12.5,"两台叫号机停用"
Fix: Save the table as CSV (comma delimited, UTF-8), or bring it in with “svcq record import”.
"""

from svcq_build.model import Severity

SEVERITY = Severity.ERROR
