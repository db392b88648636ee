"""A question of a survey offers nothing to answer with.

Why: Whoever fills in the form finds a question without boxes, and its answers cannot be counted.
Bad:
    # playbooks/surveys/exit.yml
    questions:
      - {id: Q1, text: 您今天办的是什么事？, answer: choice}
Good:
    # playbooks/surveys/exit.yml
    questions:
      - {id: Q1, text: 您今天办的是什么事？, answer: choice, options: [社保, 户政, 其他]}
Fix: List what can be chosen under “options”, or the points of the survey's “scale”.
"""

from collections.abc import Iterator

from svcq_build.kinds.survey import Survey
from svcq_build.load import Entry
from svcq_build.model import OWN_SHAPE, Finding, Severity, Spot
from svcq_build.rules import Context
from svcq_build.words import say

SEVERITY = Severity.ERROR
RESTS_ON = (OWN_SHAPE,)


def check_document(entry: Entry, context: Context) -> Iterator[Finding]:
    """Yield a finding for each choice with fewer than two options, and for the scale that a question needs."""
    if not isinstance(entry.model, Survey):
        return
    for index, question in enumerate(entry.model.questions):
        if question.answer in ("choice", "several") and len(question.options) < 2:
            yield Finding(
                Spot(entry.path, ("questions", index, "answer")),
                say(
                    "The question {id} lets people choose among {count} options.",
                    id=question.id,
                    count=len(question.options),
                ),
                say("List two or more: options: [A, B]."),
                document=entry.ref,
            )
        elif question.answer == "scale" and len(entry.model.scale) < 2:
            yield Finding(
                Spot(entry.path, ("questions", index, "answer")),
                say("The question {id} is answered on a scale, and the survey has none.", id=question.id),
                say("List its points: scale: [{{value: 1, label: WORDS}}, …]."),
                document=entry.ref,
            )
            return
