"""Processes: the steps of a matter, in order."""

from __future__ import annotations

import re

from svcq_build.intake.drafts import _steps
from svcq_build.intake.drafts._fields import take_fields, texts_of
from svcq_build.intake.drafts._taking import Draft, Known, Taking, give, summary_of
from svcq_build.intake.grids import Grid
from svcq_build.intake.matching import matched
from svcq_build.intake.sections import Outlined

TITLES = re.compile(r"流程|(?:工作|办理|作业|操作|服务|管理|控制|处理)程序|程序$|process", re.IGNORECASE)
#: A column that says that each row is a step; a stage or an activity may be anything.
_STEP = re.compile(r"(?:操作|工作|作业|办理|服务)?(?:步骤|工序)(?:名称)?|steps?", re.IGNORECASE)
_FIELDS = {
    "purpose": re.compile(r"^(?:流程)?(?:目的|目标)$|目的与|^purpose", re.IGNORECASE),
    "starts_when": re.compile(r"起点|触发|启动条件|受理条件|开始条件|starts?\b|trigger", re.IGNORECASE),
    "ends_when": re.compile(r"终点|结束条件|办结|完成标志|^ends?\b", re.IGNORECASE),
}


def telling(grid: Grid) -> tuple[str, ...]:
    """The heads by which a table of steps is known: who does what, or a column of steps beside what is done."""
    columns = grid.columns(_steps.COLUMNS)
    if {"title", "by"} <= columns.keys():
        return columns["title"], columns["by"]
    step = next((head for head in grid.heads if _STEP.fullmatch(matched(head))), None)
    return (step, columns["text"]) if step is not None and "text" in columns else ()


def draft(outline: Outlined, known: Known) -> tuple[list[Draft], Taking]:
    """Draft a process; none where there are no steps."""
    taking, made = Taking(outline), Draft("process", outline.title)
    texts = texts_of(take_fields(taking, made, _FIELDS))
    steps = _steps.take_steps(taking, made, known, _FIELDS)
    if not steps:
        return [], taking
    give(made, {"summary": summary_of(texts.get("purpose", "")), **texts, "steps": steps})
    return [made], taking
