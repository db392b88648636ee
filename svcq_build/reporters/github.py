"""GitHub workflow commands: annotations on the changed lines of a pull request."""

from __future__ import annotations

from svcq_build.check import Result
from svcq_build.files import from_top
from svcq_build.model import Severity
from svcq_build.reporters._commands import annotation
from svcq_build.translate import translator
from svcq_build.words import Message, say

#: How many annotations of one kind GitHub shows of a step.
MOST_ANNOTATIONS = 10
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def report(result: Result, language: str, below: str) -> str:
    """See :func:`svcq_build.reporters.report`. Values are escaped as the workflow-command syntax asks."""
    translate = translator(language)
    lines = []
    for diagnostic in result.diagnostics:
        span = diagnostic.span
        text = diagnostic.message.render(translate, language)
        if diagnostic.hint is not None:
            text += "\n" + diagnostic.hint.render(translate, language)
        properties = {
            "file": from_top(below, diagnostic.path),
            "line": span.line,
            "col": span.column,
            "endLine": span.end_line,
            "endColumn": span.end_column,
            "title": f"svcq {diagnostic.rule}",
        }
        lines.append(annotation(_COMMANDS[diagnostic.severity], properties, text))
    lines.append(
        f"{result.documents} documents, "
        + ", ".join(f"{result.count(severity)} {severity.value}s" for severity in Severity)
    )
    return "\n".join(lines) + "\n"


def left_out(result: Result) -> Message | None:
    """See :func:`svcq_build.reporters.left_out`."""
    if all(result.count(severity) <= MOST_ANNOTATIONS for severity in Severity):
        return None
    return say(
        "GitHub shows beside the lines only the first {limit} errors, {limit} warnings and {limit} notices of a step; "
        "the others stand in this log.",
        limit=MOST_ANNOTATIONS,
    )
