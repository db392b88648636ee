"""Indicators: one a row of a table."""

from __future__ import annotations

import re
from typing import Any

from svcq_build.intake.drafts._readings import number_in, target_in, time_in
from svcq_build.intake.drafts._rows import Record, joined, tables_with
from svcq_build.intake.drafts._taking import Draft, Known, Taking, give, summary_of
from svcq_build.intake.sections import Outlined
from svcq_build.words import say

TITLES = re.compile(r"指标|kpi|indicator", re.IGNORECASE)
COLUMNS = {
    "title": re.compile(r"指标(?:名称|项目)?|名称|项目|indicator|name|kpi", re.IGNORECASE),
    "definition": re.compile(r"定义|含义|解释|说明|definition|description", re.IGNORECASE),
    "formula": re.compile(r"公式|计算|算法|口径|formula", re.IGNORECASE),
    "unit": re.compile(r"单位|unit", re.IGNORECASE),
    "target": re.compile(r"目标|标准值|指标值|要求值|target", re.IGNORECASE),
    "warning": re.compile(r"预警|黄线|warning", re.IGNORECASE),
    "alarm": re.compile(r"报警|警戒|红线|底线|alarm", re.IGNORECASE),
    "source": re.compile(r"来源|出处|source", re.IGNORECASE),
    "method": re.compile(r"采集|方法|方式|method", re.IGNORECASE),
    "frequency": re.compile(r"频率|周期|频次|frequency", re.IGNORECASE),
}
TELLING = ("title", "target")
_WORDS = ("definition", "formula", "source", "method")
_LESS_IS_BETTER = re.compile(
    r"投诉|差错|失误|等候|等待|时长|时间|时限|超时|退|延误|事故|流失|complaint|error|wait|time|delay|loss",
    re.IGNORECASE,
)

_MORE_IS_BETTER = re.compile(r"及时|满意|合格|达标|完成|准确|准点|准时|成功|覆盖|解决|on.time|satisf", re.IGNORECASE)


def draft(outline: Outlined, known: Known) -> tuple[list[Draft], Taking]:
    """Draft indicators; none where no table lists any."""
    taking = Taking(outline)
    drafts: list[Draft] = []
    for section, _, grid, records in tables_with(outline, COLUMNS, "title"):
        columns = grid.columns(COLUMNS)
        if not {"target", "formula", "definition"} & columns.keys():
            continue
        before = len(drafts)
        for one in records:
            title = one.line("title")
            if title:
                drafts.append(_of_row(one, title))
                taking.row(drafts[-1], one.row, "", say("an indicator"))
        if len(drafts) > before:
            taking.heads(drafts[before], grid)
            taking.heading(drafts[before], section, "", say("the heading of a list of indicators"))
    return drafts, taking


def _of_row(one: Record, title: str) -> Draft:
    made = Draft("indicator", title)
    values: dict[str, Any] = {name: one.markdown(name) for name in _WORDS}
    used = ["title", *_WORDS]
    target = target_in(one.text("target"))
    unit = one.line("unit")
    if target is not None:
        values["target"], said, direction = target
        unit = unit or said
        if direction is None:
            less = _LESS_IS_BETTER.search(title) and not _MORE_IS_BETTER.search(title)
            direction = "lower" if less else "higher"
            made.guesses["direction"] = direction
        values["direction"] = direction
        if said in ("", unit):
            used.append("target")
    if unit:
        values["unit"] = unit
        used.append("unit")
    for name in ("warning", "alarm"):
        found = target_in(one.text(name))
        limit = found[0] if found is not None else number_in(one.text(name))
        if limit is not None and target is not None:
            values[name] = limit
            used.append(name)
    frequency = time_in(one.text("frequency"))
    if frequency is not None:
        values["frequency"] = frequency
        used.append("frequency")
    rest = one.rest(*used)
    if values["definition"]:
        values["definition"] = joined(values["definition"], rest)
    elif rest:
        made.more.append(f"## {title}\n\n{rest}")
    give(made, {"summary": summary_of(one.markdown("definition")), **values})
    return made
