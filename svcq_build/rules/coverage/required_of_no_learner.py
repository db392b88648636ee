"""A module is required for a role that the curriculum is not meant for.

Why: The role's page and the training plan list what its curricula ask of it; such a module stands in neither.
Bad:
    # playbooks/training/counter.yml
    learners: [window-clerk]
    modules:
      - {id: M1, title: 分流, method: class, hours: 2, trainer: hall-manager, required_for: [greeter]}
Good:
    # playbooks/training/counter.yml
    learners: [window-clerk, greeter]
    modules:
      - {id: M1, title: 分流, method: class, hours: 2, trainer: hall-manager, required_for: [greeter]}
Fix: Add the role to “learners”, or take it out of “required_for”.
"""

from collections.abc import Iterator

from svcq_build.kinds.curriculum import Curriculum
from svcq_build.load import Entry
from svcq_build.model import OWN_SHAPE, Finding, Severity, Spot
from svcq_build.rules import Context
from svcq_build.rules._standing import not_retired
from svcq_build.words import say

SEVERITY = Severity.WARNING
RESTS_ON = (OWN_SHAPE,)


def check_document(entry: Entry, context: Context) -> Iterator[Finding]:
    """Yield a finding for each role that must take a module and is no learner."""
    if not isinstance(entry.model, Curriculum) or not not_retired(entry):
        return
    for index, module in enumerate(entry.model.modules):
        for place, role in enumerate(module.required_for):
            if role not in entry.model.learners:
                yield Finding(
                    Spot(entry.path, ("modules", index, "required_for", place)),
                    say("{module} is required for “{role}”, which is no learner of this curriculum.",
                        module=module.id, role=role.removeprefix("role:")),
                    say("Add it to “learners”, or take it out of “required_for”."),
                    document=entry.ref,
                )  # fmt: skip
