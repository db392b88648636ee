"""Service commitments 服务承诺: what customers are promised in public, what shows it kept, and what follows if not."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from svcq_build.kinds import Kind
from svcq_build.kinds._document import Document
from svcq_build.kinds._part import Part
from svcq_build.kinds._steps import CaseLimit
from svcq_build.model import Line, Many, Model, PartId, Text, Time, field, ref


class Remedy(Model):
    """What the customer gets when a promise is broken 补救."""

    public_fields = ("text", "within")
    public_grounds = ("by",)

    text: Text = field("补救办法", "remedy", "没做到时客户得到什么。", "What the customer gets when it is broken.")
    within: Time = field(
        "补救时限", "within", "最迟多久给到客户。", "How soon the customer has it, at the latest.", stricter="lower"
    )
    by: Annotated[str, ref("remedied-by", "remedies", "role")] = field(
        "补救岗位", "by", "由哪个岗位给予补救。", "The role that gives it."
    )


class Promise(Part):
    """One promise, in the customer's words."""

    public_fields = ("id", "text", "within", "limits", "remedy")
    public_grounds = ("rests_on", "shown_by")

    id: PartId = field("编号", "id", "如 P1；一经使用不再改。", "P1, for instance; never changed once used.")
    text: Text = field(
        "承诺内容",
        "text",
        "用客户听得懂的话写：您会得到什么，多久、多少。",
        "In the customer's words: what you get, how fast, how much.",
    )
    within: Time | None = field(
        "承诺时限",
        "within",
        "承诺的最长时间，如 15 分钟；不得短于所依据的要求。",
        "The longest time promised: 15 minutes; never shorter than what it rests on demands.",
        None,
        stricter="lower",
    )
    limits: Many[CaseLimit] = field(
        "分情形时限",
        "limits by case",
        "按严重程度或渠道各不相同的时限；within 写其中最长的。",
        "Time limits that differ by severity or channel; “within” is the longest of them.",
        (),
        stricter="present",
    )
    rests_on: Annotated[
        Many[Annotated[str, ref("promises", "promised-in", "standard", "process", "procedure", part="may")]],
        Field(min_length=1),
    ] = field(
        "承诺依据",
        "rests on",
        "靠哪些要求或步骤做到（standard:标识#R1）。",
        "The requirements and steps by which it is kept (standard:id#R1).",
    )
    shown_by: Many[Annotated[str, ref("shown-by", "shows", "indicator")]] = field(
        "兑现指标",
        "shown by",
        "哪些指标看得出做没做到。",
        "The indicators that show whether it is kept.",
        (),
        stricter="present",
    )
    remedy: Remedy | None = field(
        "本条补救",
        "its own remedy",
        "这一条另有的补救；不写即用整份承诺的补救。",
        "A remedy of its own; that of the whole commitment when left out.",
        None,
    )


class Commitment(Document):
    """A service commitment: the public promises of one area of service."""

    public_fields = (
        "promised_to",
        "scope",
        "promises",
        "exceptions",
        "remedy",
        "claim",
        "published_at",
        "report_every",
    )

    kind: Literal["commitment"] = field("种类", "kind", "固定为 commitment。", "Always commitment.")
    audience: Literal["public", "internal"] = field(
        "公开范围",
        "audience",
        "承诺是对客户说的，默认 public；尚未对外的写 internal。",
        "public unless said otherwise, since it is made to customers; internal while it is not made yet.",
        "public",
    )
    promised_to: Text = field("承诺对象", "promised to", "对谁承诺。", "Whom it is promised to.")
    scope: Text | None = field(
        "适用范围", "scope", "在哪里、对什么事承诺。", "Where, and for what, it is promised.", None
    )
    promises: Annotated[Many[Promise], Field(min_length=1)] = field(
        "承诺事项", "promises", "逐条列出。", "The promises, one by one.", stricter="present"
    )
    exceptions: Many[Text] = field(
        "不适用的情形",
        "exceptions",
        "事先说明哪些情形不算违诺。",
        "When it does not hold, said beforehand.",
        (),
        stricter="absent",
    )
    remedy: Remedy = field(
        "违诺补救", "remedy", "任何一条没做到时的补救。", "What follows when any of the promises is broken."
    )
    claim: Text = field(
        "如何要求补救",
        "how to claim",
        "客户找谁、用什么方式提出。",
        "Whom the customer turns to for the remedy, and how.",
    )
    published_at: Annotated[Many[Line], Field(min_length=1)] = field(
        "公布处", "published at", "客户在哪里看得到。", "Where customers can read it.", stricter="present"
    )
    report_every: Time | None = field(
        "兑现率公布周期",
        "report interval",
        "多久公布一次兑现率，如 3 个月。",
        "How often the share of kept promises is published: 3 months.",
        None,
        stricter="lower",
    )


KIND = Kind(
    name="commitment",
    plural="commitments",
    folder="playbooks/commitments/",
    model=Commitment,
    zh="服务承诺",
    en="Service commitment",
    zh_plural="服务承诺",
    en_plural="Service commitments",
    zh_help="对客户公开承诺什么，怎样看出做到了，没做到怎样补救。",
    en_help="What customers are promised in public, what shows that it is kept, and what they get when it is not.",
    icon="material/handshake-outline",
    order=36,
)
