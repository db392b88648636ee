"""What is wrong with a JSON Schema that somebody wrote, in our words; the libraries' are English."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from svcq_build.syntax import FULL_WIDTH
from svcq_build.words import Message, nearest, say

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError

#: The types that JSON Schema knows, with what people write for them.
_TYPES: Mapping[str, tuple[str, ...]] = {
    "string": ("str", "text", "字符串", "文本", "文字", "字符"),
    "number": ("float", "double", "decimal", "num", "数字", "数值", "小数"),
    "integer": ("int", "long", "whole", "整数"),
    "boolean": ("bool", "布尔", "是否", "真假"),
    "array": ("list", "列表", "数组"),
    "object": ("dict", "map", "group", "对象", "字段组"),
    "null": ("none", "nil", "空"),
}
_WANTED: Mapping[str, Message] = {
    "string": say("a text in double quotes"),
    "number": say("a number without quotes"),
    "integer": say("a whole number without quotes"),
    "boolean": say("true or false without quotes"),
    "array": say("a list in brackets"),
    "object": say("a group in braces"),
    "schema": say("a schema in braces, or true or false"),
}
_BOUNDS = {"minimum": "≥", "exclusiveMinimum": ">", "maximum": "≤", "exclusiveMaximum": "<"}
_NO_JSON = {
    "Expecting ',' delimiter": say("a comma or a closing bracket is missing here"),
    "Expecting ':' delimiter": say("a colon is missing here"),
    "Expecting property name enclosed in double quotes": say("a name in double quotes is expected here"),
    "Illegal trailing comma before end of object": say("a comma too many stands here"),
    "Illegal trailing comma before end of array": say("a comma too many stands here"),
    "Expecting value": say("a value is expected here"),
    "Extra data": say("something follows the end"),
    "Unterminated string starting at": say("this text is never closed"),
    "Invalid control character at": say("a line break or a tab stands in this text"),
    "Invalid \\escape": say("a backslash stands here that means nothing; write two of them"),
    "Invalid \\uXXXX escape": say("four digits must follow \\u"),
}
#: How the engine of patterns begins what it says.
_NO_PATTERN = {
    "look-around": say("it looks ahead or behind"),
    "backreferences": say("it refers back to a group"),
    "unclosed character class": say("a “[” is never closed"),
    "unclosed counted": say("a “{{” is never closed"),
    "unclosed": say("a “(” is never closed"),
    "unopened": say("a “)” closes nothing"),
    "invalid repetition": say("the least number of repetitions is greater than the greatest"),
    "repetition operator": say("nothing stands before a sign of repetition (*, +, ?)"),
    "repetition quantifier": say("a “{{” is followed by no number"),
    "invalid character class": say("a range in “[ ]” runs backwards"),
    "unrecognized escape": say("a backslash stands before a letter that means nothing then"),
    "incomplete escape": say("it ends in a backslash"),
    "Unicode property": say("there is no class of characters of that name"),
    "duplicate capture": say("two groups have the same name"),
    "SchemaError: Compiled": say("it becomes too large"),
    "Compiled": say("it becomes too large"),
}


def why_no_json(error: json.JSONDecodeError) -> Message:
    """What the reader of JSON stumbled over."""
    sign = error.doc[error.pos : error.pos + 1]
    if sign in FULL_WIDTH and sign:
        return say("a full-width “{character}” stands here; JSON wants the half-width one", character=sign)
    if sign == "'":
        return say("texts and names stand in double quotes, not in single ones")
    if sign in ("/", "#"):
        return say("JSON knows no remarks")
    if error.doc[error.pos : error.pos + 4] in ("True", "Fals", "None"):
        return say("JSON writes true, false and null in small letters")
    return _NO_JSON.get(error.msg.rstrip(": "), say("it cannot be read from here on"))


def why_no_pattern(told: str) -> Message:
    """Why the engine of patterns refuses one."""
    found = next((words for begin, words in _NO_PATTERN.items() if told.strip().startswith(begin)), None)
    return found or say("it is no regular expression")


def say_of_schema(error: ValidationError) -> tuple[Message, Message | None]:
    """What is wrong with a part of a schema, as the schema of schemas finds it, and how to mend it."""
    value: Any = error.instance
    wanted: Any = error.validator_value
    names = [step for step in error.absolute_path if isinstance(step, str)]
    name = names[-1] if names else ""
    if name == "type" and error.validator in ("anyOf", "enum", "type"):
        return _type(value)
    if error.validator == "type":
        kind = "schema" if isinstance(wanted, list) else str(wanted)
        words = _WANTED.get(kind, say("{type}", type=kind))
        message = say("“{name}” is {value} here; it must be {wanted}.", name=name, value=_shown(value), wanted=words)
        mended = _mended(value, kind)
        return message, say("Write {value}.", value=mended) if mended else None
    if error.validator in _BOUNDS:
        sign, bound = _BOUNDS[str(error.validator)], wanted
        return (
            say("“{name}” is {value} here; it must be {sign} {bound}.", name=name, value=value, sign=sign, bound=bound),
            None,
        )
    if error.validator == "uniqueItems":
        twice = next((item for index, item in enumerate(value) if item in value[:index]), "")
        return say("“{name}” holds “{value}” twice.", name=name, value=str(twice)), say("Keep one of them.")
    if error.validator in ("minItems", "minProperties"):
        return say("“{name}” is empty here.", name=name), say("Fill it in, or leave it out.")
    return say("{value} cannot stand under “{name}”.", value=_shown(value), name=name), None


def _type(value: object) -> tuple[Message, Message | None]:
    named = [one for one in value if one not in _TYPES] if isinstance(value, list) else [value]
    if isinstance(value, list) and not named:
        if not value:
            return say("“{name}” is empty here.", name="type"), say("Fill it in, or leave it out.")
        twice = next((item for index, item in enumerate(value) if item in value[:index]), "")
        return say("“{name}” holds “{value}” twice.", name="type", value=str(twice)), say("Keep one of them.")
    message = say("{value} is no type that JSON Schema knows.", value=_shown(named[0]))
    plain = str(named[0]).strip().lower()
    meant = next((kind for kind, words in _TYPES.items() if plain in (kind, *words)), None) or nearest(plain, _TYPES)
    if meant:
        return message, say("Write {value}.", value=f'"{meant}"')
    return message, say("The types are {names}.", names=", ".join(_TYPES))


def _mended(value: Any, kind: str) -> str | None:
    """A value as its keyword wants it, as JSON, where nothing else can be meant."""
    if kind == "array" and isinstance(value, (str, int, float)) and not isinstance(value, bool):
        return json.dumps([value], ensure_ascii=False)
    if kind in ("number", "integer") and isinstance(value, str):
        try:
            number = float(value)
        except ValueError:
            return None
        return f"{number:g}" if kind == "number" or number == int(number) else None
    if kind in ("boolean", "schema") and isinstance(value, str):
        return {"true": "true", "yes": "true", "是": "true", "false": "false", "no": "false", "否": "false"}.get(
            value.strip().lower()
        )
    if kind == "boolean" and value in (0, 1):
        return "true" if value else "false"
    if kind == "string" and isinstance(value, (int, float)):
        return json.dumps(json.dumps(value))
    return None


def misspelt_keyword(name: str, known: frozenset[str]) -> str | None:
    """The keyword that a name in a schema is a slip of; None for a name of somebody's own."""
    from rapidfuzz.distance import OSA

    if name in known or name.startswith(("x-", "$")):
        return None
    for keyword in known:
        if name.lower() == keyword.lower():
            return keyword
    near = [keyword for keyword in known if len(keyword) >= 5 and OSA.distance(name, keyword, score_cutoff=2) <= 2]
    return near[0] if len(near) == 1 else None


def _shown(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= 60 else f"{text[:57]}…"
