"""Severity scales 严重程度分级: how grave a matter is, how one can tell, and how fast each level must be dealt with."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from svcq_build.kinds import Kind
from svcq_build.kinds._document import Document
from svcq_build.kinds._part import Part
from svcq_build.model import Line, Many, PartId, Text, Time, field, ref


class Level(Part):
    """One level of a scale."""

    public_fields = ("id", "title", "criteria", "examples", "acknowledge", "resolve")
    public_grounds = ("handled_by",)
    internal_fields = ("reported_to",)

    id: PartId = field("编号", "id", "如 L1；一经使用不再改。", "L1, for instance; never changed once used.")
    title: Line = field("级别", "title", "如“一般”“较重”“重大”。", "Its name: minor, serious, major.")
    criteria: Text = field(
        "判定标准",
        "criteria",
        "符合什么就定这一级，写到两个人会判得一样。",
        "What puts a matter here, so that two people judge alike.",
    )
    examples: Many[Line] = field("例子", "examples", "一看就懂的例子。", "Examples that anyone understands.", ())
    acknowledge: Time | None = field(
        "响应时限",
        "acknowledge within",
        "多久之内要有回音，如 2 小时。",
        "Within what time one hears of it: 2 hours.",
        None,
        stricter="lower",
    )
    resolve: Time | None = field(
        "解决时限",
        "resolve within",
        "多久之内要有结果，如 3 个工作日。",
        "Within what time there is a result: 3 working days.",
        None,
        stricter="lower",
    )
    handled_by: Annotated[str, ref("handled-by", "handles", "role", "team")] | None = field(
        "处理岗位", "handled by", "由哪个岗位或团队处理。", "The role or team that deals with it.", None
    )
    reported_to: Many[Annotated[str, ref("reported-to", "hears-of", "role")]] = field(
        "报告", "reported to", "还要报告哪些岗位。", "The roles that are told as well.", (), stricter="present"
    )


class Severity(Document):
    """A scale of severity."""

    public_fields = ("grades", "in_doubt", "levels")
    public_grounds = ("follows",)

    kind: Literal["severity"] = field("种类", "kind", "固定为 severity。", "Always severity.")
    grades: Text = field("评什么", "grades", "用来给什么事定级。", "What it is that is graded.")
    follows: Many[Annotated[str, ref("follows", "followed-by", "standard", "process", "procedure", part="may")]] = (
        field(
            "执行标准",
            "follows",
            "分级和时限落实哪些要求或步骤（standard:标识#R1）。",
            "The requirements or steps that it carries out (standard:id#R1).",
            (),
        )
    )
    in_doubt: Text | None = field(
        "拿不准时", "in doubt", "介于两级之间怎样定。", "What is done with a matter between two levels.", None
    )
    levels: Annotated[Many[Level], Field(min_length=2)] = field(
        "级别", "levels", "从轻到重列出。", "From the slightest to the gravest."
    )


KIND = Kind(
    name="severity",
    plural="severities",
    folder="playbooks/severities/",
    model=Severity,
    zh="严重程度分级",
    en="Severity scale",
    zh_plural="严重程度分级",
    en_plural="Severity scales",
    zh_help="一件事有多严重、怎样判定、每一级多久要有回音和结果。",
    en_help="How grave a matter is, how one can tell, and how fast each level is answered and resolved.",
    icon="material/stairs",
    order=33,
)
