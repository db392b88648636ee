"""A symbolic link leads out of the repository.

Why: What lies outside is not under review, is not there on another machine, and may be a secret of this one.
Bad:
    #! standards/glossary/queue.yml
    <link ../../../elsewhere.yml>
Good:
    # standards/glossary/queue.yml
    title: 排队
Fix: Put the file itself in the repository.
"""

from svcq_build.model import Severity

SEVERITY = Severity.ERROR
NEEDED = True
