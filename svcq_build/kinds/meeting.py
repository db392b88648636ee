"""Meetings 会议: what they are for, when they are held, who attends, what goes in and what comes out."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from svcq_build.kinds import Kind
from svcq_build.kinds._document import Document
from svcq_build.kinds._part import Part
from svcq_build.model import ID_PATTERN, Bounds, Line, Many, Number, PartId, Rhythm, Text, field, ref


class AgendaItem(Part):
    """One item of the agenda 议程."""

    internal_fields = ("id", "title", "text", "minutes", "by", "reviews")

    id: PartId = field("编号", "id", "如 A1；一经使用不再改。", "A1, for instance; never changed once used.")
    title: Line = field("议题", "title", "几个字说明议什么。", "What it is about, in a few words.")
    text: Text | None = field(
        "做法", "text", "怎么议、议到什么程度。", "How it is dealt with, and how one knows that it is done.", None
    )
    minutes: Annotated[Number, Field(gt=0)] = field("用时", "minutes", "多少分钟。", "How many minutes it takes.")
    by: Annotated[str, ref("presented-by", "presents", "role")] | None = field(
        "由谁讲", "by", "由哪个岗位讲；不写即为主持岗位。", "The role that leads it; the chair when left out.", None
    )
    reviews: Many[Annotated[str, ref("reviews", "reviewed-at", part="may")]] = field(
        "审议对象",
        "reviews",
        "审议哪些指标、检查表、标准或报告（indicator:标识）。",
        "The indicators, checklists, standards or reports that are looked at (indicator:id).",
        (),
    )


class Meeting(Document):
    """A recurring meeting."""

    public_fields = ("purpose",)
    internal_fields = (
        "rhythm",
        "where",
        "room",
        "quorum",
        "led_by",
        "recorded_by",
        "participants",
        "follows",
        "inputs",
        "agenda",
        "decides",
        "outputs",
        "records",
    )

    kind: Literal["meeting"] = field("种类", "kind", "固定为 meeting。", "Always meeting.")
    purpose: Text = field("目的", "purpose", "开这个会要达到什么。", "What the meeting is to achieve.")
    rhythm: Rhythm = field(
        "时间", "rhythm", "多久一次、哪一天、几点、多长。", "How often, on which day, at what time, for how long."
    )
    where: Line | None = field("地点", "where", "在哪里开，或怎样接入。", "Where it is held, or how one joins.", None)
    room: Annotated[str, Field(pattern=rf"^{ID_PATTERN}$")] | None = field(
        "会议室",
        "room",
        "会议室的标识（小写字母、数字和连字符）；同一间室不能同时开两个会。",
        "The room's id (lower-case letters, digits, hyphens); no two meetings can be held in it at once.",
        None,
        stricter="neither",
    )
    quorum: Annotated[int, Bounds(least=1)] | None = field(
        "法定人数",
        "quorum",
        "至少几个岗位到会才作决定。",
        "How many of those who attend have to be there for a decision.",
        None,
        stricter="higher",
    )
    led_by: Annotated[str, ref("chaired-by", "chairs", "role")] = field(
        "主持岗位", "led by", "由哪个岗位主持。", "The role that chairs it."
    )
    recorded_by: Annotated[str, ref("recorded-by", "keeps-record-of", "role")] | None = field(
        "记录岗位",
        "recorded by",
        "由哪个岗位记录；不写即为主持岗位。",
        "The role that keeps the record; the chair when left out.",
        None,
    )
    participants: Annotated[
        Many[Annotated[str, ref("attended-by", "attends", "role", "team")]], Field(min_length=1)
    ] = field(
        "参加者",
        "participants",
        "哪些岗位和团队参加（role:标识、team:标识）。",
        "The roles and teams that attend (role:id, team:id).",
    )
    follows: Many[Annotated[str, ref("follows", "followed-by", "standard", "process", "procedure", part="may")]] = (
        field(
            "执行标准",
            "follows",
            "这个会落实哪些要求或步骤（standard:标识#R1）。",
            "The requirements or steps that the meeting carries out (standard:id#R1).",
            (),
        )
    )
    inputs: Many[Line] = field(
        "会前准备", "inputs", "会前要备齐的材料。", "What is ready before it begins.", (), stricter="present"
    )
    agenda: Annotated[Many[AgendaItem], Field(min_length=1)] = field(
        "议程", "agenda", "按顺序列出。", "In order.", stricter="present"
    )
    decides: Many[Text] = field("可以决定", "decides", "会上可以定什么。", "What it may decide.", ())
    outputs: Many[Line] = field(
        "会后产出", "outputs", "会上产生的东西。", "What comes out of it.", (), stricter="present"
    )
    records: Many[Line] = field("记录", "records", "留存的记录。", "The records kept.", (), stricter="present")


KIND = Kind(
    name="meeting",
    plural="meetings",
    folder="playbooks/meetings/",
    model=Meeting,
    zh="会议",
    en="Meeting",
    zh_plural="会议",
    en_plural="Meetings",
    zh_help="定期的会什么时候开、谁参加、议什么、产出什么。",
    en_help="When recurring meetings are held, who attends, what is dealt with and what comes out.",
    icon="material/calendar-clock",
    order=55,
)
