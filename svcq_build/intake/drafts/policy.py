"""Policies: what is laid down for all, an article a point."""

from __future__ import annotations

import re
from typing import Any

from svcq_build.edit import NOTES
from svcq_build.intake.drafts._fields import take_fields, texts_of
from svcq_build.intake.drafts._steps import short_title
from svcq_build.intake.drafts._taking import Draft, Known, Taking, fits, give, headings_above, summary_of
from svcq_build.intake.matching import matched
from svcq_build.intake.sections import Outlined, Section, items_of
from svcq_build.words import say

TITLES = re.compile(r"制度|办法|规定|方针|政策|守则|准则|条例|公约|policy|rules|code of conduct", re.IGNORECASE)
_FIELDS = {
    "aim": re.compile(r"^(?:总则|目的|宗旨|目标)$|目的与|^(?:aim|purpose)", re.IGNORECASE),
    "made_known": re.compile(r"宣贯|宣传|培训与宣|made known", re.IGNORECASE),
}
_ASIDE = re.compile(r"附则|附录|附件|前言|修订|参考|annex|appendix", re.IGNORECASE)
_SUBJECTS = (
    ("supervision", re.compile(r"监督|奖惩|考核|问责|投诉|supervis", re.IGNORECASE)),
    ("information", re.compile(r"信息|公开|保密|档案|数据|information|privacy", re.IGNORECASE)),
    ("purchasing", re.compile(r"采购|供应商|purchas", re.IGNORECASE)),
    ("people", re.compile(r"人员|员工|考勤|培训|用工|people|staff", re.IGNORECASE)),
    ("improvement", re.compile(r"改进|创新|improve", re.IGNORECASE)),
    ("purpose", re.compile(r"宗旨|价值观|使命|愿景|mission|values", re.IGNORECASE)),
)


def draft(outline: Outlined, known: Known) -> tuple[list[Draft], Taking]:
    """Draft a policy; none where nothing is laid down in points."""
    taking, made = Taking(outline), Draft("policy", outline.title)
    texts = texts_of(take_fields(taking, made, _FIELDS))
    statements: list[dict[str, Any]] = []
    for section in outline.sections:
        if not fits(_ASIDE, section):
            _take_points(taking, made, section, statements)
    if not statements:
        return [], taking
    subject = next((name for name, pattern in _SUBJECTS if pattern.search(matched(outline.title))), "quality")
    made.guesses["subject"] = subject
    give(made, {"summary": summary_of(texts.get("aim", "")), "subject": subject, **texts, "statements": statements})
    return [made], taking


def _take_points(taking: Taking, made: Draft, section: Section, statements: list[dict[str, Any]]) -> None:
    lines = [one for one in section.lines if taking.is_open(one)]
    items = items_of(lines)[1]
    listed = [one for one in items if one.first.mark]
    if not listed:
        if section.heading is None or not lines:
            return
        text = "\n\n".join(one.markdown for one in lines)
        title = section.name
        notes = [section.heading.mark] if section.heading.mark else []
        statements.append({NOTES: notes, "id": f"A{len(statements) + 1}", "title": title, "text": text})
        taking.lines(made, lines, f"statements.A{len(statements)}", say("a point"))
        taking.heading(made, section, f"statements.A{len(statements)}", say("the title of a point"))
        return
    before = len(statements)
    for item in listed:
        id_, title = f"A{len(statements) + 1}", short_title(item.first.text)
        notes = [item.first.mark] if item.first.mark != "•" else []
        statements.append({NOTES: notes, "id": id_, "title": title, "text": item.markdown})
        taking.item(made, item, f"statements.{id_}", say("a point"))
    if section.heading is not None:
        statements[before][NOTES].insert(0, headings_above(section))
        taking.heading(made, section, "statements", say("the heading of points, now a remark above them"))
