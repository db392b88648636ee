"""Assessments 质量评估方案: what of the service is judged, with which weights, by whom, when, and to what use."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from svcq_build.kinds import Kind
from svcq_build.kinds._document import Document
from svcq_build.kinds._part import Part
from svcq_build.kinds._weights import WEIGHT, Band
from svcq_build.model import Bounds, Line, Many, Number, PartId, Text, Time, field, ref


class Criterion(Part):
    """One thing that counts in the score."""

    internal_fields = ("id", "title", "weight", "measured_by", "method", "sample", "scoring")

    id: PartId = field("编号", "id", "如 C1；一经使用不再改。", "C1, for instance; never changed once used.")
    title: Line = field("评估项", "criterion", "几个字说明评什么。", "What is judged, in a few words.")
    weight: Annotated[Number, Field(gt=0, le=100)] = field(*WEIGHT, example="100")
    measured_by: Annotated[
        Many[Annotated[str, ref("scored-by", "counts-in", "indicator", "checklist", "survey", part="may")]],
        Field(min_length=1),
    ] = field(
        "依据",
        "scored by",
        "得分来自哪个指标、检查表或问卷（indicator:标识）。",
        "The indicator, checklist or survey that the score comes from (indicator:id).",
    )
    method: Literal[
        "questionnaire", "observation", "interview", "statistics", "mystery-visit", "document-review", "inspection"
    ] = field("方法", "method", "怎样取得数据。", "How the data are gained.", stricter="neither")
    sample: Line | None = field("样本", "sample", "看多少、问多少。", "How many are looked at or asked.", None)
    scoring: Text | None = field("计分办法", "scoring", "怎样从数据换算成得分。", "How the data become points.", None)


class Assessor(Part):
    """Who judges."""

    internal_fields = ("id", "group", "who", "text")

    id: PartId = field("编号", "id", "如 A1；一经使用不再改。", "A1, for instance; never changed once used.")
    group: Literal["inside", "customers", "third-party"] = field(
        "来源", "group", "inside 内部、customers 群众代表、third-party 第三方。", "inside, customers or third-party."
    )
    who: Annotated[str, ref("assessed-by", "assesses", "role", "team", "supervisor")] | None = field(
        "由谁", "who", "哪个岗位、团队或监督主体。", "The role, team or supervising body.", None
    )
    text: Text = field(
        "分工",
        "task",
        "评什么，怎样保证不评自己。",
        "What they judge, and what keeps them from judging their own work.",
    )


class Stage(Part):
    """One stage of the work, and when it is."""

    internal_fields = ("id", "title", "text", "by", "months")

    id: PartId = field("编号", "id", "如 S1；一经使用不再改。", "S1, for instance; never changed once used.")
    title: Line = field("阶段", "stage", "几个字说明做什么。", "What is done, in a few words.")
    text: Text | None = field("做法", "text", "怎么做。", "How it is done.", None)
    by: Annotated[str, ref("done-by", "does", "role")] = field(
        "执行岗位", "by", "由哪个岗位做。", "The role that does it."
    )
    months: Annotated[Many[Annotated[int, Bounds(1, 12)]], Field(min_length=1)] = field(
        "月份", "months", "在哪几个月做，如 [3, 9]。", "The months in which it is done: [3, 9]."
    )


class Use(Part):
    """What the results are used for."""

    internal_fields = ("id", "purpose", "text", "leads_to")

    id: PartId = field("编号", "id", "如 U1；一经使用不再改。", "U1, for instance; never changed once used.")
    purpose: Literal["appraisal", "resources", "strategy", "improvement", "publication"] = field(
        "用途",
        "purpose",
        "appraisal 考核、resources 资源配置、strategy 发展方向、improvement 改进、publication 公开。",
        "appraisal, resources, strategy, improvement or publication.",
    )
    text: Text = field(
        "怎样用", "text", "结果到谁手里，多久内做什么。", "Whom the results go to, and what is done how soon."
    )
    leads_to: Many[Annotated[str, ref("leads-to", "fed-by", part="may")]] = field(
        "去向",
        "leads to",
        "结果进入哪个会议、流程或文件（meeting:标识）。",
        "The meeting, process or document they go to.",
        (),
    )


class Assessment(Document):
    """An assessment plan."""

    public_fields = ("purpose",)
    internal_fields = ("assesses", "every", "criteria", "assessors", "schedule", "bands", "uses", "own_review")

    kind: Literal["assessment"] = field("种类", "kind", "固定为 assessment。", "Always assessment.")
    purpose: Text = field("目的", "purpose", "想知道什么。", "What is to be found out.")
    assesses: Annotated[
        Many[Annotated[str, ref("assesses-document", "assessed-in", part="may")]], Field(min_length=1)
    ] = field(
        "评估对象",
        "assesses",
        "评估哪些标准、流程、承诺（standard:标识）。",
        "The standards, processes, commitments it judges (standard:id).",
    )
    every: Time = field("频率", "every", "多久评估一次。", "How often it is held.", stricter="lower")
    criteria: Annotated[Many[Criterion], Field(min_length=1)] = field(
        "评估项", "criteria", "逐项列出，权重合计 100。", "One by one; the weights add up to 100.", stricter="present"
    )
    assessors: Annotated[Many[Assessor], Field(min_length=1)] = field(
        "评估人", "assessors", "内部、群众代表、第三方。", "From inside, customers, third parties."
    )
    schedule: Annotated[Many[Stage], Field(min_length=1)] = field("日程", "schedule", "按顺序列出。", "In order.")
    bands: Many[Band] = field("等次", "bands", "从高到低列出。", "From the highest to the lowest.", ())
    uses: Annotated[Many[Use], Field(min_length=1)] = field(
        "结果运用", "use of results", "结果怎样用。", "What the results are used for."
    )
    own_review: Text | None = field(
        "方案自评",
        "review of the plan",
        "方案本身怎样评估和改进。",
        "How the plan itself is judged and improved.",
        None,
        stricter="present",
    )


KIND = Kind(
    name="assessment",
    plural="assessments",
    folder="playbooks/assessments/",
    model=Assessment,
    zh="质量评估方案",
    en="Assessment",
    zh_plural="质量评估方案",
    en_plural="Assessments",
    zh_help="评什么、各占多少分、谁来评、什么时候评、结果怎样用。",
    en_help="What is judged with which weights, by whom, when, and what the results are used for.",
    icon="material/scale-balance",
    order=51,
)
