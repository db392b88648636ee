"""A line that looks like an item or a field goes on the text of the line before.

Why: An item that stands a blank too far in is no item: it joins the one above, and nobody is asked to do it.
Bad:
    # standards/glossary/queue.yml
    aliases:
      - 等候
       - 排号
Good:
    # standards/glossary/queue.yml
    aliases:
      - 等候
      - 排号
Fix: Indent the line like its neighbours; if it is text, put the whole text in quotes.
"""

from svcq_build.model import Severity

SEVERITY = Severity.WARNING
