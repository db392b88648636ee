"""Curricula: the modules of a training plan."""

from __future__ import annotations

import re
from typing import Any

from svcq_build.intake.drafts._fields import take_fields, texts_of
from svcq_build.intake.drafts._readings import hours_in
from svcq_build.intake.drafts._rows import Record, joined, tables_with
from svcq_build.intake.drafts._taking import Draft, Known, Taking, give, summary_of
from svcq_build.intake.sections import Outlined
from svcq_build.words import say

TITLES = re.compile(r"培训|课程|教学|training|curriculum|course", re.IGNORECASE)
COLUMNS = {
    "title": re.compile(r"课程(?:名称)?|模块|主题|课题|项目|培训内容|module|course|topic|subject", re.IGNORECASE),
    "text": re.compile(r"内容|要点|大纲|目标|content|outline", re.IGNORECASE),
    "hours": re.compile(r"学时|课时|时长|时数|小时|hours|duration", re.IGNORECASE),
    "trainer": re.compile(r"讲师|授课人|培训师|主讲|教师|trainer|teacher", re.IGNORECASE),
    "method": re.compile(r"方式|形式|方法|method|format", re.IGNORECASE),
}
TELLING = ("title", "hours")
_FIELDS = {"needs": re.compile(r"需求|目的|背景|needs|purpose", re.IGNORECASE)}
_METHODS = (
    ("case-study", re.compile(r"案例|case", re.IGNORECASE)),
    ("role-play", re.compile(r"角色|情景|情境|role.?play", re.IGNORECASE)),
    ("simulation", re.compile(r"模拟|演练|实操|实训|simulat|drill", re.IGNORECASE)),
    ("online", re.compile(r"线上|网络|在线|视频|online|e-learning", re.IGNORECASE)),
    ("on-the-job", re.compile(r"带教|跟岗|在岗|实习|师带徒|on.the.job", re.IGNORECASE)),
    ("workshop", re.compile(r"研讨|工作坊|讨论|workshop", re.IGNORECASE)),
    ("class", re.compile(r"讲授|授课|课堂|集中|讲座|面授|class|lecture", re.IGNORECASE)),
)


def draft(outline: Outlined, known: Known) -> tuple[list[Draft], Taking]:
    """Draft a curriculum; none where no table lists modules."""
    taking, made = Taking(outline), Draft("curriculum", outline.title)
    texts = texts_of(take_fields(taking, made, _FIELDS))
    modules: list[dict[str, Any]] = []
    for section, _, grid, records in tables_with(outline, COLUMNS, "title"):
        if not {"hours", "trainer", "method", "text"} & grid.columns(COLUMNS).keys():
            continue
        for one in records:
            if one.line("title"):
                modules.append(_module(made, one, known, f"M{len(modules) + 1}"))
                taking.row(made, one.row, f"modules.M{len(modules)}", say("a module"))
        taking.heads(made, grid)
        taking.heading(made, section, "modules", say("the heading of modules"))
    if not modules:
        return [], taking
    give(made, {"summary": summary_of(texts.get("needs", "")), **texts, "modules": modules})
    return [made], taking


def _module(made: Draft, one: Record, known: Known, id_: str) -> dict[str, Any]:
    method = next((name for name, pattern in _METHODS if pattern.search(one.text("method"))), None)
    hours, trainer = hours_in(one.text("hours")), known.role(one.text("trainer"))
    used = ["title", "text", *(["hours"] if hours else []), *(["trainer"] if trainer else [])]
    if method is not None:
        made.guesses[f"modules.{id_}.method"] = method
    module = {
        "id": id_,
        "title": one.line("title"),
        "text": joined(one.markdown("text"), one.rest(*used)),
        "method": method,
        "hours": hours,
        "trainer": trainer,
    }
    return {name: value for name, value in module.items() if value}
