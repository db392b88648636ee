"""The weights of an assessment or appraisal do not add up to 100.

Why: The highest score is not 100 then, and grades given by points mean something else than they say.
Bad:
    # playbooks/assessments/year.yml
    criteria:
      - {id: C1, title: 满意度, weight: 60, measured_by: ["indicator:customer-satisfaction"], method: questionnaire}
      - {id: C2, title: 等候, weight: 30, measured_by: ["indicator:waiting-time"], method: statistics}
Good:
    # playbooks/assessments/year.yml
    criteria:
      - {id: C1, title: 满意度, weight: 60, measured_by: ["indicator:customer-satisfaction"], method: questionnaire}
      - {id: C2, title: 等候, weight: 40, measured_by: ["indicator:waiting-time"], method: statistics}
Fix: Change the weights until they add up to 100.
"""

import math
from collections.abc import Iterator

from svcq_build.kinds.appraisal import Appraisal
from svcq_build.kinds.assessment import Assessment
from svcq_build.load import Entry
from svcq_build.model import OWN_SHAPE, Finding, Severity, Spot
from svcq_build.rules import Context
from svcq_build.words import say

SEVERITY = Severity.ERROR
RESTS_ON = (OWN_SHAPE,)


def check_document(entry: Entry, context: Context) -> Iterator[Finding]:
    """Yield a finding for weights that add up to another sum."""
    if isinstance(entry.model, Assessment):
        name, weights = "criteria", [criterion.weight for criterion in entry.model.criteria]
    elif isinstance(entry.model, Appraisal):
        name, weights = "items", [item.weight for item in entry.model.items]
    else:
        return
    total = math.fsum(weights)
    if not math.isclose(total, 100, abs_tol=0.01):
        yield Finding(
            Spot(entry.path, (name,), key=True),
            say("The weights add up to {total}.", total=f"{total:.10g}"),
            say("Take {n} off, so that they add up to 100.", n=f"{total - 100:.10g}")
            if total > 100
            else say("Add {n}, so that they add up to 100.", n=f"{100 - total:.10g}"),
            tuple(
                (Spot(entry.path, (name, index, "weight")), say("counts {n}", n=f"{weight:.10g}"))
                for index, weight in enumerate(weights)
            ),
            entry.ref,
        )
