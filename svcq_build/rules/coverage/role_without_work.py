"""A role has nothing to do.

Why: A charter without responsibilities, steps, checks or a team tells its holder nothing and will not be kept up.
Bad:
    # roles/charters/greeter.yml
    status: active
Good:
    # roles/charters/greeter.yml
    status: active
    responsibilities:
      - {id: D1, text: 客户进入大厅 1 分钟内主动询问所办事项，帮客户取号。}
Fix: Write down its responsibilities, or name the role in the steps that it does; retire a role that nobody needs.
"""

from collections.abc import Iterator

from svcq_build.kinds.role import Role
from svcq_build.load import Entry
from svcq_build.model import OWN_SHAPE, Finding, Ground, Severity, Spot
from svcq_build.rules import Context
from svcq_build.rules._standing import in_force, living
from svcq_build.words import say

SEVERITY = Severity.WARNING
RESTS_ON = (OWN_SHAPE,)
#: Relations whose target works: does or answers for steps, leads, chairs, runs checklists, trains,
#: does planned work, answers on channels, conducts, prepares, organises or supervises.
_WORK = (
    "responsible",
    "accountable",
    "done-by",
    "handled-by",
    "answered-by",
    "passed-to",
    "conducted-by",
    "prepared-by",
    "organised-by",
    "exercised-by",
    "led-by",
    "chaired-by",
    "used-by",
    "trained-by",
)


def check_document(entry: Entry, context: Context) -> Iterator[Finding]:
    """Yield a finding for a role in force that has no responsibilities and that no work names."""
    if not isinstance(entry.model, Role) or not in_force(entry) or entry.model.responsibilities:
        return
    if living(context, context.graph.into(entry.ref, None, *_WORK)):
        return
    yield Finding(
        Spot(entry.path, ("responsibilities",)),
        say("The role “{title}” has no responsibilities, does no step and leads no team.", title=entry.model.title),
        say("List its responsibilities, or name it under “by” of the steps that it does."),
        document=entry.ref,
        rests_on=(Ground("mentions"),),
    )
