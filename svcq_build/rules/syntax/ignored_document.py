"""A file that would be a document is one that git ignores.

Why: It is never committed, so the handbook that is published, and that of every colleague, is without it.
Bad:
    #! .gitignore
    drafts/
    # standards/glossary/drafts/queue.yml
    title: 排队
Good:
    #! .gitignore
    *~
    # standards/glossary/queue.yml
    title: 排队
Fix: Commit it with “git add --force”, or take the line out of .gitignore; if it is to stay private, leave it.
"""

from svcq_build.model import Severity

SEVERITY = Severity.NOTE
