"""Facts that stand at the head of many files: 文件编号, 版本, 生效日期; in lines of their own, or in a table."""

from __future__ import annotations

import re
from collections.abc import Iterator

from svcq_build.intake.blocks import Cell
from svcq_build.intake.drafts._taking import Draft, Taking
from svcq_build.intake.grids import pairs_of
from svcq_build.mends import date
from svcq_build.words import say

_LINE = re.compile(r"^([^：:\n]{2,8})[：:]\s*(\S[^\n]{0,60})$")
_NAMES = {
    "code": re.compile(r"(?:文件|制度|标准|文档)?(?:编号|文号|代号)|document (?:no|number)\.?", re.IGNORECASE),
    "version": re.compile(r"版\s*本(?:号|号码)?|版次|version|revision", re.IGNORECASE),
    "effective": re.compile(r"(?:生效|实施|施行|执行|启用)(?:日期|时间)|effective(?: date)?", re.IGNORECASE),
}
_VERSION = re.compile(r"[Vv]?\s*(\d{1,5}(?:\.\d{1,5}){1,2})\s*版?")
_A_FACT = say("a fact about the document")


def take_facts(taking: Taking, made: Draft) -> None:
    """Take the code, the version and the first day of a document, where a source says them before its first heading."""
    for section in taking.outline.sections[:1]:
        for line in section.lines:
            found = _LINE.match(line.block.text.strip())
            if found is not None and taking.is_open(line) and _give(made, found[1], found[2]):
                taking.lines(made, (line,), _field(found[1]) or "", _A_FACT)
        for name, cell in _pairs(taking):
            if _give(made, name.text, cell.text):
                taking.cells(made, (name, cell), _field(name.text) or "", _A_FACT)


def _pairs(taking: Taking) -> Iterator[tuple[Cell, Cell]]:
    for table in taking.outline.sections[0].tables:
        for name, cell in pairs_of(table):
            if taking.is_free(name) and taking.is_free(cell):
                yield name, cell


def _field(name: str) -> str | None:
    plain = "".join(name.split()).rstrip("：:")
    return next((field for field, pattern in _NAMES.items() if pattern.fullmatch(plain)), None)


def _give(made: Draft, name: str, value: str) -> bool:
    """Give a draft what a name and a value say; whether they say anything that it can hold."""
    field, value = _field(name), " ".join(value.split())
    if field is None or field in made.given or not value:
        return False
    if field == "code":
        made.given[field] = value
        return True
    if field == "version":
        found = _VERSION.fullmatch(value)
        if found is not None:
            made.given[field] = found[1]
        return found is not None
    day = date(value)
    if day is None or not day.certain:
        return False
    made.given[field] = day.written
    return True
