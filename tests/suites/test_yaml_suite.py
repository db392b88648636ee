"""The yaml-test-suite: each case is read as it says, or refused with a place."""

from __future__ import annotations

import json
from typing import Any

from yaml_cases import REFUSED, cases, read, refused

from svcq_build.load.documents import read_document
from svcq_build.model import Finding

CASES = 402
#: What the suite calls invalid and svcq reads as it was meant, no word lost: lines that YAML wants further in, a lone
#: dash in brackets, a directive that asks for nothing.
READ_ALL_THE_SAME = {"9C9N", "DK95.1", "G5U8", "MUS6.0", "QB6E", "Y79Y.3", "YJV2"}


def documents(stream: str) -> list[Any]:
    """The JSON texts that stand one after the other."""
    found, decoder = [], json.JSONDecoder()
    while stream := stream.strip():
        value, end = decoder.raw_decode(stream)
        found.append(value)
        stream = stream[end:]
    return found


def test_each_case_is_read_as_the_suite_says_or_refused_with_a_place() -> None:
    count, wrong, lenient = 0, [], set()
    for name, case in cases():
        count += 1
        value, faults = read(case["yaml"])
        if faults:
            lines = case["yaml"].split("\n")
            places = [(fault.span.line, fault.span.column) for fault in faults]
            known = all(0 < line <= len(lines) and 0 < column <= len(lines[line - 1]) + 1 for line, column in places)
            wrong += [] if known else [name]
        elif case.get("fail"):
            lenient.add(name)
        elif case.get("json") is not None and (documents(case["json"]) or [None]) != [value]:
            wrong.append(name)
    assert (count, wrong, lenient) == (CASES, [], READ_ALL_THE_SAME)


def test_which_valid_cases_are_refused_and_where_is_known() -> None:
    """Tags, names that are no words, a second document, tabs, and what only specifications are written in."""
    assert refused() == REFUSED.read_text(encoding="utf-8").splitlines()


def test_no_case_breaks_the_reading_of_documents() -> None:
    for name, case in cases():
        findings: list[Finding] = []
        read_document("standards/glossary/case.yml", case["yaml"].encode(), findings)
        assert findings, name
        assert all(finding.spot.span is not None or finding.rule for finding in findings), name
