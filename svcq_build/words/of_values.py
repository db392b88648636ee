"""What a value is called in a message: “a list”, “the number 3”, and its words, shortened."""

from __future__ import annotations

import json

from svcq_build.words.messages import Message, say

#: What a value may have to be, in the terms of JSON Schema.
WANTED = {
    "string": say("text"),
    "number": say("a number"),
    "integer": say("a whole number"),
    "boolean": say("true or false"),
    "array": say("a list (lines that start with “- ”)"),
    "object": say("a group of fields (“name: value” lines)"),
    "null": say("nothing"),
}


def sort_of(value: object) -> Message:
    """What a value is."""
    if isinstance(value, bool):
        return say("true or false")
    if isinstance(value, (int, float)):
        return say("the number {value}", value=value)
    if isinstance(value, str):
        return say("the text “{value}”", value=in_short(value))
    if value is None:
        return say("empty")
    return say("a list") if isinstance(value, list) else say("a group of fields")


def in_short(value: object) -> str:
    """A value on one line, as YAML would have it, shortened."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    text = " ".join(text.split())
    return text if len(text) <= 60 else f"{text[:57]}…"
