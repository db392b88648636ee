"""The day on which a document was to be reviewed has passed.

Why: What nobody has looked at for too long is followed although it may be wrong, or no longer followed at all.
Bad:
    # standards/service/queueing.yml
    status: active
    owner: hall-manager
    review: {every: 6 个月, last: 2025-07-01}
Good:
    # standards/service/queueing.yml
    status: active
    owner: hall-manager
    review: {every: 6 个月, last: 2026-01-05}
Fix: Review the document, mend what is out of date, and write the day under “review.last”.
"""

from collections.abc import Iterator

from svcq_build.load import Entry
from svcq_build.model import OWN_SHAPE, Finding, Severity, Spot
from svcq_build.rules import Context
from svcq_build.rules._standing import called, in_force
from svcq_build.words import say

SEVERITY = Severity.WARNING
RESTS_ON = (OWN_SHAPE,)


def check_document(entry: Entry, context: Context) -> Iterator[Finding]:
    """Yield a finding for a document in force whose review was due before today."""
    if not in_force(entry):
        return
    review = entry.sound.review
    if review is None or review.last is None:
        return
    due = review.every.after(review.last)
    if due >= context.today:
        return
    values = {"due": due, "days": (context.today - due).days}
    owner = entry.sound.owner
    yield Finding(
        Spot(entry.path, ("review", "last")),
        say(
            "The review was due on {due} (days overdue: {days}); {owner} answers for it.",
            **values,
            owner=called(context, owner),
        )
        if owner
        else say("The review was due on {due} (days overdue: {days}), and no role answers for it.", **values),
        say(
            "Review the document, then write the day under “review.last”. In a terminal: svcq reviewed {ref}",
            ref=entry.ref,
        ),
        document=entry.ref,
    )
