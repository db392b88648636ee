"""Discretion: a diagnostic about personal data → the same, in which none of it can be read whole."""

from __future__ import annotations

from dataclasses import replace

from svcq_build.files import RECORDS
from svcq_build.model import Diagnostic
from svcq_build.words import Message, mask, masked

#: Rules whose findings point at what must not be shown.
_PERSONAL = ("personal-data", "personal-data-in-document")


def discreet(diagnostic: Diagnostic) -> Diagnostic:
    """The diagnostic with its excerpt and words masked: of records always, of documents where a rule points at it."""
    if diagnostic.rule not in _PERSONAL and not diagnostic.path.startswith(RECORDS):
        return diagnostic
    line, span = diagnostic.excerpt, diagnostic.span
    if diagnostic.rule in _PERSONAL:
        end = span.end_column - 1 if span.end_line == span.line else len(line)
        line = line[: span.column - 1] + mask(line[span.column - 1 : end]) + line[end:]
    related = tuple(
        replace(one, message=_masked(one.message), excerpt=masked(one.excerpt)) for one in diagnostic.related
    )
    hint = _masked(diagnostic.hint) if diagnostic.hint is not None else None
    return replace(diagnostic, message=_masked(diagnostic.message), hint=hint, excerpt=masked(line), related=related)


def _masked(message: Message) -> Message:
    values = tuple((name, masked(value) if isinstance(value, str) else value) for name, value in message.values)
    return replace(message, values=values)
