"""A survey asks too few people for the margin of error that it states.

Why: The figures are published as exact as stated, and the next quarter's “drop” is nothing but chance.
Bad:
    # playbooks/surveys/exit.yml
    sample: {size: 100, error: 5, method: 每小时拦访第 10 位离开的人。}
Good:
    # playbooks/surveys/exit.yml
    sample: {size: 400, error: 5, method: 每小时拦访第 10 位离开的人。}
Fix: Ask at least as many as the hint says, or state the margin that the sample gives.
"""

import math
from collections.abc import Iterator

from svcq_build.kinds.survey import Survey
from svcq_build.load import Entry
from svcq_build.model import OWN_SHAPE, Finding, Severity, Spot
from svcq_build.rules import Context
from svcq_build.words import say

SEVERITY = Severity.ERROR
RESTS_ON = (OWN_SHAPE,)
#: 1.96² × 0.5 × 0.5 × 100²: what a share of one half needs at 95 % confidence, times the margin squared.
_HALF_AT_95 = 9604


def check_document(entry: Entry, context: Context) -> Iterator[Finding]:
    """Yield a finding for a sample that is smaller than its margin of error needs."""
    if not isinstance(entry.model, Survey) or entry.model.sample.error is None:
        return
    sample = entry.model.sample
    margin = entry.model.sample.error
    endless = _HALF_AT_95 / margin**2
    needed = math.ceil(endless / (1 + (endless - 1) / sample.of) if sample.of else endless)
    if sample.size < needed:
        given = math.sqrt(_HALF_AT_95 / sample.size)
        if sample.of and sample.of > 1:
            given *= math.sqrt(max(0, sample.of - sample.size) / (sample.of - 1))
        yield Finding(
            Spot(entry.path, ("sample", "size")),
            say(
                "{size} answers do not give a margin of error of {margin} points.",
                size=sample.size,
                margin=f"{margin:g}",
            ),
            say(
                "Ask at least {needed}, or state the margin that {size} give: {given} points.",
                needed=needed,
                size=sample.size,
                given=f"{math.ceil(given * 10) / 10:g}",
            ),
            ((Spot(entry.path, ("sample", "error")), say("compared with this")),),
            entry.ref,
        )
