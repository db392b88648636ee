"""The file cannot be opened.

Why: A file that the tool may not read, a link that leads nowhere, or a mere pointer of Git LFS is a document that
readers will miss.
Bad:
    #! standards/glossary/queue.yml
    <link queue.yml>
Good:
    # standards/glossary/queue.yml
    title: 排队
Fix: Give yourself permission to read it; delete a link that leads nowhere. What a sparse
checkout leaves out comes with “git sparse-checkout disable”.
"""

from svcq_build.model import Severity

SEVERITY = Severity.ERROR
NEEDED = True
