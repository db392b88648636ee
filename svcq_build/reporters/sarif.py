"""SARIF 2.1.0, for code-scanning services. One result a finding."""

from __future__ import annotations

from typing import Any

from svcq_build.check import Result
from svcq_build.files import from_top
from svcq_build.model import Diagnostic, Severity
from svcq_build.reporters._sarif import MOST_PLACES, MOST_RESULTS, location, log
from svcq_build.rules import all_rules
from svcq_build.translate import translator
from svcq_build.words import Message, say

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}


def report(result: Result, language: str, below: str) -> str:
    """See :func:`svcq_build.reporters.report`."""
    translate = translator(language)
    rules = all_rules()
    shown = result.worst(MOST_RESULTS)
    used = sorted({diagnostic.rule for diagnostic in shown.diagnostics})
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
            "locations": [location(from_top(below, diagnostic.path), diagnostic.span)],
        }
        if diagnostic.related:
            value["relatedLocations"] = [
                {
                    "id": number,
                    **location(from_top(below, item.path), item.span),
                    "message": {"text": item.message.render(translate, language)},
                }
                for number, item in enumerate(diagnostic.related[:MOST_PLACES])
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
            "defaultConfiguration": {"level": _LEVELS[rule.severity], "enabled": not rule.on_request},
            "properties": {"tags": [rule.group]},
        }

    told = left_out(result)
    return log(
        [describe(name) for name in used],
        [one(diagnostic) for diagnostic in shown.diagnostics],
        told.render(translate, language) if told is not None else "",
    )


def left_out(result: Result) -> Message | None:
    """See :func:`svcq_build.reporters.left_out`."""
    found = len(result.diagnostics)
    if found <= MOST_RESULTS:
        return None
    return say(
        "{left_out} of {found} findings are left out of the SARIF report, the mildest first: hosts refuse a run of "
        "more than {limit}. “svcq check” shows them all.",
        left_out=found - MOST_RESULTS,
        found=found,
        limit=MOST_RESULTS,
    )
