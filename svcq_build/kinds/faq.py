"""Frequently asked questions 常见问题: the question as people ask it, the answer, and what the answer rests on."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from svcq_build.kinds import Kind
from svcq_build.kinds._document import Document
from svcq_build.kinds._part import Part
from svcq_build.model import Line, Many, Name, PartId, Text, field, ref


class Question(Part):
    """One question with its answer."""

    public_fields = ("id", "question", "also", "answer")
    public_grounds = ("about", "ask")

    id: PartId = field("编号", "id", "如 Q1；一经使用不再改。", "Q1, for instance; never changed once used.")
    question: Line = field("问题", "question", "照提问人的说法写。", "As those who ask it put it.")
    also: Many[Name] = field(
        "还会这样问", "also asked as", "同一个问题的其他说法，便于查找。", "Other ways of asking it, to find it by.", ()
    )
    answer: Text = field(
        "回答", "answer", "先给结论，再说怎么做、多久、找谁。", "The conclusion first, then how, how long, whom."
    )
    about: Many[Annotated[str, ref("answers-about", "explained-in", part="may")]] = field(
        "依据",
        "about",
        "回答依据哪些文件或条款（standard:标识#R1）。",
        "The documents or parts that the answer rests on (standard:id#R1).",
        (),
        stricter="present",
    )
    ask: Annotated[str, ref("asks-further", "answers-further", "role", "channel", binding=False)] | None = field(
        "还不清楚找谁", "ask further", "还有疑问找哪个岗位或渠道。", "The role or channel to ask further.", None
    )


class Faq(Document):
    """Frequently asked questions on one subject."""

    public_fields = ("asked_by", "questions")

    kind: Literal["faq"] = field("种类", "kind", "固定为 faq。", "Always faq.")
    asked_by: Literal["public", "staff"] = field(
        "提问人", "asked by", "public 办事群众和企业、staff 本单位人员。", "public or staff."
    )
    questions: Annotated[Many[Question], Field(min_length=1)] = field(
        "问题", "questions", "最常问的在前。", "The most frequent first.", stricter="present"
    )


KIND = Kind(
    name="faq",
    plural="faqs",
    folder="playbooks/faqs/",
    model=Faq,
    zh="常见问题",
    en="FAQ",
    zh_plural="常见问题",
    en_plural="FAQs",
    zh_help="群众和工作人员常问的问题、回答和依据。",
    en_help="What the public and staff often ask, with answers and what these rest on.",
    icon="material/comment-question-outline",
    order=31,
    grouped_by="asked_by",
)
