"""Which past versions of a document can be read."""

from __future__ import annotations

from svcq_build.render.views import Context


def past_versions(context: Context, ref: str) -> tuple[str, ...]:
    """The past versions of ``kind:id`` that have a page, the newest first; it lies below the document's own."""
    return tuple(past.version for past in context.history.of(ref))


PROVIDES = {"past_versions": past_versions}
