"""One item of a list of names holds several.

Why: Who looks for one of them finds nothing: the page, the search and the tag know only all of them together.
Bad:
    # standards/glossary/queue.yml
    aliases: [号票、小票]
Good:
    # standards/glossary/queue.yml
    aliases: [号票, 小票]
Fix: Give each name an item of its own; between items in brackets stands an ASCII comma.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from svcq_build.load import Entry
from svcq_build.model import Finding, OneName, Replacement, Severity, Spot, leaves
from svcq_build.rules import Context
from svcq_build.syntax import Written, full_width_fault, scalar
from svcq_build.words import say

SEVERITY = Severity.WARNING
_BETWEEN = re.compile(r" ?([，、；,;]) ?")


def check_document(entry: Entry, context: Context) -> Iterator[Finding]:
    """Yield a finding for each name that is a list of names."""
    file: Written | None = None
    for leaf in leaves(entry.kind.model, entry.data, OneName):
        found = _BETWEEN.search(leaf.value) if isinstance(leaf.route[-1], int) else None
        if found is None:
            continue
        names = [name for name in _BETWEEN.split(leaf.value)[::2] if name.strip()]
        file = file or Written(entry.path, entry.text)
        span = file.span(leaf.route)
        if len(names) < 2 or span is None:
            continue
        items = ", ".join(map(scalar, names))
        spot = Spot(entry.path, leaf.route, within=found[1])
        if found[1] == "，" and file.at(span) == leaf.value and _is_in_brackets(file, leaf.route):
            fault = full_width_fault("，", span)
            fix = (Replacement(entry.path, span, items, leaf.route[:-1]),)
            yield Finding(spot, fault.message, fault.hint, (), entry.ref, fault.rule, fix)
            continue
        yield Finding(
            spot,
            say("“{value}” is one name here.", value=leaf.value),
            say("If these are several, give each an item of its own: {items}.", items=f"[{items}]"),
            document=entry.ref,
        )


def _is_in_brackets(file: Written, route: tuple[str | int, ...]) -> bool:
    whole = file.raw(route[:-1])
    return whole is not None and whole.startswith("[")
