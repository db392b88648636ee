"""JUnit XML: one test case a document with findings, and one for all that is clean."""

from __future__ import annotations

from itertools import groupby
from xml.etree import ElementTree

from svcq_build.check import Result
from svcq_build.files import from_top
from svcq_build.model import Diagnostic, Severity
from svcq_build.translate import translator
from svcq_build.words import no_command, one_line


def report(result: Result, language: str, below: str) -> str:
    """See :func:`svcq_build.reporters.report`. Errors are failures; milder findings are system output."""
    translate = translator(language)

    def line(diagnostic: Diagnostic) -> str:
        hint = f" → {diagnostic.hint.render(translate, language)}" if diagnostic.hint else ""
        place = f"{diagnostic.path}:{diagnostic.span.line}:{diagnostic.span.column}"
        words = diagnostic.message.render(translate, language)
        return one_line(f"{place}: {diagnostic.severity.value}: {words} [{diagnostic.rule}]{hint}")

    groups = [(path, list(items)) for path, items in groupby(result.diagnostics, key=lambda item: item.path)]
    failures = sum(1 for _, items in groups if any(item.severity is Severity.ERROR for item in items))
    clean = max(0, result.documents - len(groups))
    suite = ElementTree.Element(
        "testsuite", name="svcq check", tests=str(len(groups) + 1), failures=str(failures), errors="0", skipped="0"
    )
    ElementTree.SubElement(suite, "testcase", classname="svcq", name=f"{clean} documents without findings")
    for path, items in groups:
        name = _legal(one_line(path))
        case = ElementTree.SubElement(
            suite, "testcase", classname="svcq", name=name, file=from_top(below, name), line=str(items[0].span.line)
        )
        errors = [item for item in items if item.severity is Severity.ERROR]
        if errors:
            failure = ElementTree.SubElement(case, "failure", message=_legal(line(errors[0])), type=errors[0].rule)
            failure.text = _legal("\n".join(map(line, errors)))
        milder = [item for item in items if item.severity is not Severity.ERROR]
        if milder:
            ElementTree.SubElement(case, "system-out").text = _legal("\n".join(map(line, milder)))
    suites = ElementTree.Element("testsuites")
    suites.append(suite)
    ElementTree.indent(suites, " ")
    written = ElementTree.tostring(suites, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{no_command(written)}\n'


def _legal(text: str) -> str:
    """Replace what XML 1.0 cannot hold."""
    return "".join(
        c if c in "\t\n" or " " <= c <= "\ud7ff" or "\ue000" <= c <= "\ufffd" or c > "\uffff" else "\ufffd"
        for c in text
    )
