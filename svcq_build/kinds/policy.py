"""Policies 方针与制度: what the organisation stands for or has laid down for all, and what carries each point of it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from svcq_build.kinds import Kind
from svcq_build.kinds._document import Document
from svcq_build.kinds._part import Part
from svcq_build.model import Line, Many, PartId, Text, field, ref


class Statement(Part):
    """One point of the policy."""

    public_fields = ("id", "title", "text")
    public_grounds = ("carried_by",)

    id: PartId = field("编号", "id", "如 A1；一经使用不再改。", "A1, for instance; never changed once used.")
    title: Line = field("要点", "title", "几个字。", "In a few words.")
    text: Text = field(
        "内容",
        "text",
        "主张或规定什么，看得见的表现是什么。",
        "What is held or laid down, and how one sees it in practice.",
    )
    carried_by: Many[Annotated[str, ref("carried-by", "carries", part="may", binding=False)]] = field(
        "由什么落实",
        "carried by",
        "靠哪些标准、流程、岗位、办法做到（standard:标识#R1）。",
        "The standards, processes, roles and schemes that put it into practice (standard:id#R1).",
        (),
        stricter="present",
    )


class Policy(Document):
    """A policy."""

    public_fields = ("subject", "aim", "statements", "made_known")
    public_grounds = ("governs", "approved_by")

    kind: Literal["policy"] = field("种类", "kind", "固定为 policy。", "Always policy.")
    subject: Literal["purpose", "quality", "people", "supervision", "information", "improvement", "purchasing"] = field(
        "主题",
        "subject",
        "purpose 宗旨与价值观、quality 质量、people 人员、supervision 监督与奖惩、"
        "information 信息、improvement 改进、purchasing 采购。",
        "purpose, quality, people, supervision, information, improvement or purchasing.",
    )
    aim: Text = field("目的", "aim", "为谁、要做到什么。", "For whom, and to what end.")
    governs: Annotated[Many[Annotated[str, ref("governs", "governed-by", "role", "team")]], Field(min_length=1)] = (
        field("适用对象", "governs", "约束哪些岗位和团队。", "The roles and teams that it governs.")
    )
    approved_by: Annotated[str, ref("approved-by", "approves", "role")] = field(
        "批准岗位", "approved by", "由哪个岗位批准。", "The role that approved it."
    )
    statements: Annotated[Many[Statement], Field(min_length=1)] = field(
        "要点", "statements", "逐条列出。", "One by one.", stricter="present"
    )
    made_known: Text = field(
        "宣贯",
        "made known",
        "怎样让人人知道、用什么办法看得出懂了。",
        "How everyone learns of it, and how one sees that they understood.",
    )


KIND = Kind(
    name="policy",
    plural="policies",
    folder="standards/policies/",
    model=Policy,
    zh="方针与制度",
    en="Policy",
    zh_plural="方针与制度",
    en_plural="Policies",
    zh_help="单位的宗旨、主张和通用规定，每一条由什么落实。",
    en_help="What the organisation stands for and has laid down for all, and what carries each point.",
    icon="material/compass-outline",
    order=5,
    grouped_by="subject",
)
