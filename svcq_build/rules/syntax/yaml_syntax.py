"""The file is not valid YAML.

Why: When a bracket, a quotation mark or an indentation is wrong, nothing in the file can be trusted.
Bad:
    #! standards/glossary/queue.yml
    kind: term
    title: "排队
    summary: 客户按先后等候办理。
Good:
    # standards/glossary/queue.yml
    title: "排队"
Fix: Look at the line and at the one before it: close what was opened, and align what belongs together.
"""

from svcq_build.model import Severity

SEVERITY = Severity.ERROR
