"""The staff list: which codes there are, and from when to when. It may lie outside of the repository, and hold more."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from svcq_build.files import read_file
from svcq_build.mends import date
from svcq_build.words import Message, reason, say

#: What the columns may be called. All others (names, say) are passed over, and never shown.
_COLUMNS = {
    "code": ("code", "代码", "人员代码", "工号", "员工编号"),
    "from": ("from", "起", "自", "入职日期", "开始日期"),
    "to": ("to", "止", "至", "离职日期", "结束日期"),
}
_ENCODINGS = ("utf-8-sig", "gb18030")


class Term(NamedTuple):
    """A time in which a code is somebody's; no end where it lasts."""

    first: dt.date
    last: dt.date


@dataclass(frozen=True, slots=True)
class StaffList:
    """The codes of all staff, with the times in which they held. ``fault`` says why nothing is known."""

    terms: Mapping[str, tuple[Term, ...]]
    fault: Message | None = None

    def knows(self, code: str) -> bool:
        """Whether a code was ever anybody's."""
        return code in self.terms

    def holds(self, code: str, day: dt.date) -> bool:
        """Whether a code was somebody's on a day."""
        return any(term.first <= day <= term.last for term in self.terms.get(code, ()))


def read_staff(root: Path, written: str) -> StaffList:
    """The staff list at a path, as ``mkdocs.yml`` names it: from the handbook's folder, or whole."""
    try:
        content = read_file((root / Path(written).expanduser()).resolve())
    except OSError as error:
        return StaffList(
            {}, say("The staff list {path} cannot be opened: {reason}.", path=written, reason=reason(error))
        )
    text = None
    for encoding in _ENCODINGS:
        try:
            text = content.decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    rows = list(csv.reader(io.StringIO(text or "", newline="")))
    header = [cell.strip().lower() for cell in rows[0]] if rows else []
    at = {name: index for name, words in _COLUMNS.items() for index, cell in enumerate(header) if cell in words}
    if "code" not in at:
        return StaffList(
            {}, say("The staff list {path} has no column “code”; it is a CSV: code,role,from,to.", path=written)
        )
    terms: dict[str, list[Term]] = {}
    for number, row in enumerate(rows[1:], 2):
        code = _cell(row, at["code"])
        if not code:
            continue
        first, last = _day(_cell(row, at.get("from"))), _day(_cell(row, at.get("to")))
        if first is None or last is None:
            return StaffList({}, say("The staff list {path} names no date in row {number}: write 2026-03-01.",
                                     path=written, number=number))  # fmt: skip
        last = dt.date.max if not _cell(row, at.get("to")) else last
        terms.setdefault(code, []).append(Term(first, last))
    return StaffList({code: tuple(own) for code, own in terms.items()})


def _cell(row: list[str], at: int | None) -> str:
    return row[at].strip() if at is not None and at < len(row) else ""


def _day(text: str) -> dt.date | None:
    """A day; the first of all where nothing is written, None where it is no day."""
    if not text:
        return dt.date.min
    found = date(text)
    return dt.date.fromisoformat(found.written) if found is not None else None
