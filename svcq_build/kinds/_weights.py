"""Grades that a score earns: what assessments of the service and appraisals of people have in common."""

from __future__ import annotations

from svcq_build.kinds._part import Part
from svcq_build.model import Line, Number, PartId, Text, field

#: A share of the whole score, of 100.
WEIGHT = (
    "权重",
    "weight",
    "占总分的百分之几；各项加起来是 100。",
    "Its share of the score; all of them add up to 100.",
)


class Band(Part):
    """One grade, and from which score it is given."""

    internal_fields = ("id", "title", "at_least", "then")

    id: PartId = field("编号", "id", "如 G1；一经使用不再改。", "G1, for instance; never changed once used.")
    title: Line = field("等次", "grade", "如“优秀”“合格”。", "Its name: excellent, sufficient.")
    at_least: Number = field(
        "最低分", "at least", "达到多少分算这一等。", "The score from which it is given.", stricter="higher"
    )
    then: Text = field("结果运用", "then", "得了这一等怎样办。", "What follows from this grade.")
