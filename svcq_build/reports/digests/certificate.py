"""Certificates in a report: which end soon or have ended."""

from __future__ import annotations

import datetime as dt

from svcq_build.export import Block
from svcq_build.records import Certificate
from svcq_build.reports.frame import Frame

#: A certificate that ends within so many days after the period is told of.
SOON = dt.timedelta(days=90)


def digest(frame: Frame, shown: frozenset[str]) -> tuple[Block, ...]:
    """Certificates that end until some time after the period, by staff code."""
    ending = sorted(
        (one for one in frame.records.of(Certificate) if one.ends is not None and one.ends <= frame.period.last + SOON),
        key=lambda one: (one.ends, one.id),
    )
    if not ending:
        return ()
    word = frame.word
    lines = [
        word("{title} ({who}): until {day}", title=one.title, who=one.who, day=frame.day(one.ends)) for one in ending
    ]
    return frame.label(word("Certificates that end")), *frame.lines(lines)
