"""Forms: each field of each kind as an editor shows it, in the reader's language, from the models alone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from svcq_build.kinds import all_kinds
from svcq_build.load.own_fields import OwnSchema
from svcq_build.reference import FormWords, form_of

ZH = FormWords(lambda zh, en: zh, lambda field, value: f"{field}={value}", lambda kind, word: f"{kind}:{word}")
TYPES = {"text", "prose", "number", "boolean", "choice", "date", "duration", "reference", "list", "group", "other"}


def fields(form: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for field in form["fields"]:
        yield field
        inner = field
        while "of" in inner:
            inner = inner["of"]
            yield {"name": field["name"], "title": field["title"], **inner}
        if "fields" in inner:
            yield from fields(inner)


def field(kind: str, *names: str, own: OwnSchema | None = None) -> dict[str, Any]:
    form = form_of(all_kinds()[kind], ZH, own)
    for name in names:
        found: dict[str, Any] = next(field for field in form["fields"] if field["name"] == name)
        form = found
        while "of" in form and name != names[-1]:
            form = form["of"]
    return found


@pytest.mark.parametrize("kind", all_kinds())
def test_every_field_of_every_kind_can_be_shown(kind: str) -> None:
    found = list(fields(form_of(all_kinds()[kind], ZH)))
    assert {item["type"] for item in found} <= TYPES
    assert all(item["title"] for item in found)
    assert all(item["choices"] for item in found if item["type"] == "choice")
    others = {item["name"] for item in found if item["type"] == "other" and not item.get("fixed")}
    assert others <= {"more"}, "a field that can only be edited as source"


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (("title",), {"title": "标题", "help": "读者看到的名称。", "type": "text", "required": True}),
        (("goal",), {"type": "prose", "required": True}),
        (("version",), {"type": "other", "fixed": True}),
        (("status",), {"type": "choice", "required": False}),
        (("owner",), {"type": "reference", "kinds": ["role"], "part": "never", "default": "role"}),
        (("review", "every"), {"type": "duration", "required": True}),
        (("effective",), {"type": "date"}),
        (("requirements",), {"type": "list", "minimum": 1}),
        (("requirements", "id"), {"type": "text", "id": True}),
        (("requirements", "basis", "example"), {"type": "boolean"}),
        (("waivers", "part"), {"type": "reference", "kinds": [], "part": "own"}),
    ],
)
def test_fields_of_a_standard(names: tuple[str, ...], said: dict[str, Any]) -> None:
    found = field("standard", *names)
    assert {name: found.get(name) for name in said} == said


def test_choices_and_bounds() -> None:
    level = field("standard", "requirements", "level")
    assert level["choices"][0] == {"value": "must", "title": "level=must"}
    assert field("checklist", "pass_mark") | {"type": "number", "minimum": 0, "maximum": 100} == field(
        "checklist", "pass_mark"
    )


def test_an_organisations_own_fields() -> None:
    schema = {
        "required": ["desk"],
        "properties": {
            "desk": {"title": "窗口", "description": "哪个窗口。", "enum": ["A", "B"]},
            "tests": {
                "type": "array",
                "items": {"type": "object", "properties": {"on": {"type": "string", "format": "date"}}},
            },
            "any": True,
        },
    }
    more = field("standard", "more", own=OwnSchema("standard", "x.json", json.dumps(schema)))
    assert more["type"] == "group"
    desk, tests, anything = more["fields"]
    assert (desk["title"], desk["help"], desk["required"]) == ("standard:窗口", "哪个窗口。", True)
    assert desk["choices"] == [{"value": "A", "title": "A"}, {"value": "B", "title": "B"}]
    assert tests["of"]["fields"][0]["type"] == "date"
    assert anything["type"] == "other"
    assert field("standard", "more", own=OwnSchema("standard", "x.json", "{"))["type"] == "other"
