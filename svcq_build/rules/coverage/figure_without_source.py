"""A figure that people are appraised by comes from nothing that is measured.

Why: Without an indicator, checklist or survey behind it, the figure is somebody's impression written as a number.
Bad:
    # roles/appraisals/window-clerk.yml
    items:
      - {id: K1, title: 差错率, weight: 100, nature: figure, scoring: 每高 0.1 个百分点扣 5 分。, by: quality-manager}
Good:
    # roles/appraisals/window-clerk.yml
    items:
      - id: K1
        title: 差错率
        weight: 100
        nature: figure
        measured_by: ["indicator:acceptance-error-rate"]
        scoring: 每高 0.1 个百分点扣 5 分。
        by: quality-manager
Fix: Name the indicator, checklist or survey under “measured_by”, or call the item an observation.
"""

from collections.abc import Iterator

from svcq_build.kinds.appraisal import Appraisal
from svcq_build.load import Entry
from svcq_build.model import OWN_SHAPE, Finding, Severity, Spot
from svcq_build.rules import Context
from svcq_build.rules._standing import not_retired
from svcq_build.words import say

SEVERITY = Severity.ERROR
RESTS_ON = (OWN_SHAPE,)


def check_document(entry: Entry, context: Context) -> Iterator[Finding]:
    """Yield a finding for each quantitative item without a source."""
    if not isinstance(entry.model, Appraisal) or not not_retired(entry):
        return
    for index, item in enumerate(entry.model.items):
        if item.nature == "figure" and not item.measured_by:
            yield Finding(
                Spot(entry.path, ("items", index, "nature")),
                say("Nothing measures the figure {id} “{title}”.", id=item.id, title=item.title),
                say("Name what it comes from: measured_by: [indicator:ID]; or write nature: observation."),
                document=entry.ref,
            )
