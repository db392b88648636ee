"""A high risk has no procedure for when it happens.

Why: What may well happen, or would be a disaster, is the worst moment to think of what to do.
Bad:
    # playbooks/risks/fire.yml
    status: active
    before: {likelihood: 2, impact: 5}
Good:
    # playbooks/risks/fire.yml
    status: active
    before: {likelihood: 2, impact: 5}
    contingency: [fire]
    # playbooks/procedures/fire.yml
    status: active
Fix: Write the procedure, put it into force and name it under “contingency”; or grade the risk anew.
"""

from collections.abc import Iterator

from svcq_build.kinds.risk import Risk
from svcq_build.load import Entry
from svcq_build.model import OWN_SHAPE, Finding, Ground, Severity, Spot, parse_reference
from svcq_build.rules import Context
from svcq_build.rules._standing import in_force
from svcq_build.words import say

SEVERITY = Severity.ERROR
RESTS_ON = (OWN_SHAPE,)


def check_document(entry: Entry, context: Context) -> Iterator[Finding]:
    """Yield a finding for a risk in force that is high before prevention and names no procedure in force."""
    if not isinstance(entry.model, Risk) or not in_force(entry) or not entry.model.before.needs_plan:
        return
    named = [found for written in entry.model.contingency if (found := parse_reference(written)) is not None]
    procedures = [context.corpus.entries.get(each.document) for each in named]
    if any(each is None or each.says("status") == "active" for each in procedures):
        return
    grades = entry.model.before
    yield Finding(
        Spot(entry.path, ("contingency",) if named else ("before",), key=True),
        say(
            "The risk “{title}” has likelihood {likelihood} and impact {impact}, and no procedure in force for when it "
            "happens.",
            title=entry.model.title,
            likelihood=grades.likelihood,
            impact=grades.impact,
        ),
        say("Put “{procedure}” into force: status: active.", procedure=named[0].document)
        if named
        else say("Name the procedure that is followed then: contingency: [ID]."),
        document=entry.ref,
        rests_on=tuple(Ground("existence", each.document) for each in named),
    )
