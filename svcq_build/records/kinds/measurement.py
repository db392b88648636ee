"""Measurements 测量: the values of an indicator, a row of a table for each period."""

from __future__ import annotations

from typing import Annotated, Literal

from svcq_build.model import Line, Number, Period, Text, field, ref
from svcq_build.records.kinds import RecordKind
from svcq_build.records.kinds._record import Count, RecordModel


class Measurement(RecordModel):
    """The value of an indicator in one period."""

    kind: Literal["measurement"] = field("种类", "kind", "固定为 measurement。", "Always measurement.")
    indicator: Annotated[str, ref("measures-value-of", "measured-in", "indicator", part="may")] = field(
        "指标",
        "indicator",
        "哪个指标（所在文件夹的名称）；附带指标写成 标识#F1。",
        "The indicator, after which the folder is named; id#F1 for a figure beside it.",
    )
    period: Period = field(
        "周期",
        "period",
        "月 2026-03、季 2026-Q1、半年 2026-H1、年 2026、周 2026-W07、日 2026-03-05。",
        "A month (2026-03), quarter (2026-Q1), half-year (2026-H1), year (2026), week (2026-W07) or day (2026-03-05).",
        example="2026-03",
    )
    value: Number | None = field(
        "数值",
        "value",
        "按指标的单位；写了分子、分母就可省略。",
        "In the indicator's unit; may be left out beside numerator and denominator.",
        None,
    )
    numerator: Number | None = field("分子", "numerator", "比率的分子。", "The numerator of a rate.", None)
    denominator: Number | None = field("分母", "denominator", "比率的分母。", "The denominator of a rate.", None)
    n: Count | None = field("样本量", "n", "这个数出自多少件。", "How many things it was taken from.", None)
    unit: Line | None = field(
        "单位", "unit", "可省略；写了就必须与指标一致。", "May be left out; else it is the indicator's.", None
    )
    corrects: Number | None = field(  # type: ignore[assignment]
        "更正",
        "corrects",
        "本行更正的旧数值；旧行不改不删。",
        "The value that this row takes the place of; the old row stays as it is.",
        None,
    )
    note: Text | None = field("备注", "note", "需要说明的。", "What has to be said of it.", None)
    source: Line | None = field("来源", "source", "数据出自哪里。", "Where the figure comes from.", None)


RECORD = RecordKind(
    name="measurement",
    plural="measurements",
    model=Measurement,
    zh="测量值",
    en="Measurement",
    zh_plural="测量值",
    en_plural="Measurements",
    zh_help="各指标每个周期的数值，按年一张表。",
    en_help="The values of an indicator, a period a row, a year a table.",
    icon="material/chart-line",
    order=1,
    day="period",
    tabular=True,
)
