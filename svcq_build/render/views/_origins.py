"""Who refers to a document or to a part of it, as references that a template can link."""

from __future__ import annotations

from svcq_build.render.views import Context


def origins(context: Context, document: str, part: str | None, *relations: str) -> tuple[str, ...]:
    """References (``kind:id`` or ``kind:id#part``) of everything that stands in one of the relations.

    Args:
        document: ``kind:id``. part: one of its parts; a reference to the whole document counts for
            each of its parts. None asks for the document and all its parts.
        relations: their names as the referring field has them (``verifies``).
    Returns:
        every origin once, in the order of the files; documents that cannot be shown are left out.
    """
    found: dict[str, None] = {}
    for edge in context.graph.into(document, None, *relations):
        if part is not None and edge.target.part not in (part, None):
            continue
        if context.doc(edge.source) is not None:
            found.setdefault(edge.origin)
    return tuple(found)
