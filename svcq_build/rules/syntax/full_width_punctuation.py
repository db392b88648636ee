"""A full-width character stands where YAML wants its half-width twin.

Why: A Chinese input method types ：，“” and － where YAML knows only : , " and -, and the two look alike on the screen.
Bad:
    #! standards/glossary/queue.yml
    kind: term
    title：排队
    summary: 客户按先后等候办理。
    definition: 客户按取号先后等候办理的做法。
Good:
    # standards/glossary/queue.yml
    title: 排队
    summary: 中文句子里的标点照常用全角：逗号、冒号都可以。
Fix: Switch the input method to English and type the character again; after a colon or a hyphen, add a space.
"""

from svcq_build.model import Severity

SEVERITY = Severity.ERROR
