"""The example documents of every kind: the good are good, and each bad one has the one fault that it names."""

import datetime as dt
import re
from pathlib import Path
from typing import Any

import pytest
from kind_files import examples, full, kinds_with_examples, name_of, unfilled

from svcq_build.check.run import check
from svcq_build.kinds import all_kinds
from svcq_build.kinds._document import Document
from svcq_build.kinds._part import Part
from svcq_build.load.folder import load
from svcq_build.load.graph import build_graph
from svcq_build.load.sources import TextSource
from svcq_build.rules import all_rules
from svcq_build.syntax.nodes import find
from svcq_build.syntax.yaml import compose, construct
from tests.kinds.lacking import ROOT, lacking_files

EXPECTATION = re.compile(r"# expect: (?P<rule>[a-z-]+) at (?P<route>\S+)")
#: The example stands alone, so whatever it refers to is missing; holes and dates are judged elsewhere.
JUDGED = frozenset(
    name for name, rule in all_rules().items()
    if rule.group in ("syntax", "shape", "references") and name not in ("missing-target", "own-field")
)  # fmt: skip


def diagnose(path: Path) -> list[Any]:
    kind = all_kinds()[path.parent.parent.name]
    corpus = load(b"site_name: x\n", [TextSource(f"{kind.folder}{path.stem}.yml", path.read_bytes())])
    return check(build_graph(corpus), dt.date(2026, 3, 1), JUDGED)


@pytest.mark.parametrize("path", examples("good"), ids=name_of)
def test_good_documents_have_no_fault(path: Path) -> None:
    assert diagnose(path) == []


@pytest.mark.parametrize("path", examples("bad"), ids=name_of)
def test_bad_documents_have_the_fault_that_they_name(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    expected = EXPECTATION.match(text)
    assert expected, "the first line says what is expected"
    route = tuple(int(step) if step.isdigit() else step for step in expected["route"].split("."))
    found = diagnose(path)
    assert [each.rule for each in found] == [expected["rule"]], [str(each.message) for each in found]
    root = compose(text)
    lines = {find(root, route).line, find(root, route, key=True).line}
    if expected["rule"] == "duplicate-key":  # the second of the two
        lines = {number for number, line in enumerate(text.split("\n"), 1) if line.strip().startswith(f"{route[-1]}:")}
    assert found[0].span.line in lines
    assert found[0].document == f"{path.parent.parent.name}:{path.stem}"
    assert found[0].hint is not None


def test_every_kind_has_what_it_needs() -> None:
    assert list(lacking_files(ROOT, all_kinds())) == []


@pytest.mark.parametrize("kind", all_kinds().values(), ids=lambda kind: kind.name)
def test_the_full_document_fills_every_field(kind: Any) -> None:
    data, _ = construct(compose(full(kind.name)))  # type: ignore[arg-type]
    missing = [
        route
        for route in unfilled(kind.model, data)
        if route.partition(".")[0] not in Document.model_fields and route.rpartition(".")[2] not in Part.model_fields
    ]
    assert missing == [], f"tests/kinds/{kind.name}/good/full.yml has every field of its kind"


def test_the_full_documents_fill_every_field_that_all_kinds_have() -> None:
    documents = [construct(compose(full(kind)))[0] for kind in kinds_with_examples()]  # type: ignore[arg-type]
    assert list(unfilled(Document, documents)) == []
