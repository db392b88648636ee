"""What every part of a document has that others can refer to."""

from __future__ import annotations

from typing import ClassVar, Literal

from svcq_build.model import Model, field


class Part(Model):
    """A part with an id of its own."""

    public_fields: ClassVar[tuple[str, ...]] = ("audience",)

    audience: Literal["public", "internal"] | None = field(
        "公开范围",
        "audience",
        "internal 表示公众网站不显示这一部分；不写即随整份文件。",
        "internal: the public site leaves this part out; that of the whole document when left out.",
        None,
        stricter="neither",
    )
