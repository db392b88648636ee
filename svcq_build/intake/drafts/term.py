"""Terms: one a row of a glossary."""

from __future__ import annotations

import re

from svcq_build.intake.drafts._rows import joined, tables_with
from svcq_build.intake.drafts._taking import Draft, Known, Taking, give
from svcq_build.intake.sections import Outlined
from svcq_build.words import say

TITLES = re.compile(r"术语(?:表|和定义)?$|名词解释|词汇表|glossary", re.IGNORECASE)
COLUMNS = {
    "title": re.compile(r"术语|名词|词语|词条|term", re.IGNORECASE),
    "definition": re.compile(r"定义|解释|含义|释义|definition|meaning", re.IGNORECASE),
    "aliases": re.compile(r"别名|同义|简称|缩写|aliases|abbreviation", re.IGNORECASE),
}
TELLING = ("title", "definition")


def draft(outline: Outlined, known: Known) -> tuple[list[Draft], Taking]:
    """Draft terms; none where no table explains any."""
    taking = Taking(outline)
    drafts: list[Draft] = []
    for section, _, grid, records in tables_with(outline, COLUMNS, *TELLING):
        before = len(drafts)
        for one in records:
            if not one.line("title") or not one.markdown("definition"):
                continue
            made = Draft("term", one.line("title"))
            aliases = [words.strip() for words in re.split(r"[、；;，,\n]", one.line("aliases")) if words.strip()]
            definition = joined(one.markdown("definition"), one.rest("title", "definition", "aliases"))
            give(made, {"summary": one.markdown("definition"), "definition": definition, "aliases": aliases})
            drafts.append(made)
            taking.row(made, one.row, "definition", say("a term"))
        if len(drafts) > before:
            taking.heads(drafts[before], grid)
            taking.heading(drafts[before], section, "", say("the heading of a glossary"))
    return drafts, taking
