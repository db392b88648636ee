"""A record tells of a day that is yet to come.

Why: What has not happened cannot have been found, taught or closed: the day is a slip, or the record was written ahead.
Bad:
    # records/inspections/2026/opening-1.yml
    started: "2026-12-03T08:31+08:00"
Good:
    # records/inspections/2026/opening-1.yml
    started: "2026-02-03T08:31+08:00"
Fix: Correct the day. What is planned is no record: it stands in a plan, or in a “due”.
"""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from svcq_build.model import Finding, Route, Severity
from svcq_build.records import Record
from svcq_build.rules import Context
from svcq_build.words import say

SEVERITY = Severity.ERROR
#: The fields that hold when something happened; days that may lie ahead (due, ends) are not among them.
_HAPPENED = frozenset(
    {"started", "finished", "date", "on", "issued", "received", "acknowledged", "resolved", "replied", "followed_up"}
    | {"began", "ended", "done", "answered", "closed"}
)
#: Lists, mostly long ones, in whose items nothing is dated.
_TIMELESS = frozenset({"answers", "results", "evidence"})


def check_record(record: Record, context: Context) -> Iterator[Finding]:
    """Yield a finding for each day of something that happened after today."""
    for route, day in _days(record.data, ()):
        if day > context.today:
            yield Finding(
                record.spot(*route),
                say("{day} is yet to come (today is {today}).", day=day.isoformat(), today=context.today.isoformat()),
                say("Correct the day; what is planned stands in a plan, not in a record."),
                document=record.ref,
            )


def _days(data: Any, route: Route) -> Iterator[tuple[Route, dt.date]]:
    if isinstance(data, dict):
        for name, value in data.items():
            if name in _HAPPENED and isinstance(value, str):
                yield (*route, name), dt.date.fromisoformat(value[:10])
            elif isinstance(value, (dict, list)) and name not in _TIMELESS:
                yield from _days(value, (*route, name))
    else:
        for index, value in enumerate(data):
            if isinstance(value, dict):
                yield from _days(value, (*route, index))
