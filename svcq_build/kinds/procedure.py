"""Procedures 操作规程: what to do in a situation, step by step, with escalation and words to say."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from svcq_build.kinds import Kind
from svcq_build.kinds._document import Document
from svcq_build.kinds._steps import Step
from svcq_build.model import Many, Model, Text, Time, field, ref


class Escalation(Model):
    """When and to whom a matter is passed up."""

    internal_fields = ("when", "to", "within")

    when: Text = field("条件", "when", "什么情况下上报。", "When it is passed up.")
    to: Annotated[str, ref("escalates-to", "escalation-for", "role")] = field(
        "上报给", "to", "上报给哪个岗位。", "The role it goes to."
    )
    within: Time | None = field("时限", "within", "多久之内。", "Within what time.", None, stricter="lower")


class Script(Model):
    """Words that have proved themselves 话术."""

    internal_fields = ("situation", "say", "avoid")

    situation: Text = field("情景", "situation", "什么时候说。", "When to say it.")
    say: Text = field("怎么说", "say", "可以照说的话。", "What to say.")
    avoid: Text | None = field("不要说", "avoid", "不要这样说。", "What not to say.", None)


class Procedure(Document):
    """A procedure."""

    public_fields = ("category", "situation", "steps")
    public_grounds = ("follows",)
    internal_fields = ("severity", "escalation", "scripts")

    kind: Literal["procedure"] = field("种类", "kind", "固定为 procedure。", "Always procedure.")
    category: Literal["service", "emergency", "team"] = field(
        "类别", "category", "service 服务、emergency 应急、team 团队。", "service, emergency or team."
    )
    situation: Text = field("适用情况", "situation", "遇到什么情况用它。", "The situation that it is for.")
    severity: Literal["low", "medium", "high", "critical"] = field(
        "严重程度", "severity", "low 低、medium 中、high 高、critical 紧急。", "How grave the situation is."
    )
    follows: Many[Annotated[str, ref("follows", "followed-by", "standard", part="may")]] = field(
        "执行标准", "follows", "规程落实的标准或要求。", "The standards or requirements that it carries out.", ()
    )
    steps: Annotated[Many[Step], Field(min_length=1)] = field("步骤", "steps", "按顺序列出。", "In order.")
    escalation: Many[Escalation] = field(
        "上报", "escalation", "什么情况下报给谁。", "What is passed up, and to whom.", (), stricter="present"
    )
    scripts: Many[Script] = field("话术", "scripts", "可以照说的话。", "Words to say.", ())


KIND = Kind(
    name="procedure",
    plural="procedures",
    folder="playbooks/procedures/",
    model=Procedure,
    zh="操作规程",
    en="Procedure",
    zh_plural="操作规程",
    en_plural="Procedures",
    zh_help="遇到某种情况，一步一步怎么做、怎么说、报给谁。",
    en_help="What to do and say in a situation, step by step, and whom to call.",
    icon="material/clipboard-flow",
    order=35,
    grouped_by="category",
)
