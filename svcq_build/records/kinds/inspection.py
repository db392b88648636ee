"""Inspections 检查: a checklist that was run, with what it found and its score."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from svcq_build.model import Line, Many, Model, Moment, Percent, StaffCode, Text, Version, field, ref
from svcq_build.records.kinds import RecordKind
from svcq_build.records.kinds._record import Count, Evidences, Failing, PartOfIt, RecordModel, Role


class Answer(Model):
    """What was found of one item."""

    item: PartOfIt = field(
        "检查项", "item", "检查表里的编号，如 C1。", "The id of the checklist's item: C1.", example="C1"
    )
    result: Literal["pass", "fail", "not-applicable"] = field(
        "结果", "result", "pass 合格、fail 不合格、not-applicable 不适用。", "pass, fail or not-applicable."
    )
    note: Text | None = field("说明", "note", "看到了什么。", "What was seen.", None)
    evidence: Evidences = field("证据", "evidence", "证据文件的名称和校验值。", "Files that prove it.", ())


class InspectionFinding(Failing):
    """A finding of an inspection."""

    item: PartOfIt | None = field(
        "检查项", "item", "出自哪一项；不属于任何一项就不写。", "The item that it is of, if it is of one.", None
    )


class Sample(Model):
    """How many were drawn from how many."""

    lot: Count = field("批量", "lot", "总共有多少。", "How many there were.")
    drawn: Count = field("抽取数", "drawn", "抽了多少。", "How many were drawn.")
    failed: Count = field("不合格数", "failed", "其中多少不合格。", "How many of these failed.")


class Inspection(RecordModel):
    """A checklist that was run."""

    kind: Literal["inspection"] = field("种类", "kind", "固定为 inspection。", "Always inspection.")
    checklist: Annotated[str, ref("run-of", "run-in", "checklist")] = field(
        "检查表", "checklist", "用的哪张检查表。", "The checklist that was run."
    )
    version: Version = field("版本", "version", "检查当时检查表的版本。", "The version of the checklist that was run.")
    place: Line | None = field("地点", "place", "在哪里检查。", "Where.", None)
    started: Moment = field(
        "开始", "started", "日期、时间和时差。", "Day, time and offset.", example="2026-11-28T08:31+08:00"
    )
    finished: Moment | None = field(
        "结束", "finished", "日期、时间和时差。", "Day, time and offset.", None, example="2026-11-28T08:44+08:00"
    )
    by: Role = field("检查岗位", "by", "由哪个岗位检查。", "The role that ran it.")
    inspector: StaffCode | None = field(
        "检查人代码", "inspector", "人员代码，如 S014，不写姓名。", "The staff code (S014), never a name.", None
    )
    partial: bool = field("未查完", "partial", "true 表示没有逐项查完。", "true: not all items were answered.", False)
    answers: Annotated[Many[Answer], Field(min_length=1)] = field(
        "逐项结果", "answers", "每个检查项一条。", "One for each item."
    )
    findings: Many[InspectionFinding] = field(
        "发现的问题", "findings", "逐条写明责任岗位和整改期限。", "Each with who puts it right, and by when.", ()
    )
    sample: Sample | None = field("抽样", "sample", "抽样检查时写。", "Where samples were drawn.", None)
    score: Percent | None = field(
        "得分",
        "score",
        "百分制，按当时的权重算；检查表没有合格分就不写。",
        "Per cent, by the weights of that version; left out where the checklist has no pass mark.",
        None,
    )
    passed: bool | None = field(
        "通过",
        "passed",
        "可省略；关键项不合格就不通过。",
        "May be left out; where a critical item failed, it did not pass.",
        None,
    )
    note: Text | None = field("备注", "note", "需要说明的。", "What has to be said of it.", None)


RECORD = RecordKind(
    name="inspection",
    plural="inspections",
    model=Inspection,
    zh="检查记录",
    en="Inspection",
    zh_plural="检查记录",
    en_plural="Inspections",
    zh_help="按检查表做的一次检查：逐项结果、发现的问题、得分。",
    en_help="A checklist that was run: the answers, the findings, the score.",
    icon="material/clipboard-check-outline",
    order=2,
    day="started",
)
