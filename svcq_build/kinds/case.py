"""Cases 案例: what was done somewhere, with a measured result and a lesson."""

from __future__ import annotations

from typing import Annotated, Literal

from svcq_build.kinds import Kind
from svcq_build.kinds._document import Document
from svcq_build.model import Many, Text, field, ref

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


class Case(Document):
    """A case; its story is told in the body."""

    public_fields = ("sector", "context", "action", "result", "lesson")
    public_grounds = ("illustrates",)

    kind: Literal["case"] = field("种类", "kind", "固定为 case。", "Always case.")
    sector: Sector = field("行业", "sector", "发生在哪个行业。", "The trade it comes from.")
    context: Text = field("背景", "context", "当时的情况。", "How things stood.", stricter="undirected")
    action: Text = field("做法", "action", "做了什么。", "What was done.", stricter="undirected")
    result: Text = field("结果", "result", "带数字的结果。", "What came of it, measured.", stricter="undirected")
    lesson: Text = field("启示", "lesson", "我们学到什么。", "What we learn from it.", stricter="undirected")
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
