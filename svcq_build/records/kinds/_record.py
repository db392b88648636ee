"""What every record has, whatever its kind, and the parts that several kinds share."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from svcq_build.model import (
    ID_PATTERN,
    LONGEST_ID,
    PART_PATTERN,
    Bounds,
    Checksum,
    Date,
    Line,
    Many,
    Model,
    PartId,
    StaffCode,
    Text,
    field,
    ref,
)

RecordId = Annotated[str, Field(pattern=rf"^{ID_PATTERN}$", max_length=LONGEST_ID)]
#: The id of a part of a document that the record names in another field.
PartOfIt = Annotated[str, Field(pattern=rf"^{PART_PATTERN}$", max_length=40)]
#: A count of things.
Count = Annotated[int, Bounds(least=0)]
Role = Annotated[str, ref("carried-out-by", "carries-out", "role")]
Responsible = Annotated[str, ref("answered-for-by", "answers-for", "role")]
#: A number under which something is filed elsewhere (``TS-2026-0142``).
Code = Annotated[str, Field(pattern=r"^[A-Za-z0-9]+(?:[./-][A-Za-z0-9]+)*$", max_length=40)]


class RecordModel(Model):
    """The fields that every kind of record has."""

    kind: str
    id: RecordId = field(
        "标识", "id", "与文件名相同，一经使用不再改。", "The file's name; never used for anything else."
    )
    corrects: RecordId | None = field(
        "取代",
        "corrects",
        "本记录取代的旧记录（同一种类的标识）：更正，或同一件事的新进展；旧记录不改不删。",
        "The record of this kind that this one takes the place of: a correction, or how the matter stands now.",
        None,
    )
    demonstration: bool = field(
        "演示数据",
        "demonstration",
        "true 表示虚构的演示数据，svcq records clear-demonstration 会删除。",
        "true: made up for a demonstration; svcq records clear-demonstration removes it.",
        False,
    )


class Evidence(Model):
    """A file that proves something. The file itself is kept elsewhere."""

    name: Line = field("文件名", "name", "证据文件的名称。", "The file's name.")
    sha256: Checksum = field("校验值", "SHA-256", "文件的 SHA-256，64 位小写。", "Its SHA-256, in lower case.")


class Action(Model):
    """Something that somebody has to do by a day."""

    id: PartId = field("编号", "id", "如 A1。", "A1, for instance.")
    text: Text = field("措施", "text", "做什么，做到什么程度。", "What is done, and how far.")
    owner: Responsible | None = field("责任岗位", "owner", "由哪个岗位负责。", "The role that answers for it.", None)
    due: Date | None = field("期限", "due", "最晚哪天完成。", "The day by which it is done.", None)
    done: Date | None = field(
        "完成日期", "done", "哪天完成；未完成不写。", "When it was done; left out till then.", None
    )


class Failing(Model):
    """Something that was found wanting."""

    id: PartId = field("编号", "id", "如 F1。", "F1, for instance.")
    text: Text = field("问题", "text", "看到什么不符合。", "What was found wanting.")
    responsible: Responsible | None = field(
        "责任岗位", "responsible", "由哪个岗位整改。", "The role that puts it right.", None
    )
    due: Date | None = field("整改期限", "due", "最晚哪天改好。", "The day by which it is put right.", None)


class Attendance(Model):
    """One person who took part, by staff code."""

    who: StaffCode = field(
        "人员代码", "who", "人员代码，如 S014，不写姓名。", "The staff code (S014), never a name.", example="S014"
    )
    role: Role | None = field("岗位", "role", "其岗位。", "The person's role.", None)


Evidences = Many[Evidence]
