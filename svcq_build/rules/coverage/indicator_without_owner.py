"""An indicator has no owner.

Why: A figure that nobody answers for is neither measured in time nor acted upon when it turns bad.
Bad:
    # standards/indicators/waiting-time.yml
    title: 平均等候时间
Good:
    # standards/indicators/waiting-time.yml
    title: 平均等候时间
    owner: hall-manager
Fix: Name the role that acts when the indicator reaches its limits under “owner”.
"""

from collections.abc import Iterator

from svcq_build.kinds.indicator import Indicator
from svcq_build.load import Entry
from svcq_build.model import OWN_SHAPE, Finding, Severity, Spot
from svcq_build.rules import Context
from svcq_build.rules._standing import not_retired
from svcq_build.words import say

SEVERITY = Severity.ERROR
RESTS_ON = (OWN_SHAPE,)


def check_document(entry: Entry, context: Context) -> Iterator[Finding]:
    """Yield a finding for an indicator that no role owns."""
    if isinstance(entry.model, Indicator) and not_retired(entry) and entry.model.owner is None:
        yield Finding(
            Spot(entry.path, ("owner",)),
            say("The indicator “{title}” has no owner.", title=entry.model.title),
            say("Name the role that acts when it reaches its limits: owner: ROLE."),
            document=entry.ref,
        )
