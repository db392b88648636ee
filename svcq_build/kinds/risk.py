"""Risks 风险: what may go wrong, how likely and how grave, what prevents it, and what is done if it happens."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from svcq_build.kinds import Kind
from svcq_build.kinds._document import Document
from svcq_build.kinds._part import Part
from svcq_build.model import Bounds, Many, Model, PartId, Text, Time, field, ref

Grade = Annotated[int, Bounds(1, 5)]


class Exposure(Model):
    """How likely a risk is and how grave it would be."""

    internal_fields = ("likelihood", "impact")

    likelihood: Grade = field(
        "可能性",
        "likelihood",
        "1 几乎不会、2 不太会、3 有可能、4 很可能、5 几乎肯定。",
        "1 rare, 2 unlikely, 3 possible, 4 likely, 5 almost certain.",
        stricter="undirected",
    )
    impact: Grade = field(
        "影响",
        "impact",
        "1 轻微、2 较小、3 中等、4 严重、5 灾难性。",
        "1 slight, 2 minor, 3 moderate, 4 serious, 5 disastrous.",
        stricter="undirected",
    )

    @property
    def score(self) -> int:
        """Likelihood times impact, 1 to 25."""
        return self.likelihood * self.impact

    @property
    def rank(self) -> Literal["high", "medium", "low"]:
        """High from 15, medium from 8; what would be a disaster is never low."""
        return "high" if self.score >= 15 else "medium" if self.score >= 8 or self.impact == 5 else "low"

    @property
    def needs_plan(self) -> bool:
        """Whether it must be known beforehand what is done when it happens: it is high, or would be a disaster."""
        return self.rank == "high" or self.impact == 5


class Prevention(Part):
    """One thing that is done so that it does not happen 预防措施."""

    internal_fields = ("id", "text", "by", "carries_out")

    id: PartId = field("编号", "id", "如 M1；一经使用不再改。", "M1, for instance; never changed once used.")
    text: Text = field(
        "措施", "text", "平时做什么、多久一次，写到能查。", "What is done and how often, so that it can be checked."
    )
    by: Annotated[str, ref("done-by", "does", "role")] = field(
        "执行岗位", "by", "由哪个岗位做。", "The role that does it."
    )
    carries_out: Many[Annotated[str, ref("follows", "followed-by", "standard", "process", "procedure", part="may")]] = (
        field(
            "依据",
            "rests on",
            "落实哪些要求或步骤（standard:标识#R1）。",
            "The requirements or steps that it carries out (standard:id#R1).",
            (),
        )
    )


class Risk(Document):
    """A risk, as it stands in the risk register 风险清单."""

    public_fields = ("area", "event")
    internal_fields = (
        "causes",
        "consequences",
        "before",
        "after",
        "prevention",
        "contingency",
        "signs",
        "watched_by",
        "threatens",
        "answers_for",
        "reassessed_every",
    )

    kind: Literal["risk"] = field("种类", "kind", "固定为 risk。", "Always risk.")
    area: Literal[
        "safety", "service", "information", "people", "facilities", "compliance", "reputation", "suppliers"
    ] = field(
        "领域",
        "area",
        "safety 安全、service 服务、information 信息、people 人员、facilities 设施、compliance 合规、"
        "reputation 声誉、suppliers 供应商。",
        "What it touches first.",
    )
    event: Text = field("风险事件", "event", "可能发生什么。", "What may happen.")
    causes: Annotated[Many[Text], Field(min_length=1)] = field(
        "原因", "causes", "为什么会发生，逐条列出。", "Why it may happen, one by one."
    )
    consequences: Text = field(
        "后果",
        "consequences",
        "发生了，对谁有什么影响。",
        "What follows if it does, and for whom.",
        stricter="undirected",
    )
    before: Exposure = field(
        "固有风险", "before prevention", "没有预防措施时有多大。", "How great it is with no prevention."
    )
    after: Exposure = field(
        "剩余风险", "after prevention", "措施到位后还有多大。", "How great it is with prevention in place."
    )
    prevention: Annotated[Many[Prevention], Field(min_length=1)] = field(
        "预防措施", "prevention", "逐条列出。", "One by one.", stricter="present"
    )
    contingency: Many[Annotated[str, ref("contingency", "contingency-for", "procedure", part="may")]] = field(
        "应急规程",
        "contingency",
        "发生时照哪个操作规程做。",
        "The procedure that is followed when it happens.",
        (),
        stricter="present",
    )
    signs: Many[Text] = field("征兆", "signs", "看到什么就要警觉。", "What gives warning of it.", ())
    watched_by: Many[Annotated[str, ref("watched-by", "watches", "indicator", "checklist", part="may")]] = field(
        "监测",
        "watched by",
        "用哪些指标和检查表盯住它。",
        "The indicators and checklists that keep watch on it.",
        (),
        stricter="present",
    )
    threatens: Many[
        Annotated[str, ref("threatens", "threatened-by", "standard", "process", "commitment", part="may")]
    ] = field(
        "威胁对象",
        "threatens",
        "发生了，哪些要求、流程、承诺做不到。",
        "The requirements, processes and commitments that could not be kept.",
        (),
    )
    answers_for: Text | None = field(
        "责任追究",
        "accountability",
        "措施没有落实时怎样追究。",
        "What follows when the prevention was not carried out.",
        None,
        stricter="present",
    )
    reassessed_every: Time | None = field(
        "重新评估周期",
        "reassessed every",
        "多久重新打一次分，如 3 个月；不写即随文件复审。",
        "How often it is graded anew: 3 months; with the document's review when left out.",
        None,
        stricter="lower",
    )


KIND = Kind(
    name="risk",
    plural="risks",
    folder="playbooks/risks/",
    model=Risk,
    zh="风险",
    en="Risk",
    zh_plural="风险清单",
    en_plural="Risks",
    zh_help="可能发生什么、有多大、平时怎样防、发生了照哪个规程做。",
    en_help="What may go wrong, how great it is, how it is prevented and what is done if it happens.",
    icon="material/alert-octagon-outline",
    order=34,
    grouped_by="area",
)
