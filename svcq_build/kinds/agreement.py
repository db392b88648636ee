"""Agreements 协作约定: what departments or suppliers give each other, how fast, and what follows if they do not."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from svcq_build.kinds import Kind
from svcq_build.kinds._document import Document
from svcq_build.kinds._part import Part
from svcq_build.kinds.procedure import Escalation
from svcq_build.model import Date, Line, LocalPartId, Many, PartId, Text, Time, field, ref


class Party(Part):
    """One side of the agreement."""

    internal_fields = ("id", "name", "who", "gives")

    id: PartId = field("编号", "id", "如 P1；一经使用不再改。", "P1, for instance; never changed once used.")
    name: Line = field("名称", "name", "哪个部门、单位或供应商。", "The department, organisation or supplier.")
    who: Annotated[str, ref("party-is", "party-in", "role", "team")] | None = field(
        "对应岗位", "who", "本手册中的岗位或团队。", "Its role or team in this handbook.", None
    )
    gives: Annotated[Many[Text], Field(min_length=1)] = field(
        "提供", "gives", "它提供什么、做到什么程度。", "What it gives, and how well.", stricter="present"
    )


class HandOver(Part):
    """What passes from one side to the other."""

    internal_fields = ("id", "what", "from_", "to", "within", "proof")

    id: PartId = field("编号", "id", "如 H1；一经使用不再改。", "H1, for instance; never changed once used.")
    what: Text = field("交接内容", "what", "交什么、交到什么程度。", "What is handed over, and in what state.")
    from_: LocalPartId = field(
        "交出方", "from", "哪一方交出（编号）。", "The party that gives it (its id).", alias="from", example="P1"
    )
    to: LocalPartId = field("接收方", "to", "哪一方接收（编号）。", "The party that takes it (its id).", example="P2")
    within: Time = field("时限", "within", "最迟多久交到。", "Within what time, at the latest.", stricter="lower")
    proof: Line | None = field("凭证", "proof", "用什么证明交接了。", "What proves it.", None, stricter="present")


class Agreement(Document):
    """An agreement."""

    public_fields = ("partner", "purpose")
    internal_fields = ("parties", "carries_out", "hand_overs", "escalation", "breach", "looked_at", "until")

    kind: Literal["agreement"] = field("种类", "kind", "固定为 agreement。", "Always agreement.")
    partner: Literal["department", "supplier", "team"] = field(
        "对方",
        "partner",
        "department 进驻部门、supplier 供应商、team 本单位的其他团队。",
        "department, supplier or team.",
    )
    purpose: Text = field("目的", "purpose", "约定要解决什么。", "What it is to settle.")
    parties: Annotated[Many[Party], Field(min_length=2)] = field("各方", "parties", "逐方列出。", "One by one.")
    carries_out: Many[Annotated[str, ref("follows", "followed-by", "standard", "process", "procedure", part="may")]] = (
        field(
            "落实",
            "carries out",
            "落实哪些要求或步骤（process:标识#S1）。",
            "The requirements or steps it carries out (process:id#S1).",
            (),
        )
    )
    hand_overs: Annotated[Many[HandOver], Field(min_length=1)] = field(
        "交接",
        "hand-overs",
        "逐项列出谁交给谁、多久、凭什么。",
        "Who hands what to whom, how soon, with what proof.",
        stricter="present",
    )
    escalation: Annotated[Many[Escalation], Field(min_length=1)] = field(
        "升级",
        "escalation",
        "交接不了、谈不拢时报给谁。",
        "Whom it is passed up to when it does not work.",
        stricter="present",
    )
    breach: Text = field(
        "违约处理", "breach", "没有按约定做的，怎样处理。", "What follows when it is not kept.", stricter="present"
    )
    looked_at: Text = field(
        "回顾",
        "looked at",
        "多久一起看一次执行情况、看什么。",
        "How often the parties look at it together, and at what.",
    )
    until: Date | None = field("有效期至", "until", "到哪天为止。", "The last day on which it holds.", None)


KIND = Kind(
    name="agreement",
    plural="agreements",
    folder="playbooks/agreements/",
    model=Agreement,
    zh="协作约定",
    en="Agreement",
    zh_plural="协作约定",
    en_plural="Agreements",
    zh_help="部门之间、和供应商之间谁交给谁什么、多久、谈不拢找谁。",
    en_help="What departments and suppliers hand one another, how soon, and what if it does not work.",
    icon="material/file-sign",
    order=52,
    grouped_by="partner",
)
