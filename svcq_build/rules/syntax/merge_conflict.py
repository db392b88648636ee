"""A merge was committed before its conflict was settled.

Why: Where two people changed the same lines, git writes both versions into the file, between markers. Whoever reads
    that page reads two rules at once. That is so inside a code block, too: git knows nothing of code blocks,
    and a telephone script or a form stands in one. An example of such markers is indented by a space or more.
Bad:
    #! playbooks/guides/welcome.md
    ---
    kind: guide
    title: 新人须知
    summary: 第一天要知道的事。
    ---

    <<<<<<< HEAD
    投诉找值班长。
    =======
    投诉找投诉专员。
    >>>>>>> other
Good:
    #! playbooks/guides/welcome.md
    ---
    kind: guide
    title: 新人须知
    summary: 第一天要知道的事。
    ---

    投诉找值班长。

    说明
    =======
Fix: Keep what is right of the two, and delete the markers (<<<<<<<, |||||||, ======= and >>>>>>>).
"""

from svcq_build.model import Severity

SEVERITY = Severity.ERROR
