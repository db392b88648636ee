"""Own schemas are a stranger's: whatever they hold ends in a finding with a place, and soon."""

import json
import socket
import time

import pytest

from svcq_build.load.own_fields import MOST_BYTES
from tests.conftest import STANDARD, TODAY

PATH = "site_templates/kinds/standard.schema.json"


@pytest.fixture
def judged(repository, svcq, monkeypatch):
    """Check a document with some own fields by a schema (a value, or its text); the findings about the two."""

    def never(*arguments, **options):
        raise AssertionError("something was fetched")

    monkeypatch.setattr(socket.socket, "connect", never)

    def judge(schema, more="{a: 1}"):
        text = schema if isinstance(schema, (str, bytes)) else json.dumps(schema, ensure_ascii=False)
        root = repository({PATH: text, "standards/service/queueing.yml": f"{STANDARD}more: {more}\n"})
        began = time.process_time()
        outcome = svcq("check", "--format", "json", "--no-cache", "--today", TODAY, cwd=root)
        assert time.process_time() - began < 10
        assert outcome.err == ""
        found = json.loads(outcome.out)["diagnostics"]
        return [(item["rule"], item["line"], item["column"], item["message"], item["hint"]) for item in found]

    return judge


def nested(depth):
    return '{"properties": {"a": ' * depth + "{}" + "}}" * depth


UNFIT = {
    "itself": ('{"$ref": "#"}', 1, 10, "refers to itself without end"),
    "itself by a name": ('{"$ref": "#/$defs/a",\n"$defs": {"a": {"$ref": "#/$defs/b"}, "b": {"$ref": "#/$defs/a"}}}',
                         2, 53, "refers to itself without end"),
    "itself in anyOf": ('{"anyOf": [{"type": "string"}, {"not": {"$ref": "#"}}]}', 1, 49, "refers to itself"),
    "itself by an anchor": ('{"$dynamicAnchor": "x", "allOf": [{"$dynamicRef": "#x"}]}', 1, 51, "refers to itself"),
    "another host": ('{"$ref": "https://example.org/s.json"}', 1, 10, "https://example.org/s.json, which is not in it"),
    "another file": ('{"items": {"$ref": "other.json#/a"}}', 1, 20, "which is not in it"),
    "nowhere": ('{"$ref": "#/$defs/none"}', 1, 10, "which is not in it"),
    "deep": (nested(5000), 1, 631, "nested too deeply"),
    "open brackets": ("[" * 100_000, 1, 61, "nested too deeply"),
    "look-around": ('{"properties": {"a": {"pattern": "(?!x)y"}}}', 1, 34, "looks ahead"),
    "huge repetition": ('{"pattern": "(a{1000}){1000}"}', 1, 13, "cannot be used"),
    "no pattern": ('{"patternProperties": {"(": {}}}', 1, 29, "cannot be used"),
    "no number": ('{"minLength": NaN}', 1, 15, "“NaN” is no number"),
    "beyond numbers": ('{"maximum": 1e400}', 1, 13, "“1e400” is no number"),
    "five thousand digits": ('{"maximum": ' + "9" * 5000 + "}", 1, 13, "is no number"),
    "half a character": ('{"title": "\\ud800"}', 1, 1, "half of a character"),
    "a name twice": ('{"type": "object", "type": "array"}', 1, 20, "“type” is given twice"),
    "no schema": ('{"properties": {\n "a": {"type": "strin"}}}', 2, 16, "no type that JSON Schema knows"),
    "no JSON": ('{"type": "object",\n}', 1, 18, "This is no JSON"),
    "a list": ("[]", 1, 1, "in braces"),
    "true": ("true", 1, 1, "in braces"),
    "nothing": ("", 1, 1, "This is no JSON"),
    "too long": ('{"title": "' + "x" * MOST_BYTES + '"}', 1, 1, "more than 256 KB"),
    "GBK": ('{"title": "窗口"}'.encode("gbk"), 1, 12, "is not UTF-8"),
}  # fmt: skip


@pytest.mark.parametrize("name", UNFIT)
def test_a_schema_that_cannot_be_used_is_one_finding_with_its_place_and_a_mend(judged, name):
    text, line, column, words = UNFIT[name]
    ((rule, *place, message, hint),) = judged(text)
    assert (rule, *place) == ("bad-own-schema", line, column)
    assert words in message
    assert hint


