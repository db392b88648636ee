"""Channels 渠道: where people turn to, for what, who answers, and within what time."""

from __future__ import annotations

from typing import Annotated, Literal

from svcq_build.kinds import Kind
from svcq_build.kinds._document import Document
from svcq_build.kinds._part import Part
from svcq_build.model import Line, Many, Model, PartId, Text, Time, field, ref


class Limit(Model):
    """What this channel promises for one level of severity, where it differs from the scale."""

    internal_fields = ("level", "acknowledge", "resolve")

    level: Annotated[str, ref("sets-limit-for", "limit-set-by", "severity", part="must")] = field(
        "级别", "level", "严重程度的级别，如 complaint#L1。", "A level of the scale: complaint#L1."
    )
    acknowledge: Time | None = field(
        "响应时限",
        "acknowledge within",
        "这一级多久有回音。",
        "Within what time one hears of it.",
        None,
        stricter="lower",
    )
    resolve: Time | None = field(
        "解决时限",
        "resolve within",
        "这一级多久有结果。",
        "Within what time there is a result.",
        None,
        stricter="lower",
    )


class Topic(Part):
    """What people bring here, and who deals with it 分类."""

    public_fields = ("id", "title", "text")
    public_grounds = ("to",)
    internal_fields = ("within",)

    id: PartId = field("编号", "id", "如 T1；一经使用不再改。", "T1, for instance; never changed once used.")
    title: Line = field("事由", "title", "几个字说明是哪一类事。", "What kind of matter it is, in a few words.")
    text: Text | None = field("说明", "text", "怎样认出这一类，怎样办。", "How one knows it, and what is done.", None)
    to: Annotated[str, ref("passed-to", "receives", "role", "team")] = field(
        "承办", "to", "由哪个岗位或团队承办。", "The role or team that deals with it."
    )
    within: Time | None = field(
        "转办时限", "within", "多久之内转到承办人。", "Within what time it is with them.", None, stricter="lower"
    )


class Channel(Document):
    """A channel."""

    public_fields = ("users", "medium", "purpose", "not_for", "reach", "hours", "acknowledge", "topics", "privacy")
    public_grounds = ("answered_by", "leads_to")
    internal_fields = ("deputy", "scale", "limits", "records")

    kind: Literal["channel"] = field("种类", "kind", "固定为 channel。", "Always channel.")
    users: Literal["public", "staff", "partners"] = field(
        "使用者",
        "users",
        "public 办事群众和企业、staff 本单位人员、partners 进驻部门和供应商。",
        "public, staff or partners (resident departments, suppliers).",
    )
    medium: Literal[
        "counter", "phone", "email", "website", "messenger", "post", "book", "social-media", "radio", "meeting", "tool"
    ] = field("方式", "medium", "面对面、电话、网站等。", "Face to face, by phone, on a website…", stricter="neither")
    purpose: Text = field("用来做什么", "purpose", "什么事用这个渠道。", "What it is for.")
    not_for: Text | None = field(
        "不用来做什么",
        "not for",
        "什么事不走这里，该走哪里。",
        "What it is not for, and where that goes instead.",
        None,
    )
    reach: Line = field("联系方式", "reach", "地点、号码、网址。", "The place, number or address.", stricter="neither")
    hours: Line = field("开放时间", "hours", "什么时候有人接。", "When somebody answers.")
    answered_by: Annotated[str, ref("answered-by", "answers-on", "role", "team")] = field(
        "接办岗位", "answered by", "由哪个岗位或团队接。", "The role or team that answers."
    )
    deputy: Annotated[str, ref("deputised-by", "deputises-on", "role", "team")] | None = field(
        "代理岗位", "deputy", "接办岗位不在时由谁接。", "Who answers when they are away.", None
    )
    acknowledge: Time = field(
        "响应时限",
        "acknowledge within",
        "来人、来电、来信后多久有回音，如 2 小时。",
        "Within what time one gets a first answer: 2 hours.",
        stricter="lower",
    )
    scale: Annotated[str, ref("graded-by", "grades-for", "severity")] | None = field(
        "严重程度分级",
        "scale",
        "收到的事按哪个分级定级；解决时限以分级为准。",
        "The scale by which matters are graded; its times to resolve hold.",
        None,
    )
    limits: Many[Limit] = field(
        "本渠道时限",
        "limits",
        "与分级不同的，逐级写明。",
        "Where they differ from the scale’s, level by level.",
        (),
        stricter="present",
    )
    topics: Many[Topic] = field(
        "分类与承办", "topics", "哪一类事交给谁。", "What kind of matter goes to whom.", (), stricter="present"
    )
    leads_to: Many[Annotated[str, ref("leads-to", "fed-by", "process", "procedure", part="may")]] = field(
        "进入流程", "leads to", "收到的事进入哪个流程或规程。", "The process or procedure that it sets off.", ()
    )
    privacy: Text | None = field(
        "信息保护",
        "privacy",
        "什么信息不能在这里说、发。",
        "What may not be said or sent here.",
        None,
        stricter="present",
    )
    records: Many[Line] = field("记录", "records", "留存的记录。", "The records kept.", (), stricter="present")


KIND = Kind(
    name="channel",
    plural="channels",
    folder="playbooks/feedback/",
    model=Channel,
    zh="渠道",
    en="Channel",
    zh_plural="渠道",
    en_plural="Channels",
    zh_help="有事找哪里、谁来接、多久有回音和结果。",
    en_help="Where to turn, who answers, and within what time there is an answer and a result.",
    icon="material/forum-outline",
    order=32,
    grouped_by="users",
)
