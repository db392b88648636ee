"""Facts that stand at the head of many files: 文件编号, 版本, 生效日期; in lines of their own, or in a table."""

from __future__ import annotations

import re

from svcq_build.intake.blocks import Remark
from svcq_build.intake.drafts._forms import labelled, take_form
from svcq_build.intake.drafts._taking import Claim, Draft, Taking
from svcq_build.intake.markdown_text import as_markdown
from svcq_build.mends import date
from svcq_build.words import say

_NAMES = {
    "code": re.compile(r"(?:文件|制度|标准|文档)?(?:编号|文号|代号)|document (?:no|number)\.?", re.IGNORECASE),
    "version": re.compile(r"版\s*本(?:号|号码)?|版次|version|revision", re.IGNORECASE),
    "effective": re.compile(r"(?:生效|实施|施行|执行|启用)(?:日期|时间)|effective(?: date)?", re.IGNORECASE),
}
_VERSION = re.compile(r"[Vv]?\s*(\d{1,5}(?:\.\d{1,5}){1,2})\s*版?")
#: Between two facts of one line: blanks before another name with its colon.
_NEXT_FACT = re.compile(r"[，,；;|｜]?\s+(?=[^\s：:，。；]{2,12}[：:])")
#: The head of a page: what stands apart in it; a name and what it names; a code without a name.
_PIECES = re.compile(r"[ \t]{2,}|[\t\u3000；;｜|]+|[ ]+(?=[^\s：:]{2,8}[：:]|[\u4e00-\u9fff]{2,6}[ ])")
_NAMED = re.compile(r"([^\s：:]{2,8})(?:[：:]\s*|\s+)(\S.*)")
_CODE = re.compile(r"[A-Z]{1,6}(?:[/-][A-Z0-9.]{1,10}){1,4}(?!\S)")
_A_FACT = say("a fact about the document")


def take_facts(taking: Taking, made: Draft) -> None:
    """Take the code, the version and the first day of a document, where a source says them before its first heading."""
    for section in taking.outline.sections[:1]:
        for line in section.lines:
            if taking.is_open(line) and (field := _of_line(made, line.block.text.strip())):
                taking.lines(made, (line,), field, _A_FACT)
        for table in section.tables:
            take_form(taking, made, table, lambda name, cell: _give(made, name, cell.text))


def take_header(header: Remark, made: Draft) -> None:
    """Take what the head of each page says of a document, where nothing else says it; the head itself stays told."""
    for one in _PIECES.split(header.text.strip()):
        found = _NAMED.fullmatch(one)
        bare = _CODE.match(one)
        field = _give(made, "文件编号", bare[0]) if bare else _give(made, found[1], found[2]) if found else None
        if field is not None:
            made.claims.append(Claim(header.place, one, _A_FACT, field))


def _of_line(made: Draft, text: str) -> str | None:
    """Take the facts of a line (编号：Q-01　版本：2.0　编制：张三); what has no field is kept beside them.

    Returns:
        the first field that was filled; None where nothing is taken.
    """
    rest, fields = [], []
    for one in _NEXT_FACT.split(text):
        found = labelled(one)
        field = _give(made, found[0], one[found[1] :]) if found is not None else None
        if field is not None:
            fields.append(field)
        else:
            rest.append(as_markdown(one))
    if not fields:
        return None
    made.more.extend(rest)
    return fields[0]


def _field(name: str) -> str | None:
    plain = "".join(name.split()).rstrip("：:")
    return next((field for field, pattern in _NAMES.items() if pattern.fullmatch(plain)), None)


def _give(made: Draft, name: str, value: str) -> str | None:
    """Give a draft what a name and a value say; the field that they fill, or None where they fill none."""
    field, value = _field(name), " ".join(value.split())
    if field is None or field in made.given:
        return None
    found = _VERSION.fullmatch(value)
    day = date(value)
    read = {
        "code": as_markdown(value),
        "version": found[1] if found is not None else "",
        "effective": day.written if day is not None and day.certain else "",
    }[field]
    if not read:
        return None
    made.given[field] = read
    return field
