"""Service standards 服务标准: what the customer can count on, as checkable requirements."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from svcq_build.kinds import Kind
from svcq_build.kinds._document import Document
from svcq_build.model import Date, Many, Model, PartId, Text, field, ref

Family = Literal["quality", "process", "personnel", "environment", "communication", "safety", "facilities", "brand"]
Dimension = Literal["accuracy", "timeliness", "reliability", "responsiveness", "friendliness", "professionalism"]
Source = Literal["survey", "complaints", "measurement", "inspection", "incident", "regulation", "benchmark"]


class Basis(Model):
    """The data behind a choice 数据支持."""

    source: Source = field("来源", "source", "数据从哪里来。", "Where the data come from.")
    finding: Text = field(
        "结论", "finding", "数据说明了什么，带数字。", "What they show, with figures.", stricter="undirected"
    )
    date: Date | None = field("日期", "date", "数据的日期。", "The date of the data.", None)


class Requirement(Model):
    """One checkable demand."""

    id: PartId = field("编号", "id", "如 R1；一经使用不再改。", "R1, for instance; never changed once used.")
    level: Literal["must", "should", "may"] = field(
        "程度", "level", "must 必须、should 应当、may 可以。", "must, should or may.", stricter="first"
    )
    text: Text = field(
        "要求",
        "text",
        "一条要求，写到能核验：谁、做什么、多久、多少。",
        "One demand, checkable: who does what, how fast, how much.",
    )
    dimension: Dimension | None = field(
        "质量维度", "dimension", "属于哪个质量维度。", "The quality dimension that it serves.", None
    )
    basis: Basis | None = field("数据支持", "basis", "为什么定成这样。", "The data behind it.", None)
    satisfies: Many[Annotated[str, ref("satisfies", "satisfied-by", "framework", part="must")]] = field(
        "对应条款",
        "satisfies",
        "落实了哪些框架条款（框架#条款）。",
        "The framework clauses that it fulfils (framework#clause).",
        (),
    )


class Standard(Document):
    """A service standard."""

    kind: Literal["standard"] = field("种类", "kind", "固定为 standard。", "Always standard.")
    family: Family = field(
        "类别",
        "family",
        "quality 质量、process 流程、personnel 人员、environment 环境、communication 沟通、"
        "safety 安全、facilities 设施与资源、brand 品牌。",
        "Which of the eight families it belongs to.",
    )
    goal: Text = field("服务目标", "goal", "客户得到什么，写成结果。", "What the customer gets, as a result.")
    scope: Text | None = field("适用范围", "scope", "在哪里、对什么事适用。", "Where, and to what, it applies.", None)
    applies_to: Many[Annotated[str, ref("applies-to", "bound-by", "role", "team")]] = field(
        "适用对象",
        "applies to",
        "受约束的岗位或团队（role:…、team:…）。",
        "The roles and teams it binds (role:…, team:…).",
        (),
    )
    requirements: Annotated[Many[Requirement], Field(min_length=1)] = field(
        "服务内容", "requirements", "逐条列出的要求。", "The requirements, one by one.", stricter="present"
    )
    people: Many[Text] = field(
        "人员要求", "people", "对服务人员的要求。", "What it asks of people.", (), stricter="present"
    )
    environment: Many[Text] = field(
        "环境要求", "environment", "对场所和设备的要求。", "What it asks of the place.", (), stricter="present"
    )
    basis: Many[Basis] = field(
        "数据支持", "basis", "整份标准的数据依据。", "The data behind the standard as a whole.", ()
    )
    related: Many[Annotated[str, ref("related-to", "related-to", binding=False)]] = field(
        "相关文件", "related", "读者接着要看的文件。", "Documents that a reader wants next.", (), stricter="neither"
    )


KIND = Kind(
    name="standard",
    plural="standards",
    folder="standards/service/",
    model=Standard,
    zh="服务标准",
    en="Service standard",
    zh_plural="服务标准",
    en_plural="Service standards",
    zh_help="客户可以指望什么，写成能核验的要求。",
    en_help="What the customer can count on, as checkable requirements.",
    icon="material/shield-check",
    order=10,
    grouped_by="family",
)
