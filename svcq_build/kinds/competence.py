"""Competences 能力: what people must be able to do, in levels of observable behaviour."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from svcq_build.kinds import Kind
from svcq_build.kinds._competence_level import LevelNumber
from svcq_build.kinds._document import Document
from svcq_build.model import Line, Many, Model, Once, Text, field


class Level(Model):
    """One level of a competence."""

    public_fields = ("level", "title", "behaviour")

    level: Annotated[LevelNumber, Once()] = field("等级", "level", "1 到 5。", "1 to 5.")
    title: Line | None = field("名称", "title", "如 入门、熟练。", "Beginner, skilled…", None)
    behaviour: Text = field("行为表现", "behaviour", "看得见的行为。", "What one can see the person do.")


class Competence(Document):
    """A competence."""

    public_fields = ("levels",)

    kind: Literal["competence"] = field("种类", "kind", "固定为 competence。", "Always competence.")
    levels: Annotated[Many[Level], Field(min_length=1)] = field(
        "等级", "levels", "由低到高。", "From the lowest to the highest."
    )


KIND = Kind(
    name="competence",
    plural="competences",
    folder="roles/competences/",
    model=Competence,
    zh="能力",
    en="Competence",
    zh_plural="能力",
    en_plural="Competences",
    zh_help="一种能力分几级，每级看得见的表现。",
    en_help="A competence in levels of observable behaviour.",
    icon="material/school",
    order=60,
)
