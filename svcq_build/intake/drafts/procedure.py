"""Procedures: what to do in a situation, step by step."""

from __future__ import annotations

import re

from svcq_build.intake.drafts import _steps
from svcq_build.intake.drafts._fields import take_fields, texts_of
from svcq_build.intake.drafts._rows import tables_with
from svcq_build.intake.drafts._taking import Draft, Known, Taking, give, summary_of
from svcq_build.intake.matching import matched
from svcq_build.intake.sections import Outlined
from svcq_build.words import say

TITLES = re.compile(r"应急|预案|处置|操作规程|作业指导|话术|procedure|emergency|work instruction", re.IGNORECASE)
_EMERGENCY = re.compile(r"应急|预案|突发|火灾|事故|停电|地震|急救|emergency", re.IGNORECASE)
_FIELDS = {
    "situation": re.compile(
        r"适用(?:情况|情形|范围)|^(?:情景|场景|目的|事件|总则|概述|编制目的)$|^(?:情景|场景)|situation|scope",
        re.IGNORECASE,
    ),
}
_SCRIPTS = {
    "situation": re.compile(r"情景|场景|情况|时机|situation", re.IGNORECASE),
    "say": re.compile(r"怎么说|话术|用语|应答|这样说|标准语|say", re.IGNORECASE),
    "avoid": re.compile(r"不(?:要|宜|应|可)|禁(?:语|用)|忌|avoid", re.IGNORECASE),
}


def draft(outline: Outlined, known: Known) -> tuple[list[Draft], Taking]:
    """Draft a procedure; none where there are no steps."""
    taking, made = Taking(outline), Draft("procedure", outline.title)
    texts = texts_of(take_fields(taking, made, _FIELDS))
    scripts = _take_scripts(taking, made)
    steps = _steps.take_steps(taking, made, known, _FIELDS)
    if not steps:
        return [], taking
    emergency = _EMERGENCY.search(matched(outline.title)) is not None
    made.guesses |= {"category": "emergency" if emergency else "service", "severity": "high" if emergency else "medium"}
    summary = summary_of(texts.get("situation", ""))
    give(made, {"summary": summary, **made.guesses, **texts, "steps": steps, "scripts": scripts})
    return [made], taking


def _take_scripts(taking: Taking, made: Draft) -> list[dict[str, str]]:
    scripts = []
    for section, _, grid, records in tables_with(taking.outline, _SCRIPTS, "situation", "say"):
        for one in records:
            if not one.text("situation") or not one.text("say"):
                continue
            rest = one.rest("situation", "say", "avoid")
            script = {name: one.markdown(name) for name in _SCRIPTS}
            script["situation"] += f"（{rest}）" if rest else ""
            scripts.append({name: words for name, words in script.items() if words})
            taking.row(made, one.row, f"scripts.{len(scripts)}", say("words to say"))
        taking.heads(made, grid)
        taking.heading(made, section, "scripts", say("the heading of words to say"))
    return scripts
