"""Processes 流程: ordered steps with roles, time limits and control points."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from svcq_build.kinds import Kind
from svcq_build.kinds._document import Document
from svcq_build.kinds._steps import Step
from svcq_build.model import Many, Text, field, ref


class Process(Document):
    """A process."""

    public_fields = ("purpose", "starts_when", "ends_when", "steps")
    public_grounds = ("follows",)

    kind: Literal["process"] = field("种类", "kind", "固定为 process。", "Always process.")
    purpose: Text = field("目的", "purpose", "这个流程要做成什么。", "What the process achieves.")
    starts_when: Text = field("起点", "starts when", "什么情况下开始。", "What sets it off.")
    ends_when: Text | None = field("终点", "ends when", "什么情况下算完成。", "What finishes it.", None)
    follows: Many[Annotated[str, ref("follows", "followed-by", "standard", part="may")]] = field(
        "执行标准", "follows", "流程落实的标准或要求。", "The standards or requirements that it carries out.", ()
    )
    steps: Annotated[Many[Step], Field(min_length=1)] = field(
        "步骤", "steps", "按顺序列出的步骤。", "The steps, in order."
    )


KIND = Kind(
    name="process",
    plural="processes",
    folder="standards/processes/",
    model=Process,
    zh="流程",
    en="Process",
    zh_plural="流程",
    en_plural="Processes",
    zh_help="一件事从头到尾怎么办：每步谁做、多久、查什么。",
    en_help="How a matter is handled from start to end: who, how long, what is checked.",
    icon="material/transit-connection-variant",
    order=20,
)
