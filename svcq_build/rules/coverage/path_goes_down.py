"""A higher level of a career path needs less of a competence than a lower one.

Why: Whoever rises would be allowed to be worse at it than before; one of the two levels is wrong.
Bad:
    # roles/paths/window.yml
    levels:
      - {id: L1, title: 受理员, competences: [{competence: policy-knowledge, level: 3}], evidence: [上岗考试合格。]}
      - {id: L2, title: 资深受理员, competences: [{competence: policy-knowledge, level: 2}], evidence: [带教两人。]}
Good:
    # roles/paths/window.yml
    levels:
      - {id: L1, title: 受理员, competences: [{competence: policy-knowledge, level: 2}], evidence: [上岗考试合格。]}
      - {id: L2, title: 资深受理员, competences: [{competence: policy-knowledge, level: 3}], evidence: [带教两人。]}
Fix: Raise the level that is needed higher up, or lower the one below.
"""

from collections.abc import Iterator

from svcq_build.kinds.path import Path
from svcq_build.load import Entry
from svcq_build.model import OWN_SHAPE, Finding, Severity, Spot
from svcq_build.rules import Context
from svcq_build.rules._standing import called
from svcq_build.words import say

SEVERITY = Severity.ERROR
RESTS_ON = (OWN_SHAPE,)


def check_document(entry: Entry, context: Context) -> Iterator[Finding]:
    """Yield a finding for each competence that is needed less at a higher level."""
    if not isinstance(entry.model, Path):
        return
    highest: dict[str, tuple[int, Spot, str]] = {}
    for index, level in enumerate(entry.model.levels):
        for place, need in enumerate(level.competences):
            spot = Spot(entry.path, ("levels", index, "competences", place, "level"))
            before = highest.get(need.competence)
            if before is not None and need.level < before[0]:
                yield Finding(
                    spot,
                    say(
                        "{id} needs “{competence}” at level {level}, {lower} below it at level {before}.",
                        id=level.id,
                        competence=called(context, need.competence),
                        level=need.level,
                        lower=before[2],
                        before=before[0],
                    ),
                    say("Raise it to {before} or more, or lower it in {lower}.", before=before[0], lower=before[2]),
                    ((before[1], say("needed here")),),
                    entry.ref,
                )
            else:
                highest[need.competence] = (need.level, spot, level.id)
