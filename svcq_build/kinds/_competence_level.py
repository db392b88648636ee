"""A competence at a level: what a role needs and a module teaches."""

from __future__ import annotations

from typing import Annotated

from svcq_build.model import Bounds, Model, Once, Ref, field

LevelNumber = Annotated[int, Bounds(1, 5)]
_LEVEL = ("等级", "level", "1 到 5 级，含义见该能力。", "1 to 5, as that competence defines them.")


class NeededCompetence(Model):
    """A competence that a role must have."""

    internal_fields = ("competence", "level")

    competence: Annotated[str, Ref("needs", "needed-by", ("competence",)), Once()] = field(
        "能力", "competence", "能力的标识。", "The competence's id."
    )
    level: LevelNumber = field(*_LEVEL, stricter="higher")


class TaughtCompetence(Model):
    """A competence that a module teaches."""

    internal_fields = ("competence", "level")

    competence: Annotated[str, Ref("teaches", "taught-by", ("competence",)), Once()] = field(
        "能力", "competence", "能力的标识。", "The competence's id."
    )
    level: LevelNumber = field(*_LEVEL, stricter="higher")
