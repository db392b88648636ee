"""Acknowledgements 已读确认: who has read and understood which version of a document."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from svcq_build.model import Date, Many, Version, field, ref
from svcq_build.records.kinds import RecordKind
from svcq_build.records.kinds._record import Attendance, RecordModel


class Reader(Attendance):
    """One person who has read and understood it."""

    on: Date = field("确认日期", "on", "哪天确认。", "The day.")


class Acknowledgement(RecordModel):
    """A version of a document that people have read and understood."""

    kind: Literal["acknowledgement"] = field("种类", "kind", "固定为 acknowledgement。", "Always acknowledgement.")
    document: Annotated[str, ref("acknowledges", "acknowledged-in")] = field(
        "文档", "document", "读了哪份文档（种类:标识）。", "The document (kind:id)."
    )
    version: Version = field("版本", "version", "读的哪一版。", "The version that was read.")
    date: Date = field("日期", "date", "收齐的日期。", "The day on which this was put together.")
    readers: Annotated[Many[Reader], Field(min_length=1)] = field(
        "确认人", "readers", "逐人一条，写人员代码。", "One for each person, by staff code."
    )


RECORD = RecordKind(
    name="acknowledgement",
    plural="acknowledgements",
    model=Acknowledgement,
    zh="已读确认",
    en="Acknowledgement",
    zh_plural="已读确认",
    en_plural="Acknowledgements",
    zh_help="谁在哪天读懂了哪份文档的哪一版。",
    en_help="Who has read and understood which version of which document, and when.",
    icon="material/eye-check-outline",
    order=6,
    day="date",
)