@pytest.mark.parametrize(
    ("schema", "more"),
    [
        ('\ufeff{"properties": {"a": {"type": "integer"}}}', "{a: 1}"),
        ({"$ref": "#/$defs/n", "$defs": {"n": {"properties": {"in": {"$ref": "#/$defs/n"}}}}}, "{in: {in: {}}}"),
        ({"properties": {"a": {"multipleOf": 0.1}}}, "{a: 0.3}"),
        ({"properties": {"a": {"multipleOf": 0.01}}}, "{a: 1e300}"),
        ({"properties": {"a": {"pattern": "^(a+)+$"}}}, "{a: " + "a" * 20_000 + "}"),
        ({"properties": {"a": {"pattern": r"^\p{Han}+[\u4e00-\u9fff]$"}}}, "{a: 窗口人员}"),
        ({"patternProperties": {"^(a+)+$": True}, "additionalProperties": False}, "{" + "a" * 60 + ": 1}"),
        ({"properties": {"a": {"uniqueItems": True}}}, "{a: [1, true, '1', {}, {x: 1}, [1]]}"),
        ({"properties": {"pattern": {"enum": ["("]}, "default": {"const": {"$ref": "no"}}}}, "{pattern: '('}"),
        ({"maxProperties": 10**12, "properties": {"a": {"maximum": 1e308}}}, "{a: 1}"),
    ],
)  # fmt: skip
def test_a_good_schema_stays_good(judged, schema, more):
    assert judged(schema, more) == []


@pytest.mark.parametrize(
    ("schema", "more", "words"),
    [
        ({"properties": {"a": {"pattern": "^(a+)+$"}}}, "{a: " + "a" * 20_000 + "!}", "(a+)+"),
        ({"patternProperties": {"^(a+)+$": True}, "additionalProperties": False}, "{" + "a" * 60 + "b: 1}", "no field"),
        ({"properties": {"a": {"multipleOf": 0.1}}}, "{a: 0.35}", "0.1"),
        ({"properties": {"a": {"minLength": 10**12}}}, "{a: x}", "1000000000000"),
        ({"properties": {"a": {"uniqueItems": True}}}, "{a: [{x: 1}, {x: 1.0}]}", ""),
        ({"properties": {"a": {"multipleOf": 2}}}, "{a: .inf}", ""),
    ],
)
def test_what_deviates_is_told_at_the_document(judged, schema, more, words):
    ((rule, line, _, message, hint),) = judged(schema, more)
    assert (rule, line) == ("own-field", 12)
    assert words in message + (hint or "")


def test_references_that_double_the_work_at_every_step_are_cut_off(judged):
    steps = {f"s{n}": {"allOf": [{"$ref": f"#/$defs/s{n + 1}"}] * 2} for n in range(40)}
    ((rule, line, _, message, _),) = judged({"$ref": "#/$defs/s0", "$defs": {**steps, "s40": {}}})
    assert (rule, line) == ("bad-own-schema", 1)
    assert "more than 100000 steps" in message


def test_values_nested_deeply_are_told_at_the_document(judged):
    schema = {"$ref": "#/$defs/n", "$defs": {"n": {"properties": {"a": {"anyOf": [{"$ref": "#/$defs/n"}]}}}}}
    found = judged(schema, "{a: " * 90 + "1" + "}" * 90)
    assert [rule for rule, *_ in found] in ([], ["own-field"])
    ((rule, *_),) = judged(schema, "{a: " * 5000 + "1" + "}" * 5000)
    assert rule == "too-many-values"


def test_equal_items_are_found_without_comparing_all_with_all(judged):
    items = ", ".join(f"{{x: {n}}}" for n in range(9_000))
    assert judged({"properties": {"a": {"uniqueItems": True}}}, f"{{a: [{items}]}}") == []


def test_a_thousand_deviations_are_enough(judged):
    items = ", ".join(["x"] * 3_000)
    found = judged({"properties": {"a": {"items": {"type": "integer"}}}}, f"{{a: [{items}]}}")
    assert len(found) == 1_001
    assert any("than the 1000 that are listed" in message for _, _, _, message, _ in found)
