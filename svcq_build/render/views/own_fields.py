"""An organisation's own fields (``more:``) with the titles that its schema gives them, in the language of the page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup, escape

from svcq_build.render.views import Context, LocalEntry
from svcq_build.words import clean


def own_fields(context: Context, entry: LocalEntry) -> list[tuple[Markup, Markup]]:
    """(title, value) of each field under ``more:``, in the order of the document; marked where not translated."""
    return [
        (_marked(context, _title(context, entry, name)), _words(context, entry, (name,), value))
        for name, value in (entry.doc.more or {}).items()
    ]


def _title(context: Context, entry: LocalEntry, *route: str) -> str:
    schema = context.corpus.own_schemas.get(entry.kind.name)
    name = route[-1] if schema is None or schema.problems else schema.title(*route)
    return context.own_title(entry.kind.name, name)


def _words(context: Context, entry: LocalEntry, route: tuple[str, ...], value: Any) -> Markup:
    word = context.interface.word
    if isinstance(value, bool):
        return escape("✓" if value else "✗")
    if isinstance(value, list | tuple):
        return escape(word(", ")).join(_words(context, entry, route, inner) for inner in value)
    if isinstance(value, Mapping):
        told = (
            word(
                "{label}: {value}",
                label=_marked(context, _title(context, entry, *route, name)),
                value=_words(context, entry, (*route, name), inner),
            )
            for name, inner in value.items()
        )
        return escape(word("; ")).join(told)
    return _marked(context, value if isinstance(value, str) else str(value))


def _marked(context: Context, words: str) -> Markup:
    lang = getattr(words, "lang", context.lang)
    html = escape(clean(words))
    return html if lang == context.lang else Markup('<span lang="{}">{}</span>').format(lang, html)


PROVIDES = {"own_fields": own_fields}
