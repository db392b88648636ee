"""A document's id differs from the name of its file.

Why: References lead to the file by its name; a second name would be one that nobody can follow.
Bad:
    # standards/glossary/queue.yml
    id: queueing
Good:
    # standards/glossary/queue.yml
    id: queue
Fix: Delete the line “id”, or rename the file. A published document is not renamed but replaced (“replaces”).
"""

from svcq_build.model import Severity

SEVERITY = Severity.ERROR
