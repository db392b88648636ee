"""Coverage: every requirement and control point against what measures, verifies and trains it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from svcq_build.render.views import Context, View
from svcq_build.render.views._origins import origins

#: What a demand cannot do without, by where it stands: people are taught what is asked of them, a place is not, and
#: what is asked of both is looked at; a figure over time is wanted of the service alone.
_NEEDS: Mapping[str, tuple[str, ...]] = {
    "requirements": ("measured", "verified", "trained"),
    "people": ("verified", "trained"),
    "environment": ("verified",),
}


@dataclass(frozen=True, slots=True)
class Cover:
    """What stands behind a requirement or a step.

    Attributes:
        measured: indicators. verified: checklist items. trained: modules; all as references.
    """

    measured: tuple[str, ...]
    verified: tuple[str, ...]
    trained: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the coverage page.

    Attributes:
        ref: ``standard:id#R1``. part: its id. text: its words. level: must, should, may or None.
        cover: what stands behind it. needs: which of measured, verified, trained it cannot do without.
    """

    ref: str
    part: str
    text: str
    level: str | None
    cover: Cover
    needs: tuple[str, ...]

    @property
    def holes(self) -> tuple[str, ...]:
        """What is missing, of what is needed."""
        return tuple(name for name in self.needs if not getattr(self.cover, name))


def cover(context: Context, document: str, part: str) -> Cover:
    """What measures, verifies and trains a part of a document."""
    return Cover(
        measured=origins(context, document, part, "measures"),
        verified=origins(context, document, part, "verifies"),
        trained=origins(context, document, part, "covers"),
    )


def _requirements(context: Context) -> dict[str, list[Row]]:
    groups = {}
    for entry in context.entries("standard"):
        groups[entry.ref] = [
            Row(
                f"{entry.ref}#{requirement.id}",
                requirement.id,
                requirement.text,
                requirement.level,
                cover(context, entry.ref, requirement.id),
                () if requirement.level == "may" else _NEEDS[field],
            )
            for field, _, requirement in entry.doc.demands()
        ]
    return groups


def _control_points(context: Context) -> dict[str, list[Row]]:
    groups = {}
    for kind in ("process", "procedure"):
        for entry in context.entries(kind):
            rows = [
                Row(
                    f"{entry.ref}#{step.id}",
                    step.id,
                    step.control_point,
                    None,
                    cover(context, entry.ref, step.id),
                    ("verified",),
                )
                for step in entry.doc.steps
                if step.control_point
            ]
            if rows:
                groups[entry.ref] = rows
    return groups


def _data(context: Context) -> Mapping[str, Any]:
    requirements, control_points = _requirements(context), _control_points(context)
    rows = [row for group in requirements.values() for row in group]
    points = [row for group in control_points.values() for row in group]
    return {
        "requirements": requirements,
        "control_points": control_points,
        "total": len(rows),
        "counts": {
            name: (sum(name not in row.holes for row in asked), len(asked))
            for name in ("measured", "verified", "trained")
            for asked in [[row for row in rows if name in row.needs]]
        },
        "whole": sum(not row.holes for row in rows),
        "points": len(points),
        "points_verified": sum(bool(row.cover.verified) for row in points),
    }


VIEW = View(
    name="coverage",
    path="coverage",
    zh="要求覆盖情况",
    en="Coverage",
    order=10,
    data=_data,
    zh_help="每条要求有没有指标衡量、检查表核验、课程讲授，缺口在哪里。",
    en_help="Whether each requirement is measured, verified and trained, and where the holes are.",
    icon="material/shield-search",
)
PROVIDES = {"cover": cover}
