"""A tab stands where YAML wants spaces.

Why: YAML shows structure by indentation, and tabs look different on every screen, so it forbids them.
Bad:
    #! standards/glossary/queue.yml
    kind: term
    title: 排队
    <tab>summary: 等候办理
Good:
    # standards/glossary/queue.yml
    title: 排队
Fix: Replace the tab by two spaces; most editors can insert spaces when you press Tab.
"""

from svcq_build.model import Severity

SEVERITY = Severity.ERROR
