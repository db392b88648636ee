"""Minutes 会议纪要: what a meeting decided, who does what by when, and what became of earlier actions."""

from __future__ import annotations

from typing import Annotated, Literal

from svcq_build.model import Date, Many, Model, PartId, Text, field, ref
from svcq_build.records.kinds import RecordKind
from svcq_build.records.kinds._record import Action, Evidences, RecordModel, Role


class Decision(Model):
    """Something that was decided."""

    id: PartId = field("编号", "id", "如 D1。", "D1, for instance.")
    text: Text = field("决定", "text", "决定了什么。", "What was decided.")
    about: Many[Annotated[str, ref("decides-on", "decided-in", part="may")]] = field(
        "涉及文档", "about", "涉及哪些文档（standard:标识#R1）。", "The documents in question (standard:id#R1).", ()
    )


class FollowedUp(Model):
    """What became of an action of an earlier meeting."""

    action: Annotated[str, ref("follows-up", "followed-up-in", "minutes", part="must")] = field(
        "事项", "action", "哪次会议的哪个事项（纪要标识#A1）。", "The action (id of the minutes#A1)."
    )
    state: Literal["done", "open", "dropped", "extended"] = field(
        "状态", "state", "done 完成、open 未完成、dropped 取消、extended 延期。", "done, open, dropped or extended."
    )
    done: Date | None = field("完成日期", "done", "哪天完成。", "When it was done.", None)
    due: Date | None = field("新期限", "due", "延期到哪天。", "The new day, where it was extended.", None)
    text: Text | None = field("说明", "text", "进展如何。", "How it stands.", None)


class Minutes(RecordModel):
    """What a meeting decided."""

    kind: Literal["minutes"] = field("种类", "kind", "固定为 minutes。", "Always minutes.")
    meeting: Annotated[str, ref("minutes-of", "minuted-in", "meeting")] = field(
        "会议", "meeting", "哪个例会。", "The meeting."
    )
    date: Date = field("日期", "date", "哪天开的。", "The day.")
    chaired_by: Role | None = field(
        "主持岗位", "chaired by", "由哪个岗位主持。", "The role that was in the chair.", None
    )
    present: Many[Annotated[str, ref("present", "was-present-in", "role")]] = field(
        "出席岗位", "present", "哪些岗位出席。", "The roles that were there.", ()
    )
    decisions: Many[Decision] = field("决定", "decisions", "逐条列出。", "One by one.", ())
    actions: Many[Action] = field("行动事项", "actions", "谁、做什么、哪天前。", "Who does what, by when.", ())
    followed_up: Many[FollowedUp] = field(
        "跟进", "followed up", "以前的事项进展如何。", "What became of earlier actions.", ()
    )
    text: Text | None = field("纪要", "text", "其他要记的。", "What else was said.", None)
    evidence: Evidences = field("附件", "evidence", "材料的名称和校验值。", "Papers, by name and checksum.", ())


RECORD = RecordKind(
    name="minutes",
    plural="minutes",
    model=Minutes,
    zh="会议纪要",
    en="Minutes",
    zh_plural="会议纪要",
    en_plural="Minutes",
    zh_help="会议决定了什么、谁在哪天前做什么、以前的事项进展如何。",
    en_help="What a meeting decided, who does what by when, and what became of earlier actions.",
    icon="material/account-group-outline",
    order=11,
    day="date",
)
