"""An improvement is closed, and nobody measured what came of it.

Why: What was not measured may have been work for nothing, and what worked is not made the standard.
Bad:
    # records/improvements/2026/peak-waiting.yml
    stage: closed
    closed: 2026-02-20
    baseline: 18
    target: 15
    indicator: waiting-time
    effect: null
Good:
    # records/improvements/2026/peak-waiting.yml
    stage: closed
    closed: 2026-02-20
    baseline: 18
    target: 15
    indicator: waiting-time
    effect: {value: 13.4, period: 2026-01}
Fix: Measure the indicator again and write the value and its period; until then the stage is “check”.
"""

from collections.abc import Iterator

from svcq_build.model import Finding, Severity
from svcq_build.records import Record
from svcq_build.rules import Context
from svcq_build.words import say

SEVERITY = Severity.ERROR
KINDS = ("improvement",)
#: What a closed improvement holds; without these the effect is a figure beside no other.
_WANTED = ("effect", "indicator", "baseline", "target", "closed")


def check_record(record: Record, context: Context) -> Iterator[Finding]:
    """Yield a finding for what a closed improvement lacks of its effect."""
    data = record.data
    if data["stage"] != "closed":
        return
    missing = [name for name in _WANTED if data.get(name) is None]
    if missing:
        yield Finding(
            record.spot("stage"),
            say("This improvement is closed without a measured effect: “{fields}” is missing.",
                fields=", ".join(missing)),
            say("Write what was measured afterwards, with the values before and to reach; until then: stage: check"),
            document=record.ref,
        )  # fmt: skip
