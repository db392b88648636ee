"""A checklist draws samples by an acceptance quality limit that the standard's tables do not have.

Why: Sample sizes and acceptance numbers stand in the tables of ISO 2859-1; between two limits there is no plan.
Bad:
    # playbooks/checklists/check.yml
    sampling: {of: 卷宗, lot: 80, aql: 3}
Good:
    # playbooks/checklists/check.yml
    sampling: {of: 卷宗, lot: 80, aql: 2.5}
Fix: Take the next smaller limit of the tables, such as 1.0, 1.5, 2.5 or 4.0.
"""

from collections.abc import Iterator

from svcq_build.figures import AQLS
from svcq_build.kinds.checklist import Checklist
from svcq_build.load import Entry
from svcq_build.model import OWN_SHAPE, Finding, Severity, Spot
from svcq_build.rules import Context
from svcq_build.words import say

SEVERITY = Severity.ERROR
RESTS_ON = (OWN_SHAPE,)


def check_document(entry: Entry, context: Context) -> Iterator[Finding]:
    """Yield a finding for an AQL that is in no table."""
    model = entry.model
    if not isinstance(model, Checklist) or model.sampling is None or float(model.sampling.aql) in AQLS:
        return
    stricter = max((aql for aql in AQLS if aql < model.sampling.aql), default=AQLS[0])
    yield Finding(
        Spot(entry.path, ("sampling", "aql")),
        say("The AQL {aql} is in no table of ISO 2859-1.", aql=f"{float(model.sampling.aql):g}"),
        say("Write {aql}, the next stricter one.", aql=f"{stricter:g}"),
        document=entry.ref,
    )
