"""Roles: one out of a charter, several out of a list or out of a text that has a section for each."""

from __future__ import annotations

import re
from typing import Any

from svcq_build.intake.blocks import Cell
from svcq_build.intake.drafts._fields import take_fields
from svcq_build.intake.drafts._forms import labelled, take_form
from svcq_build.intake.drafts._readings import number_in
from svcq_build.intake.drafts._rows import Record, tables_with
from svcq_build.intake.drafts._taking import Draft, Known, Taking, give, summary_of
from svcq_build.intake.markdown_text import as_markdown
from svcq_build.intake.matching import closed_up
from svcq_build.intake.sections import Outlined, Section, items_of
from svcq_build.words import say

TITLES = re.compile(
    r"岗位(?:职责|说明|责任|描述|一览|清单|名录|表)|职务说明|职责说明|岗位$|role charter|job description|roles",
    re.IGNORECASE,
)
COLUMNS = {
    "title": re.compile(r"岗位(?:名称)?|职位(?:名称)?|职务(?:名称)?|role|position|job title", re.IGNORECASE),
    "responsibilities": re.compile(r"职责|工作内容|工作任务|主要工作|responsibilit|duties", re.IGNORECASE),
    "mission": re.compile(r"使命|概[述要]|岗位目的|定位|mission|purpose", re.IGNORECASE),
    "authority": re.compile(r"权限|权力|authority", re.IGNORECASE),
    "reports_to": re.compile(r"(?:直接|上)?上级(?:岗位|领导)?|汇报(?:对象|给)?|reports? to", re.IGNORECASE),
    "posts": re.compile(r"(?:岗位)?(?:人数|编制|定员|定编)|posts|headcount", re.IGNORECASE),
    "appraisal": re.compile(r"考核|绩效|apprais", re.IGNORECASE),
}
TELLING = ("title", "responsibilities")
_FIELDS = {name: COLUMNS[name] for name in ("mission", "authority", "appraisal", "responsibilities")}
#: Fields that one line says: 岗位名称：大堂经理.
_FACTS = ("title", "reports_to", "posts")
_PERSONS = re.compile(r"\s*(?:[人名个]|persons?|posts?)\s*$", re.IGNORECASE)
_LISTS = ("responsibilities", "authority", "appraisal")
_OF_A_ROLE = re.compile(r"^(.{2,16}?)(?:的)?(?:岗位)?职责$")
_NO_NAME = re.compile(r"^(?:岗位|工作|主要|基本|部门|具体|其他|安全)?$")
_TAIL = re.compile(
    r"(?:[岗崗]位)?(?:[职職][责責]|[说說]明[书書]?|[责責]任[书書]?|描述)$|\s*(?:role charter|job description)$",
    re.IGNORECASE,
)
_SPLIT = re.compile(r"\n|(?<=[；;。])(?=\S)|(?<!^)(?=(?:\d{1,2}[、．.](?!\d)|[（(]\d{1,2}[）)]|[\u2460-\u2473])\s*\S)")
_OWN_MARK = re.compile(r"^(?:\d{1,2}[、．.)）](?!\d)|[（(]\d{1,2}[）)]|[\u2460-\u2473]|[-•·])\s*|[；;]$")


def draft(outline: Outlined, known: Known) -> tuple[list[Draft], Taking]:
    """Draft roles; none where no responsibility of any is told."""
    taking = Taking(outline)
    listed = _of_tables(taking, known)
    if listed:
        return listed, taking
    several = [section for section in outline.sections if _role_named(section)]
    if len(several) > 1:
        return [_of_section(taking, section) for section in several if section.lines], taking
    made = Draft("role", _TAIL.sub("", outline.title) or outline.title)
    values: dict[str, Any] = dict(take_fields(taking, made, _FIELDS, _LISTS))
    _take_form(taking, made, values, known)
    duties = values.pop("responsibilities", []) or _listed_duties(taking, made) or _plain_duties(taking, made)
    if not duties:
        return [], taking
    mission = "\n\n".join(values.pop("mission", []))
    give(made, {"summary": summary_of(mission), "mission": mission, "responsibilities": _numbered(duties), **values})
    return [made], taking


def _plain_duties(taking: Taking, made: Draft) -> list[str]:
    """The numbered items of a text that has no headings: its title says that they are responsibilities."""
    items = [one for section in taking.outline.sections[:1] for one in items_of(section.lines)[1] if one.first.mark]
    for number, item in enumerate(items, 1):
        taking.item(made, item, f"responsibilities.D{number}", say("a responsibility"))
    return [item.markdown for item in items]


def _listed_duties(taking: Taking, made: Draft) -> list[str]:
    """The responsibilities in tables that have a column for them, a row each, in a text of one role: 序号 | 职责."""
    found: list[str] = []
    for section, _, grid, records in tables_with(taking.outline, COLUMNS, "responsibilities"):
        heads = [head for head, _ in records[0].row.cells]
        if heads[0] == records[0].columns["responsibilities"]:
            continue  # a form: what follows in this column are names of other fields
        for one in records:
            duties = _duties(one.cell("responsibilities"))
            taking.row(made, one.row, f"responsibilities.D{len(found) + 1}", say("a responsibility"))
            rest = one.rest("responsibilities")
            if rest:
                made.more.append("\n\n".join([*duties, rest]))
            found += duties
        taking.heads(made, grid)
        taking.heading(made, section, "responsibilities", say("the name of a field"))
    return found


