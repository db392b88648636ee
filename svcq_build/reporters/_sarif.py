"""SARIF 2.1.0: the parts that every report of ours shares. Columns count characters; we say so."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from svcq_build import __version__
from svcq_build.model import FILE_START, Span
from svcq_build.words import json_text

#: How many results a run may have: hosts refuse a run with more as a whole, and then show none of it.
MOST_RESULTS = 25_000
#: How many further places of one result hosts keep.
MOST_PLACES = 100


def log(rules: Sequence[dict[str, Any]], results: Sequence[dict[str, Any]], left_out: str = "") -> str:
    """A whole SARIF log of one run.

    Args:
        rules, results: of the run. left_out: what to say of results that are not in it; empty when all are.
    """
    notifications = [{"level": "warning", "message": {"text": left_out}}] if left_out else []
    value = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": {"name": "svcq", "version": __version__, "rules": rules}},
                "columnKind": "unicodeCodePoints",
                "invocations": [{"executionSuccessful": True, "toolExecutionNotifications": notifications}],
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
