"""Notation: how texts and small groups of them are written as YAML."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from svcq_build.syntax.yaml import Unreadable, compose, construct

#: What editors and other programs, which know YAML 1.1 (or count otherwise than we do), read as something else than
#: text: words for yes and no, numbers of any base, in any notation, with underscores, of base 60.
_OTHERWISE = re.compile(
    r"~|null|true|false|yes|no|on|off|y|n|=|<<|[-+]?\.(?:inf|nan)"
    r"|[-+]?(?:0b[01_]+|0o?[0-7_]+|0x[0-9a-f_]+|[0-9][0-9_]*(?::[0-5]?[0-9])*(?:\.[0-9_]*)?(?:e[-+]?[0-9]+)?"
    r"|\.[0-9][0-9_]*(?:e[-+]?[0-9]+)?)",
    re.IGNORECASE,
)
_DATE = re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:(?:[Tt]|[ \t]+)[0-9].*)?")
_UNPRINTABLE = re.compile(r"[\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")


@lru_cache(2048)  # what is written often is names of fields and words of lists
def scalar(text: str) -> str:
    """A text as YAML: as it is where that is read back as the same text everywhere, else in quotes."""
    if text and printable(text) and text[0] not in "\"'-?:*&!|>%@`" and text == text.strip():
        for sample in (f"k: {text}\n", f"{{k: {text}, l: [{text}]}}"):
            try:
                node = compose(sample)
                value = construct(node)[0] if node is not None else None
            except Unreadable:
                return quoted(text)
            if not isinstance(value, dict) or value not in ({"k": text}, {"k": text, "l": [text]}):
                return quoted(text)
        return quoted(text) if _OTHERWISE.fullmatch(text) else text
    return quoted(text)


def like(written: str, text: str) -> str:
    """A text as YAML, in quotes of the same sort where what stood there, ``written``, was in quotes."""
    if len(written) >= 2 and written[0] == written[-1] and written[0] in "\"'" and printable(text):
        return quoted(text) if written[0] == '"' else "'" + text.replace("'", "''") + "'"
    return scalar(text)


def name(text: str) -> str:
    """A text that is never a date (an id, a title) as YAML; what looks like a date goes in quotes, too."""
    return quoted(text) if _DATE.fullmatch(text) else scalar(text)


def quoted(text: str) -> str:
    """A text in double quotes, as YAML reads it."""
    return _UNPRINTABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(text, ensure_ascii=False))


def printable(text: str) -> bool:
    """Whether a text can stand in YAML without escapes."""
    return text.isprintable() and not _UNPRINTABLE.search(text)


def _written(value: Any) -> str:
    return f"[{', '.join(map(scalar, value))}]" if isinstance(value, (list, tuple)) else scalar(str(value))


def flow(item: Mapping[str, Any] | str) -> str:
    """An item on one line, a group in braces."""
    if isinstance(item, str):
        return scalar(item)
    return "{" + ", ".join(f"{name}: {field_value(name, value)}" for name, value in item.items()) + "}"


def block(item: Mapping[str, Any] | str, indent: str, gap: int = 1) -> list[str]:
    """An item as lines of a list, ``gap`` spaces after its dash."""
    if isinstance(item, str):
        return [f"{indent}-{' ' * gap}{scalar(item)}"]
    lead = [f"{indent}-{' ' * gap}", *[f"{indent} {' ' * gap}"] * (len(item) - 1)]
    return [
        f"{start}{name}: {field_value(name, value)}" for start, (name, value) in zip(lead, item.items(), strict=True)
    ]


def field_value(name: str, value: Any) -> str:
    """A field's value; versions always stand in quotes, or 1.10 would be read as 1.1."""
    return quoted(str(value)) if name == "version" else _written(value)


def text_value(name: str, value: Any, depth: int) -> str:
    """A field's value as it follows its name; a text of several lines as a block of them, indented ``depth`` times."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return str(value)
    text = str(value)
    body = text.removesuffix("\n")
    lines = body.split("\n")
    if "\n" not in text or not body or body != body.strip() or not all(map(printable, lines)):
        return field_value(name, text) if name == "version" else scalar(text)
    indent = "  " * depth
    return ("|\n" if text != body else "|-\n") + "\n".join(f"{indent}{line}" if line else "" for line in lines)
