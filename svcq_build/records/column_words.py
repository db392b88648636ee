"""Column words: what people call the columns of a table of measured values."""

from __future__ import annotations

#: Words apart from each other by blanks, by the column that they name.
_WORDS = {
    "period": "周期 期间 月份 月 年月 日期 时间 统计周期 统计期 统计期间 统计月份 统计时间 季度 半年 年份 年度 周 周次 "
    "period month date quarter half halfyear year week time",
    "value": "数值 值 指标值 实际值 实际 实绩 完成值 完成情况 结果 测量值 统计值 本期 本期值 value actual result",
    "numerator": "分子 合格数 达标数 numerator",
    "denominator": "分母 总数 总量 denominator total",
    "n": "样本量 样本数 样本 份数 n sample samplesize samples count",
    "unit": "单位 计量单位 unit",
    "note": "备注 说明 注 附注 note notes remark remarks comment",
    "source": "来源 数据来源 出处 source",
    "indicator": "指标 指标名称 指标标识 指标编号 项目 名称 indicator name",
    "figure": "附带指标 figure",
}
_COLUMNS = {word: column for column, words in _WORDS.items() for word in words.split()}


def column_called(name: str) -> str | None:
    """The column that a heading names, whatever its capitals."""
    return _COLUMNS.get(name.lower())
