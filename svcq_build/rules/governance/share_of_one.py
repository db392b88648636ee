"""A percentage is written as a share of one.

Why: A pass mark of 0.9 is not even one in a hundred: everybody passes, and nobody notices.
Bad:
    # playbooks/checklists/desk.yml
    pass_mark: 0.9
Good:
    # playbooks/checklists/desk.yml
    pass_mark: 90
Fix: Write the number of hundredths: 90 for nine in ten. Where less than one in a hundred is meant, say why and silence
the rule at this line.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from svcq_build.load import Entry
from svcq_build.model import Finding, Route, Severity, Spot
from svcq_build.rules import Context
from svcq_build.words import say

SEVERITY = Severity.WARNING
_PERCENT = ("%", "％", "百分比", "percent")


def check_document(entry: Entry, context: Context) -> Iterator[Finding]:
    """Yield a finding for each pass mark of ``entry``, and each target that more is better than, up to one percent."""
    for route, value in _shares(entry):
        if isinstance(value, (int, float)) and not isinstance(value, bool) and 0 < value <= 1:
            yield Finding(
                Spot(entry.path, route),
                say("{value} is {value} of a hundred here, which is next to nothing.", value=value),
                say("Write {value}.", value=f"{round(value * 100, 6):g}"),
                document=entry.ref,
            )


def _shares(entry: Entry) -> Iterator[tuple[Route, Any]]:
    """The values of ``entry`` that are percentages, and of which more is better."""
    yield ("pass_mark",), entry.data.get("pass_mark")
    also = entry.data.get("also")
    for route, group in [
        ((), entry.data),
        *((("also", at), one) for at, one in enumerate(also if isinstance(also, (list, tuple)) else ())),
    ]:
        if isinstance(group, Mapping) and group.get("unit") in _PERCENT and group.get("direction") == "higher":
            yield (*route, "target"), group.get("target")  # one that is right has limits on the same scale
