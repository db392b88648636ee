"""Suggestions 建议: what somebody proposed, when it was answered, and what came of it."""

from __future__ import annotations

from typing import Annotated, Literal

from svcq_build.model import Date, Line, Many, StaffCode, Text, field, ref
from svcq_build.records.kinds import RecordKind
from svcq_build.records.kinds._record import Code, RecordModel, Responsible, Role


class Suggestion(RecordModel):
    """A proposal."""

    kind: Literal["suggestion"] = field("种类", "kind", "固定为 suggestion。", "Always suggestion.")
    code: Code | None = field("编号", "code", "登记编号。", "Its number, where it has one.", None)
    title: Line = field("建议", "title", "几个字说明建议什么。", "What is proposed, in a few words.")
    text: Text = field("内容", "text", "具体内容，不写姓名。", "What it is about, without names.")
    origin: Literal["staff", "customer", "partner"] = field(
        "来自", "origin", "staff 员工、customer 群众、partner 合作方。", "staff, customer or partner."
    )
    role: Role | None = field("提出岗位", "role", "员工建议写岗位。", "The role, where it comes from staff.", None)
    who: StaffCode | None = field("人员代码", "who", "人员代码，不写姓名。", "The staff code, never a name.", None)
    about: Many[Annotated[str, ref("proposes-for", "proposed-in", part="may")]] = field(
        "涉及文档", "about", "涉及哪些文档（standard:标识#R1）。", "The documents in question (standard:id#R1).", ()
    )
    received: Date = field("收到日期", "received", "哪天收到。", "The day on which it came in.")
    answered: Date | None = field("答复日期", "answered", "哪天答复。", "The day on which it was answered.", None)
    answer: Text | None = field("答复", "answer", "怎样答复。", "What was answered.", None)
    decision: Literal["open", "adopted", "partly-adopted", "declined"] = field(
        "处理结果",
        "decision",
        "open 待定、adopted 采纳、partly-adopted 部分采纳、declined 未采纳。",
        "open, adopted, partly-adopted or declined.",
        "open",
    )
    owner: Responsible | None = field("承办岗位", "owner", "由哪个岗位落实。", "The role that carries it out.", None)
    due: Date | None = field("落实期限", "due", "最晚哪天落实。", "The day by which it is carried out.", None)
    done: Date | None = field("落实日期", "done", "哪天落实。", "When it was carried out.", None)
    reward: Annotated[str, ref("rewarded-by", "rewards-in", "incentive")] | None = field(
        "奖励", "reward", "按哪项激励奖励。", "The incentive that rewards it.", None
    )


RECORD = RecordKind(
    name="suggestion",
    plural="suggestions",
    model=Suggestion,
    zh="建议",
    en="Suggestion",
    zh_plural="建议",
    en_plural="Suggestions",
    zh_help="谁提了什么、多久答复、是否采纳、落实没有。",
    en_help="What was proposed, when it was answered, and what came of it.",
    icon="material/lightbulb-on-outline",
    order=12,
    day="received",
)
