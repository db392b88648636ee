"""A competence at a level: what a role needs and a module teaches."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from svcq_build.fields import Model, Ref, Whole, field

LevelNumber = Annotated[Whole, Field(ge=1, le=5)]
_LEVEL = ("等级", "level", "1 到 5 级，含义见该能力。", "1 to 5, as that competence defines them.")


class NeededCompetence(Model):
    """A competence that a role must have."""

    competence: Annotated[str, Ref("needs", "needed-by", ("competence",))] = field(
        "能力", "competence", "能力的标识。", "The competence's id."
    )
    level: LevelNumber = field(*_LEVEL)


class TaughtCompetence(Model):
    """A competence that a module teaches."""

    competence: Annotated[str, Ref("teaches", "taught-by", ("competence",))] = field(
        "能力", "competence", "能力的标识。", "The competence's id."
    )
    level: LevelNumber = field(*_LEVEL)
