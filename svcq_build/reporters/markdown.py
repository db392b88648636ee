"""Warnings as Markdown, for an issue on a git host. Everything from documents and records is escaped."""

from __future__ import annotations

from collections import defaultdict

from svcq_build.check import Result
from svcq_build.model import Diagnostic
from svcq_build.reporters._markdown import code, safe
from svcq_build.reporters.agenda.markdown import MARK
from svcq_build.translate import translator
from svcq_build.words import say

#: Beyond so many characters the rest is counted: GitHub takes 65,536 in all.
_LIMIT = 25_000


def report(result: Result, language: str, below: str) -> str:
    """See :func:`svcq_build.reporters.report`. Empty when there is nothing to tell."""
    if not result.diagnostics:
        return ""
    translate = translator(language)
    groups: dict[str, list[Diagnostic]] = defaultdict(list)
    for diagnostic in result.diagnostics:
        groups[diagnostic.rule].append(diagnostic)
    lines = [MARK, "", f"### {say('Warnings').render(translate, language)}", ""]
    left = 0
    for kind, found in groups.items():
        lines += [f"#### {code(kind)} ({len(found)})", ""]
        for diagnostic in found:
            about = code(diagnostic.document or diagnostic.path)
            line = f"- {about} {safe(diagnostic.message.render(translate, language))}"
            if sum(map(len, lines)) + len(line) < _LIMIT:
                lines.append(line)
            else:
                left += 1
        lines.append("")
    if left:
        lines += [say("… and {n} more.", n=left).render(translate, language), ""]
    return "\n".join(lines)
