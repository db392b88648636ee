"""The pages of a role: its own, and those of the documents that bind it, as its page names them."""

from __future__ import annotations

from svcq_build.render.addresses import booklet_address, document_address
from svcq_build.render.desk import Desk
from svcq_build.render.views.duties import duties
from svcq_build.render.views.learning_path import learning_path


def role_pages(desk: Desk, role: str) -> tuple[str, ...]:
    """The addresses of the pages of ``role`` (``role:id``), what it needs soonest first: its own page, what it does
    (steps, checklists), what it has to meet, what it learns, its meetings, and where matters are passed up to it."""
    held = duties(desk, role)
    refs = [role, *held.steps, *held.checklists, *(one.ref for one in held.standards)]
    refs += [one.ref for one in learning_path(desk, role, held).courses]
    refs += [*(one.ref for one in held.meetings), *held.escalations, *held.checks]
    found = dict.fromkeys(ref.partition("#")[0] for ref in refs)
    pages = [document_address(ref) for ref in found]
    return (pages[0], booklet_address(role), *pages[1:])
