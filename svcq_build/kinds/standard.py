"""Service standards 服务标准: what the customer can count on, as checkable requirements."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from svcq_build.kinds import Kind
from svcq_build.kinds._document import Clause, Document
from svcq_build.kinds._part import Part
from svcq_build.model import Date, Line, Many, Model, PartId, Text, field, ref

Family = Literal["quality", "process", "personnel", "environment", "communication", "safety", "facilities", "brand"]
Dimension = Literal["accuracy", "timeliness", "reliability", "responsiveness", "friendliness", "professionalism"]
Source = Literal["survey", "complaints", "measurement", "inspection", "incident", "regulation", "benchmark"]


class Basis(Model):
    """The data behind a choice 数据支持."""

    public_fields = ("source", "finding", "date", "document", "clause", "sample", "example")
    internal_fields = ("audience",)

    source: Source = field("来源", "source", "数据从哪里来。", "Where the data come from.")
    finding: Text = field(
        "结论", "finding", "数据说明了什么，带数字。", "What they show, with figures.", stricter="undirected"
    )
    date: Date | None = field("日期", "date", "数据的日期。", "The date of the data.", None)
    document: Line | None = field(
        "文件",
        "document",
        "依据的文件全称和文号，如《中华人民共和国行政许可法》。",
        "The paper it stands in, with its full name and number.",
        None,
        stricter="undirected",
    )
    clause: Line | None = field(
        "条款",
        "clause",
        "文件的哪一条，如 第三十二条、5.2.1。",
        "The article or clause of that paper: article 32, 5.2.1.",
        None,
        stricter="undirected",
    )
    sample: Line | None = field(
        "样本",
        "sample",
        "样本多大、怎样取得。",
        "How large the sample is and how it was drawn.",
        None,
        stricter="undirected",
    )
    example: bool = field(
        "示例",
        "example",
        "true 表示数据仅作示范，采用前换成本单位的。",
        "true: the data only demonstrate; put your own in their place before you adopt it.",
        False,
        stricter="neither",
    )
    audience: Literal["public", "internal"] | None = field(
        "公开范围",
        "audience",
        "public 可向客户公开；internal 仅限内部；不写即随整份文件。",
        "public (customers may read it) or internal; that of the whole document when left out.",
        None,
        stricter="neither",
    )


class Requirement(Part):
    """One checkable demand."""

    public_fields: ClassVar[tuple[str, ...]] = ("id", "level", "text", "dimension", "basis")
    public_grounds = ("by", "satisfies")

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
    by: Many[Annotated[str, ref("met-by", "must-meet", "role", "team")]] = field(
        "落实岗位",
        "by",
        "由哪些岗位或团队做到；不写即为适用对象全体。",
        "The roles or teams that have to meet it; all that the standard applies to when left out.",
        (),
    )
    dimension: Dimension | None = field(
        "质量维度", "dimension", "属于哪个质量维度。", "The quality dimension that it serves.", None
    )
    basis: Basis | None = field("数据支持", "basis", "为什么定成这样。", "The data behind it.", None)
    satisfies: Many[Clause] = field(
        "对应条款",
        "satisfies",
        "落实了哪些框架条款（框架#条款）。",
        "The framework clauses that it fulfils (framework#clause).",
        (),
    )


class PlaceRequirement(Requirement):
    """One checkable demand of the place: where it holds, and how many of something there are."""

    public_fields = (*Requirement.public_fields, "place", "quantity")

    place: Line | None = field(
        "位置", "place", "在哪里，如 一层入口。", "Where: the entrance on the ground floor.", None
    )
    quantity: Line | None = field(
        "数量", "quantity", "多少，如 每 100 平方米 1 个。", "How many: one for each 100 m².", None, stricter="present"
    )


class Standard(Document):
    """A service standard."""

    public_fields = ("family", "goal", "scope", "requirements", "people", "environment", "basis")
    public_grounds = ("applies_to", "related")

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
    people: Many[Requirement] = field(
        "人员要求",
        "people",
        "对服务人员的要求，编号如 P1。",
        "What it asks of people; with ids like P1.",
        (),
        stricter="present",
    )
    environment: Many[PlaceRequirement] = field(
        "环境要求",
        "environment",
        "对场所和设备的要求，编号如 E1。",
        "What it asks of the place; with ids like E1.",
        (),
        stricter="present",
    )
    basis: Many[Basis] = field(
        "数据支持", "basis", "整份标准的数据依据。", "The data behind the standard as a whole.", ()
    )
    related: Many[Annotated[str, ref("related-to", "related-to", binding=False)]] = field(
        "相关文件", "related", "读者接着要看的文件。", "Documents that a reader wants next.", (), stricter="neither"
    )

    def demands(self) -> Iterator[tuple[str, int, Requirement]]:
        """All that it demands, of the service, of people and of the place: the field, the place in it, the demand."""
        for name in ("requirements", "people", "environment"):
            for place, demand in enumerate(getattr(self, name)):
                yield name, place, demand


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
