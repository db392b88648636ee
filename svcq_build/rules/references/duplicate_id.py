"""Two files of a kind have the same id.

Why: A reference to that id would mean one of them to one reader and the other to the next.
Bad:
    # standards/glossary/queue.yml
    title: 排队
    # standards/glossary/hall/queue.yml
    title: 叫号
Good:
    # standards/glossary/queue.yml
    title: 排队
    # standards/glossary/hall/call.yml
    title: 叫号
Fix: Rename the newer of the two files.
"""

from svcq_build.model import Severity

SEVERITY = Severity.ERROR
