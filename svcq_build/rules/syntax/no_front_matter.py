"""A Markdown document has no front matter, or never closes it.

Why: The fields between the two lines “---” say what the document is; without them it is only text.
Bad:
    #! playbooks/guides/reading.md
    # 怎样读手册
    先在首页选自己的岗位。
Good:
    #! playbooks/guides/reading.md
    ---
    kind: guide
    title: 怎样读手册
    summary: 第一次用手册的人从哪里看起。
    ---
    先在首页选自己的岗位。
Fix: Begin the file with a line “---”, the fields, and another line “---”.
"""

from svcq_build.model import Severity

SEVERITY = Severity.ERROR
