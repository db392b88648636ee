"""JSON, version 1: a contract, extended but never changed."""

from __future__ import annotations

from typing import Any

from svcq_build.check import Result
from svcq_build.model import Diagnostic, Replacement, Severity
from svcq_build.translate import translator
from svcq_build.words import Message, json_text


def report(result: Result, language: str, below: str) -> str:
    """See :func:`svcq_build.reporters.report`."""
    translate = translator(language)

    def words(message: Message | None) -> str | None:
        return message.render(translate, language) if message is not None else None

    def place(path: str, item: Any) -> dict[str, Any]:
        return {
            "path": path,
            "line": item.span.line,
            "column": item.span.column,
            "end_line": item.span.end_line,
            "end_column": item.span.end_column,
        }

    def edit(item: Replacement) -> dict[str, Any]:
        return {**place(item.path, item), "text": item.text}

    def one(diagnostic: Diagnostic) -> dict[str, Any]:
        return {
            "rule": diagnostic.rule,
            "severity": diagnostic.severity.value,
            **place(diagnostic.path, diagnostic),
            "message": words(diagnostic.message),
            "hint": words(diagnostic.hint),
            "document": diagnostic.document,
            "related": [{**place(item.path, item), "message": words(item.message)} for item in diagnostic.related],
            **({"fix": [edit(item) for item in diagnostic.fix]} if diagnostic.fix else {}),
        }

    value = {
        "version": 1,
        "diagnostics": [one(diagnostic) for diagnostic in result.diagnostics],
        "summary": {
            "documents": result.documents,
            **({"records": result.records} if result.records else {}),
            **{f"{severity.value}s": result.count(severity) for severity in Severity},
        },
    }
    return json_text(value)
