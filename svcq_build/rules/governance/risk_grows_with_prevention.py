"""A risk is graded higher with its prevention than without.

Why: Prevention that raises a risk is none, or the grades were mixed up; either way the matrix misleads.
Bad:
    # playbooks/risks/fire.yml
    before: {likelihood: 2, impact: 5}
    after: {likelihood: 3, impact: 5}
Good:
    # playbooks/risks/fire.yml
    before: {likelihood: 3, impact: 5}
    after: {likelihood: 2, impact: 5}
Fix: Grade “before” as if there were no prevention, and “after” with all of it in place.
"""

from collections.abc import Iterator

from svcq_build.kinds.risk import Risk
from svcq_build.load import Entry
from svcq_build.model import OWN_SHAPE, Finding, Severity, Spot
from svcq_build.rules import Context
from svcq_build.words import say

SEVERITY = Severity.ERROR
RESTS_ON = (OWN_SHAPE,)


def check_document(entry: Entry, context: Context) -> Iterator[Finding]:
    """Yield a finding for each grade that is higher after prevention."""
    if not isinstance(entry.model, Risk):
        return
    before, after = entry.model.before, entry.model.after
    if after.likelihood > before.likelihood:
        yield Finding(
            Spot(entry.path, ("after", "likelihood")),
            say(
                "With prevention the likelihood is {after}, without it {before}.",
                after=after.likelihood,
                before=before.likelihood,
            ),
            say("Grade it at {before} or less, or raise the likelihood before prevention.", before=before.likelihood),
            ((Spot(entry.path, ("before", "likelihood")), say("compared with this")),),
            entry.ref,
        )
    if after.impact > before.impact:
        yield Finding(
            Spot(entry.path, ("after", "impact")),
            say(
                "With prevention the impact is {after}, without it {before}.", after=after.impact, before=before.impact
            ),
            say("Grade it at {before} or less, or raise the impact before prevention.", before=before.impact),
            ((Spot(entry.path, ("before", "impact")), say("compared with this")),),
            entry.ref,
        )
