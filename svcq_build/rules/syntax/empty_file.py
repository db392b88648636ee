"""The file is empty.

Why: An empty file has a name that others can refer to, but says nothing to whoever follows.
Bad:
    #! standards/glossary/queue.yml
    # 以后再写
Good:
    # standards/glossary/queue.yml
    title: 排队
Fix: Write the document (“svcq new” lays down a skeleton), or delete the file.
"""

from svcq_build.model import Severity

SEVERITY = Severity.ERROR
