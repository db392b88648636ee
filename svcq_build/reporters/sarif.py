"""SARIF 2.1.0, for code-scanning services. Columns count UTF-16 code units unless said otherwise; we say so."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import quote

from svcq_build import __version__
from svcq_build.diagnostics import Diagnostic, Severity
from svcq_build.places import FILE_START, Span
from svcq_build.results import Result
from svcq_build.rules import all_rules
from svcq_build.translate.interface import translator

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}


def report(result: Result, language: str, root: Path) -> str:
    """See :func:`svcq_build.reporters.report`."""
    translate = translator(language)
    rules = all_rules()
    used = sorted({diagnostic.rule for diagnostic in result.diagnostics})
    index = {name: position for position, name in enumerate(used)}

    def one(diagnostic: Diagnostic) -> dict[str, Any]:
        message = diagnostic.message.render(translate, language)
        if diagnostic.hint is not None:
            message += " " + diagnostic.hint.render(translate, language)
        value: dict[str, Any] = {
            "ruleId": diagnostic.rule,
            "ruleIndex": index[diagnostic.rule],
            "level": _LEVELS[diagnostic.severity],
            "message": {"text": message},
            "locations": [_location(diagnostic.path, diagnostic.span)],
        }
        if diagnostic.related:
            value["relatedLocations"] = [
                {
                    "id": number,
                    **_location(item.path, item.span),
                    "message": {"text": item.message.render(translate, language)},
                }
                for number, item in enumerate(diagnostic.related)
            ]
        return value

    def describe(name: str) -> dict[str, Any]:
        rule = rules.get(name)
        if rule is None:
            return {"id": name}
        sections = rule.sections
        return {
            "id": name,
            "shortDescription": {"text": sections["summary"]},
            "fullDescription": {"text": sections.get("Why", sections["summary"])},
            "help": {"text": sections.get("Fix", sections["summary"])},
            "defaultConfiguration": {"level": _LEVELS[rule.severity]},
            "properties": {"tags": [rule.group]},
        }

    value = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {"name": "svcq", "version": __version__, "rules": [describe(name) for name in used]}
                },
                "columnKind": "unicodeCodePoints",
                "results": [one(diagnostic) for diagnostic in result.diagnostics],
            }
        ],
    }
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _location(path: str, span: Span) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": quote(path)}}
    if span != FILE_START:
        physical["region"] = {
            "startLine": span.line,
            "startColumn": span.column,
            "endLine": span.end_line,
            "endColumn": span.end_column,
        }
    return {"physicalLocation": physical}
