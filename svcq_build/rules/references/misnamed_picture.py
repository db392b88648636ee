"""A picture's name says that it is of another format than it is.

Why: Some programs and hosts go by the name, and then show nothing.
Bad:
    # standards/glossary/queue.yml
    definition: "客户按先后等候，见![平面图](plan.png)。"
    #! standards/glossary/plan.png
    GIF89a
Good:
    # standards/glossary/queue.yml
    definition: "客户按先后等候，见![平面图](plan.gif)。"
    #! standards/glossary/plan.gif
    GIF89a
Fix: Rename the file, and what shows it.
"""

from collections.abc import Iterator
from pathlib import PurePosixPath

from svcq_build.files import ENDINGS, FORMATS, find_picture, is_elsewhere
from svcq_build.load import Entry
from svcq_build.model import Finding, Severity
from svcq_build.rules import Context
from svcq_build.rules._addresses import addresses, place
from svcq_build.words import say

SEVERITY = Severity.WARNING


def check_document(entry: Entry, context: Context) -> Iterator[Finding]:
    """Yield a finding for each picture of ``entry`` whose name ends like that of another format."""
    for address, leaf in addresses(entry, picture=True):
        if is_elsewhere(address.target):
            continue
        found = find_picture(entry.path, address.target, context.corpus.pictures or {})
        if found is None or found.what not in FORMATS:
            continue
        ending = PurePosixPath(found.path).suffix
        if ENDINGS[ending.lower()] != found.what:
            right = next(name for name, what in ENDINGS.items() if what == found.what)
            yield Finding(
                place(entry, leaf, address),
                say("“{address}” is a {what} picture.", address=address.target, what=found.what.upper()),
                say("Rename the file to {name}.", name=PurePosixPath(found.path).with_suffix(right).name),
                document=entry.ref,
            )
