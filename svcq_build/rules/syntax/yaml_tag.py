"""A value carries a YAML tag.

Why: Tags ask the reader to build a program's objects; documents are plain data, read by anyone without danger.
Bad:
    #! standards/glossary/queue.yml
    kind: term
    title: !!python/object/apply:os.system [ls]
    summary: 客户按先后等候办理。
    definition: 客户按取号先后等候办理的做法。
Good:
    # standards/glossary/queue.yml
    title: "!!感叹号要加引号"
Fix: Remove the tag; put text that begins with “!” in quotes.
"""

from svcq_build.model import Severity

SEVERITY = Severity.ERROR
