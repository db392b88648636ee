"""Plans 年度计划: what is inspected, trained, audited or drilled in which month of the year, and by whom."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from svcq_build.kinds import Kind
from svcq_build.kinds._document import Document
from svcq_build.kinds._part import Part
from svcq_build.model import Bounds, Line, Many, Model, Number, Once, PartId, Text, field, ref

Month = Annotated[int, Bounds(1, 12)]


class PlanItem(Part):
    """One thing that is planned."""

    internal_fields = ("id", "title", "months", "does", "by", "attended_by", "hours", "sample", "note")

    id: PartId = field("编号", "id", "如 I1；一经使用不再改。", "I1, for instance; never changed once used.")
    title: Line = field("事项", "title", "几个字说明做什么。", "What is done, in a few words.")
    months: Annotated[Many[Month], Field(min_length=1)] = field(
        "月份", "months", "在哪几个月做，如 [3, 9]。", "The months in which it is done: [3, 9].", stricter="present"
    )
    does: Many[Annotated[str, ref("plans", "planned-in", part="may")]] = field(
        "用什么做",
        "does",
        "用哪张检查表、哪门课程、哪个规程、哪份问卷（checklist:标识）。",
        "The checklist, curriculum, procedure or survey that is carried out (checklist:id).",
        (),
    )
    by: Annotated[str, ref("done-by", "does", "role")] = field(
        "执行岗位", "by", "由哪个岗位组织或执行。", "The role that organises it or does it."
    )
    attended_by: Many[Annotated[str, ref("involves", "involved-in", "role", "team")]] = field(
        "参加者",
        "attended by",
        "哪些岗位和团队参加、受检或受训。",
        "The roles and teams that take part, or are inspected.",
        (),
    )
    hours: Annotated[Number, Field(gt=0)] | None = field(
        "每人学时",
        "hours",
        "每人全年在这一项上用多少小时。",
        "The hours that it takes of each person in the year.",
        None,
    )
    sample: Line | None = field("数量", "sample", "查多少、抽多少、办几场。", "How many are looked at, or held.", None)
    note: Text | None = field("说明", "note", "要注意什么。", "What to mind.", None)


class Budget(Model):
    """How many hours a person of a role can give in the year."""

    internal_fields = ("role", "hours")

    role: Annotated[str, ref("has-hours", "hours-planned-in", "role"), Once()] = field(
        "岗位", "role", "哪个岗位。", "The role."
    )
    hours: Annotated[Number, Field(gt=0)] = field(
        "学时上限", "hours", "每人全年最多多少小时。", "The most hours a year for each person."
    )


class Plan(Document):
    """A plan for a year."""

    public_fields = ("about", "year", "aim")
    internal_fields = ("begins", "approved_by", "resources", "budgets", "items", "if_missed")

    kind: Literal["plan"] = field("种类", "kind", "固定为 plan。", "Always plan.")
    about: Literal["inspection", "training", "audit", "drill", "survey", "publicity"] = field(
        "计划类别",
        "about",
        "inspection 检查、training 培训、audit 审核、drill 演练、survey 调查、publicity 宣传。",
        "inspection, training, audit, drill, survey or publicity.",
    )
    year: Annotated[int, Bounds(2000, 2999)] = field("年度", "year", "哪一年，如 2027。", "The year: 2027.")
    begins: Month = field(
        "起始月份", "begins", "从几月开始；不写即 1 月。", "The month in which it begins; January when left out.", 1
    )
    aim: Text = field("目标", "aim", "这一年要做到什么，带数字。", "What is to be achieved in the year, with figures.")
    approved_by: Annotated[str, ref("approved-by", "approves", "role")] = field(
        "批准岗位", "approved by", "由哪个岗位批准。", "The role that approves it."
    )
    resources: Many[Text] = field(
        "资源", "resources", "要用多少人、时间、经费。", "The people, time and money that it needs.", ()
    )
    budgets: Many[Budget] = field(
        "学时上限", "hour budgets", "每个岗位每人全年能用的小时数。", "The hours a year that each role can give.", ()
    )
    items: Annotated[Many[PlanItem], Field(min_length=1)] = field(
        "事项", "items", "逐项列出。", "One by one.", stricter="present"
    )
    if_missed: Text = field(
        "没有按期做的",
        "if missed",
        "哪一项没做，多久内补、报给谁。",
        "What follows when an item is not done in its month.",
    )


KIND = Kind(
    name="plan",
    plural="plans",
    folder="playbooks/plans/",
    model=Plan,
    zh="年度计划",
    en="Year plan",
    zh_plural="年度计划",
    en_plural="Year plans",
    zh_help="一年里哪个月检查什么、培训什么、审核什么、演练什么，由谁做。",
    en_help="What is inspected, trained, audited or drilled in which month, and by whom.",
    icon="material/calendar-month",
    order=54,
    grouped_by="about",
)
