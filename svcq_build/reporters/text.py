"""Text for people: the place, the excerpt with a caret, what is wrong and how to mend it."""

from __future__ import annotations

import sys
import unicodedata

import click

from svcq_build.check import Result
from svcq_build.model import FILE_START, Diagnostic, Severity, Span
from svcq_build.translate import translator
from svcq_build.words import Message, no_command, one_line, say

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "blue"}
_WORDS = {Severity.ERROR: say("error"), Severity.WARNING: say("warning"), Severity.NOTE: say("note")}
_MAX_EXCERPT = 160


def report(result: Result, language: str, below: str) -> str:
    """See :func:`svcq_build.reporters.report`. Colours only when standard output is a terminal."""
    translate = translator(language)
    colour = sys.stdout is not None and sys.stdout.isatty()  # closed: svcq check >&-

    def words(message: Message) -> str:
        return one_line(message.render(translate, language))

    def paint(text: str, **style: object) -> str:
        return click.style(text, **style) if colour else text  # type: ignore[arg-type]

    lines: list[str] = []
    for diagnostic in result.diagnostics:
        lines += _one(diagnostic, words, paint)
        lines.append("")
    lines.append(words(_summary(result)))
    return no_command("\n".join(lines) + "\n")


def _one(diagnostic: Diagnostic, words: object, paint: object) -> list[str]:
    assert callable(words)
    assert callable(paint)
    span, severity = diagnostic.span, diagnostic.severity
    place = f"{one_line(diagnostic.path)}:{span.line}:{span.column}"
    colour = _COLOURS[severity]
    lines = [
        f"{paint(place, bold=True)}: {paint(words(_WORDS[severity]), fg=colour, bold=True)}: "
        f"{words(diagnostic.message)} {paint(f'[{diagnostic.rule}]', dim=True)}"
    ]
    lines += _excerpt(diagnostic.excerpt, span, lambda text: paint(text, fg=colour, bold=True))
    if diagnostic.hint is not None and words(diagnostic.hint):
        lines.append(f"    {paint('→', fg='green')} {words(diagnostic.hint)}")
    for related in diagnostic.related:
        place = f"{one_line(related.path)}:{related.span.line}:{related.span.column}"
        lines.append(f"    {place}: {words(related.message)}")
        lines += [f"    {line}" for line in _excerpt(related.excerpt, related.span, lambda text: paint(text, dim=True))]
    return lines


def _excerpt(source: str, span: Span, paint: object) -> list[str]:
    assert callable(paint)
    if span == FILE_START or not source or source.isspace():
        return []
    start = span.column - 1
    end = span.end_column - 1 if span.end_line == span.line else len(source)
    cut = max(0, start - _MAX_EXCERPT // 2) if len(source) > _MAX_EXCERPT else 0
    shown = one_line(source[cut : cut + _MAX_EXCERPT].rstrip())
    before, marked = shown[: start - cut], shown[start - cut : max(end, start + 1) - cut]
    gutter = f"{span.line:>5} | "
    caret = " " * (len(gutter) + _width(before)) + "^" * max(1, _width(marked))
    return [gutter + shown, paint(caret)]


def _width(text: str) -> int:
    """Columns on a terminal: Chinese characters take two."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def _summary(result: Result) -> Message:
    errors, warnings, notes = (result.count(severity) for severity in Severity)
    if result.records:
        checked = say("{documents} documents and {records} records", documents=result.documents, records=result.records)
        if not result.diagnostics:
            return say("{checked} checked: no findings.", checked=checked)
        return say(
            "{checked} checked: {errors} errors, {warnings} warnings, {notes} notes.",
            checked=checked,
            errors=errors,
            warnings=warnings,
            notes=notes,
        )
    if not result.diagnostics:
        return say("{documents} documents checked: no findings.", documents=result.documents)
    return say(
        "{documents} documents checked: {errors} errors, {warnings} warnings, {notes} notes.",
        documents=result.documents,
        errors=errors,
        warnings=warnings,
        notes=notes,
    )
