"""A public document shows what inspections, incidents or complaints found, and nobody said that all may read it.

Why: “Copies of identity cards lay on 11 desks” is for those who mend it; on a public page it is news.
Bad:
    # standards/service/information.yml
    audience: public
    basis:
      - {source: inspection, finding: 下班后检查 32 个窗口，11 个桌面留有证件复印件。}
Good:
    # standards/service/information.yml
    audience: public
    basis:
      - {source: inspection, finding: 下班后检查 32 个窗口，11 个桌面留有证件复印件。, audience: internal}
Fix: Write “audience: internal” beside it (public pages leave it out), or “audience: public” if all may read it.
"""

from __future__ import annotations

from collections.abc import Iterator

from svcq_build.kinds.standard import Standard
from svcq_build.load import Entry
from svcq_build.model import OWN_SHAPE, Finding, Severity, Spot
from svcq_build.rules import Context
from svcq_build.rules._standing import not_retired
from svcq_build.rules.governance.basis_without_source import bases
from svcq_build.words import say

SEVERITY = Severity.WARNING
RESTS_ON = (OWN_SHAPE,)
#: Where findings come from that an organisation makes about itself.
_INTERNAL = frozenset({"inspection", "incident", "complaints"})


def check_document(entry: Entry, context: Context) -> Iterator[Finding]:
    """Yield a finding for each basis of a public document that comes from inside and names no audience."""
    model = entry.model
    if not isinstance(model, Standard) or model.audience != "public" or not not_retired(entry):
        return
    for route, basis in bases(model):
        if basis.source in _INTERNAL and basis.audience is None:
            yield Finding(
                Spot(entry.path, (*route, "finding")),
                say("Customers can read this document, and with it what was found inside."),
                say("Add “audience: internal” here, or “audience: public” if everybody may read it."),
                ((Spot(entry.path, ("audience",)), say("open to the public")),),
                entry.ref,
            )
