"""Indicators 指标: what is measured, how, and against which target."""

from __future__ import annotations

from typing import Annotated, Literal

from svcq_build.kinds import Kind
from svcq_build.kinds._document import Document
from svcq_build.kinds._part import Part
from svcq_build.model import Line, Many, Number, PartId, Text, Time, field, ref


class SubFigure(Part):
    """A figure that is reported beside the indicator's own, with a target of its own."""

    public_fields = ("id", "title", "formula", "unit", "direction", "target")
    public_grounds = ("measures",)
    internal_fields = ("warning", "alarm")

    id: PartId = field("编号", "id", "如 F1；一经使用不再改。", "F1, for instance; never changed once used.")
    title: Line = field("名称", "title", "这个数叫什么。", "What the figure is called.")
    formula: Text | None = field(
        "计算方法", "formula", "怎么算出来。", "How it is computed.", None, stricter="undirected"
    )
    unit: Line = field("单位", "unit", "如 %、分钟、次。", "%, minutes, times…", stricter="other")
    direction: Literal["higher", "lower"] = field(
        "方向", "direction", "higher 越高越好；lower 越低越好。", "higher or lower is better."
    )
    target: Number | None = field(
        "目标值", "target", "要达到的数。", "The value to reach.", None, stricter="as:direction"
    )
    warning: Number | None = field(
        "预警值", "warning limit", "到此值就提醒。", "At this value people are warned.", None, stricter="as:direction"
    )
    alarm: Number | None = field(
        "报警值", "alarm limit", "到此值必须处理。", "At this value one must act.", None, stricter="as:direction"
    )
    measures: Many[Annotated[str, ref("measures", "measured-by", "standard", "process", "procedure", part="may")]] = (
        field(
            "衡量对象",
            "measures",
            "这个数衡量哪些要求或步骤（standard:标识#R1）。",
            "The requirements or steps that this figure measures (standard:id#R1).",
            (),
        )
    )


class Indicator(Document):
    """An indicator."""

    public_fields = ("definition", "formula", "unit", "direction", "target", "frequency", "also")
    public_grounds = ("measures",)
    internal_fields = ("warning", "alarm", "source", "method")

    kind: Literal["indicator"] = field("种类", "kind", "固定为 indicator。", "Always indicator.")
    definition: Text = field("定义", "definition", "量的是什么。", "What is measured.", stricter="undirected")
    formula: Text = field("计算方法", "formula", "怎么算出来。", "How it is computed.", stricter="undirected")
    unit: Line = field("单位", "unit", "如 %、分钟、次。", "%, minutes, times…", stricter="other")
    direction: Literal["higher", "lower"] = field(
        "方向", "direction", "higher 越高越好；lower 越低越好。", "higher or lower is better."
    )
    target: Number = field("目标值", "target", "要达到的数。", "The value to reach.", stricter="as:direction")
    warning: Number | None = field(
        "预警值", "warning limit", "到此值就提醒。", "At this value people are warned.", None, stricter="as:direction"
    )
    alarm: Number | None = field(
        "报警值", "alarm limit", "到此值必须处理。", "At this value one must act.", None, stricter="as:direction"
    )
    source: Text = field(
        "数据来源",
        "source",
        "数据从哪个系统或记录来。",
        "The system or record that the data come from.",
        stricter="undirected",
    )
    method: Text = field("采集方法", "method", "怎么采集。", "How they are collected.", stricter="undirected")
    frequency: Time = field(
        "频率", "frequency", "多久量一次，如 1 个月。", "How often it is measured: 1 month.", stricter="lower"
    )
    measures: Many[Annotated[str, ref("measures", "measured-by", "standard", "process", "procedure", part="may")]] = (
        field(
            "衡量对象",
            "measures",
            "衡量哪些要求或步骤（standard:标识#R1）。",
            "The requirements or steps it measures (standard:id#R1).",
            (),
        )
    )
    also: Many[SubFigure] = field(
        "附带指标",
        "also",
        "一并报告的其他数，各有自己的目标和衡量对象。",
        "Figures reported beside it, each with its own target and with what it measures.",
        (),
        stricter="present",
    )


KIND = Kind(
    name="indicator",
    plural="indicators",
    folder="standards/indicators/",
    model=Indicator,
    zh="指标",
    en="Indicator",
    zh_plural="指标",
    en_plural="Indicators",
    zh_help="量什么、怎么量、目标是多少。",
    en_help="What is measured, how, and the target.",
    icon="material/chart-line",
    order=30,
)
