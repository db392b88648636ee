"""Standards: what is demanded, a requirement an item, a sentence or a row."""

from __future__ import annotations

import re
from typing import Any

from svcq_build.edit import NOTES
from svcq_build.intake.drafts._fields import take_fields, texts_of
from svcq_build.intake.drafts._readings import level_of
from svcq_build.intake.drafts._taking import Draft, Known, Taking, fits, give, headings_above, summary_of
from svcq_build.intake.grids import Grid, grid_of, is_number, with_heads
from svcq_build.intake.matching import matched
from svcq_build.intake.sections import Item, Outlined, Section, items_of
from svcq_build.words import say

TITLES = re.compile(r"标准|规范|standard|specification", re.IGNORECASE)
#: What stands in fields of its own, by words of headings.
_FIELDS = {
    "goal": re.compile(
        r"^(?:服务)?(?:目的|目标|宗旨|总目标)$|目的与目标|^(?:purpose|goals?|objectives?)$", re.IGNORECASE
    ),
    "scope": re.compile(r"^(?:适用)?(?:范围|对象)$|适用范围|^scope", re.IGNORECASE),
    "people": re.compile(r"人员(?:要求|素质|条件|资质|配备)|^personnel", re.IGNORECASE),
    "environment": re.compile(
        r"(?:环境|场所|场地|设施|设备)(?:与设施|设备)?要求|^environment|^facilities", re.IGNORECASE
    ),
}
#: Articles that demand nothing but say what the text is for, and of whom.
_BY_WORDS = {
    "goal": re.compile(
        r"(?:为|根据|依据|按照).{2,200}(?:制定|制订|编制)本(?:标准|规范|制度|办法|规定|规程|细则)[。.]?$"
    ),
    "scope": re.compile(r"本(?:标准|规范|制度|办法|规定|规程|细则)适用于.{2,200}$"),
}
#: What demands nothing.
_ASIDE = re.compile(
    r"术语|定义|引用文件|引用标准|附则|附录|附件|前言|引言|编制(?:说明|依据)|参考文献|修订|版本|背景|解释权|^职责$|相关(?:记录|文件|表单)|terms|references|"
    r"foreword|introduction|annex|appendix|bibliography",
    re.IGNORECASE,
)
_FAMILIES = (
    ("safety", re.compile(r"安全|应急|消防|safety", re.IGNORECASE)),
    ("environment", re.compile(r"环境|卫生|保洁|清洁|environment|clean", re.IGNORECASE)),
    ("facilities", re.compile(r"设施|设备|物资|facilit|equipment", re.IGNORECASE)),
    ("communication", re.compile(r"沟通|用语|语言|话术|电话|communicat|phone", re.IGNORECASE)),
    ("personnel", re.compile(r"人员|仪容|仪表|着装|礼仪|行为|personnel|dress|conduct", re.IGNORECASE)),
    ("brand", re.compile(r"品牌|标识|形象|brand", re.IGNORECASE)),
    ("process", re.compile(r"流程|程序|办理|受理|process", re.IGNORECASE)),
)
#: What parts the roles that a scope names, and how long the title of one may be.
_BETWEEN = re.compile(r"[、，,；;。：:（）()\s]+|和|及|与|以及|等")
_LONGEST_TITLE = 16
#: What a heading does not hold, and a demand that others stand under does: （三）先卧室后卫生间，抹布分色使用：
_SENTENCE = re.compile(r"[，；。]")
_AS_REQUIREMENT = say("a requirement")


