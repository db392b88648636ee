"""Steps: what processes and procedures are made of."""

from __future__ import annotations

from typing import Annotated

from svcq_build.kinds._part import Part
from svcq_build.model import Line, LocalPartId, Many, Model, NextStep, Once, PartId, Text, Time, field, ref


class Branch(Model):
    """A way on that is taken only under a condition."""

    public_fields = ("when", "go")

    when: Text = field("条件", "when", "什么情况下走这条路。", "The condition for going this way.")
    go: NextStep = field("转到", "go", "下一步的编号，或 end。", "The id of the next step, or end.")


class CaseLimit(Model):
    """A time limit that holds for one case only: a severity, a channel."""

    public_fields = ("case", "within")

    case: Annotated[Line, Once()] = field(
        "情形", "case", "哪一级或哪个渠道，如 较重、电话。", "The severity or channel that it is for: serious, phone."
    )
    within: Time = field(
        "时限", "within", "最长用时，如 5 个工作日。", "The time limit: 5 working days.", stricter="lower"
    )


class Step(Part):
    """One step: who does what, within what time, to what quality."""

    public_fields = (
        "id",
        "title",
        "text",
        "within",
        "limits",
        "every",
        "after",
        "criterion",
        "inputs",
        "outputs",
        "then",
        "branches",
    )
    public_grounds = ("by",)
    internal_fields = ("accountable", "consulted", "informed", "control_point", "records")

    id: PartId = field("编号", "id", "如 S1；一经使用不再改。", "S1, for instance; never changed once used.")
    title: Line = field("步骤", "title", "几个字说明做什么。", "What is done, in a few words.")
    text: Text = field("做法", "text", "怎么做，写到照着能做。", "How it is done, so that one can follow it.")
    by: Annotated[str, ref("responsible", "responsible-for", "role")] | None = field(
        "执行", "responsible", "动手做的岗位（R）。", "The role that does it (R).", None
    )
    accountable: Many[Annotated[str, ref("accountable", "accountable-for", "role")]] = field(
        "负责",
        "accountable",
        "对结果负责的岗位（A），只能有一个；不写即为执行岗位。",
        "The one role that answers for the result (A); the responsible one when left out.",
        (),
    )
    consulted: Many[Annotated[str, ref("consulted", "consulted-in", "role")]] = field(
        "咨询", "consulted", "事前征求意见的岗位（C）。", "Roles asked beforehand (C).", ()
    )
    informed: Many[Annotated[str, ref("informed", "informed-of", "role")]] = field(
        "知会", "informed", "事后告知的岗位（I）。", "Roles told afterwards (I).", ()
    )
    within: Time | None = field(
        "时限", "within", "最长用时，如 30 分钟。", "The time limit: 30 minutes.", None, stricter="lower"
    )
    limits: Many[CaseLimit] = field(
        "分情形时限",
        "limits by case",
        "按严重程度或渠道各不相同的时限；within 写其中最长的。",
        "Time limits that differ by severity or channel; “within” is the longest of them.",
        (),
        stricter="present",
    )
    every: Time | None = field(
        "多久一次",
        "every",
        "进行期间每隔多久做一次，如 15 分钟；写了它，within 是做一次的用时，不计入全程。",
        "How often it is done again while the work goes on: 15 minutes. “within” is then the time for once, and adds "
        "nothing to the whole.",
        None,
        stricter="lower",
    )
    after: Many[LocalPartId] = field(
        "紧接于",
        "after",
        "哪些步骤做完就开始；写了它，本步骤就与列在前面的其他步骤同时进行。",
        "The steps after which it starts at once; beside the others listed before it, it runs at the same time.",
        (),
    )
    criterion: Text | None = field(
        "质量要求",
        "criterion",
        "做到什么程度算合格。",
        "How one can tell that it was done well.",
        None,
        stricter="present",
    )
    control_point: Text | None = field(
        "控制点",
        "control point",
        "关键控制点：查什么。须有检查表核验。",
        "What is checked at this key point; a checklist must verify it.",
        None,
        stricter="present",
    )
    inputs: Many[Line] = field("输入", "inputs", "这一步需要的材料。", "What the step needs.", ())
    outputs: Many[Line] = field("输出", "outputs", "这一步产生的东西。", "What the step makes.", ())
    records: Many[Line] = field("记录", "records", "留存的记录。", "The records kept.", (), stricter="present")
    then: NextStep | None = field(
        "下一步",
        "then",
        "下一步的编号或 end；不写即为列表中的下一步。",
        "The next step's id, or end; the next in the list when left out.",
        None,
    )
    branches: Many[Branch] = field(
        "分支", "branches", "符合条件时改走的路。", "Other ways on, each with its condition.", ()
    )
