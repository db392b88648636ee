"""What every part of a document has that others can refer to."""

from __future__ import annotations

from typing import ClassVar, Literal

from svcq_build.model import Model, field


class Part(Model):
    """A part with an id of its own."""

    internal_fields: ClassVar[tuple[str, ...]] = ("audience",)

    audience: Literal["public", "internal"] | None = field(
        "公开范围",
        "audience",
        "internal 表示公众网站不显示这一部分；不写即随整份文件，整份文件是内部的就都不显示。",
        "internal: the public site leaves this part out. A part is never more public than its document.",
        None,
        stricter="neither",
    )
