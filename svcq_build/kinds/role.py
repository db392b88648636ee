"""Role charters 岗位说明书: mission, responsibilities, authority, competences, SMART goals."""

from __future__ import annotations

from typing import Annotated, Literal

from svcq_build.kinds import Kind
from svcq_build.kinds._competence_level import NeededCompetence
from svcq_build.kinds._document import Document
from svcq_build.kinds._part import Part
from svcq_build.model import Bounds, Date, Line, Many, Number, PartId, Text, field, ref


class Responsibility(Part):
    """One thing that the role answers for."""

    public_fields = ("id", "text")

    id: PartId = field("编号", "id", "如 D1。", "D1, for instance.")
    text: Text = field("职责", "text", "负责做什么。", "What the role answers for.")


class Goal(Part):
    """A SMART goal: specific, measurable, achievable, relevant, time-bound."""

    internal_fields = ("id", "text", "indicator", "target", "unit", "due")

    id: PartId = field("编号", "id", "如 G1。", "G1, for instance.")
    text: Text = field("目标", "text", "具体要做成什么。", "What exactly is to be achieved.")
    indicator: Annotated[str, ref("aims-at", "aimed-at-by", "indicator")] | None = field(
        "指标", "indicator", "用哪个指标衡量。", "The indicator that tells.", None
    )
    target: Number | None = field("目标数值", "target", "达到多少。", "The number to reach.", None)
    unit: Line | None = field("单位", "unit", "如 %、分钟。", "%, minutes…", None, stricter="other")
    due: Date | None = field("期限", "due", "哪天前达到。", "The day by which it is reached.", None)


class Role(Document):
    """A role charter."""

    public_fields = ("mission", "responsibilities")
    internal_fields = ("authority", "competences", "reports_to", "deputy", "posts", "works_with", "goals", "appraisal")

    kind: Literal["role"] = field("种类", "kind", "固定为 role。", "Always role.")
    mission: Text = field("岗位使命", "mission", "这个岗位为谁做成什么。", "What the role achieves, and for whom.")
    responsibilities: Many[Responsibility] = field(
        "职责", "responsibilities", "逐条列出。", "One by one.", (), stricter="present"
    )
    authority: Many[Text] = field("权限", "authority", "可以自己决定什么。", "What it may decide by itself.", ())
    competences: Many[NeededCompetence] = field(
        "能力要求", "competences", "需要的能力和等级。", "The competences needed, with levels.", (), stricter="present"
    )
    reports_to: Annotated[str, ref("reports-to", "directs", "role", acyclic=True)] | None = field(
        "上级岗位", "reports to", "向哪个岗位汇报。", "The role it reports to.", None
    )
    deputy: Annotated[str, ref("deputised-by", "deputises-for", "role")] | None = field(
        "代理岗位", "deputy", "本岗位不在时由哪个岗位代理。", "The role that stands in when this one is away.", None
    )
    posts: Annotated[int, Bounds(least=1)] | None = field(
        "岗位人数", "posts", "这个岗位有几个人。", "How many people hold this role.", None, stricter="neither"
    )
    works_with: Many[Annotated[str, ref("works-with", "works-with", "role")]] = field(
        "协作岗位", "works with", "经常配合的岗位。", "Roles it works with.", ()
    )
    goals: Many[Goal] = field("目标", "goals", "符合 SMART 的目标。", "Goals, each SMART.", ())
    appraisal: Many[Text] = field("考核", "appraisal", "怎么考核这个岗位。", "How the role is appraised.", ())


KIND = Kind(
    name="role",
    plural="roles",
    folder="roles/charters/",
    model=Role,
    zh="岗位说明书",
    en="Role charter",
    zh_plural="岗位",
    en_plural="Roles",
    zh_help="一个岗位负责什么、能决定什么、要会什么。",
    en_help="What a role answers for, may decide and must be able to do.",
    icon="material/account-tie",
    order=40,
    booklet=True,
)
