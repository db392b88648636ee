"""Two documents give two values for one thing.

Why: Whoever keeps the one breaks the other; inspectors call a fault what is allowed, or let pass what is not.
Bad:
    # standards/service/complaints.yml
    requirements:
      - {id: R1, level: must, text: 投诉专员在受理后 3 个工作日内书面答复客户。}
    # playbooks/checklists/complaint-files.yml
    sections:
      - title: 答复
        items:
          - {id: C1, text: 受理后 13 个工作日内已书面答复客户。, verifies: ["standard:complaints#R1"]}
Good:
    # standards/service/complaints.yml
    requirements:
      - {id: R1, level: must, text: 投诉专员在受理后 3 个工作日内书面答复客户。}
    # playbooks/checklists/complaint-files.yml
    sections:
      - title: 答复
        items:
          - {id: C1, text: 抽 10 件，受理后三个工作日内都已书面答复客户。, verifies: ["standard:complaints#R1"]}
Fix: Find out which value holds and write it in both places, or quote one parameter in both.
"""

from __future__ import annotations

from collections.abc import Iterator

from svcq_build.load import Entry
from svcq_build.model import OWN_SHAPE, Finding, Severity, Spot
from svcq_build.rules import Context
from svcq_build.rules._standing import called, not_retired
from svcq_build.rules.agreement._clashing import CLASHING
from svcq_build.rules.agreement._compared import Clash
from svcq_build.rules.agreement._sums import overlong_sums
from svcq_build.words import say

SEVERITY = Severity.WARNING
RESTS_ON = (OWN_SHAPE,)


def check_document(entry: Entry, context: Context) -> Iterator[Finding]:
    """Yield a finding for each amount that contradicts one of what the document serves, or its own."""
    look = CLASHING.get(entry.kind.name)
    if look is None or not not_retired(entry):
        return
    told = set()
    for clash in look(entry, context):
        place = (clash.mine.route, clash.mine.limit.said)
        if place not in told:  # a requirement and the step that carries it out say the same
            told.add(place)
            yield _finding(entry, clash, context)
    yield from overlong_sums(entry)


def _finding(entry: Entry, clash: Clash, context: Context) -> Finding:
    mine, theirs = clash.mine, clash.theirs
    other = context.graph.find(theirs.of) if theirs.of is not None else entry
    assert other is not None
    values = {"mine": mine.limit.said, "theirs": theirs.limit.said}
    message = (
        say(
            "“{mine}” disagrees with “{title}” {part}, which says “{theirs}”.",
            title=called(context, other.ref),
            part=theirs.of.part or "",
            **values,
        )
        if theirs.of is not None
        else say("“{mine}” disagrees with “{theirs}”, which the same document says of it.", **values)
    )
    return Finding(
        Spot(entry.path, mine.route),
        message,
        say(
            "Make the two agree: change “{mine}” here, or “{theirs}” in {place}.",
            place=f"{other.path} ({theirs.of.part})" if theirs.of is not None and theirs.of.part else other.path,
            **values,
        ),
        ((Spot(other.path, theirs.route), say("compared with this")),),
        entry.ref,
    )
