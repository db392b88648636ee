"""Appraisals 岗位绩效考核: how people of a role are judged, by whom, what follows, and how to appeal."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from svcq_build.kinds import Kind
from svcq_build.kinds._appeal import Appeal
from svcq_build.kinds._document import Document
from svcq_build.kinds._part import Part
from svcq_build.kinds._weights import WEIGHT, Band
from svcq_build.model import Line, Many, Number, PartId, Text, Time, field, ref


class AppraisalItem(Part):
    """One thing that counts in the score."""

    internal_fields = ("id", "title", "weight", "nature", "measured_by", "scoring", "by")

    id: PartId = field("编号", "id", "如 K1；一经使用不再改。", "K1, for instance; never changed once used.")
    title: Line = field("考核项", "item", "几个字说明考什么。", "What is judged, in a few words.")
    weight: Annotated[Number, Field(gt=0, le=100)] = field(*WEIGHT, example="100")
    nature: Literal["figure", "observation"] = field(
        "性质",
        "nature",
        "figure 定量、observation 定性。",
        "figure (quantitative) or observation (qualitative).",
        example="observation",
    )
    measured_by: Many[Annotated[str, ref("scored-by", "counts-in", "indicator", "checklist", "survey", part="may")]] = (
        field(
            "依据",
            "scored by",
            "得分来自哪个指标、检查表或问卷；定量的必须写。",
            "The indicator, checklist or survey that the score comes from; figures need one.",
            (),
            stricter="present",
        )
    )
    scoring: Text = field(
        "计分办法",
        "scoring",
        "怎样算出得分，写到两个人算得一样。",
        "How the points are worked out, so that two people get the same.",
    )
    by: Annotated[str, ref("appraised-by", "appraises", "role")] = field(
        "评分岗位", "by", "由哪个岗位打分。", "The role that gives the points."
    )


class Adjustment(Part):
    """Points that are added or taken off."""

    internal_fields = ("id", "when", "points")

    id: PartId = field("编号", "id", "如 J1；一经使用不再改。", "J1, for instance; never changed once used.")
    when: Text = field("情形", "when", "什么情况加分或扣分。", "What adds or costs points.")
    points: Number = field("分值", "points", "加分为正，扣分为负。", "Positive when added, negative when taken off.")


class Appraisal(Document):
    """An appraisal scheme."""

    internal_fields = (
        "appraises",
        "applies",
        "every",
        "items",
        "adjustments",
        "bands",
        "talk",
        "talk_within",
        "appeal",
    )

    kind: Literal["appraisal"] = field("种类", "kind", "固定为 appraisal。", "Always appraisal.")
    appraises: Annotated[Many[Annotated[str, ref("appraisal-of", "appraised-under", "role")]], Field(min_length=1)] = (
        field("考核岗位", "appraises", "考核哪些岗位。", "The roles whose people are judged.")
    )
    applies: Text | None = field(
        "适用人员",
        "applies to",
        "适用和不适用的人员（如劳务派遣人员由谁考核）。",
        "Whom it covers and whom not (who appraises agency staff, for instance).",
        None,
    )
    every: Time = field("周期", "every", "多久考核一次。", "How often.", stricter="lower")
    items: Annotated[Many[AppraisalItem], Field(min_length=1)] = field(
        "考核项", "items", "逐项列出，权重合计 100。", "One by one; the weights add up to 100.", stricter="present"
    )
    adjustments: Many[Adjustment] = field(
        "加减分", "adjustments", "另外加分、扣分的情形。", "What adds or costs points besides.", ()
    )
    bands: Annotated[Many[Band], Field(min_length=2)] = field(
        "等次", "bands", "从高到低列出。", "From the highest to the lowest."
    )
    talk: Text = field(
        "反馈谈话",
        "feedback talk",
        "谁和本人谈、谈什么、留下什么。",
        "Who talks with the person, about what, and what is kept.",
    )
    talk_within: Time = field(
        "谈话时限", "talk within", "结果出来后多久内谈。", "How soon after the result.", stricter="lower"
    )
    appeal: Appeal = field("申诉", "appeal", "不同意时怎样申诉。", "What someone does who disagrees.")


KIND = Kind(
    name="appraisal",
    plural="appraisals",
    folder="roles/appraisals/",
    model=Appraisal,
    zh="岗位绩效考核",
    en="Appraisal",
    zh_plural="岗位绩效考核",
    en_plural="Appraisals",
    zh_help="一个岗位的人考什么、怎么算分、谁打分、结果怎样用、不同意怎样申诉。",
    en_help="How people of a role are judged, who gives the points, what follows and how to appeal.",
    icon="material/account-check",
    order=47,
)
