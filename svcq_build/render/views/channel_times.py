"""How soon a channel answers and resolves, level by level: its own limits, or those of its scale."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from svcq_build.model import Duration
from svcq_build.render.views import Context


@dataclass(frozen=True, slots=True)
class LevelTimes:
    """The times that hold for one level on one channel.

    Attributes:
        ref: ``severity:id#L1``. level: the level, in the language of the page.
        acknowledge: until the first answer. resolve: until there is a result; None where nothing says so.
    """

    ref: str
    level: Any
    acknowledge: Duration
    resolve: Duration | None


def channel_times(context: Context, channel: str) -> list[LevelTimes]:
    """The times of every level of the scale of ``channel`` (``channel:id``); none where it has no scale."""
    doc = context.doc(channel)
    scale = context.doc(doc.scale) if doc is not None and doc.scale else None
    if scale is None:
        return []
    own = {limit.level: limit for limit in doc.limits}
    rows = []
    for level in scale.levels:
        ref = f"{doc.scale}#{level.id}"
        limit = own.get(ref)
        rows.append(
            LevelTimes(
                ref,
                level,
                (limit and limit.acknowledge) or level.acknowledge or doc.acknowledge,
                (limit and limit.resolve) or level.resolve,
            )
        )
    return rows


PROVIDES = {"channel_times": channel_times}
