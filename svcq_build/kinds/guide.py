"""Guides 指南: free prose that belongs to the handbook."""

from __future__ import annotations

from typing import Annotated, Literal

from svcq_build.kinds import Kind
from svcq_build.kinds._document import Document
from svcq_build.model import Many, Text, field, ref


class Guide(Document):
    """A guide."""

    public_fields = ("about",)

    kind: Literal["guide"] = field("种类", "kind", "固定为 guide。", "Always guide.")
    about: Many[Annotated[str, ref("about", "explained-by", part="may", binding=False)]] = field(
        "相关文件", "about", "讲解哪些文件。", "The documents that it explains.", ()
    )
    body: Text = field(
        "正文",
        "body",
        "Markdown 文件中，元数据之后的全部内容。",
        "In a Markdown file, everything after the front matter.",
    )


KIND = Kind(
    name="guide",
    plural="guides",
    folder="playbooks/guides/",
    model=Guide,
    zh="指南",
    en="Guide",
    zh_plural="指南",
    en_plural="Guides",
    zh_help="把一件事讲明白的文章。",
    en_help="Prose that explains something well.",
    icon="material/book-open-variant",
    order=85,
    governed=False,
)
