"""Systems 体系机制: what a handbook has to hold as a whole, and which documents carry each of it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from svcq_build.kinds import Kind
from svcq_build.kinds._document import Document
from svcq_build.kinds.standard import Family
from svcq_build.model import ID_PATTERN, Bounds, Line, Many, Name, Text, field, ref

#: What svcq calls a kind or a relation: the same in every language.
_Word = Annotated[str, Field(pattern=rf"^{ID_PATTERN}$")]


class System(Document):
    """One system, and by what its carriers are known: a document carries it that any of these fits."""

    public_fields = ("aim", "holds")
    internal_fields = ("least", "kinds", "families", "topics", "relations", "carried_by")

    kind: Literal["system"] = field("种类", "kind", "固定为 system。", "Always system.")
    aim: Text = field("作用", "aim", "有了这一块，单位做得到什么。", "What the organisation can do once it has this.")
    holds: Many[Line] = field(
        "应有内容", "holds", "这一块要有哪些内容。", "What belongs to it.", (), stricter="present"
    )
    least: Annotated[int, Bounds(least=1)] = field(
        "至少几份",
        "at least",
        "至少由几份施行中的文件承载。",
        "How many documents in force have to carry it at the least.",
        1,
        stricter="higher",
    )
    kinds: Many[_Word] = field(
        "承载种类",
        "kinds",
        "哪些种类的文件都算，如 process。",
        "The kinds whose documents all carry it: process.",
        (),
        stricter="neither",
    )
    families: Many[Family] = field(
        "承载类别",
        "families",
        "哪些类别的服务标准都算，如 personnel。",
        "The families whose standards all carry it: personnel.",
        (),
        stricter="neither",
    )
    topics: Many[Name] = field(
        "承载标签",
        "topics",
        "带有其中一个标签（tags）的文件都算。",
        "Documents with one of these tags carry it.",
        (),
        stricter="neither",
    )
    relations: Many[_Word] = field(
        "承载关系",
        "relations",
        "有其中一种关系的文件都算，如 satisfies（对应条款）。",
        "Documents that refer to others in one of these ways carry it: satisfies.",
        (),
        stricter="neither",
    )
    carried_by: Many[Annotated[str, ref("carried-by", "carries", binding=False)]] = field(
        "承载文件",
        "carried by",
        "另外由哪些文件承载（kind:id）。",
        "Further documents that carry it (kind:id).",
        (),
        stricter="present",
    )


KIND = Kind(
    name="system",
    plural="systems",
    folder="standards/systems/",
    model=System,
    zh="体系机制",
    en="System",
    zh_plural="体系机制",
    en_plural="Systems",
    zh_help="服务质量体系由哪些机制组成，每个机制由哪些文件承载。",
    en_help="What the service quality system is made of, and which documents carry each part.",
    icon="material/view-grid-outline",
    order=3,
    governed=False,
)
