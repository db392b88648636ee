"""Parameters 参数: values that several documents need, each kept once; they quote it as ``{param:wait-max}``."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from svcq_build.files import PARAMETERS
from svcq_build.kinds import Kind
from svcq_build.kinds._document import Document
from svcq_build.kinds._part import Part
from svcq_build.model import Line, Many, Model, Once, PartId, Text, Worth, field, ref

#: Sizes of organisations; mkdocs.yml says which one the handbook is for.
Size = Literal["small", "medium", "large"]


class OfSize(Model):
    """The value for organisations of one size."""

    internal_fields = ("size", "value")

    size: Annotated[Size, Once()] = field(
        "规模", "size", "small 小型、medium 中型、large 大型。", "small, medium or large."
    )
    value: Worth = field("数值", "value", "这一规模的数值。", "The value for this size.", stricter="as:direction")


class Parameter(Part):
    """One value."""

    public_fields = ("id", "title", "value", "unit", "direction", "meaning")
    internal_fields = ("by", "source", "by_size")

    id: PartId = field(
        "编号",
        "id",
        "引用时写的名字，如 wait-max；在所有参数文件中不得重复，一经使用不再改。",
        "The name by which it is quoted, wait-max for instance; no other parameter has it, and it never changes.",
        example="new-value",
    )
    title: Line = field("名称", "title", "几个字说明是什么数值。", "What the value is, in a few words.")
    value: Worth | None = field(
        "数值",
        "value",
        "如 15 分钟、95%、500 元、09:00 或 20；也可以是另一个参数 {param:编号}。各规模都另有数值的可不写。",
        "15 minutes, 95%, 500 yuan, 09:00 or 20, or another one, {param:id}; left out where each size has its own.",
        None,
        stricter="as:direction",
    )
    unit: Line | None = field(
        "计数单位",
        "unit",
        "数值只是个数的，写数的是什么，如 份、次；时间、比例、金额不写。",
        "What is counted, where the value is a mere number: copies, times. Left out for time, percentages and money.",
        None,
        stricter="other",
    )
    direction: Literal["lower", "higher"] | None = field(
        "方向",
        "direction",
        "lower 越小越好（改小是从严）；higher 越大越好；不写即看引用它的字段。",
        "lower or higher is better, and stricter; where it is left out, the fields that quote it tell.",
        None,
    )
    meaning: Text = field("含义", "meaning", "从哪里算到哪里、怎么算。", "What exactly it counts, from where to where.")
    by: Annotated[str, ref("decided-by", "decides", "role")] | None = field(
        "确定岗位",
        "by",
        "由哪个岗位确定；不写即为本文件的责任岗位。",
        "The role that sets it; the document's owner when left out.",
        None,
    )
    source: Text | None = field(
        "来源", "source", "这个数值出自哪里。", "Where the value comes from.", None, stricter="undirected"
    )
    by_size: Many[OfSize] = field(
        "按规模",
        "by size",
        "不同规模单位的数值；采用哪一个由 mkdocs.yml 的 extra.svcq.size 决定。",
        "Values for organisations of other sizes; extra.svcq.size in mkdocs.yml says which one holds.",
        (),
    )


class Parameters(Document):
    """A group of parameters."""

    public_fields = ("parameters",)

    kind: Literal["parameters"] = field("种类", "kind", "固定为 parameters。", "Always parameters.")
    parameters: Annotated[Many[Parameter], Field(min_length=1)] = field(
        "参数", "parameters", "逐个列出。", "One by one."
    )


KIND = Kind(
    name="parameters",
    plural="parameters",
    folder=PARAMETERS,
    model=Parameters,
    zh="参数",
    en="Parameters",
    zh_plural="参数",
    en_plural="Parameters",
    zh_help="一处写定、多处引用的数值：时限、比例、期限、数量。",
    en_help="Values that are set once and quoted everywhere: time limits, percentages, periods, counts.",
    icon="material/tune-variant",
    order=33,
)
