"""A text shows a picture of another host.

Why: The site fetches nothing from elsewhere: what lies there can change or vanish, and its host would learn who reads.
Readers see the picture's words instead.
Bad:
    # standards/glossary/queue.yml
    definition: "客户按先后等候，见![平面图](https://example.org/plan.png)。"
Good:
    # standards/glossary/queue.yml
    definition: "客户按先后等候，见[平面图](https://example.org/plan.png)。"
Fix: Save the picture beside the document, or link to it.
"""

from collections.abc import Iterator

from svcq_build.load import Entry
from svcq_build.model import Finding, Severity
from svcq_build.rules import Context
from svcq_build.rules._addresses import addresses, place
from svcq_build.words import say

SEVERITY = Severity.WARNING
#: How addresses of other hosts begin.
ELSEWHERE = ("http:", "https:", "//")


def check_document(entry: Entry, context: Context) -> Iterator[Finding]:
    """Yield a finding for each picture of ``entry`` that lies on another host."""
    for address, leaf in addresses(entry, picture=True):
        if address.target.lower().startswith(ELSEWHERE):
            yield Finding(
                place(entry, leaf, address),
                say("Pictures of other hosts are not shown."),
                say("Save it beside the document, or link to it: [words](address)."),
                document=entry.ref,
            )
