"""A record ends before it begins.

Why: Times to answer and to resolve are computed from these moments; one that is mistyped makes a negative one.
Bad:
    # records/inspections/2026/opening-1.yml
    started: "2026-02-03T08:31+08:00"
    finished: "2026-02-03T07:44+08:00"
Good:
    # records/inspections/2026/opening-1.yml
    started: "2026-02-03T08:31+08:00"
    finished: "2026-02-03T08:44+08:00"
Fix: Correct the earlier or the later of the two.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from svcq_build.model import Finding, Route, Severity
from svcq_build.records import Record
from svcq_build.rules import Context
from svcq_build.words import say

SEVERITY = Severity.ERROR
#: For each kind: what comes first, and what cannot come before it.
_ORDER = {
    "inspection": [("started", "finished")],
    "feedback-case": [
        ("received", "acknowledged"), ("received", "resolved"), ("received", "replied"), ("resolved", "followed_up"),
        ("received", "followed_up"), ("received", "remedied"),
    ],
    "incident": [("began", "ended")],
    "suggestion": [("received", "answered"), ("received", "done")],
    "improvement": [("started", "closed"), ("started", "due")],
    "certificate": [("issued", "ends")],
}  # fmt: skip
#: Lists of what has to be done by a day, which cannot lie before the record's own.
_DUE = {"inspection": "findings", "incident": "findings", "drill": "findings", "minutes": "actions"}


def check_record(record: Record, context: Context) -> Iterator[Finding]:
    """Yield a finding for each pair of moments in the wrong order."""
    data = record.data
    for first, later in _ORDER.get(record.kind.name, ()):
        yield from _compared(record, data, first, later, (later,))
    name = _DUE.get(record.kind.name)
    for index, one in enumerate(data.get(name) or () if name is not None else ()):
        due = one.get("due")
        if due is not None and dt.date.fromisoformat(due) < record.day:
            yield _finding(record, (str(name), index, "due"), "due", due, record.kind.day, record.day.isoformat())


def _compared(record: Record, data: Mapping[str, Any], first: str, later: str, route: Route) -> Iterator[Finding]:
    one, other = data.get(first), data.get(later)
    if (
        isinstance(one, str)
        and isinstance(other, str)
        and dt.datetime.fromisoformat(other) < dt.datetime.fromisoformat(one)
    ):
        yield _finding(record, route, later, other, first, one)


def _finding(record: Record, route: Route, later: str, when: str, first: str, before: str) -> Finding:
    return Finding(
        record.spot(*route),
        say("“{later}” ({when}) lies before “{first}” ({before}).", later=later, when=when, first=first, before=before),
        say("Correct one of the two."),
        document=record.ref,
    )
