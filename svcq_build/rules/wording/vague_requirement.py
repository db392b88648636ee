"""A demand cannot be checked: it uses a word that everyone reads differently.

Why: “及时” is one minute to the customer and one day to the clerk; nobody can measure, verify or train it.
Bad:
    # standards/service/complaint-handling.yml
    requirements:
      - {id: R1, level: must, text: 投诉专员及时回访投诉人。}
Good:
    # standards/service/complaint-handling.yml
    requirements:
      - {id: R1, level: must, text: 投诉专员在结案后 3 个工作日内回访投诉人。}
Fix: Say within what time, how often, how much, or what one can see; a measure in brackets behind the word will do.
"""

from collections.abc import Iterator

from svcq_build.kinds.checklist import Checklist
from svcq_build.kinds.standard import Standard
from svcq_build.load import Entry
from svcq_build.model import OWN_SHAPE, Finding, Route, Severity, Spot
from svcq_build.rules import Context
from svcq_build.rules._standing import not_retired
from svcq_build.rules._ways import steps_of
from svcq_build.rules.wording._vague_words import vague_words
from svcq_build.words import say

SEVERITY = Severity.WARNING
RESTS_ON = (OWN_SHAPE,)


def check_document(entry: Entry, context: Context) -> Iterator[Finding]:
    """Yield a finding for each vague word in what somebody has to meet or to check."""
    if not not_retired(entry):
        return
    for route, text in _demands(entry):
        for vague in vague_words(text):
            yield Finding(
                Spot(entry.path, route, within=vague.pointer),
                say("“{word}” cannot be checked: everyone reads it differently.", word=vague.word),
                vague.hint,
                document=entry.ref,
            )


def _demands(entry: Entry) -> Iterator[tuple[Route, str]]:
    """Requirements, what else a standard asks, what makes a step well done, and checklist items."""
    model = entry.model
    if isinstance(model, Standard):
        for name, index, demand in model.demands():
            yield (name, index, "text"), demand.text
    elif isinstance(model, Checklist):
        for outer, section in enumerate(model.sections):
            for inner, item in enumerate(section.items):
                yield ("sections", outer, "items", inner, "text"), item.text
    for index, step in enumerate(steps_of(model)):
        if step.criterion is not None:
            yield ("steps", index, "criterion"), step.criterion
        if step.control_point is not None:
            yield ("steps", index, "control_point"), step.control_point
