"""Frameworks: outside norms whose clauses requirements fulfil (ISO 9001…). Numbers and titles only."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from svcq_build.kinds import Kind
from svcq_build.kinds._document import Document
from svcq_build.kinds._part import Part
from svcq_build.model import Date, Line, Many, PartId, Text, field


class Clause(Part):
    """One clause."""

    public_fields = ("id", "title")

    id: PartId = field("条款号", "id", "如 9.1.2。", "9.1.2, for instance.")
    title: Line = field("条款标题", "title", "条款的标题，不抄正文。", "Its title; never its text.")


class Framework(Document):
    """A framework."""

    public_fields = ("edition", "publisher", "clauses", "until", "successor", "unverified")

    kind: Literal["framework"] = field("种类", "kind", "固定为 framework。", "Always framework.")
    edition: Line = field("版次", "edition", "如 2015。", "2015, for instance.")
    publisher: Line = field("发布机构", "publisher", "谁发布的。", "Who publishes it.")
    until: Date | None = field(
        "适用至", "applies until", "这一版用到哪天为止（含当天）。", "The last day on which this edition applies.", None
    )
    successor: Text | None = field(
        "下一版", "successor", "下一版叫什么、何时接替，知道多少写多少。", "What is known of the next edition.", None
    )
    unverified: bool = field(
        "待核对",
        "unverified",
        "true 表示编号和标题还没有与正式文本核对过。",
        "true: numbers and titles have not been checked against the official text yet.",
        False,
        stricter="neither",
    )
    clauses: Annotated[Many[Clause], Field(min_length=1)] = field(
        "条款", "clauses", "条款号和标题。", "Clause numbers and titles."
    )


KIND = Kind(
    name="framework",
    plural="frameworks",
    folder="standards/frameworks/",
    model=Framework,
    zh="外部框架",
    en="Framework",
    zh_plural="外部框架",
    en_plural="Frameworks",
    zh_help="要对照的外部标准（如 ISO 9001），只列条款号和标题。",
    en_help="An outside norm to map to (ISO 9001), as clause numbers and titles.",
    icon="material/certificate",
    order=90,
    governed=False,
)
