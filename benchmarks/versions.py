"""A generated document in each of its versions: in other words, with another limit, with the record of its changes."""

from __future__ import annotations

import re
from collections.abc import Sequence

#: What each new version was written after, in turn: its trigger and its words.
OCCASIONS = (
    ("customer-feedback", "回访客户的意见"),
    ("assessment-result", "内部审核的发现"),
    ("correction", "窗口人员的勘误"),
    ("market-demand", "客户的新要求"),
    ("internal-change", "岗位调整的结果"),
)
_ITEM = re.compile(r"^ +- id: (\w+)\n", re.MULTILINE)
_LIMIT = re.compile(r"(^ +(?:text: .*?|within: ))(\d+)( (?:分钟|小时|个工作日|秒|个月|声|处)|%)", re.MULTILINE)
_SUMMARY = re.compile(r"^(summary: .*)$", re.MULTILINE)
_HEAD = re.compile(r"^status: active\n(?:owner: .*\n)?", re.MULTILINE)
_DAY = re.compile(r"^effective: \d+-\d+-(\d+)$", re.MULTILINE)
#: What the generated text says of its version; all of it is written anew.
_RECORD = re.compile(r"^(?:version: .*|effective: .*|review:(?:\n  .*)*|changes:(?:\n  .*)*)\n", re.MULTILINE)
#: The month of the last version; each earlier one came a month earlier.
_LAST = 2026 * 12 + 10 - 1


def month(number: int, versions: int) -> str:
    """The month of version ``1.number`` of a document of so many versions, as in ``2026-10``."""
    months = _LAST - (versions - 1 - number)
    return f"{months // 12}-{months % 12 + 1:02d}"


def monthly(text: str, versions: int) -> list[str]:
    """The days of a document's versions, a month apart."""
    found = _DAY.search(text)
    day = found[1] if found else "01"  # what has no day of its own changes before all that must follow it
    return [f"{month(number, versions)}-{day}" for number in range(versions)]


def version_of(text: str, number: int, days: Sequence[str], reviewed: str | None = None) -> str:
    """A generated document as its version ``1.number`` said it.

    Args:
        text: the document as it was generated; its limits are those of the last version.
        number: of the version, from 0. days: on which each version came, to the very last.
        reviewed: when somebody last looked at it; when it came, if not given.
    """
    text, part = _limited(text, len(days) - 1 - number)
    changes = "".join(_change(each, days[each], part) for each in range(number, -1, -1))
    record = f'version: "1.{number}"\n'
    if _DAY.search(text):
        day = days[number]
        record += f"effective: {day}\nreview:\n  every: 6 个月\n  last: {reviewed or day}\n"
    text = _HEAD.sub(lambda head: f"{head[0]}{record}changes:\n{changes}", _RECORD.sub("", text), count=1)
    words = f"本版吸收了{OCCASIONS[number % len(OCCASIONS)][1]}。" if number else ""
    return _SUMMARY.sub(lambda line: line[1] + words, text, count=1)


def _change(number: int, date: str, part: str | None) -> str:
    trigger, words = OCCASIONS[number % len(OCCASIONS)]
    if number == 0:
        class_, reason, affects = "substance", "首次发布。", ""
    elif part is None:
        class_, reason, affects = "wording", f"吸收了{words}。", ""
    else:
        class_, reason, affects = "substance", f"按{words}收紧时限。", f"    affects: [{part}]\n"
    return (
        f'  - version: "1.{number}"\n    date: {date}\n    class: {class_}\n'
        f"    trigger: {trigger}\n    reason: {reason}\n{affects}"
    )


def _limited(text: str, back: int) -> tuple[str, str | None]:
    """The text with its first limit so many steps looser, and the part that the limit stands in."""
    items = list(_ITEM.finditer(text))
    ends = [*(item.start() for item in items[1:]), len(text)]
    for item, end in zip(items, ends, strict=False):
        limit = _LIMIT.search(text, item.end(), end)
        if limit:
            number = int(limit[2]) + (-back if limit[3] == "%" else back)
            return f"{text[: limit.start()]}{limit[1]}{number}{limit[3]}{text[limit.end() :]}", item[1]
    return text, None
