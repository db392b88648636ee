"""Career paths 职业发展通道: the levels that one can rise to, what each needs, how it is shown, and what it brings."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from svcq_build.kinds import Kind
from svcq_build.kinds._appeal import Appeal
from svcq_build.kinds._competence_level import LevelNumber
from svcq_build.kinds._document import Document
from svcq_build.kinds._part import Part
from svcq_build.model import Line, Many, Model, Once, PartId, Text, Time, field, ref


class ExpectedCompetence(Model):
    """A competence that somebody at a level has."""

    internal_fields = ("competence", "level")

    competence: Annotated[str, ref("expects", "expected-on", "competence"), Once()] = field(
        "能力", "competence", "能力的标识。", "The competence's id."
    )
    level: LevelNumber = field(
        "等级", "level", "1 到 5 级，含义见该能力。", "1 to 5, as that competence defines them.", stricter="higher"
    )


class CareerLevel(Part):
    """One level of the path."""

    internal_fields = ("id", "title", "role", "after", "competences", "evidence", "learns", "brings")

    id: PartId = field("编号", "id", "如 L1；一经使用不再改。", "L1, for instance; never changed once used.")
    title: Line = field("级别", "title", "如“初级受理员”。", "Its name: junior clerk.")
    role: Annotated[str, ref("level-of", "levels-in", "role")] | None = field(
        "对应岗位", "role", "这一级是哪个岗位。", "The role at this level.", None
    )
    after: Time | None = field("最短年限", "after", "在前一级至少做多久。", "The least time at the level before.", None)
    competences: Many[ExpectedCompetence] = field(
        "能力要求", "competences", "需要的能力和等级。", "The competences needed, with levels.", (), stricter="present"
    )
    evidence: Annotated[Many[Text], Field(min_length=1)] = field(
        "凭什么",
        "evidence",
        "用什么证明达到了，看得见、查得到。",
        "What shows that it is reached, visible and on record.",
        stricter="present",
    )
    learns: Many[Annotated[str, ref("prepared-in", "prepares-for", "curriculum", part="may")]] = field(
        "要学的课程", "learns", "升到这一级前学完哪些课程。", "The curricula completed before this level.", ()
    )
    brings: Text | None = field(
        "待遇与职责",
        "brings",
        "升上来之后多了什么责任、什么待遇。",
        "What it adds in duties and in pay or standing.",
        None,
    )


class Path(Document):
    """A career path."""

    internal_fields = ("purpose", "levels", "selection", "decided_by", "talks", "appeal")

    kind: Literal["path"] = field("种类", "kind", "固定为 path。", "Always path.")
    purpose: Text = field("目的", "purpose", "给谁看，能走到哪里。", "For whom it is, and where it leads.")
    levels: Annotated[Many[CareerLevel], Field(min_length=2)] = field(
        "级别", "levels", "从低到高列出。", "From the lowest to the highest."
    )
    selection: Text = field(
        "选拔程序", "selection", "怎样报名、评议、公示。", "How one applies, is assessed and is announced."
    )
    decided_by: Annotated[str, ref("decided-by", "decides", "role", "team")] = field(
        "决定岗位", "decided by", "由哪个岗位或团队决定。", "The role or team that decides."
    )
    talks: Text = field(
        "发展谈话",
        "development talks",
        "多久谈一次、谈什么、留下什么计划。",
        "How often one talks, about what, and which plan comes of it.",
    )
    appeal: Appeal = field("申诉", "appeal", "不同意时怎样申诉。", "What someone does who disagrees.")


KIND = Kind(
    name="path",
    plural="paths",
    folder="roles/paths/",
    model=Path,
    zh="职业发展通道",
    en="Career path",
    zh_plural="职业发展通道",
    en_plural="Career paths",
    zh_help="能升到哪几级、每一级要会什么、凭什么升、升了有什么。",
    en_help="The levels one can rise to, what each needs, how it is shown and what it brings.",
    icon="material/stairs-up",
    order=48,
)
