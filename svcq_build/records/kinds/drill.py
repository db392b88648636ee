"""Drills 演练: a rehearsal of what to do when something goes wrong."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from svcq_build.model import Date, Line, Many, Number, Text, Version, field, ref
from svcq_build.records.kinds import RecordKind
from svcq_build.records.kinds._record import Count, Evidences, Failing, RecordModel, Role


class Drill(RecordModel):
    """A drill."""

    kind: Literal["drill"] = field("种类", "kind", "固定为 drill。", "Always drill.")
    rehearses: Annotated[str, ref("rehearses", "rehearsed-in", "procedure", "risk", "process")] = field(
        "演练内容", "rehearses", "演练哪个规程或风险（procedure:标识）。", "The procedure or risk (procedure:id)."
    )
    version: Version | None = field("版本", "version", "当时的版本。", "Its version then.", None)
    date: Date = field("日期", "date", "哪天演练。", "The day.")
    place: Line | None = field("地点", "place", "在哪里。", "Where.", None)
    led_by: Role = field("组织岗位", "led by", "由哪个岗位组织。", "The role that led it.")
    roles: Many[Annotated[str, ref("took-part", "took-part-in", "role")]] = field(
        "参加岗位", "roles", "哪些岗位参加。", "The roles that took part.", ()
    )
    participants: Count | None = field("参加人数", "participants", "多少人参加。", "How many took part.", None)
    minutes: Annotated[Number, Field(gt=0)] | None = field(
        "用时（分钟）", "minutes", "用了多少分钟。", "How many minutes it took.", None
    )
    result: Literal["passed", "partly", "failed"] = field(
        "结论", "result", "passed 达到要求、partly 部分达到、failed 未达到。", "passed, partly or failed."
    )
    text: Text | None = field("经过", "text", "怎样演练。", "How it went.", None)
    findings: Many[Failing] = field(
        "发现的问题", "findings", "逐条写明责任岗位和整改期限。", "Each with who puts it right, and by when.", ()
    )
    evidence: Evidences = field("证据", "evidence", "材料的名称和校验值。", "Papers, by name and checksum.", ())


RECORD = RecordKind(
    name="drill",
    plural="drills",
    model=Drill,
    zh="演练记录",
    en="Drill",
    zh_plural="演练记录",
    en_plural="Drills",
    zh_help="演练了什么、结果如何、要改什么。",
    en_help="What was rehearsed, with what result, and what has to be put right.",
    icon="material/fire-extinguisher",
    order=10,
    day="date",
)
