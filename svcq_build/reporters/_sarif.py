"""SARIF 2.1.0: the parts that every report of ours shares. Columns count characters; we say so."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from svcq_build import __version__
from svcq_build.harmless import json_text
from svcq_build.places import FILE_START, Span


def log(rules: Sequence[dict[str, Any]], results: Sequence[dict[str, Any]]) -> str:
    """A whole SARIF log of one run."""
    value = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": {"name": "svcq", "version": __version__, "rules": rules}},
                "columnKind": "unicodeCodePoints",
                "results": results,
            }
        ],
    }
    return json_text(value)


def location(path: str, span: Span) -> dict[str, Any]:
    """A place in a file, or the file as a whole."""
    physical: dict[str, Any] = {"artifactLocation": {"uri": quote(path)}}
    if span != FILE_START:
        physical["region"] = {
            "startLine": span.line,
            "startColumn": span.column,
            "endLine": span.end_line,
            "endColumn": span.end_column,
        }
    return {"physicalLocation": physical}
