"""Reports 质量报告: what is told to whom, how often, from which sources, and how readers answer."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from svcq_build.kinds import Kind
from svcq_build.kinds._document import Document
from svcq_build.kinds._part import Part
from svcq_build.model import Line, Many, PartId, Text, Time, field, ref


class ReportSection(Part):
    """One section of the report."""

    public_fields = ("id", "title", "text")
    internal_fields = ("shows", "records", "by")

    id: PartId = field("编号", "id", "如 B1；一经使用不再改。", "B1, for instance; never changed once used.")
    title: Line = field("栏目", "title", "几个字说明写什么。", "What it is about, in a few words.")
    text: Text = field(
        "内容", "text", "写什么、和什么比、写到什么程度。", "What it says, compared with what, in how much detail."
    )
    shows: Many[Annotated[str, ref("reports-on", "reported-in", part="may")]] = field(
        "数据来源",
        "shows",
        "用哪些指标、检查表、承诺、计划（indicator:标识）。",
        "The indicators, checklists, commitments, plans it draws on (indicator:id).",
        (),
        stricter="present",
    )
    records: Many[
        Literal[
            "inspection", "rectification", "training-session", "certificate", "feedback-case", "survey-result",
            "incident", "drill", "minutes", "suggestion", "improvement",
        ]
    ] = field(
        "所用记录",
        "records",
        "svcq report 从哪些种类的记录里取数；不写即按数据来源判断。",
        "The kinds of records that svcq report draws on; by what the section shows when left out.",
        (),
        stricter="present",
    )  # fmt: skip
    by: Annotated[str, ref("done-by", "does", "role")] | None = field(
        "供稿岗位",
        "by",
        "由哪个岗位供稿；不写即为编写岗位。",
        "The role that writes it; the one who prepares the report when left out.",
        None,
    )


class Report(Document):
    """A periodic report."""

    public_fields = ("purpose", "every", "readers", "sections", "published_at", "feedback")
    internal_fields = ("ready_within", "prepared_by", "approved_by", "told")

    kind: Literal["report"] = field("种类", "kind", "固定为 report。", "Always report.")
    purpose: Text = field("目的", "purpose", "读了能决定什么。", "What readers can decide by it.")
    every: Time = field("频率", "every", "多久一期，如 3 个月。", "How often: 3 months.", stricter="lower")
    ready_within: Time = field(
        "出稿时限", "ready within", "期末后多久内发出。", "How soon after the period it is out.", stricter="lower"
    )
    prepared_by: Annotated[str, ref("prepared-by", "prepares", "role")] = field(
        "编写岗位", "prepared by", "由哪个岗位编写。", "The role that writes it."
    )
    approved_by: Annotated[str, ref("approved-by", "approves", "role")] = field(
        "审定岗位", "approved by", "由哪个岗位审定。", "The role that approves it."
    )
    told: Many[Annotated[str, ref("tells", "told-by", "role", "team", "supervisor")]] = field(
        "发给", "sent to", "发给哪些岗位、团队和监督主体。", "The roles, teams and supervising bodies that get it.", ()
    )
    readers: Text = field("读者", "readers", "给谁看，他们要什么。", "Who reads it, and what they want of it.")
    sections: Annotated[Many[ReportSection], Field(min_length=1)] = field(
        "栏目", "sections", "按顺序列出。", "In order.", stricter="present"
    )
    published_at: Annotated[Many[Line], Field(min_length=1)] = field(
        "发布处", "published at", "在哪里发布。", "Where it is published.", stricter="present"
    )
    feedback: Text = field(
        "读者反馈与效果",
        "readers’ feedback",
        "怎样收集读者的意见，怎样看有没有用。",
        "How readers’ views are gathered, and how one sees that it helps.",
    )


KIND = Kind(
    name="report",
    plural="reports",
    folder="playbooks/reports/",
    model=Report,
    zh="报告格式",
    en="Report",
    zh_plural="报告格式",
    en_plural="Reports",
    zh_help="定期报告写哪些栏目、数据从哪来、给谁看、多久一期。",
    en_help="What periodic reports hold, where the data come from, who reads them and how often.",
    icon="material/file-chart-outline",
    order=57,
)
