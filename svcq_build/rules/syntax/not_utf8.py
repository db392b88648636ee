"""The file is not UTF-8 text.

Why: Older Windows programs save Chinese as GBK, and pictures are no text at all; read as UTF-8, both are gibberish.
Bad:
    #! standards/glossary/queue.yml
    kind: term
    title: <byte C5><byte C5>
Good:
    # standards/glossary/queue.yml
    title: 排
Fix: Save the file as UTF-8 (in Notepad: Save as, Encoding, UTF-8).
"""

from svcq_build.model import Severity

SEVERITY = Severity.ERROR
NEEDED = True
