"""What is wrong with an own schema is told in our words, in both languages, at its place, all of it at once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from rule_examples import diagnose

from svcq_build.load.json_schemas import read_schema
from svcq_build.translate.interface import translator

FAULTS = {
    "a type that is none": ({"type": "strin"}, "no type", '"string"'),
    "a type in Chinese": ({"type": "整数"}, "no type", '"integer"'),
    "one type of several": ({"type": ["string", "nul"]}, "no type", '"null"'),
    "a type twice": ({"type": ["string", "string"]}, "twice", "Keep one"),
    "no type": ({"type": []}, "is empty", "Fill it in"),
    "required is a name": ({"required": "bureau"}, "a list in brackets", '["bureau"]'),
    "required is true": ({"properties": {"a": {"required": True}}}, "a list in brackets", "Correct"),
    "required twice": ({"required": ["a", "a"]}, "“a” twice", "Keep one"),
    "a bound in quotes": ({"minimum": "3"}, "a number without quotes", "Write 3."),
    "a negative length": ({"minLength": -1}, "≥ 0", "Correct"),
    "a step of nothing": ({"multipleOf": 0}, "> 0", "Correct"),
    "half a length": ({"maxItems": 1.5}, "a whole number", "Correct"),
    "choices as a text": ({"enum": "gold"}, "a list in brackets", '["gold"]'),
    "fields as a list": ({"properties": []}, "a group in braces", "Correct"),
    "a word for false": ({"additionalProperties": "no"}, "true or false", "Write false."),
    "a word for true": ({"uniqueItems": "是"}, "true or false", "Write true."),
    "items as a list": ({"items": [{}]}, "a schema in braces", "Correct"),
    "no alternatives": ({"oneOf": []}, "is empty", "Fill it in"),
    "what depends is no list": ({"dependentRequired": {"a": "b"}}, "a list in brackets", '["b"]'),
    "a format that is no text": ({"format": 3}, "a text in double quotes", '"3"'),
    "an anchor with a blank": ({"$anchor": "1 x"}, "cannot stand under “$anchor”", "Correct"),
    "a slip of a keyword": ({"propertis": {}}, "rules nothing", '"properties"'),
    "a keyword in small letters": ({"additionalproperties": False}, "rules nothing", '"additionalProperties"'),
    "a bracket in a pattern": ({"pattern": "(a"}, "“(” is never closed", "Write it"),
    "looking ahead": ({"pattern": "(?!a)"}, "looks ahead", "look-around"),
    "an unknown class": ({"pattern": "\\p{Foo}"}, "no class of characters", "Write it"),
    "single quotes": ("{'type': 'string'}", "double quotes", "Correct"),
    "a full-width colon": ('{"type"："string"}', "full-width “：”", "Correct"),
    "a full-width comma": ('{"type": "string"，"title": "x"}', "full-width “，”", "Correct"),
    "a remark": ('{"type": "string"} // 备注', "no remarks", "Correct"),
    "Python's true": ('{"uniqueItems": True}', "small letters", "Correct"),
    "a comma too many": ('{"type": "string",}', "behind the last", "Delete"),
    "a lone backslash": ('{"pattern": "\\d"}', "backslash", "Correct"),
}


@pytest.mark.parametrize(("schema", "words", "mend"), FAULTS.values(), ids=FAULTS)
def test_a_fault_of_a_schema(schema: dict[str, object] | str, words: str, mend: str) -> None:
    problems = read_schema(schema if isinstance(schema, str) else json.dumps(schema))
    assert isinstance(problems, list)
    (problem,) = problems
    assert words in str(problem.message)
    assert mend in str(problem.hint)
    for message in (problem.message, problem.hint):
        assert message.render(translator("zh"), "zh") != str(message)


def test_all_faults_are_told_at_once() -> None:
    problems = read_schema('{"properties": {"a": {"type": "text", "minimum": "3"}, "b": {"enum": "x"}}}')
    assert isinstance(problems, list)
    assert {problem.route[1:] for problem in problems} == {("a", "type"), ("a", "minimum"), ("b", "enum")}


@pytest.mark.parametrize("name", ["x-note", "note", "order", "label", "widget", "unit", "hint", "placeholder", "$x"])
def test_names_of_ones_own_are_no_slips(name: str) -> None:
    assert isinstance(read_schema(json.dumps({name: 1})), dict)


def test_a_parameter_in_the_words_of_a_schema_is_told(tmp_path: Path) -> None:
    schema = {"properties": {"bureau": {"title": "最长 {param:wait-max}"}, "{param:x}": {"enum": ["{param:y}"]}}}
    text = f"""\
#! site_templates/kinds/term.schema.json
{json.dumps(schema, ensure_ascii=False)}
# standards/glossary/queue.yml
title: 排队
"""
    (found,) = (one for one in diagnose(text, tmp_path) if one.rule == "bad-own-schema")
    assert (str(found.message), found.span.line) == ("Schemas quote no parameters.", 1)
