"""Inspections from SafetyCulture and to it: what maps comes through both ways, what does not is told."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from svcq_build.kinds.checklist import Checklist
from svcq_build.load import load_folder
from svcq_build.model import Finding
from svcq_build.records import (
    CannotAdd,
    all_record_kinds,
    load_records,
    mapped_inspection,
    safetyculture_files,
    written_record,
)
from svcq_build.records.reading import read_record

_CHECKLIST = """kind: checklist
title: Before opening
mode: do-confirm
summary: Ready for customers
used_by: [clerk]
version: "1.2"
pass_mark: 80
sections:
  - title: Desk
    items:
      - {id: C1, text: The desk is tidy, weight: 3}
      - {id: C2, text: The printer prints, weight: 1, critical: true}
      - {id: C3, text: Leaflets are there, weight: 1}
"""


def _question(label: str, chosen: str, **responses: object) -> dict[str, Any]:
    given = {"selected": [{"id": "x", "label": chosen}], **responses}
    return {"item_id": label, "label": label, "type": "question", "responses": given}


def _audit(*items: dict[str, Any]) -> str:
    return json.dumps(
        {
            "audit_id": "audit_01ca38a821504cda885736cccbb9ba40",
            "audit_data": {"date_started": "2026-03-02T00:31:20.000Z", "site": {"name": "Counter 4"}},
            "header_items": [],
            "items": [{"item_id": "s", "label": "Desk", "type": "section"}, *items],
        }
    )


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "mkdocs.yml").write_text("extra: {svcq: {languages: [en], time_zone: Asia/Shanghai}}\n")
    folder = tmp_path / "playbooks/checklists"
    folder.mkdir(parents=True)
    (folder / "opening.yml").write_text(_CHECKLIST)
    return tmp_path


def _mapped(root: Path, text: str) -> tuple[Any, list[str]]:
    """The record that an inspection becomes, read again from its file, and what is told."""
    checklist = load_folder(root).entries["checklist:opening"].model
    assert isinstance(checklist, Checklist)
    mapped = mapped_inspection(
        text, "opening", checklist, "Asia/Shanghai", "clerk", responsible="hall-manager", due="2026-03-09"
    )
    findings: list[Finding] = []
    kind = all_record_kinds()["inspection"]
    path = f"records/inspections/2026/{mapped.data['id']}.yml"
    text = written_record(mapped.data)
    record = read_record(path, text.encode(), kind, findings)
    assert findings == []
    assert record is not None
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text)
    return record.model, [str(note) for note in mapped.left]


def test_an_inspection_becomes_a_record(root: Path) -> None:
    record, told = _mapped(
        root,
        _audit(
            _question("the desk is tidy.", "Yes"),
            _question("C2 Does the printer print?", "No", text="Out of paper", media=[{"media_id": "M"}]),
            {"item_id": "c", "label": "C3", "type": "switch", "responses": {"value": 1}},
            _question("Is the coffee warm?", "Yes"),
        ),
    )
    assert [(answer.item, answer.result, answer.note) for answer in record.answers] == [
        ("C1", "pass", None),
        ("C2", "fail", "Out of paper"),
        ("C3", "pass", None),
    ]
    assert (record.score, record.passed, record.partial) == (80, False, False), "a critical item failed"
    assert [(one.item, one.text, one.responsible) for one in record.findings] == [
        ("C2", "Out of paper", "role:hall-manager")
    ]
    assert record.started.isoformat() == "2026-03-02T08:31:00+08:00"
    assert (record.place, record.id) == ("Counter 4", "2026-03-02-opening-cbb9ba40")
    assert any("coffee" in note for note in told)
    assert any("photos" in note for note in told)


def test_an_answer_that_is_called_otherwise_is_told_not_guessed(root: Path) -> None:
    record, told = _mapped(root, _audit(_question("C1", "Fairly"), _question("C2", "Not for us", failed=True)))
    assert [(answer.item, answer.result) for answer in record.answers] == [("C2", "fail")]
    assert record.partial
    assert any(note.startswith("C1") for note in told)


def test_what_was_exported_comes_back_the_same(root: Path) -> None:
    first, _ = _mapped(
        root, _audit(_question("C1", "Pass"), _question("C2", "Fail", text="Jam"), _question("C3", "N/A"))
    )
    (file,) = safetyculture_files(load_records(root), load_folder(root)).values()
    audit = json.loads(file)
    assert audit["audit_data"]["score_percentage"] == 75
    assert audit["template_data"]["metadata"]["name"] == "Before opening"
    again, told = _mapped(root, file.decode())
    assert told == []
    for field in ("answers", "score", "passed", "started", "place", "findings"):
        assert getattr(again, field) == getattr(first, field), field


@pytest.mark.parametrize("text", ["", "[1]", "{}", '{"audit_id": "a", "items": 1}', '{"audit_id": "a", "items": []}'])
def test_what_is_no_inspection_is_refused(root: Path, text: str) -> None:
    with pytest.raises(CannotAdd):
        _mapped(root, text)
