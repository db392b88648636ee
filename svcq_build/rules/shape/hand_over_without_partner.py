"""A hand-over of an agreement does not lead from one party to another.

Why: What nobody gives or nobody takes is left lying between the desks, where agreements are meant to prevent just that.
Bad:
    # playbooks/agreements/acceptance.yml
    hand_overs:
      - {id: H1, what: 受理后的卷宗。, from: P1, to: P1, within: 2 小时}
Good:
    # playbooks/agreements/acceptance.yml
    hand_overs:
      - {id: H1, what: 受理后的卷宗。, from: P1, to: P2, within: 2 小时}
Fix: Name two different parties, by their ids, under “from” and “to”.
"""

from collections.abc import Iterator

from svcq_build.kinds.agreement import Agreement
from svcq_build.load import Entry
from svcq_build.model import OWN_SHAPE, Finding, Severity, Spot
from svcq_build.rules import Context
from svcq_build.words import say

SEVERITY = Severity.ERROR
RESTS_ON = (OWN_SHAPE,)


def check_document(entry: Entry, context: Context) -> Iterator[Finding]:
    """Yield a finding for each hand-over to oneself, and for each end that is another part of the document."""
    if not isinstance(entry.model, Agreement):
        return
    parties = [party.id for party in entry.model.parties]
    others = {item.id for item in entry.model.hand_overs} - set(parties)
    for index, item in enumerate(entry.model.hand_overs):
        if item.from_ == item.to:
            yield Finding(
                Spot(entry.path, ("hand_overs", index, "to")),
                say("{id} is handed over by {party} to itself.", id=item.id, party=item.to),
                say(
                    "Name the party that takes it: {others}.",
                    others=", ".join(each for each in parties if each != item.to),
                ),
                document=entry.ref,
            )
            continue
        for name, end in (("from", item.from_), ("to", item.to)):
            if end in others:  # what is no part at all is told as a missing part
                yield Finding(
                    Spot(entry.path, ("hand_overs", index, name)),
                    say("“{end}” is a hand-over, not a party.", end=end),
                    say("Name one of the parties: {parties}.", parties=", ".join(parties)),
                    document=entry.ref,
                )
