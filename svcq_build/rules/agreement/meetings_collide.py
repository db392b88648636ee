"""Two meetings want the same room, or the same people, at the same time.

Why: One of them does not take place, or is held without those who have to decide; and nobody notices before the day.
Bad:
    # playbooks/meetings/weekly.yml
    rhythm: {every: week, on: friday, at: "16:00", lasts: 60 分钟}
    room: second-floor
    # playbooks/meetings/monthly.yml
    rhythm: {every: month, on: last friday, at: "16:30", lasts: 60 分钟}
    room: second-floor
Good:
    # playbooks/meetings/weekly.yml
    title: 每周例会
    rhythm: {every: week, on: friday, at: "16:00", lasts: 60 分钟}
    room: second-floor
    led_by: hall-manager
    participants: ["role:greeter"]
    # playbooks/meetings/monthly.yml
    rhythm: {every: month, on: last friday, at: "17:00", lasts: 60 分钟}
    room: second-floor
    led_by: hall-manager
    participants: ["role:greeter"]
Fix: Move one of them to another day, hour or room; or let somebody else attend one of them.
"""

from __future__ import annotations

from collections.abc import Iterator

from svcq_build.load import collisions
from svcq_build.model import Finding, Severity, Spot
from svcq_build.rules import Context
from svcq_build.rules._standing import called
from svcq_build.words import Message, say

SEVERITY = Severity.WARNING


def check_corpus(context: Context) -> Iterator[Finding]:
    """Yield a finding for each two meetings that are in each other's way on some day of the coming year."""
    for first, second, days, rooms, roles in collisions(context.graph, context.today):
        what: Message = (
            say("the room “{room}”", room=rooms[0]) if rooms else say("“{role}”", role=called(context, roles[0]))
        )
        title = called(context, first.ref)
        message = (
            say("On {day} this and “{title}” both want {what}.", day=days[0].isoformat(), title=title, what=what)
            if len(days) == 1
            else say(
                "On {day} and {n} more days this and “{title}” both want {what}.",
                day=days[0].isoformat(),
                n=len(days) - 1,
                title=title,
                what=what,
            )
        )
        yield Finding(
            Spot(second.path, ("rhythm",), key=True),
            message,
            say(
                "Move one of the two, {here} or {there}, to another hour, day or room, or let others attend one.",
                here=second.path,
                there=first.path,
            ),
            ((Spot(first.path, ("rhythm",), key=True), say("the other one")),),
            second.ref,
        )
