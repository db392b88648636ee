"""Cases 案例: what was done somewhere, with a measured result and a lesson."""

from __future__ import annotations

from typing import Annotated, Literal

from svcq_build.kinds import Kind
from svcq_build.kinds._document import Document
from svcq_build.model import Line, Many, Model, Text, field, ref

Sector = Literal[
    "government",
    "hotel",
    "bank",
    "hospital",
    "courier",
    "restaurant",
    "airline",
    "online-shop",
    "accounting",
    "education",
]


class Figure(Model):
    """One thing that was measured, before and after."""

    public_fields = ("what", "before", "after", "source")

    what: Line = field("量的是什么", "what", "量了什么，如 投诉率。", "What was measured: the complaint rate.")
    before: Line | None = field("之前", "before", "做之前的数；没有公布则不写。", "Before; left out if unknown.", None)
    after: Line = field("之后", "after", "做之后的数，或变化多少。", "Afterwards, or by how much it changed.")
    source: Line | None = field(
        "出处",
        "source",
        "这个数从哪里来；不写即与案例同一出处。",
        "Where it comes from; as the case when left out.",
        None,
    )


class Case(Document):
    """A case; its story is told in the body."""

    public_fields = ("sector", "context", "action", "result", "lesson", "figures", "source", "demonstration")
    public_grounds = ("illustrates",)

    kind: Literal["case"] = field("种类", "kind", "固定为 case。", "Always case.")
    sector: Sector = field("行业", "sector", "发生在哪个行业。", "The trade it comes from.")
    context: Text = field("背景", "context", "当时的情况。", "How things stood.", stricter="undirected")
    action: Text = field("做法", "action", "做了什么。", "What was done.", stricter="undirected")
    result: Text = field("结果", "result", "带数字的结果。", "What came of it, measured.", stricter="undirected")
    lesson: Text = field("启示", "lesson", "我们学到什么。", "What we learn from it.", stricter="undirected")
    figures: Many[Figure] = field(
        "数字", "figures", "结果里的数字，逐个列出。", "The figures behind the result, one by one.", ()
    )
    source: Line | None = field(
        "出处", "source", "案例从哪里来：哪份资料、哪个单位。", "Where the case comes from: which paper, whose.", None
    )
    demonstration: bool = field(
        "示例",
        "demonstration",
        "true 表示数字是编的，只用来说明要比哪几个数。",
        "true: the figures are made up, to show which to compare.",
        False,
        stricter="neither",
    )
    illustrates: Many[
        Annotated[str, ref("illustrates", "illustrated-by", "standard", "process", "procedure", "team", part="may")]
    ] = field("说明的文件", "illustrates", "说明哪些标准或流程。", "The documents that it illustrates.", ())


KIND = Kind(
    name="case",
    plural="cases",
    folder="playbooks/cases/",
    model=Case,
    zh="案例",
    en="Case",
    zh_plural="案例",
    en_plural="Cases",
    zh_help="别处或我们自己做过的事、结果和启示。",
    en_help="What was done, what came of it, what we learn.",
    icon="material/lightbulb-on",
    order=80,
    governed=False,
    grouped_by="sector",
)
