"""From SafetyCulture: an inspection as its interface gives it (JSON) → a record of an inspection, as far as it maps.

The format: https://developer.safetyculture.com/reference/inspections. Questions, switches and check boxes become
answers where an item of the checklist has their words or begins with their id; everything else is told, not guessed.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from svcq_build.figures import FAIL, NOT_APPLICABLE, PASS, WeighedItem, score
from svcq_build.kinds.checklist import Checklist, Item
from svcq_build.records.adding import CannotAdd
from svcq_build.words import Message, say

#: What answers are called, in small letters: those of the two sets that SafetyCulture begins with, and the Chinese.
_CALLED = {
    PASS: {"yes", "pass", "safe", "ok", "good", "compliant", "是", "合格", "通过", "符合"},
    FAIL: {"no", "fail", "at risk", "poor", "non-compliant", "否", "不合格", "不通过", "不符合"},
    NOT_APPLICABLE: {"n/a", "na", "not applicable", "不适用"},
}
_ON = {"switch", "checkbox"}
_ASKED = {"question", "list", *_ON}
_ID = re.compile(r"\s*([A-Z]{1,3}[0-9]{1,3})\b")
#: What is left of words when two are compared: letters and digits.
_NO_WORD = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Mapped:
    """An inspection as a record.

    Attributes:
        data: its values, in the order in which they are written. left: what has no place in it, and why.
    """

    data: dict[str, Any]
    left: tuple[Message, ...]


def mapped_inspection(
    text: str,
    name: str,
    checklist: Checklist,
    zone: str,
    by: str,
    *,
    responsible: str = "",
    due: str = "",
    inspector: str = "",
) -> Mapped:
    """Map an inspection.

    Args:
        text: the JSON. name: of the checklist. zone: the handbook's time zone. by: the role that inspected.
        responsible, due, inspector: who puts right what failed, and by when; the staff code. Empty where not known.
    Raises:
        CannotAdd: when it is no inspection of SafetyCulture, or nothing of it fits the checklist.
    """
    audit = _read(text)
    about = audit.get("audit_data")
    about = about if isinstance(about, dict) else {}
    items = [item for section in checklist.sections for item in section.items]
    answers, left = _answers(audit, items)
    if not answers:
        raise CannotAdd(say("No question of this inspection has the words or the id of an item of {name}.", name=name))
    started, finished = (_moment(about.get(field), zone) for field in ("date_started", "date_completed"))
    started = started or _moment(audit.get("created_at"), zone)
    if not started:
        raise CannotAdd(say("This inspection does not say when it was begun (audit_data.date_started)."))
    found = score(
        [WeighedItem(item.id, float(item.weight), item.critical) for item in items],
        {answer["item"]: answer["result"] for answer in answers},
        float(checklist.pass_mark) if checklist.pass_mark is not None else None,
    )
    texts = {item.id: str(item.text) for item in items}
    notes = {answer["item"]: answer.get("note", "") for answer in answers}
    findings = [
        {"id": f"F{at}", "item": item, "text": notes[item] or texts[item], "responsible": responsible, "due": due}
        for at, item in enumerate(found.failed, 1)
    ]
    data = {
        "kind": "inspection",
        "id": f"{started[:10]}-{name}-{_signs(str(audit.get('audit_id', '')))}",
        "checklist": name,
        "version": str(checklist.version or ""),
        "place": _place(about, audit),
        "started": started,
        "finished": finished,
        "by": by,
        "inspector": inspector,
        "partial": len(answers) < len(items),
        "answers": answers,
        "findings": findings,
        "score": found.per_cent if checklist.pass_mark is not None else None,
        "passed": found.passed,
    }
    return Mapped(_full(data), tuple(left))


def _read(text: str) -> dict[str, Any]:
    try:
        audit = json.loads(text.removeprefix("\ufeff"))
    except (ValueError, RecursionError):
        raise CannotAdd(say("This is no JSON.")) from None
    if not isinstance(audit, dict) or "audit_id" not in audit or not isinstance(audit.get("items"), list):
        raise CannotAdd(say("This is no inspection of SafetyCulture: it has no audit_id, or no items."))
    return audit


def _answers(audit: Mapping[str, Any], items: Sequence[Item]) -> tuple[list[dict[str, Any]], list[Message]]:
    by_id = {item.id: item for item in items}
    by_words = {_bare(str(item.text)): item for item in items}
    found: dict[str, dict[str, Any]] = {}
    left: list[Message] = []
    for asked in _asked(audit):
        label = str(asked.get("label", "")).strip()
        begins = _ID.match(label)
        item = by_words.get(_bare(label)) or (by_id.get(begins[1]) if begins else None)
        if item is None:
            left.append(say("“{question}” is no item of the checklist.", question=label))
            continue
        responses = asked.get("responses")
        responses = responses if isinstance(responses, dict) else {}
        result = _result(str(asked.get("type")), responses)
        if result is None:
            left.append(say("{item}: its answer is neither pass, fail nor not applicable.", item=item.id))
            continue
        if asked.get("media") or responses.get("media"):
            left.append(say("{item}: its photos are not in the file.", item=item.id))
        note = str(responses.get("text") or "").strip()
        found[item.id] = {"item": item.id, "result": result, "note": note}
    return [found[item.id] for item in items if item.id in found], left


def _asked(audit: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    for one in audit["items"]:
        if isinstance(one, dict) and one.get("type") in _ASKED and not one.get("inactive"):
            yield one


def _result(kind: str, responses: Mapping[str, Any]) -> str | None:
    if kind in _ON:
        return {"1": PASS, "0": FAIL}.get(str(responses.get("value")))
    selected = responses.get("selected")
    chosen = [one for one in selected if isinstance(one, dict)] if isinstance(selected, list) else []
    if len(chosen) != 1:
        return None
    if responses.get("failed") is True:
        return FAIL
    said = str(chosen[0].get("label", "")).strip().lower()
    return next((result for result, words in _CALLED.items() if said in words), None)


def _moment(written: object, zone: str) -> str:
    try:
        moment = dt.datetime.fromisoformat(str(written))
    except ValueError:
        return ""
    if moment.tzinfo is None:
        return ""
    return moment.astimezone(ZoneInfo(zone)).isoformat(timespec="minutes")


def _place(about: Mapping[str, Any], audit: Mapping[str, Any]) -> str:
    """The site that was chosen; else what the first page says of the site or the place."""
    site = about.get("site")
    if isinstance(site, dict) and site.get("name"):
        return str(site["name"]).strip()
    headers = audit.get("header_items")
    for one in headers if isinstance(headers, list) else ():
        responses = one.get("responses") if isinstance(one, dict) else None
        if isinstance(responses, dict) and (
            "site" in str(one.get("label", "")).lower() or one.get("type") == "address"
        ):
            said = str(responses.get("text") or responses.get("location_text") or "").strip()
            if said:
                return " ".join(said.split())
    return ""


def _signs(audit_id: str) -> str:
    """The end of the id that it has there, so that it is not taken in twice."""
    return _NO_WORD.sub("", audit_id.rpartition("audit_")[2]).lower()[-8:] or "imported"


def _bare(words: str) -> str:
    return _NO_WORD.sub("", words).lower()


def _full(value: Any) -> Any:
    """Values without what says nothing."""
    if isinstance(value, dict):
        return {
            name: _full(inner)
            for name, inner in value.items()
            if inner not in (None, "", [], False) or (name == "passed" and inner is False)
        }
    return [_full(inner) for inner in value] if isinstance(value, list) else value
