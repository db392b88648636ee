"""The parts of an activity take longer than the activity lasts.

Why: What falls away in the end is the debrief, and with it what the activity was held for.
Bad:
    # playbooks/activities/role-swap.yml
    lasts: 60 分钟
    parts:
      - {id: S1, title: 换岗体验, text: 两人一组互换岗位。, minutes: 45}
      - {id: S2, title: 复盘, text: 围坐逐题回答。, minutes: 30}
Good:
    # playbooks/activities/role-swap.yml
    lasts: 75 分钟
    parts:
      - {id: S1, title: 换岗体验, text: 两人一组互换岗位。, minutes: 45}
      - {id: S2, title: 复盘, text: 围坐逐题回答。, minutes: 30}
Fix: Shorten the parts, or let the activity last longer.
"""

from collections.abc import Iterator

from svcq_build.kinds.activity import Activity
from svcq_build.load import Entry
from svcq_build.model import OWN_SHAPE, Finding, Severity, Spot
from svcq_build.rules import Context
from svcq_build.words import say

SEVERITY = Severity.WARNING
RESTS_ON = (OWN_SHAPE,)


def check_document(entry: Entry, context: Context) -> Iterator[Finding]:
    """Yield a finding for parts whose minutes add up to more than the activity's."""
    if not isinstance(entry.model, Activity):
        return
    taken, lasts = sum(part.minutes for part in entry.model.parts), entry.model.lasts.minutes
    if taken > lasts:
        yield Finding(
            Spot(entry.path, ("parts",), key=True),
            say("The parts take {taken} minutes; the activity lasts {lasts}.", taken=f"{taken:g}", lasts=f"{lasts:g}"),
            say("Shorten the parts, or let the activity last longer."),
            ((Spot(entry.path, ("lasts",)), say("compared with this")),),
            entry.ref,
        )
