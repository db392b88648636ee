"""Each planted fault is told once, on its line, with the words of its mend; what is certain can be written."""

from __future__ import annotations

import pytest
from planted import READING, TODAY, corpus_of
from planted_faults import HANDBOOK, PATHS, TABLE, Row

from svcq_build.check.run import check
from svcq_build.edit.certain_mends import replaced
from svcq_build.load.documents import read_document
from svcq_build.load.graph import build_graph
from svcq_build.model.diagnostics import Diagnostic


def diagnose(files: dict[str, str]) -> list[Diagnostic]:
    return check(build_graph(corpus_of(files)), TODAY, READING)


def plant(row: Row) -> tuple[str, str, int]:
    """The path and the text of the document with the fault, and the line that the fault is on."""
    path = PATHS[row.kind]
    text = HANDBOOK[path]
    assert text.count(row.good) >= 1, row
    at = text.index(row.good)
    return path, text[:at] + row.bad + text[at + len(row.good) :], text.count("\n", 0, at) + 1 + row.line


def test_the_handbook_itself_has_no_fault() -> None:
    assert diagnose(HANDBOOK) == []


@pytest.mark.parametrize("row", TABLE, ids=[f"{row.kind}: {row.bad}" for row in TABLE])
def test_a_planted_fault(row: Row) -> None:
    path, text, line = plant(row)
    found = diagnose({**HANDBOOK, path: text})
    assert [(each.rule, each.path, each.span.line) for each in found] == [(row.rule, path, line)], [
        f"{each.span.line} {each.message} {each.hint}" for each in found
    ]
    certain = row.mend.startswith("=")
    words = row.mend.strip("=") if certain else row.mend
    assert words in str(found[0].hint), found[0].hint
    if not certain:
        return
    assert found[0].fix
    mended = replaced(text.encode(), found[0].fix)
    for _ in range(3):  # what one mend uncovers is mended next
        again = diagnose({**HANDBOOK, path: mended.decode()})
        if again and again[0].fix:
            mended = replaced(mended, again[0].fix)
    assert diagnose({**HANDBOOK, path: mended.decode()}) == []
    if row.mend.count("=") == 1:
        assert meaning(path, mended) == meaning(path, HANDBOOK[path].encode())


def meaning(path: str, content: bytes) -> object:
    return getattr(read_document(path, content, []), "model", None)


def test_there_are_more_than_two_hundred() -> None:
    assert len(TABLE) > 200
