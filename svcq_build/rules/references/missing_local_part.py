"""A document names a part of its own that it does not have.

Why: A step that leads to no step leaves people standing; a change that touched nothing cannot be followed up.
Bad:
    # standards/processes/calling.yml
    steps:
      - {id: S1, title: 叫号, text: 按号码先后叫号。, then: S3}
      - {id: S2, title: 办理, text: 收齐材料后录入。}
Good:
    # standards/processes/calling.yml
    steps:
      - {id: S1, title: 叫号, text: 按号码先后叫号。, then: S2}
      - {id: S2, title: 办理, text: 收齐材料后录入。, then: end}
Fix: Correct the id; where the newest change took a part away, name it in the change's reason as well.
"""

import re
from collections.abc import Iterator
from typing import Any

from svcq_build.load import Entry, former_parts
from svcq_build.model import END, OWN_PARTS, PART_PATTERN, Finding, Leaf, LocalPart, Replacement, Severity, Spot, leaves
from svcq_build.rules import Context
from svcq_build.syntax import Written, like
from svcq_build.words import Message, names_part, offer, say

SEVERITY = Severity.ERROR
RESTS_ON = (OWN_PARTS,)


def check_document(entry: Entry, context: Context) -> Iterator[Finding]:
    """Yield a finding for each local id that names no part of ``entry``."""
    for leaf in leaves(entry.kind.model, entry.data, LocalPart):
        known = [*entry.parts, END] if isinstance(leaf.mark, LocalPart) and leaf.mark.end else list(entry.parts)
        if leaf.value in known or _is_told(entry, leaf):
            continue
        if not re.fullmatch(PART_PATTERN, leaf.value, re.ASCII):
            continue  # bad-value says it
        same = [name for name in known if name.lower() == leaf.value.lower()]
        file = Written(entry.path, entry.text)
        span = file.span(leaf.route) if len(same) == 1 else None
        yield Finding(
            Spot(entry.path, leaf.route),
            say("This document has no part “{part}”.", part=leaf.value),
            say("Did you mean “{name}”?", name=same[0]) if len(same) == 1 else _hint(leaf, known),
            document=entry.ref,
            fix=(Replacement(entry.path, span, like(file.at(span), same[0]), leaf.route),) if span else (),
        )


def _is_told(entry: Entry, leaf: Leaf) -> bool:
    """Whether a change touched a part that has another id now, or is gone and named in the change's reason.

    Older changes may name whatever was there then: what is gone today went with a later one.
    """
    if leaf.route[0] != "changes":
        return False
    if leaf.route[1] != 0 or former_parts(entry).get(leaf.value) in entry.parts:
        return True
    newest: Any = entry.data["changes"][0]
    return names_part(str(newest.get("reason", "")), leaf.value)


def _hint(leaf: Leaf, known: list[str]) -> Message:
    if leaf.route[0] == "changes":
        return say("Correct it; or, if this change took {part} away, name {part} in its reason.", part=leaf.value)
    return offer(leaf.value, known) or say("Its parts are {parts}.", parts=", ".join(known[:12]) or "–")
