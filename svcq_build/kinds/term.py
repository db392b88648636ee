"""Terms 术语: the glossary, explained on every page where a term occurs."""

from __future__ import annotations

from typing import Literal

from svcq_build.kinds import Kind
from svcq_build.kinds._document import Document
from svcq_build.model import Many, Name, Text, field


class Term(Document):
    """A term; its title is the term itself."""

    public_fields = ("definition", "aliases")
    internal_fields = ("instead_of",)

    kind: Literal["term"] = field("种类", "kind", "固定为 term。", "Always term.")
    definition: Text = field(
        "定义", "definition", "一两句话说清楚。", "What it means, in a sentence or two.", stricter="undirected"
    )
    aliases: Many[Name] = field(
        "别名", "aliases", "同一个意思的其他说法和缩写。", "Other words and abbreviations for it.", ()
    )
    instead_of: Many[Name] = field(
        "代替",
        "instead of",
        "手册里不再用的说法，一律写成这个词。",
        "Words that the handbook does not use; this one is written instead.",
        (),
    )


KIND = Kind(
    name="term",
    plural="glossary",
    folder="standards/glossary/",
    model=Term,
    zh="术语",
    en="Term",
    zh_plural="术语表",
    en_plural="Glossary",
    zh_help="一个词是什么意思。",
    en_help="What a word means here.",
    icon="material/book-alphabet",
    order=95,
    governed=False,
)
