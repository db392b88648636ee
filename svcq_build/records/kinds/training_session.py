"""Training sessions 培训: what was taught, who was there, and with what result."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from svcq_build.model import Date, Line, Many, Number, Percent, StaffCode, Text, Version, field, ref
from svcq_build.records.kinds import RecordKind
from svcq_build.records.kinds._record import Attendance, Evidences, RecordModel, Role


class Attended(Attendance):
    """One person's attendance and result."""

    present: bool = field("到场", "present", "false 表示缺席。", "false: was to come and did not.", True)
    score: Percent | None = field("成绩", "score", "百分制。", "Out of a hundred.", None)
    passed: bool | None = field("合格", "passed", "没有考核就不写。", "Left out where nothing was tested.", None)


class TrainingSession(RecordModel):
    """One session of training."""

    kind: Literal["training-session"] = field("种类", "kind", "固定为 training-session。", "Always training-session.")
    curriculum: Annotated[str, ref("taught-from", "taught-in", "curriculum")] = field(
        "课程", "curriculum", "按哪个培训方案。", "The curriculum."
    )
    version: Version | None = field("版本", "version", "当时方案的版本。", "Its version then.", None)
    modules: Many[Annotated[str, ref("taught-module", "module-taught-in", "curriculum", part="must")]] = field(
        "模块", "modules", "讲了哪些模块（标识#M1）；不写即全部。", "The modules (id#M1); all where left out.", ()
    )
    date: Date = field("日期", "date", "哪天培训。", "The day.")
    hours: Annotated[Number, Field(gt=0)] | None = field("学时", "hours", "多少小时。", "How many hours.", None)
    place: Line | None = field("地点", "place", "在哪里。", "Where.", None)
    trainer: Role | None = field("授课岗位", "trainer", "由哪个岗位讲。", "The role that taught.", None)
    trainer_code: StaffCode | None = field(
        "授课人代码", "trainer code", "人员代码，不写姓名。", "The staff code, never a name.", None
    )
    attendance: Annotated[Many[Attended], Field(min_length=1)] = field(
        "参加人员", "attendance", "逐人一条，写人员代码。", "One for each person, by staff code."
    )
    evaluation: Text | None = field("效果评估", "evaluation", "学得怎样、用得怎样。", "What came of it.", None)
    evidence: Evidences = field("证据", "evidence", "签到表、试卷等。", "Attendance sheet, papers.", ())


RECORD = RecordKind(
    name="training-session",
    plural="training-sessions",
    model=TrainingSession,
    zh="培训记录",
    en="Training session",
    zh_plural="培训记录",
    en_plural="Training sessions",
    zh_help="哪天讲了什么、谁到了、成绩如何。",
    en_help="What was taught, who was there, and with what result.",
    icon="material/school-outline",
    order=4,
    day="date",
)
