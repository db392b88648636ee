"""A draft does not name yet which document it means.

Why: Where a role, a standard or an indicator is still to be named, nothing is asked of anybody. A draft may be read and
published like that; once it is in force, it is an error (missing-target).
Bad:
    # playbooks/checklists/room-cleaning.yml
    status: draft
    used_by: [to-be-named]
Good:
    # playbooks/checklists/room-cleaning.yml
    status: draft
    used_by: [cleaner]
    # roles/charters/cleaner.yml
    title: 客房服务员
Fix: Write an id that exists, or add the missing document with “svcq new”.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from svcq_build.kinds import all_kinds
from svcq_build.model import Finding, Severity, Spot
from svcq_build.rules import Context
from svcq_build.rules._naming import how_to_name, is_left_open, left_open

SEVERITY = Severity.WARNING


def check_corpus(context: Context) -> Iterator[Finding]:
    """Yield a finding for each reference of a draft that only holds the place for one."""
    for edge in chain.from_iterable(context.graph.dangling().values()):
        source = context.corpus.entries[edge.source]
        if edge.target.kind in all_kinds() and is_left_open(edge.target, source):
            spot = Spot(source.path, edge.route, within=edge.target.id)
            yield Finding(spot, left_open(edge.target), how_to_name(edge.target), document=source.ref)
