"""A row of a table does not stand below its columns.

Why: Every figure in it would be taken for another.
Bad:
    #! records/measurements/waiting-time/2026.csv
    period,value,n
    2026-01,12.5,30
    ,2026-02,13.1
Good:
    #! records/measurements/waiting-time/2026.csv
    period,value,n
    2026-01,12.5,30
    2026-02,13.1,
Fix: Move its cells back; a cell in which a comma stands goes in quotation marks.
"""

from svcq_build.model import Severity

SEVERITY = Severity.ERROR
