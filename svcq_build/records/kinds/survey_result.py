"""Survey results 调查结果: how many gave which answer."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from svcq_build.model import Line, Many, Model, Period, Text, Version, field, ref
from svcq_build.records.kinds import RecordKind
from svcq_build.records.kinds._record import Count, PartOfIt, RecordModel


class AnswerCount(Model):
    """How many gave one answer."""

    answer: Line = field("答案", "answer", "选项，或打分的值。", "The option, or the point of the scale.")
    count: Count = field("人数", "count", "多少人这样回答。", "How many answered so.")


class QuestionResult(Model):
    """The answers to one question."""

    question: PartOfIt = field(
        "问题", "question", "调查里的编号，如 Q1。", "The id of the survey's question: Q1.", example="Q1"
    )
    counts: Annotated[Many[AnswerCount], Field(min_length=1)] = field(
        "各答案人数", "counts", "每个答案一条。", "One for each answer."
    )


class SurveyResult(RecordModel):
    """What a survey found in one period."""

    kind: Literal["survey-result"] = field("种类", "kind", "固定为 survey-result。", "Always survey-result.")
    survey: Annotated[str, ref("answers-to", "answered-in", "survey")] = field(
        "调查", "survey", "哪个调查。", "The survey."
    )
    version: Version | None = field("版本", "version", "当时问卷的版本。", "Its version then.", None)
    period: Period = field("周期", "period", "如 2026-Q1。", "2026-Q1, for instance.", example="2026-Q1")
    asked: Count = field("发放数", "asked", "问了多少人。", "How many were asked.")
    returned: Count = field("回收数", "returned", "多少人回答。", "How many answered.")
    results: Annotated[Many[QuestionResult], Field(min_length=1)] = field(
        "逐题结果", "results", "每题一条。", "One for each question."
    )
    note: Text | None = field("备注", "note", "需要说明的。", "What has to be said of it.", None)


RECORD = RecordKind(
    name="survey-result",
    plural="survey-results",
    model=SurveyResult,
    zh="调查结果",
    en="Survey result",
    zh_plural="调查结果",
    en_plural="Survey results",
    zh_help="一次调查中每题各答案的人数。",
    en_help="How many gave which answer to each question of a survey.",
    icon="material/poll",
    order=8,
    day="period",
)
