"""Guides: any text, as it is."""

from __future__ import annotations

import re

from svcq_build.intake.drafts._taking import Draft, Known, Taking, give, summary_of
from svcq_build.intake.prose import as_prose
from svcq_build.intake.sections import Outlined
from svcq_build.words import say

TITLES = re.compile(r"指南|手册|须知|说明|guide|manual", re.IGNORECASE)


def draft(outline: Outlined, known: Known) -> tuple[list[Draft], Taking]:
    """Draft a guide with all that there is; none where there is nothing."""
    taking, made = Taking(outline), Draft("guide", outline.title)
    body = as_prose(outline.sections)
    if not body.strip():
        return [], taking
    texts = [one.markdown for section in outline.sections for one in section.lines]
    for section in outline.sections:
        taking.heading(made, section, "body", say("a heading"))
        taking.lines(made, section.lines, "body", say("text"))
        for table in section.tables:
            taking.cells(made, table.cells(), "body", say("a cell of a table"))
    give(made, {"summary": summary_of(*texts), "body": body})
    return [made], taking
