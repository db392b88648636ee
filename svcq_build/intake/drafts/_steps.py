"""Steps of processes and procedures, out of a table, a list, or sections of which each is one."""

from __future__ import annotations

import re
from typing import Any

from svcq_build.edit import NOTES
from svcq_build.intake.drafts._forms import labelled
from svcq_build.intake.drafts._readings import time_in
from svcq_build.intake.drafts._rows import Record, joined, tables_with
from svcq_build.intake.drafts._taking import Draft, Known, Taking, fits, headings_above
from svcq_build.intake.markdown_text import as_markdown
from svcq_build.intake.marks import NUMBER
from svcq_build.intake.sections import Item, Line, Section, items_of
from svcq_build.words import PLACEHOLDER, say

COLUMNS = {
    "title": re.compile(r"步骤|环节|工序|节点|阶段|流程|程序|活动|step|stage", re.IGNORECASE),
    "text": re.compile(
        r"做法|做什么|操作|内容|动作|描述|说明|方法|要点|要求|how|what|action|description", re.IGNORECASE
    ),
    "by": re.compile(r"责任(?:人|岗位?|部门|单位)|岗位|执行|负责|经办|承办|by|who|responsible|role", re.IGNORECASE),
    "within": re.compile(r"时限|时间|用时|时长|期限|within|time", re.IGNORECASE),
    "criterion": re.compile(r"标准|质量|criterion|quality", re.IGNORECASE),
    "control_point": re.compile(r"控制点|关键点|风险点|control", re.IGNORECASE),
    "inputs": re.compile(r"输入|材料|资料|inputs?", re.IGNORECASE),
    "outputs": re.compile(r"输出|产出|成果|outputs?", re.IGNORECASE),
    "records": re.compile(r"记录|表单|表格|单据|records?|forms?", re.IGNORECASE),
}
_ASIDE = re.compile(
    r"术语|定义|总则|目的|适用|概述|小组|指挥部|相关(?:记录|文件|表单)|引用|附则|附录|附件|前言|编制|参考|修订|背景|原则|依据|组织|领导小组|职责|分工|保障|培训|解释|要求$|注意事项|"
    r"terms|references|annex|appendix|principles|organi[sz]ation",
    re.IGNORECASE,
)
_SPLIT = re.compile(r"^([^：:。；;，,\n]{1,24})[：:]\s*(?=\S)")
_FIRST_CLAUSE = re.compile(r"^[^，。；：,;:\n]{1,24}")
_A_STEP = say("a step")


def take_steps(taking: Taking, made: Draft, known: Known, fields: dict[str, re.Pattern[str]]) -> list[dict[str, Any]]:
    """Take the steps of a source.

    Args:
        taking: the source. made: the document that they become part of. known: roles.
        fields: what stands in fields of its own, by words of headings: no steps are looked for there.
    """
    steps = _of_tables(taking, made, known)
    if steps:
        return steps
    for section in taking.outline.sections:
        aside = fits(_ASIDE, section) or any(pattern.search(section.title) for pattern in fields.values())
        if not aside:
            _of_section(taking, made, section, steps)
    return steps


def _of_tables(taking: Taking, made: Draft, known: Known) -> list[dict[str, Any]]:
    steps: list[dict[str, Any]] = []
    for section, _, grid, records in tables_with(taking.outline, COLUMNS):
        columns = grid.columns(COLUMNS)
        is_told = "title" in columns or any(COLUMNS["title"].search(head) for head in grid.heads if grid.counts(head))
        if not is_told and not {"text", "by"} <= columns.keys():
            continue
        for one in records:
            step = _of_row(one, known, f"S{len(steps) + 1}")
            if step is not None:
                steps.append(step)
                taking.row(made, one.row, f"steps.S{len(steps)}", _A_STEP)
        taking.heads(made, grid)
        taking.heading(made, section, "steps", say("the heading of steps"))
    return steps


def _of_row(one: Record, known: Known, id_: str) -> dict[str, Any] | None:
    title, text = one.line("title"), one.markdown("text")
    if not title and not text:
        return None
    used = ["title", "text"]
    role = known.role(one.text("by"))
    within = time_in(one.text("within"))
    step: dict[str, Any] = {"by": role or PLACEHOLDER, "within": within}
    used += ["by"] if role else []
    used += ["within"] if within else []
    for name in ("criterion", "control_point"):
        step[name] = one.markdown(name)
        used.append(name)
    for name in ("inputs", "outputs", "records"):
        step[name] = [words for words in re.split(r"[、；;\n]", one.line(name)) if words.strip()]
        used.append(name)
    text = joined(text, one.rest(*used))
    title = title or short_title(one.text("text"))
    ordered = {"id": id_, "title": title, "text": text or title, **step}
    return {name: value for name, value in ordered.items() if value}


def _of_section(taking: Taking, made: Draft, section: Section, steps: list[dict[str, Any]]) -> None:
    lines = [one for one in section.lines if taking.is_open(one)]
    if not lines:
        return
    items = items_of(lines)[1]
    listed = any(item.first.mark for item in items)
    heading = section.heading
    if heading is not None and not (listed and _holds_steps(taking, section, items)):
        _add(steps, section.name, "\n\n".join(_as_lines(lines)), heading.mark)
        taking.lines(made, lines, f"steps.S{len(steps)}", _A_STEP)
        taking.heading(made, section, f"steps.S{len(steps)}", say("the title of a step"))
        return
    if not listed:
        return
    before = len(steps)
    for item in items:
        said = labelled(item.first.text)
        if said is not None and _ASIDE.search(said[0]):
            continue
        found = _SPLIT.match(item.markdown)
        title = found[1] if found else short_title(item.first.text)
        text = item.markdown[found.end() :] if found else item.markdown
        _add(steps, title, text, item.first.mark if item.first.mark != "•" else "")
        taking.item(made, item, f"steps.S{len(steps)}", _A_STEP)
    if heading is not None and len(steps) > before:
        steps[before][NOTES].insert(0, headings_above(section))
        taking.heading(made, section, "steps", say("the heading of steps"))


def _holds_steps(taking: Taking, section: Section, items: list[Item]) -> bool:
    """Whether the items of a section are steps, rather than the section one step of several with sub-items."""
    beside = [one for one in taking.outline.sections if one.above == section.above and one.depth == section.depth]
    is_chapter = section.depth <= 1 and section.heading is not None and section.heading.rank < NUMBER
    return is_chapter or len(beside) == 1 or (len(items) > 1 and not any(map(_is_step, beside)))


def _is_step(section: Section) -> bool:
    """Whether a section can only be one step: it lists nothing."""
    return bool(section.lines) and not any(one.mark for one in section.lines)


def _as_lines(lines: list[Line]) -> list[str]:
    return [f"- {one.markdown}" if one.mark else one.markdown for one in lines]


def _add(steps: list[dict[str, Any]], title: str, text: str, mark: str) -> None:
    id_ = f"S{len(steps) + 1}"
    steps.append({NOTES: [mark] if mark else [], "id": id_, "title": title, "text": text, "by": PLACEHOLDER})


def short_title(text: str) -> str:
    """A few words for what is told at length: its first clause, as Markdown."""
    found = _FIRST_CLAUSE.match(text.strip())
    return as_markdown(found[0] if found is not None else text.strip()[:24])
