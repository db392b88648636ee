"""A text loses its end: YAML takes what follows “ #” for a remark.

Why: The page lacks the very words that matter (a number, a name), and everything else looks right.
Bad:
    # standards/glossary/queue.yml
    definition: 网上投诉 #1 2 小时内答复。
Good:
    # standards/glossary/queue.yml
    definition: "网上投诉 #1 2 小时内答复。"  # a remark
Fix: Put the whole text in quotes.
"""

from svcq_build.model import Severity

SEVERITY = Severity.WARNING
