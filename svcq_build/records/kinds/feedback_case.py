"""Feedback cases 诉求: one complaint, wish or praise, from its arrival to the follow-up, without personal data."""

from __future__ import annotations

from typing import Annotated, Literal

from svcq_build.model import Line, Many, Moment, Text, field, ref
from svcq_build.records.kinds import RecordKind
from svcq_build.records.kinds._record import Code, Evidences, PartOfIt, RecordModel, Responsible


class FeedbackCase(RecordModel):
    """One matter that somebody brought."""

    kind: Literal["feedback-case"] = field("种类", "kind", "固定为 feedback-case。", "Always feedback-case.")
    code: Code = field(
        "工单编号", "code", "受理系统里的编号。", "Its number in the system that took it.", example="TS-2026-0142"
    )
    channel: Annotated[str, ref("received-on", "received-cases", "channel")] = field(
        "渠道", "channel", "从哪个渠道来。", "The channel that it came by."
    )
    nature: Literal["complaint", "report", "suggestion", "enquiry", "request", "praise"] = field(
        "类型",
        "nature",
        "complaint 投诉、report 举报、suggestion 建议、enquiry 咨询、request 求助、praise 表扬。",
        "complaint, report, suggestion, enquiry, request (for help) or praise.",
    )
    severity: Annotated[str, ref("graded", "cases-graded", "severity", part="must")] | None = field(
        "级别", "severity", "严重程度的级别，如 complaint#L1。", "A level of the scale: complaint#L1.", None
    )
    topic: PartOfIt | None = field(
        "事由", "topic", "渠道的分类编号，如 T1。", "The id of the channel's topic: T1.", None
    )
    text: Text | None = field(
        "事由摘要",
        "text",
        "一两句话，不写姓名、电话、证件号。",
        "One or two sentences, without names, telephone or identity numbers.",
        None,
    )
    about: Many[
        Annotated[str, ref("complains-of", "complained-of-in", "standard", "process", "commitment", part="may")]
    ] = field(
        "涉及标准",
        "about",
        "涉及哪些要求（standard:标识#R1）、哪条承诺（commitment:标识#P1）；属实的，就是没有做到。",
        "The requirements or promises in question; where the case is upheld, they were not kept.",
        (),
    )
    place: Line | None = field("地点", "place", "发生在哪里。", "Where it happened.", None)
    handled_by: Responsible | None = field(
        "承办岗位", "handled by", "由哪个岗位办理。", "The role that dealt with it.", None
    )
    received: Moment = field(
        "收到", "received", "日期、时间和时差。", "Day, time and offset.", example="2026-11-28T08:31+08:00"
    )
    acknowledged: Moment | None = field(
        "响应", "acknowledged", "何时给了回音。", "When a first answer was given.", None
    )
    resolved: Moment | None = field("办结", "resolved", "何时办结。", "When it was resolved.", None)
    replied: Moment | None = field("答复", "replied", "何时答复本人。", "When the person was told.", None)
    followed_up: Moment | None = field("回访", "followed up", "何时回访。", "When somebody asked how it went.", None)
    outcome: Literal["upheld", "partly-upheld", "not-upheld", "withdrawn"] | None = field(
        "结论",
        "outcome",
        "upheld 属实、partly-upheld 部分属实、not-upheld 不属实、withdrawn 撤回。",
        "upheld, partly-upheld, not-upheld or withdrawn.",
        None,
    )
    cause: Text | None = field("原因", "cause", "为什么会发生。", "Why it happened.", None)
    remedy: Text | None = field("补救", "remedy", "为群众做了什么。", "What was done for the person.", None)
    remedied: Moment | None = field(
        "补救时间",
        "remedied",
        "补救何时给到；违诺的，按承诺的补救时限计。",
        "When the remedy was given; of a broken promise, within the time that the commitment sets.",
        None,
    )
    satisfied: Literal["yes", "partly", "no", "not-reached"] | None = field(
        "是否满意", "satisfied", "回访时的答复；not-reached 未联系上。", "What was said at the follow-up.", None
    )
    evidence: Evidences = field("证据", "evidence", "材料的名称和校验值。", "Papers, by name and checksum.", ())


RECORD = RecordKind(
    name="feedback-case",
    plural="feedback-cases",
    model=FeedbackCase,
    zh="诉求工单",
    en="Feedback case",
    zh_plural="诉求工单",
    en_plural="Feedback cases",
    zh_help="一件投诉、建议或表扬从收到到回访的经过，不含个人信息。",
    en_help="A complaint, wish or praise, from its arrival to the follow-up, without personal data.",
    icon="material/comment-alert-outline",
    order=7,
    day="received",
)
