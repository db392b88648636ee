"""A question's answer is none of its options.

Why: Whoever tests themselves finds every option wrong, and nobody learns which one is right.
Bad:
    # playbooks/training/complaint-course.yml
    assessment:
      method: 笔试
      pass_mark: 80
      questions:
        - {id: Q1, text: 客户投诉先做什么？, options: [先听, 先解释], answer: 3, why: 听完才知道事实。}
Good:
    # playbooks/training/complaint-course.yml
    assessment:
      method: 笔试
      pass_mark: 80
      questions:
        - {id: Q1, text: 客户投诉先做什么？, options: [先听, 先解释], answer: 1, why: 听完才知道事实。}
Fix: Write which option is right, counted from 1.
"""

from collections.abc import Iterator

from svcq_build.kinds.curriculum import Curriculum
from svcq_build.load import Entry
from svcq_build.model import OWN_SHAPE, Finding, Severity, Spot
from svcq_build.rules import Context
from svcq_build.words import say

SEVERITY = Severity.ERROR
NEEDED = True
RESTS_ON = (OWN_SHAPE,)


def check_document(entry: Entry, context: Context) -> Iterator[Finding]:
    """Yield a finding for each question whose answer counts beyond its options."""
    if not isinstance(entry.model, Curriculum):
        return
    for index, question in enumerate(entry.model.assessment.questions):
        if question.answer > len(question.options):
            yield Finding(
                Spot(entry.path, ("assessment", "questions", index, "answer")),
                say(
                    "The answer of {id} is option {answer}, but there are only {count}.",
                    id=question.id,
                    answer=question.answer,
                    count=len(question.options),
                ),
                say("Write a number from 1 to {count}.", count=len(question.options)),
                document=entry.ref,
            )
