"""Every keyword of an own schema is told in our words, in both languages, and names the mend."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from svcq_build.check.run import check
from svcq_build.edit.certain_mends import replaced
from svcq_build.load.folder import load_folder
from svcq_build.load.graph import build_graph
from svcq_build.model.diagnostics import Diagnostic
from svcq_build.translate.interface import translator
from tests.conftest import CONFIGURATION, FILES
from tests.rules.rule_examples import TODAY

PATH = "standards/service/queueing.yml"


def diagnose(root: Path, schema: dict[str, object], more: str) -> tuple[list[Diagnostic], str]:
    text = f"{FILES[PATH]}more:\n  field: {more}\n"
    whole = {"properties": {"field": {"title": "字段", **schema}}}
    files = {**FILES, PATH: text, "mkdocs.yml": CONFIGURATION}
    files["site_templates/kinds/standard.schema.json"] = json.dumps(whole)
    for path, content in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(content, encoding="utf-8")
    found = check(build_graph(load_folder(root)), TODAY)
    return [each for each in found if each.rule == "own-field"], text


CASES = [
    ({"type": "string"}, "12", "the number 12", '"12"'),
    ({"type": "string"}, "true", "true or false", '"true"'),
    ({"type": "number"}, "九十", "must be a number", "90"),
    ({"type": "integer"}, "９", "a whole number", "9"),
    ({"type": "boolean"}, "是", "true or false", "true"),
    ({"type": "array"}, "甲", "must be a list", "[甲]"),
    ({"type": ["string", "null"]}, "[1]", "text or nothing", None),
    ({"type": "object"}, "甲", "a group of fields", None),
    ({"enum": ["Gold", "silver"]}, "gold", "not a value of", "Gold"),
    ({"enum": ["gold", "silver"]}, "golt", "not a value of", None),
    ({"const": "gold"}, "silver", "not a value of", None),
    ({"pattern": "^A[0-9]+$"}, "B1", "does not have the form", None),
    ({"type": "string", "format": "date"}, "2026年3月1日", "does not have the form", "2026-03-01"),
    ({"format": "email"}, "desk", "does not have the form", None),
    ({"minimum": 5}, "3", "must be ≥ 5", None),
    ({"maximum": 5}, "7", "must be ≤ 5", None),
    ({"exclusiveMinimum": 5}, "5", "must be > 5", None),
    ({"exclusiveMaximum": 5}, "5", "must be < 5", None),
    ({"multipleOf": 5}, "7", "multiple of 5", None),
    ({"minLength": 3}, "甲", "at least 3", None),
    ({"maxLength": 1}, "甲乙", "at most 1", None),
    ({"minItems": 2}, "[甲]", "at least 2", None),
    ({"maxItems": 1}, "[甲, 乙]", "at most 1", None),
    ({"uniqueItems": True}, "[甲, 甲]", "holds “甲” twice", None),
    ({"required": ["name"]}, "{a: 1}", "“name” (name) is missing", None),
    ({"minProperties": 2}, "{a: 1}", "at least 2", None),
    ({"additionalProperties": False, "properties": {"name": {}}}, "{nam: 1}", "no field “nam”", None),
    ({"propertyNames": {"pattern": "^[a-z]+$"}}, "{A: 1}", "cannot be the name", None),
    ({"anyOf": [{"type": "number"}, {"const": "x"}]}, "甲", "none of the forms", None),
    ({"oneOf": [{"minimum": 1}, {"maximum": 9}]}, "5", "more than one of the forms", None),
    ({"not": {"const": "x"}}, "x", "may not stand here", None),
    ({"dependentRequired": {"a": ["b"]}}, "{a: 1}", "“b” must stand too", None),
    ({"contains": {"type": "number"}}, "[甲]", "holds no item", None),
    ({"prefixItems": [{}], "items": False}, "[1, 2]", "more items", None),
    ({"unevaluatedProperties": False}, "{a: 1}", "no field “a”", None),
    ({"if": {"required": ["a"]}, "then": {"required": ["b"]}}, "{a: 1}", "“b” (b) is missing", None),
    ({"if": {"const": "x"}, "else": {"minLength": 3}}, "甲", "at least 3", None),
    ({"dependentSchemas": {"a": {"required": ["b"]}}}, "{a: 1}", "“b” (b) is missing", None),
    ({"allOf": [{"minimum": 5}]}, "3", "must be ≥ 5", None),
    ({"contains": {"type": "number"}, "maxContains": 1}, "[1, 2]", "", None),
    ({"additionalProperties": {"type": "number"}}, "{a: 甲}", "must be a number", None),
    ({"patternProperties": {"^a": {"type": "boolean"}}}, "{a: 甲}", "true or false", None),
    ({"unevaluatedItems": False, "prefixItems": [{}]}, "[1, 2]", "more items", None),
    ({"items": {"enum": ["gold"]}}, "[silver]", "not a value of", None),
    ({"type": "number"}, "贰拾", "must be a number", "20"),
    ({"maxProperties": 1}, "{a: 1, b: 2}", "at most 1", None),
]


@pytest.mark.parametrize(("schema", "more", "words", "mended"), CASES, ids=[str(case[:2]) for case in CASES])
def test_each_keyword(tmp_path: Path, schema: dict[str, object], more: str, words: str, mended: str | None) -> None:
    found, text = diagnose(tmp_path, schema, more)
    assert [each.span.line for each in found] == [len(text.splitlines())]
    assert words in str(found[0].message)
    assert found[0].hint
    for message in (found[0].message, found[0].hint):
        assert message.render(translator("zh"), "zh") != str(message)
    assert [edit.text for edit in found[0].fix] == ([mended] if mended else [])
    if mended:
        assert diagnose(tmp_path, schema, mended)[0] == []
        assert replaced(text.encode(), found[0].fix).decode() == text.replace(f"field: {more}", f"field: {mended}")


def test_a_description_is_the_advice(tmp_path: Path) -> None:
    found, _ = diagnose(tmp_path, {"pattern": "^A", "description": "写 A 开头的编号。"}, "B1")
    assert str(found[0].hint) == "写 A 开头的编号。"
