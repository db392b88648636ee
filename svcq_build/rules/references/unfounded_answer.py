"""An answer to a frequently asked question names nothing that it rests on.

Why: When the standard behind it changes, nobody is told that the answer has become wrong.
Bad:
    # playbooks/faqs/waiting.yml
    status: active
    questions:
      - {id: Q1, question: 要等多久？, answer: 一般 15 分钟内。}
Good:
    # playbooks/faqs/waiting.yml
    status: active
    questions:
      - {id: Q1, question: 要等多久？, answer: 一般 15 分钟内。, about: ["standard:queueing#R1"]}
Fix: Name the requirement, step or document under “about”.
"""

from collections.abc import Iterator

from svcq_build.kinds.faq import Faq
from svcq_build.load import Entry
from svcq_build.model import OWN_SHAPE, Finding, Severity, Spot
from svcq_build.rules import Context
from svcq_build.rules._standing import in_force
from svcq_build.words import say

SEVERITY = Severity.WARNING
RESTS_ON = (OWN_SHAPE,)


def check_document(entry: Entry, context: Context) -> Iterator[Finding]:
    """Yield a finding for each answer in force without a reference."""
    if not isinstance(entry.model, Faq) or not in_force(entry):
        return
    for index, question in enumerate(entry.model.questions):
        if not question.about:
            yield Finding(
                Spot(entry.path, ("questions", index, "id")),
                say(
                    "Nothing says what the answer to {id} “{question}” rests on.",
                    id=question.id,
                    question=question.question,
                ),
                say("Name it: about: [standard:ID#R1]."),
                document=entry.ref,
            )
