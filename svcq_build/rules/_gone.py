"""What the change under review removed, and what still refers to it."""

from __future__ import annotations

from svcq_build.model import Reference
from svcq_build.rules import Context

#: The rule that tells of references to what was removed.
_TELLER = "removed-but-referenced"


def is_gone(context: Context, reference: str) -> bool:
    """Whether a ``kind:id`` or ``kind:id#part`` existed before the change under review and no longer does."""
    base = context.review_base
    if base is None or reference not in base.gone:
        return False
    document, _, part = reference.partition("#")
    now = context.corpus.entries.get(document)
    return document not in context.graph.unknown and (now is None or (bool(part) and part not in now.parts))


def told_as_removed(context: Context, reference: Reference) -> bool:
    """Whether ``removed-but-referenced`` tells of this dangling reference, so that no other rule has to."""
    return _TELLER in context.running and (
        is_gone(context, reference.document) or (reference.part is not None and is_gone(context, str(reference)))
    )
