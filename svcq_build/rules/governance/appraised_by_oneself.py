"""People are appraised on points that they give themselves.

Why: Nobody takes points off their own score; and an appeal to the one who gave the points is none.
Bad:
    # roles/appraisals/window-clerk.yml
    status: active
    appraises: [window-clerk]
    items:
      - {id: K1, title: 服务观察, weight: 100, nature: observation, scoring: 按观察得分。, by: window-clerk}
Good:
    # roles/appraisals/window-clerk.yml
    status: active
    appraises: [window-clerk]
    items:
      - {id: K1, title: 服务观察, weight: 100, nature: observation, scoring: 按观察得分。, by: quality-manager}
Fix: Let a role that is not appraised give the points, run the checklist and hear the appeal.
"""

from collections.abc import Iterator

from svcq_build.kinds.appraisal import Appraisal
from svcq_build.kinds.checklist import Checklist
from svcq_build.load import Entry
from svcq_build.model import OWN_SHAPE, Finding, Ground, Severity, Spot, parse_reference
from svcq_build.rules import Context
from svcq_build.rules._standing import called, in_force
from svcq_build.words import say

SEVERITY = Severity.ERROR
RESTS_ON = (OWN_SHAPE,)


def check_document(entry: Entry, context: Context) -> Iterator[Finding]:
    """Yield a finding for points given by those appraised, for their own checklists, and for an appeal that is none."""
    model = entry.model
    if not isinstance(model, Appraisal) or not in_force(entry):
        return
    appraised = set(model.appraises)
    for index, item in enumerate(model.items):
        if item.by in appraised:
            yield Finding(
                Spot(entry.path, ("items", index, "by")),
                say("“{role}” gives points for {id} to its own people.", role=called(context, item.by), id=item.id),
                say("Let a role give them that is not appraised here."),
                document=entry.ref,
            )
        for place, written in enumerate(item.measured_by):
            target = parse_reference(written)
            other = context.graph.find(target) if target is not None else None
            if other is not None and isinstance(other.model, Checklist) and set(other.model.used_by) <= appraised:
                yield Finding(
                    Spot(entry.path, ("items", index, "measured_by", place)),
                    say("Only those who are appraised run the checklist “{title}”.", title=called(context, other.ref)),
                    say("Take the score of a checklist that others run, or let others run this one."),
                    ((Spot(other.path, ("used_by",)), say("who runs it")),),
                    entry.ref,
                    rests_on=(Ground("shape", other.ref),),
                )
    if model.appeal.to in {*appraised, *(item.by for item in model.items)}:
        yield Finding(
            Spot(entry.path, ("appeal", "to")),
            say(
                "The appeal goes to “{role}”, who is appraised here or gives the points.",
                role=called(context, model.appeal.to),
            ),
            say("Name a role that has no part in the scores."),
            document=entry.ref,
        )
