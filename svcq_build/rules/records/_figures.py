"""The figure that a measured value is of: an indicator's own, or one beside it."""

from __future__ import annotations

from svcq_build.figures import share_scale
from svcq_build.kinds.indicator import Indicator, SubFigure
from svcq_build.model import parse_reference
from svcq_build.records import Record
from svcq_build.rules import Context


def figure_of(record: Record, context: Context) -> Indicator | SubFigure | None:
    """What is measured, by the indicator of today; None where it is not known."""
    reference = parse_reference(str(record.data["indicator"]), "indicator")
    entry = context.behind.entry(reference) if reference is not None else None
    model = entry.model if entry is not None else None
    if not isinstance(model, Indicator) or reference is None:
        return None
    part = context.behind.find(reference)[1]
    return model if part is None else next((one for one in model.also if one.id == part), None)


def share_of(figure: Indicator | SubFigure) -> int | None:
    """What a share is multiplied by in the unit of a figure; None where the unit is that of no share."""
    return share_scale(figure.unit)
