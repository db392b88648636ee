"""Incidents in a report: what happened, how long it lasted, and what was learned."""

from __future__ import annotations

from svcq_build.export import Block
from svcq_build.records import Incident
from svcq_build.reports.frame import Frame


def digest(frame: Frame, shown: frozenset[str]) -> tuple[Block, ...]:
    """The incidents of the period, all of them: none is left out for a section's sake."""
    incidents = frame.happened(Incident)
    if not incidents:
        return frame.nothing("incident")
    word = frame.word
    rows = [
        (frame.day(one.began.date()), one.title, one.harm or "–", one.learned or word("not recorded"))
        for one in incidents
    ]
    return (frame.table((word("Day"), word("Incident"), word("Harm"), word("Learned")), rows),)
