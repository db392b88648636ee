"""What an assessment or an appraisal comes to by what was recorded, for its page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from svcq_build.model import format_number
from svcq_build.records import Record
from svcq_build.render.views import Context
from svcq_build.watch import Assessed, Series, assess, series_of


@dataclass(frozen=True, slots=True)
class Shown:
    """An assessment's score, in words: its rows as (criterion, score, sources with score or why there is none)."""

    assessed: Assessed
    score: str | None
    points: str
    known: str
    rows: tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...]


def assessed_by_records(context: Context, ref: str) -> Shown | None:
    """What ``assessment:id`` or ``appraisal:id`` comes to; None where nothing it is judged by was recorded."""
    local = context.local(ref)
    if local is None or not context.ledger.has("measurement", "inspection"):
        return None
    model: Any = local.entry.model
    criteria = model.items if local.kind.name == "appraisal" else model.criteria
    roles = frozenset(getattr(model, "appraises", ()))

    def document(wanted: str) -> Any:
        found = context.local(wanted.partition("#")[0])
        return found.entry.model if found is not None else None

    def series(wanted: str) -> Series | None:
        indicator, _, figure = wanted.partition("#")
        known = document(indicator)
        rows = context.ledger.measured(indicator.partition(":")[2]) if known is not None else []
        found = series_of(indicator, known, rows, document) if rows else []
        return next((one for one in found if (one.figure or "") == figure), None)

    def checklist(wanted: str) -> tuple[Any, Sequence[Record]]:
        name = wanted.partition("#")[0]
        return document(name), context.ledger.about("inspection", name.partition(":")[2])

    found = assess(criteria, model.every, context.today, series, checklist, roles)
    if not any(source.score is not None for one in found.criteria for source in one.sources):
        return None
    return _shown(context, found)


def _shown(context: Context, found: Assessed) -> Shown:
    def number(value: float) -> str:
        return format_number(round(value, 1), context.lang)

    lacks = _lacks(context)
    rows = tuple(
        (
            one.id,
            number(one.score) if one.score is not None else "",
            tuple(
                (source.ref, number(source.score) if source.score is not None else lacks[source.lack or ""])
                for source in one.sources
            ),
        )
        for one in found.criteria
    )
    score = number(found.score) if found.score is not None else None
    return Shown(found, score, number(found.points), number(found.known), rows)


def _lacks(context: Context) -> Mapping[str, str]:
    word = context.interface.word
    return {
        "": "",
        "nothing-recorded": word("nothing on record"),
        "self-check": word("a self-check, which counts for nothing here"),
        "own-runs": word("run by those who are judged only"),
        "not-scored": word("no score can be told from records"),
    }


PROVIDES = {"assessed_by_records": assessed_by_records}
