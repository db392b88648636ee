"""Discretion: diagnostics about personal data → the same, in which none of it can be read whole."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from svcq_build.files import RECORDS
from svcq_build.model import Diagnostic, Span
from svcq_build.words import Message, mask, masked

#: Rules whose findings point at what must not be shown.
_PERSONAL = ("personal-data", "personal-data-in-document")
#: What must not be shown, by path and line.
_Hidden = dict[tuple[str, int], list[Span]]


def discreet(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Diagnostics with excerpts and words masked: of records always, of documents where a rule points at something."""
    diagnostics = list(diagnostics)
    hidden: _Hidden = {}
    for one in diagnostics:
        if one.rule in _PERSONAL:
            hidden.setdefault((one.path, one.span.line), []).append(one.span)
    return [_discreet(one, hidden) for one in diagnostics]


def _discreet(one: Diagnostic, hidden: _Hidden) -> Diagnostic:
    if not one.path.startswith(RECORDS) and (one.path, one.span.line) not in hidden:
        return one
    related = tuple(
        replace(each, message=_masked(each.message), excerpt=_line(each.excerpt, each.path, each.span, hidden))
        for each in one.related
    )
    hint = _masked(one.hint) if one.hint is not None else None
    line = _line(one.excerpt, one.path, one.span, hidden)
    return replace(one, message=_masked(one.message), hint=hint, excerpt=line, related=related)


def _line(line: str, path: str, place: Span, hidden: _Hidden) -> str:
    for span in hidden.get((path, place.line), ()):
        end = span.end_column - 1 if span.end_line == span.line else len(line)
        line = line[: span.column - 1] + mask(line[span.column - 1 : end]) + line[end:]
    return masked(line)


def _masked(message: Message) -> Message:
    values = tuple((name, masked(value) if isinstance(value, str) else value) for name, value in message.values)
    return replace(message, values=values)
