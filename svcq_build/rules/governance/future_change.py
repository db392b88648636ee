"""A change or a review is dated after today.

Why: The history tells of what has not happened, and a review of the future hides that one is overdue.
Bad:
    # standards/service/queueing.yml
    version: "1.1"
    changes:
      - {version: "1.1", date: 2026-10-05, class: wording}
Good:
    # standards/service/queueing.yml
    version: "1.1"
    effective: 2026-10-05
    changes:
      - {version: "1.1", date: 2026-02-20, class: wording}
Fix: Write the day on which it was decided or reviewed; the day from which it applies stands under “effective”.
"""

from collections.abc import Iterator

from svcq_build.load import Entry
from svcq_build.model import OWN_SHAPE, Finding, Severity, Spot
from svcq_build.rules import Context
from svcq_build.words import say

SEVERITY = Severity.WARNING
RESTS_ON = (OWN_SHAPE,)


def check_document(entry: Entry, context: Context) -> Iterator[Finding]:
    """Yield a finding for each change, and for a last review, that lies after today."""
    model = entry.sound
    for index, change in enumerate(model.changes):
        if change.date > context.today:
            yield Finding(
                Spot(entry.path, ("changes", index, "date")),
                say(
                    "The change {version} is dated {date}, after today ({today}).",
                    version=change.version,
                    date=change.date,
                    today=context.today,
                ),
                say("Write the day of the decision; the day from which it applies stands under “effective”."),
                document=entry.ref,
            )
    last = model.review.last if model.review is not None else None
    if last is not None and last > context.today:
        yield Finding(
            Spot(entry.path, ("review", "last")),
            say("The last review is dated {date}, after today ({today}).", date=last, today=context.today),
            say("Write the day on which the document was reviewed."),
            document=entry.ref,
        )
