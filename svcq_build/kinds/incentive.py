"""Incentives 激励办法: what is rewarded, by which criteria, with what, and who decides."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from svcq_build.kinds import Kind
from svcq_build.kinds._appeal import Appeal
from svcq_build.kinds._document import Document
from svcq_build.kinds._part import Part
from svcq_build.model import Line, Many, PartId, Text, Time, field, ref


class RewardCriterion(Part):
    """One thing that earns the reward."""

    internal_fields = ("id", "text", "cites")

    id: PartId = field("编号", "id", "如 C1；一经使用不再改。", "C1, for instance; never changed once used.")
    text: Text = field(
        "条件",
        "text",
        "做到什么，带数字，写到人人算得出。",
        "What has to be achieved, with figures that anyone can work out.",
    )
    cites: Many[
        Annotated[str, ref("rewards-by", "earns-in", "indicator", "checklist", "survey", "appraisal", part="may")]
    ] = field(
        "依据",
        "cites",
        "看哪个指标、检查表、问卷或考核（indicator:标识）。",
        "The indicator, checklist, survey or appraisal that tells (indicator:id).",
        (),
        stricter="present",
    )


class Incentive(Document):
    """An incentive scheme."""

    internal_fields = (
        "type",
        "motive",
        "eligible",
        "criteria",
        "reward",
        "limit",
        "every",
        "decided_by",
        "selection",
        "publicity",
        "withdrawn_if",
        "appeal",
    )

    kind: Literal["incentive"] = field("种类", "kind", "固定为 incentive。", "Always incentive.")
    type: Literal["material", "career", "honour", "care"] = field(
        "类型",
        "type",
        "material 物质、career 职业发展、honour 荣誉、care 关怀。",
        "material, career, honour or care.",
    )
    motive: Text = field(
        "激励什么",
        "motive",
        "想鼓励什么行为，怎么知道大家看重它。",
        "What it is to encourage, and how one knows that people care for it.",
    )
    eligible: Annotated[Many[Annotated[str, ref("rewards", "rewarded-by", "role", "team")]], Field(min_length=1)] = (
        field("激励对象", "eligible", "哪些岗位和团队可以得到。", "The roles and teams that can earn it.")
    )
    criteria: Annotated[Many[RewardCriterion], Field(min_length=1)] = field(
        "条件", "criteria", "逐条列出。", "One by one.", stricter="present"
    )
    reward: Text = field(
        "奖励", "reward", "得到什么、多少、什么时候给。", "What is earned, how much, and when it is given."
    )
    limit: Line | None = field(
        "名额与经费",
        "limit",
        "多少名额、多少经费、从哪里出。",
        "How many can have it, what it costs and who pays.",
        None,
    )
    every: Time = field("周期", "every", "多久评一次。", "How often it is awarded.")
    decided_by: Annotated[str, ref("decided-by", "decides", "role", "team")] = field(
        "决定岗位", "decided by", "由哪个岗位或团队决定。", "The role or team that decides."
    )
    selection: Text = field(
        "评选办法", "selection", "怎样提名、核实、评出。", "How people are proposed, checked and chosen."
    )
    publicity: Text = field(
        "公开",
        "publicity",
        "条件、结果在哪里公开，怎样分享经验。",
        "Where criteria and results are made known, and how experience is shared.",
    )
    withdrawn_if: Text | None = field(
        "取消", "withdrawn if", "什么情况不评或收回。", "What rules it out, or takes it back.", None, stricter="present"
    )
    appeal: Appeal = field("申诉", "appeal", "不同意时怎样申诉。", "What someone does who disagrees.")


KIND = Kind(
    name="incentive",
    plural="incentives",
    folder="playbooks/incentives/",
    model=Incentive,
    zh="激励办法",
    en="Incentive",
    zh_plural="激励办法",
    en_plural="Incentives",
    zh_help="鼓励什么、凭什么得、得到什么、谁来定。",
    en_help="What is encouraged, what earns it, what is earned and who decides.",
    icon="material/medal-outline",
    order=58,
    grouped_by="type",
)
