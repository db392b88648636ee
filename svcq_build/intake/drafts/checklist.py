"""Checklists: items to look at, in groups."""

from __future__ import annotations

import re
from typing import Any

from svcq_build.intake.drafts._readings import number_in
from svcq_build.intake.drafts._rows import Record, tables_with
from svcq_build.intake.drafts._taking import Draft, Known, Taking, give
from svcq_build.intake.matching import matched
from svcq_build.intake.sections import Item, Outlined, Section, items_of
from svcq_build.words import say

TITLES = re.compile(r"检查表|检查单|核查表|点检|巡检|自查表|检查记录|清单|checklist|inspection", re.IGNORECASE)
COLUMNS = {
    "text": re.compile(
        r"(?:检查|核查|巡检|点检|自查)?(?:内容|要点|标准|要求|事项)|items?|what to check", re.IGNORECASE
    ),
    "group": re.compile(r"(?:检查|核查)?项目|类别|分类|区域|部位|大项|分组|模块|group|area|category", re.IGNORECASE),
    "thing": re.compile(r"(?:检查|核查|巡检|点检)?(?:项目|点|部件|物品)(?:名称)?", re.IGNORECASE),
    "weight": re.compile(r"分值|权重|配分|满分|标准分|weight|points", re.IGNORECASE),
    "evidence": re.compile(r"证据|佐证|(?:检查|核查)(?:方法|方式)|evidence|method", re.IGNORECASE),
}
TELLING = ("text", "group")
#: A number before an item in a cell, which gets one of its own.
_NUMBER = re.compile(r"^(?:\d{1,2}(?:[、．]|\.(?!\d)|\\\.)|[（(]\d{1,2}[）)]|[\u2460-\u2473])\s*")
_PASSES = re.compile(
    r"(\d{2,3})\s*分(?:及?以上)?(?:[（(]含[^）)]*[）)])?，?(?:者|的)?为?合格|合格(?:分数?线?|线|标准)?[：:为是]*\s*(\d{2,3})\s*分"
)
_AN_ITEM, _HEADING = say("an item to check"), say("the heading of items")
_UNTITLED = {"zh": "检查项", "en": "Items"}


def draft(outline: Outlined, known: Known) -> tuple[list[Draft], Taking]:
    """Draft a checklist; none where there are no items."""
    taking, made = Taking(outline), Draft("checklist", outline.title)
    groups: dict[str, list[dict[str, Any]]] = {}
    for section, _, grid, records in tables_with(outline, COLUMNS):
        columns = dict(grid.columns(COLUMNS))
        if "text" not in columns and "group" in columns:
            columns["text"] = columns.pop("group")
        if "text" not in columns:
            continue
        for one in records:
            _take_row(taking, made, Record(one.row, columns, section), groups, known)
        taking.heads(made, grid)
        taking.heading(made, section, "sections", _HEADING)
    groups = _joined(groups, known.language)
    if not groups:
        for section in outline.sections:
            _take_list(taking, made, section, groups, known)
    if not groups:
        return [], taking
    made.guesses["mode"] = "do-confirm"
    mark = _pass_mark(taking, made, [item for items in groups.values() for item in items])
    sections = [{"title": title, "items": items} for title, items in groups.items()]
    give(made, {"mode": "do-confirm", "pass_mark": mark, "sections": sections})
    return [made], taking


def _pass_mark(taking: Taking, made: Draft, items: list[dict[str, Any]]) -> int | None:
    """From how many points on all is well (90 分以上为合格), where the points of all items are a hundred."""
    if sum(item.get("weight", 0) for item in items) != 100:
        return None
    for section in taking.outline.sections:
        for line in filter(taking.is_open, section.lines):
            found = _PASSES.search(matched(line.text))
            mark = int(found[1] or found[2]) if found is not None else 0
            if 0 < mark <= 100:
                taking.lines(made, (line,), "pass_mark", say("the text of a field"))
                return mark
    return None


def _joined(groups: dict[str, list[dict[str, Any]]], language: str) -> dict[str, list[dict[str, Any]]]:
    """One group where every item had one of its own: what was called a group is the thing that the item looks at."""
    if len(groups) < 2 or any(len(items) > 1 for items in groups.values()):
        return groups
    colon = "：" if language == "zh" else ": "
    items = [{**item, "text": f"{title}{colon}{item['text']}"} for title, (item,) in groups.items()]
    return {_UNTITLED[language]: items}


def _take_row(taking: Taking, made: Draft, one: Record, groups: dict[str, list[dict[str, Any]]], known: Known) -> None:
    text = one.markdown("text")
    if not text:
        return
    text = _NUMBER.sub("", text)
    if thing := one.line("thing"):
        text = f"{_NUMBER.sub('', thing)}{'：' if known.language == 'zh' else ': '}{text}"
    weight = number_in(one.text("weight"))
    used = ["text", "group", "thing", *(["weight"] if weight else []), "evidence"]
    rest = one.rest(*used)
    title = one.line("group") or one.section.name or _UNTITLED[known.language]
    item = {
        "id": _next_id(groups),
        "text": f"{text}（{rest}）" if rest else text,
        "weight": weight or None,
        "evidence": one.markdown("evidence"),
    }
    groups.setdefault(title, []).append({name: value for name, value in item.items() if value})
    taking.row(made, one.row, f"sections.{item['id']}", _AN_ITEM)


def _take_list(
    taking: Taking, made: Draft, section: Section, groups: dict[str, list[dict[str, Any]]], known: Known
) -> None:
    lead, items = items_of(section.lines)
    listed = [one for one in items if one.first.mark] or ([Item(line) for line in lead] if section.heading else [])
    for item in listed:
        id_ = _next_id(groups)
        title = section.name or _UNTITLED[known.language]
        groups.setdefault(title, []).append({"id": id_, "text": item.markdown})
        taking.item(made, item, f"sections.{id_}", _AN_ITEM)
    if listed:
        taking.heading(made, section, "sections", _HEADING)


def _next_id(groups: dict[str, list[dict[str, Any]]]) -> str:
    return f"C{sum(map(len, groups.values())) + 1}"
