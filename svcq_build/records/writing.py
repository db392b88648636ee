"""Writing: the values of a record → the text of its file, and where that lies."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from svcq_build.records.kinds import RecordKind
from svcq_build.syntax import field_value, name, quoted, scalar

#: What is written in quotes wherever it stands, because others read it as a time or a number.
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T.*")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def place_of_record(kind: RecordKind, id_: str, day: dt.date) -> str:
    """The file of a record of a day."""
    return f"{kind.folder}{day.year}/{id_}.yml"


def written_record(data: Mapping[str, Any]) -> str:
    """A record's values as the text of its file, in the order in which they stand."""
    return "\n".join(_fields(data, "")) + "\n"


def _fields(data: Mapping[str, Any], indent: str) -> Iterator[str]:
    for key, value in data.items():
        if isinstance(value, Mapping):
            yield f"{indent}{scalar(key)}:"
            yield from _fields(value, f"{indent}  ")
        elif isinstance(value, Sequence) and not isinstance(value, str):
            if not value:
                yield f"{indent}{scalar(key)}: []"
                continue
            yield f"{indent}{scalar(key)}:"
            for item in value:
                yield from _item(item, f"{indent}  ")
        else:
            yield f"{indent}{scalar(key)}: {_scalar(key, value)}"


def _item(item: Any, indent: str) -> Iterator[str]:
    if isinstance(item, Mapping) and item:
        first, *rest = _fields(item, f"{indent}  ")
        yield f"{indent}- {first.strip()}"
        yield from rest
    else:
        yield f"{indent}- {_scalar('', item)}"


def _scalar(key: str, value: Any) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return repr(value)
    text = str(value)
    if _MOMENT.fullmatch(text):
        return quoted(text)
    return text if _DAY.fullmatch(text) else field_value(key, text) if key == "version" else name(text)
