"""Who refers to a document or to a part of it, as references that a template can link."""

from __future__ import annotations

from svcq_build.render.views import Context


def origins(context: Context, document: str, part: str | None, *relations: str) -> tuple[str, ...]:
    """References (``kind:id`` or ``kind:id#part``) of everything that stands in one of the relations.

    Args:
        document: ``kind:id``. part: one of its parts; a reference to the whole document says nothing of its
            parts, as for the rules. None asks for the document and all its parts.
        relations: their names as the referring field has them (``verifies``).
    Returns:
        every origin once, in the order of the files; retired documents, and those that cannot be shown, are left out.
    """
    edges = context.graph.into(document, part, *relations)
    return tuple(dict.fromkeys(edge.origin for edge in edges if living(context, edge.source)))


def living(context: Context, document: str) -> bool:
    """Whether a document can be shown and still does what it promises."""
    found = context.doc(document)
    return found is not None and found.status != "retired"