def _of_tables(taking: Taking, known: Known) -> list[Draft]:
    """A role a row; rows that go on with the same role belong to it."""
    drafts: dict[str, Draft] = {}
    for section, _, grid, records in tables_with(taking.outline, COLUMNS, *TELLING):
        for one in records:
            title = one.line("title")
            if not title:
                continue
            made = drafts.setdefault(title, Draft("role", title, {"title": title}))
            _of_row(made, one, known)
            taking.row(made, one.row, "responsibilities", say("a role, or a responsibility of it"))
        if drafts:
            first = next(iter(drafts.values()))
            taking.heads(first, grid)
            taking.heading(first, section, "", say("the heading of a list of roles"))
    for made in drafts.values():
        made.given["responsibilities"] = _numbered(made.given.get("responsibilities", []))
        made.given.setdefault("summary", summary_of(made.given.get("mission", "")))
        made.given = {name: value for name, value in made.given.items() if value}
    return list(drafts.values())


def _of_row(made: Draft, one: Record, known: Known) -> None:
    used = ["title", "responsibilities", "mission", "authority", "appraisal"]
    given = made.given
    given.setdefault("responsibilities", []).extend(_duties(one.cell("responsibilities")))
    given["mission"] = given.get("mission") or one.markdown("mission")
    for name in ("authority", "appraisal"):
        given.setdefault(name, []).extend(_duties(one.cell(name)))
    chief = known.role(one.text("reports_to"))
    posts = number_in(_PERSONS.sub("", one.text("posts")))
    if chief is not None:
        given["reports_to"] = chief
        used.append("reports_to")
    if isinstance(posts, int) and posts > 0:
        given["posts"] = posts
        used.append("posts")
    rest = one.rest(*used)
    if rest:
        made.more.append(f"## {made.title}\n\n{rest}")


def _duties(cell: Cell | None) -> list[str]:
    """The items in a cell, which are lines, numbers in a row, or sentences."""
    if cell is None:
        return []
    pieces = [piece.strip() for piece in _SPLIT.split(cell.markdown) if piece.strip()]
    return [words for piece in pieces if (words := _OWN_MARK.sub("", _OWN_MARK.sub("", piece)).strip())]


def _numbered(duties: list[str]) -> list[dict[str, str]]:
    return [{"id": f"D{number}", "text": text} for number, text in enumerate(duties, 1)]


def _role_named(section: Section) -> str | None:
    """The role whose responsibilities a section tells: 大堂经理岗位职责."""
    found = _OF_A_ROLE.match(section.title)
    if found is None or _NO_NAME.fullmatch(found[1]) or section.heading is None:
        return None
    return closed_up(section.heading.text.strip())[: found.end(1)]


def _of_section(taking: Taking, section: Section) -> Draft:
    made = Draft("role", as_markdown(_role_named(section) or ""))
    lead, items = items_of(section.lines)
    mission = "\n\n".join(one.markdown for one in lead)
    taking.lines(made, lead, "mission", say("the text of a field"))
    for number, item in enumerate(items, 1):
        taking.item(made, item, f"responsibilities.D{number}", say("a responsibility"))
    taking.heading(made, section, "title", say("the name of a role"))
    duties = _numbered([item.markdown for item in items])
    give(made, {"summary": summary_of(mission), "mission": mission, "responsibilities": duties})
    return made


def _field_called(words: str) -> str | None:
    """The field that words name: whole words first, since 岗位职责 begins like 岗位."""
    whole = next((field for field, pattern in COLUMNS.items() if pattern.fullmatch(words)), None)
    return whole or next((name for name, one in COLUMNS.items() if name != "title" and one.search(words)), None)


def _take_form(taking: Taking, made: Draft, values: dict[str, Any], known: Known) -> None:
    """Take a form (岗位名称 | 大堂经理 | 直接上级 | 前厅部经理), and lines that say the same (岗位名称：大堂经理)."""

    def give(words: str, cell: Cell) -> str | None:
        field = _field_called(words)
        if field in _FACTS:
            return _take_fact(made, values, known, field, cell.text, cell.markdown)
        if field is not None:
            values.setdefault(field, []).extend(_duties(cell))
        return field

    for section in taking.outline.sections:
        for table in section.tables:
            take_form(taking, made, table, give)
        for line in filter(taking.is_open, section.lines):
            label, said = labelled(line.text), labelled(line.markdown)
            field = _fact_called(label[0]) if label is not None else None
            if label is None or said is None or field is None:
                continue
            if _take_fact(made, values, known, field, line.text[label[1] :], line.markdown[said[1] :]):
                taking.lines(made, (line,), field, say("the text of a field"))


def _fact_called(words: str) -> str | None:
    """The short field that words name as a whole."""
    return next((field for field in _FACTS if COLUMNS[field].fullmatch(words)), None)


def _take_fact(made: Draft, values: dict[str, Any], known: Known, field: str, text: str, markdown: str) -> str | None:
    """Take a title, a superior or a number of posts; None where it cannot be understood."""
    if field == "title":
        made.title = " ".join(markdown.split())
        return field
    value: object
    if field == "reports_to":
        value = known.role(" ".join(text.split()))
    else:
        count = number_in(_PERSONS.sub("", text))
        value = count if isinstance(count, int) and count > 0 else None
    if value is None:
        return None
    values[field] = value
    return field
