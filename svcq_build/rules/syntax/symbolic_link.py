"""A document is a symbolic link to another file.

Why: Git keeps only where a link leads; what changes in the text there is in no review of this document.
Bad:
    # standards/glossary/queue.yml
    title: 排队
    #! standards/glossary/line.yml
    <link queue.yml>
Good:
    # standards/glossary/queue.yml
    title: 排队
    # standards/glossary/line.yml
    title: 队列
Fix: Put the file itself in place of the link; where two documents say the same, keep one and refer to it.
"""

from svcq_build.model import Severity

SEVERITY = Severity.ERROR
