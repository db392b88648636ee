"""Improvements 改进: plan, do, check, act, from the problem to the measured effect."""

from __future__ import annotations

from typing import Annotated, Literal

from svcq_build.model import Date, Line, Many, Model, Number, Period, Text, field, ref
from svcq_build.records.kinds import RecordKind
from svcq_build.records.kinds._record import Action, Evidences, RecordModel, Responsible


class Effect(Model):
    """What came of it, as it was measured."""

    value: Number = field(
        "数值", "value", "改进后的数值，按指标的单位。", "The value afterwards, in the indicator's unit."
    )
    period: Period = field("周期", "period", "哪个周期的数。", "The period that it is of.", example="2026-Q1")
    text: Text | None = field("评价", "text", "是否达到目标。", "Whether the target was reached.", None)


class Improvement(RecordModel):
    """One improvement."""

    kind: Literal["improvement"] = field("种类", "kind", "固定为 improvement。", "Always improvement.")
    title: Line = field("名称", "title", "改进什么。", "What is improved.")
    problem: Text = field("问题", "problem", "现状和差距，用数据说。", "What is wrong, in figures.")
    origin: Many[
        Annotated[str, ref("arises-from", "gives-rise-to", "inspection", "feedback-case", "incident", "drill",
                           "suggestion", "survey-result", "minutes", part="may")]
    ] = field(
        "来源", "origin", "来自哪些记录（inspection:标识#F1）。", "The records behind it (inspection:id#F1).", ()
    )  # fmt: skip
    cause: Text | None = field("原因", "cause", "根本原因。", "The cause at the root.", None)
    measures: Many[Action] = field("措施", "measures", "逐条列出。", "One by one.", ())
    stage: Literal["plan", "do", "check", "act", "closed"] = field(
        "阶段",
        "stage",
        "plan 计划、do 实施、check 检查、act 处置、closed 结案。",
        "plan, do, check, act or closed.",
    )
    owner: Responsible = field("责任岗位", "owner", "由哪个岗位负责。", "The role that answers for it.")
    started: Date = field("开始日期", "started", "哪天立项。", "The day on which it began.")
    due: Date | None = field("计划完成", "due", "最晚哪天完成。", "The day by which it is done.", None)
    closed: Date | None = field("结案日期", "closed", "哪天结案。", "The day on which it was closed.", None)
    indicator: Annotated[str, ref("improves", "improved-by", "indicator", part="may")] | None = field(
        "指标", "indicator", "用哪个指标衡量。", "The indicator that shows it.", None
    )
    baseline: Number | None = field("基线", "baseline", "改进前的数值。", "The value before.", None)
    target: Number | None = field("目标", "target", "要达到的数值。", "The value to reach.", None)
    effect: Effect | None = field("效果", "effect", "改进后测得的数值。", "The value measured afterwards.", None)
    standardised: Many[Annotated[str, ref("made-standard-in", "standardises", part="may")]] = field(
        "固化到",
        "standardised",
        "做法写进了哪些文档（standard:标识#R1）。",
        "The documents that it was written into (standard:id#R1).",
        (),
    )
    evidence: Evidences = field("证据", "evidence", "材料的名称和校验值。", "Papers, by name and checksum.", ())


RECORD = RecordKind(
    name="improvement",
    plural="improvements",
    model=Improvement,
    zh="改进项目",
    en="Improvement",
    zh_plural="改进项目",
    en_plural="Improvements",
    zh_help="按计划、实施、检查、处置推进，以测得的效果结案。",
    en_help="Plan, do, check, act: from the problem to the measured effect.",
    icon="material/trending-up",
    order=13,
    day="started",
)
