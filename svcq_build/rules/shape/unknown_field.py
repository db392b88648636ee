"""A field does not exist in this kind of document.

Why: A misspelt name would be passed over in silence, and what stands under it would never appear.
Bad:
    # standards/glossary/queue.yml
    alias: [候办]
Good:
    # standards/glossary/queue.yml
    aliases: [候办]
Fix: Correct the name; put fields of your own organisation under “more”.
"""

from svcq_build.model import Severity

SEVERITY = Severity.ERROR
