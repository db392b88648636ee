"""Incidents 事件: something that went wrong, how it was dealt with, and what was learned."""

from __future__ import annotations

from typing import Annotated, Literal

from svcq_build.model import Line, Many, Moment, Text, field, ref
from svcq_build.records.kinds import RecordKind
from svcq_build.records.kinds._record import Evidences, Failing, RecordModel, Role


class Incident(RecordModel):
    """Something that went wrong."""

    kind: Literal["incident"] = field("种类", "kind", "固定为 incident。", "Always incident.")
    title: Line = field("事件", "title", "几个字说明出了什么事。", "What happened, in a few words.")
    began: Moment = field(
        "发生", "began", "日期、时间和时差。", "Day, time and offset.", example="2026-11-28T08:31+08:00"
    )
    ended: Moment | None = field("恢复", "ended", "何时恢复正常。", "When all was well again.", None)
    place: Line | None = field("地点", "place", "在哪里。", "Where.", None)
    risk: Annotated[str, ref("materialises", "materialised-in", "risk")] | None = field(
        "风险", "risk", "是哪个已识别的风险。", "The risk that came true.", None
    )
    procedure: Annotated[str, ref("followed-procedure", "followed-in", "procedure")] | None = field(
        "规程", "procedure", "按哪个规程处置。", "The procedure that was followed.", None
    )
    severity: Annotated[str, ref("graded", "incidents-graded", "severity", part="must")] | None = field(
        "级别", "severity", "严重程度的级别，如 incident#L1。", "A level of the scale: incident#L1.", None
    )
    reported_by: Role | None = field("报告岗位", "reported by", "由哪个岗位报告。", "The role that reported it.", None)
    text: Text = field("经过", "text", "发生了什么，不写姓名。", "What happened, without names.")
    harm: Text | None = field("影响", "harm", "对人、服务、财物的影响。", "What harm was done.", None)
    response: Text | None = field("处置", "response", "怎样处置。", "How it was dealt with.", None)
    cause: Text | None = field("原因", "cause", "为什么会发生。", "Why it happened.", None)
    learned: Text | None = field("教训", "learned", "今后怎样做。", "What will be done otherwise.", None)
    findings: Many[Failing] = field(
        "发现的问题", "findings", "逐条写明责任岗位和整改期限。", "Each with who puts it right, and by when.", ()
    )
    evidence: Evidences = field("证据", "evidence", "材料的名称和校验值。", "Papers, by name and checksum.", ())


RECORD = RecordKind(
    name="incident",
    plural="incidents",
    model=Incident,
    zh="事件记录",
    en="Incident",
    zh_plural="事件记录",
    en_plural="Incidents",
    zh_help="出了什么事、怎样处置、学到什么。",
    en_help="What went wrong, how it was dealt with, and what was learned.",
    icon="material/alert-outline",
    order=9,
    day="began",
)
