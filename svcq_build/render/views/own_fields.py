"""An organisation's own fields (``more:``) with the titles that its schema gives them."""

from __future__ import annotations

from collections.abc import Mapping

from svcq_build.render.views import Context, LocalEntry


def own_fields(context: Context, entry: LocalEntry) -> list[tuple[str, str]]:
    """(title, value) of each field under ``more:``, in the order of the document."""
    if not entry.doc.more:
        return []
    schema = context.corpus.own_schemas.get(entry.kind.name)
    readable = schema if schema is not None and not schema.problems else None
    return [(readable.title(name) if readable else name, _words(value)) for name, value in entry.doc.more.items()]


def _words(value: object) -> str:
    if isinstance(value, bool):
        return "✓" if value else "✗"
    if isinstance(value, list | tuple):
        return "、".join(map(_words, value))
    if isinstance(value, Mapping):
        return "；".join(f"{name}：{_words(inner)}" for name, inner in value.items())
    return str(value)


PROVIDES = {"own_fields": own_fields}