def draft(outline: Outlined, known: Known) -> tuple[list[Draft], Taking]:
    """Draft a standard; none where nothing is demanded."""
    taking, made = Taking(outline), Draft("standard", outline.title)
    fields = take_fields(taking, made, _FIELDS, ("people", "environment"))
    requirements: list[dict[str, Any]] = []
    for section in outline.sections:
        if not fits(_ASIDE, section):
            _take_requirements(taking, made, section, requirements, fields)
    if not requirements:
        return [], taking
    family = next((name for name, pattern in _FAMILIES if pattern.search(matched(outline.title))), "quality")
    made.guesses["family"] = family
    texts = texts_of(fields)
    roles = _roles_in(texts.get("scope", ""), known)
    if roles:
        made.guesses["applies_to"] = ", ".join(roles)
    give(
        made,
        {
            "summary": summary_of(texts.get("goal", ""), texts.get("scope", "")),
            "family": family,
            "goal": texts.get("goal"),
            "scope": texts.get("scope"),
            "applies_to": roles,
            "requirements": requirements,
            "people": fields.get("people"),
            "environment": fields.get("environment"),
        },
    )
    return [made], taking


def _roles_in(scope: str, known: Known) -> list[str]:
    """The roles of the handbook that a scope names by their titles: 适用于前厅部前台接待员、大堂副理."""
    found: dict[str, None] = {}
    for words in _BETWEEN.split(scope):
        ends = (
            words[start:] for start in range(max(0, len(words) - _LONGEST_TITLE), len(words) - 1)
        )  # a department may stand before the title
        role = next((role for end in ends if (role := known.role(end)) is not None), None)
        if role is not None:
            found[f"role:{role}"] = None
    return list(found)


def _take_requirements(
    taking: Taking, made: Draft, section: Section, requirements: list[dict[str, Any]], fields: dict[str, list[str]]
) -> None:
    open_ = [one for one in section.lines if taking.is_open(one)]
    lead, items = items_of(open_)
    heading = section.heading if section.lines or section.tables else None
    if heading is not None and not heading.block.level and _SENTENCE.search(heading.text):
        level, said = level_of(heading.text)
        _require(made, requirements, heading.markdown.rstrip("：: "), level, said, heading.mark)
        taking.heading(made, section, f"requirements.R{len(requirements)}", _AS_REQUIREMENT)
    before = len(requirements)
    for item in (*map(Item, lead), *items):
        text = " ".join(one.text for one in item.lines)
        level, said = level_of(text)
        if not text.strip() or not (said or item.first.mark):
            continue
        field = next((name for name, pattern in _BY_WORDS.items() if pattern.match(matched(text))), None)
        if field is not None and field not in fields:
            fields[field] = [item.markdown]
            taking.item(made, item, field, say("the text of a field"))
            continue
        _require(made, requirements, item.markdown, level, said, item.first.mark if item.first.mark != "•" else "")
        taking.item(made, item, f"requirements.R{len(requirements)}", _AS_REQUIREMENT)
    for table in section.tables:
        grid = grid_of(table)
        for row in grid.rows if _demands(grid) else ():
            cells = tuple((head, cell) for head, cell in row.cells if not is_number(head, cell))
            if not cells:
                continue
            text = with_heads(cells, markdown=True)
            level, said = level_of(text)
            _require(made, requirements, text, level, said, "")
            taking.row(made, row, f"requirements.R{len(requirements)}", _AS_REQUIREMENT)
        if grid.rows and _demands(grid):
            taking.heads(made, grid)
    if len(requirements) > before and section.heading is not None and not _SENTENCE.search(section.heading.text):
        requirements[before][NOTES].insert(0, headings_above(section))
        taking.heading(
            made, section, f"requirements.R{before + 1}", say("the heading of requirements, now a remark above them")
        )


def _demands(grid: Grid) -> bool:
    """Whether a table lists what is demanded: it has two columns at least, or says so."""
    return len([head for head in grid.heads if head]) >= 2


def _require(made: Draft, requirements: list[dict[str, Any]], text: str, level: str, said: bool, mark: str) -> None:
    id_ = f"R{len(requirements) + 1}"
    if not said:
        made.guesses[f"requirements.{id_}.level"] = level
    requirements.append({NOTES: [mark] if mark else [], "id": id_, "level": level, "text": text})
