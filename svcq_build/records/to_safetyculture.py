"""To SafetyCulture: inspections as the JSON that its interface gives, as far as they map.

The format: https://developer.safetyculture.com/reference/inspections. It has no place for critical items, for who
puts a finding right and for checksums of photos: a finding stands in the note of its item.
"""

from __future__ import annotations

import datetime as dt
import json
import uuid
from collections.abc import Iterable, Mapping
from typing import Any

from svcq_build.figures import FAIL, NOT_APPLICABLE, PASS
from svcq_build.kinds.checklist import Checklist, Item
from svcq_build.load import Corpus
from svcq_build.records.kinds.inspection import Inspection
from svcq_build.records.records import Records

#: Ids are made from ours, so that the same record always has the same.
_SPACE = uuid.UUID("6f0d6f2e-3c57-5ac2-9d0e-2f1b9a5f8c11")
_LABELS = {PASS: ("Pass", "P"), FAIL: ("Fail", "F"), NOT_APPLICABLE: ("N/A", "N/A")}
_COLOURS = {PASS: "19,133,95", FAIL: "198,0,34", NOT_APPLICABLE: "112,112,112"}


def safetyculture_files(records: Records, corpus: Corpus) -> dict[str, bytes]:
    """Every inspection whose checklist is still there, by the name of its file."""
    made = {}
    for inspection in records.of(Inspection):
        entry = corpus.entries.get(f"checklist:{inspection.checklist.removeprefix('checklist:')}")
        if entry is not None and isinstance(entry.model, Checklist):
            audit = audit_of(inspection, entry.model)
            made[f"{inspection.id}.json"] = json.dumps(audit, ensure_ascii=False, indent=1).encode() + b"\n"
    return made


def audit_of(inspection: Inspection, checklist: Checklist) -> dict[str, Any]:
    """One inspection, beside the checklist as it is today."""
    template = _id("template", inspection.checklist)
    responses = {result: _response(template, result) for result in _LABELS}
    answers = {answer.item: answer for answer in inspection.answers}
    found = {finding.item: str(finding.text) for finding in inspection.findings if finding.item}
    items: list[dict[str, Any]] = []
    for section in checklist.sections:
        parent = _id(template, str(section.title))
        questions = [
            _question(item, parent, template, responses, answers.get(item.id), found) for item in section.items
        ]
        own = {"item_id": parent, "label": str(section.title), "type": "section", "options": {}, "responses": {}}
        items.append({**own, "children": [one["item_id"] for one in questions], "scoring": _sum(questions)})
        items.extend(questions)
    began = _utc(inspection.started)
    ended = _utc(inspection.finished) if inspection.finished else None
    scoring = _sum(one for one in items if one["type"] == "question")
    audit_data = {
        "name": f"{checklist.title} {inspection.id}",
        "score": scoring["score"],
        "total_score": scoring["max_score"],
        "score_percentage": scoring["score_percentage"],
        "date_started": began,
        "date_completed": ended,
        "date_modified": ended or began,
        "authorship": {"author": inspection.inspector or "", "owner": inspection.inspector or ""},
        **({"site": {"name": str(inspection.place)}} if inspection.place else {}),
    }
    known = {"id": _id(template, "answers"), "responses": list(responses.values())}
    return {
        "audit_id": f"audit_{uuid.UUID(_id('audit', inspection.id)).hex}",
        "template_id": f"template_{uuid.UUID(template).hex}",
        "archived": False,
        "created_at": began,
        "modified_at": ended or began,
        "audit_data": audit_data,
        "template_data": {
            "metadata": {"name": str(checklist.title), "description": str(checklist.summary or "")},
            "authorship": {},
            "response_sets": {known["id"]: known},
        },
        "header_items": [],
        "items": items,
    }


def _question(
    item: Item,
    parent: str,
    template: str,
    responses: Mapping[str, dict[str, Any]],
    answer: Any,
    found: Mapping[str, str],
) -> dict[str, Any]:
    result = answer.result if answer is not None else None
    counts = result in (PASS, FAIL)
    weight = float(item.weight)
    weight = int(weight) if weight.is_integer() else weight  # the schema knows whole weights only
    said = [str(answer.note)] if answer is not None and answer.note else []
    said += [found[item.id]] if item.id in found and found[item.id] not in said else []
    given: dict[str, Any] = {"selected": [responses[result]], "failed": result == FAIL} if result else {}
    return {
        "item_id": _id(template, item.id),
        "parent_id": parent,
        "label": f"{item.id} {item.text}",
        "type": "question",
        "options": {
            "weighting": weight,
            "response_set": _id(template, "answers"),
            "failed_responses": [responses[FAIL]["id"]],
        },
        "responses": {**given, **({"text": "\n".join(said)} if said else {})},
        "scoring": _scoring(weight if result == PASS else 0.0, weight if counts else 0.0),
    }


def _response(template: str, result: str) -> dict[str, Any]:
    label, short = _LABELS[result]
    scored = {"score": 1 if result == PASS else 0, "enable_score": result != NOT_APPLICABLE}
    own = {"id": _id(template, result), "label": label, "short_label": short, "colour": _COLOURS[result]}
    return {**own, "type": "question", **scored}


def _sum(questions: Iterable[Mapping[str, Any]]) -> dict[str, float]:
    scores = [one["scoring"] for one in questions]
    return _scoring(sum(one["score"] for one in scores), sum(one["max_score"] for one in scores))


def _scoring(reached: float, most: float) -> dict[str, float]:
    share = round(100 * reached / most, 3) if most else 0
    own = {"score": reached, "max_score": most, "score_percentage": share}
    return {**own, **{f"combined_{name}": value for name, value in own.items()}}


def _id(*names: str) -> str:
    return str(uuid.uuid5(_SPACE, "\n".join(names)))


def _utc(moment: Any) -> str:
    known = moment if isinstance(moment, dt.datetime) else dt.datetime.fromisoformat(str(moment))
    return known.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")
