"""Activities 团队活动: what a team does together, to what end, what is asked afterwards and what was learned."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from svcq_build.kinds import Kind
from svcq_build.kinds._document import Document
from svcq_build.kinds._part import Part
from svcq_build.model import Date, Line, Many, Number, PartId, Text, Time, field, ref


class ActivityPart(Part):
    """One part of the activity."""

    internal_fields = ("id", "title", "text", "minutes")

    id: PartId = field("编号", "id", "如 S1；一经使用不再改。", "S1, for instance; never changed once used.")
    title: Line = field("环节", "title", "几个字说明做什么。", "What is done, in a few words.")
    text: Text = field(
        "做法", "text", "怎么做，写到没带过的人也能带。", "How it is done, so that someone new can lead it."
    )
    minutes: Annotated[Number, Field(gt=0)] = field("用时", "minutes", "多少分钟。", "How many minutes it takes.")


class Lesson(Part):
    """What one time taught 收获."""

    internal_fields = ("id", "date", "text", "led_to")

    id: PartId = field("编号", "id", "如 L1；一经使用不再改。", "L1, for instance; never changed once used.")
    date: Date = field("日期", "date", "哪一天办的。", "The day on which it was held.")
    text: Text = field(
        "收获",
        "lesson",
        "学到什么，回到工作中改了什么。",
        "What was learned, and what changed at work.",
        stricter="undirected",
    )
    led_to: Many[Annotated[str, ref("led-to", "came-from", part="may", binding=False)]] = field(
        "落到", "led to", "改进了哪份文件、哪一步。", "The document or step that changed.", ()
    )


class Activity(Document):
    """A team activity."""

    public_fields = ("aim",)
    internal_fields = (
        "type",
        "organised_by",
        "takes_part",
        "develops",
        "every",
        "lasts",
        "people",
        "prepare",
        "safety",
        "parts",
        "debrief",
        "lessons",
    )

    kind: Literal["activity"] = field("种类", "kind", "固定为 activity。", "Always activity.")
    type: Literal["outdoor", "contest", "simulation", "sharing", "volunteering", "celebration"] = field(
        "类型",
        "type",
        "outdoor 户外拓展、contest 竞赛、simulation 情景演练、sharing 经验分享、"
        "volunteering 志愿服务、celebration 庆祝。",
        "outdoor, contest, simulation, sharing, volunteering or celebration.",
    )
    aim: Text = field(
        "目的", "aim", "要改善什么，怎样看得出改善了。", "What is to get better, and how one will see it."
    )
    organised_by: Annotated[str, ref("organised-by", "organises", "role")] = field(
        "组织岗位", "organised by", "由哪个岗位组织。", "The role that organises it."
    )
    takes_part: Annotated[Many[Annotated[str, ref("involves", "involved-in", "role", "team")]], Field(min_length=1)] = (
        field("参加者", "takes part", "哪些岗位和团队参加。", "The roles and teams that take part.")
    )
    develops: Many[Annotated[str, ref("develops", "developed-in", "competence")]] = field(
        "锻炼的能力", "develops", "锻炼哪些能力。", "The competences that it develops.", ()
    )
    every: Time | None = field(
        "频率", "every", "多久一次；一次性的不写。", "How often; left out if it is held once.", None
    )
    lasts: Time = field("时长", "lasts", "一次多长时间。", "How long it lasts.")
    people: Line | None = field("人数与分组", "people", "多少人、怎样分组。", "How many people, in what groups.", None)
    prepare: Many[Line] = field("准备", "prepare", "场地、物品、经费。", "Place, things and money that are needed.", ())
    safety: Text | None = field(
        "安全与自愿",
        "safety and choice",
        "安全措施；不愿或不便参加的怎么办。",
        "Safety; what those do who cannot or would rather not.",
        None,
        stricter="present",
    )
    parts: Annotated[Many[ActivityPart], Field(min_length=1)] = field("环节", "parts", "按顺序列出。", "In order.")
    debrief: Annotated[Many[Text], Field(min_length=1)] = field(
        "复盘提问",
        "debrief",
        "结束后一起回答的问题。",
        "The questions that are answered together afterwards.",
        stricter="present",
    )
    lessons: Many[Lesson] = field(
        "历次收获", "lessons", "每次一条，新的在前。", "One for each time, the newest first.", ()
    )


KIND = Kind(
    name="activity",
    plural="activities",
    folder="playbooks/activities/",
    model=Activity,
    zh="团队活动",
    en="Team activity",
    zh_plural="团队活动",
    en_plural="Team activities",
    zh_help="为什么一起做、怎么带、结束后问什么、学到了什么。",
    en_help="What a team does together and why, how to lead it, what to ask afterwards and what was learned.",
    icon="material/account-group-outline",
    order=59,
    grouped_by="type",
)
