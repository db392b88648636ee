"""Rectifications 整改: what was done about a finding, and whether it is closed."""

from __future__ import annotations

from typing import Annotated, Literal

from svcq_build.model import Date, StaffCode, Text, field, ref
from svcq_build.records.kinds import RecordKind
from svcq_build.records.kinds._record import Evidences, RecordModel, Responsible, Role


class Rectification(RecordModel):
    """One step in putting a finding right."""

    kind: Literal["rectification"] = field("种类", "kind", "固定为 rectification。", "Always rectification.")
    finding: Annotated[str, ref("rectifies", "rectified-by", "inspection", "incident", "drill", part="must")] = field(
        "问题",
        "finding",
        "整改哪个问题，如 inspection:记录标识#F1。",
        "The finding: inspection:id#F1.",
    )
    date: Date = field("日期", "date", "这一步的日期。", "The day of this step.")
    state: Literal["reported", "closed", "reopened", "extended"] = field(
        "状态",
        "state",
        "reported 报告已整改、closed 复核销号、reopened 退回、extended 延期。",
        "reported as put right, closed after a look, reopened, or extended to another day.",
    )
    responsible: Responsible = field("责任岗位", "responsible", "负责整改的岗位。", "The role that puts it right.")
    cause: Text | None = field("原因", "cause", "为什么会出现。", "Why it came about.", None)
    measures: Text | None = field("整改措施", "measures", "做了什么。", "What was done.", None)
    due: Date | None = field("新期限", "due", "延期到哪天。", "The new day, where it was extended.", None)
    closed_by: Role | None = field(
        "销号岗位",
        "closed by",
        "复核并销号的岗位，不能是责任岗位。",
        "The role that looked at it and closed it; not the responsible one.",
        None,
    )
    checked_by: StaffCode | None = field(
        "复核人代码", "checked by", "人员代码，如 S014，不写姓名。", "The staff code (S014), never a name.", None
    )
    evidence: Evidences = field("证据", "evidence", "整改后的证据。", "What proves that it was put right.", ())


RECORD = RecordKind(
    name="rectification",
    plural="rectifications",
    model=Rectification,
    zh="整改记录",
    en="Rectification",
    zh_plural="整改记录",
    en_plural="Rectifications",
    zh_help="问题的整改、复核与销号。",
    en_help="What was done about a finding, who looked at it, and whether it is closed.",
    icon="material/wrench-check-outline",
    order=3,
    day="date",
)
