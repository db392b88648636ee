"""How an indicator stands, for its page: its charts, with what they say."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from svcq_build.change import Weight
from svcq_build.figures import Move
from svcq_build.model import format_number
from svcq_build.render.chart_svg import SHAPES, Drawing, Level, draw_on_page, first_rule
from svcq_build.render.text import plain
from svcq_build.render.views import Context
from svcq_build.render.views._chart_words import chart_words
from svcq_build.watch import Renewal, Series, series_of


@dataclass(frozen=True, slots=True)
class Note:
    """What a number on the chart stands for: a change, whether a limit became stricter, and what came of it."""

    number: int
    renewal: Renewal
    stricter: bool
    moved: str | None
    is_last: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table beside a chart, its numbers as readers write them."""

    period: str
    value: str
    counts: str
    lower: str
    centre: str
    upper: str
    causes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A chart and all that stands beside it.

    Attributes:
        series: the figure. title: its name. svg: its picture. notes: the numbered changes.
        rows: its table, the newest first. variation, assurance: the verdicts in words, or None.
        rules: the rules that tell of a special cause on it, as (rule, words, shape). latest: the newest value.
        interval: where the true value lies that it estimates, as words; None where it is no share of a sample.
        too_small: the newest sample and how many it would take to show what is claimed; None where it is large enough.
        made_up: whether its values only demonstrate.
    """

    series: Series
    title: str
    svg: Markup
    notes: tuple[Note, ...]
    rows: tuple[Row, ...]
    rules: tuple[tuple[str, str, str], ...]
    latest: str
    interval: str | None
    too_small: tuple[str, str] | None
    made_up: bool
    variation: str | None
    assurance: str | None


def standing_of(context: Context, indicator: str) -> list[Shown]:
    """How ``indicator:id`` stands, a chart for each of its figures that has values; none where nothing was measured."""
    local = context.local(indicator)
    measurements = context.ledger.measured(local.id) if local is not None else []
    if local is None or not measurements:
        return []

    def find(ref: str) -> Any:
        found = context.local(ref)
        return found.entry.model if found is not None else None

    made_up = {measurement.indicator.partition("#")[2] for measurement in measurements if measurement.demonstration}
    figures = {None: local.doc, **{figure.id: figure for figure in local.doc.also}}
    return [
        _shown(context, series, figures[series.figure], (series.figure or "") in made_up)
        for series in series_of(indicator, local.entry.model, measurements, find)
    ]


def drawing_of(context: Context, series: Series, figure: Any) -> Drawing:
    """The chart of a series.

    Args:
        series: it. figure: the indicator, or the figure beside one, in the language of the page.
    """
    word, number, with_unit = context.interface.word, _number(context, series), _with_unit(context, series, figure)
    words = chart_words(word)
    last = series.last
    told = [
        word("{count} values from {first} to {last}.", count=len(series.measured),
             first=str(series.measured[0].period), last=str(last.period)),
        word("The newest is {value}.", value=with_unit(last.value)),
    ]  # fmt: skip
    told += [word("Target {value}.", value=with_unit(series.target))] if series.target is not None else []
    told += [
        word("{sentence}.", sentence=words[verdict])
        for verdict in (series.variation, series.assurance)
        if verdict is not None
    ]
    levels = [
        Level(name, value, css, always)
        for name, value, css, always in (
            (word("Target"), series.target, "sv-chart__target", True),
            (word("Warning limit"), series.warning, "sv-chart__warning", False),
            (word("Alarm limit"), series.alarm, "sv-chart__alarm", False),
        )
        if value is not None
    ]
    periods = [point.period for point in series.chart.points]
    marks: dict[int, str] = {}
    for note, renewal in enumerate(series.renewals, 1):
        if renewal.period is not None:
            at = periods.index(renewal.period)
            marks[at] = f"{marks[at]}, {note}" if at in marks else str(note)
    return Drawing(
        f"chart-{series.figure}" if series.figure else "chart",
        plain(figure.title),
        context.interface.values()["gap"].join(told),
        series.chart,
        levels,
        tuple(marks.items()),
        "high" if series.direction == "higher" else "low",
        words.__getitem__,
        number,
    )


def _shown(context: Context, series: Series, figure: Any, made_up: bool) -> Shown:
    words, number = chart_words(context.interface.word), _number(context, series)
    drawing = drawing_of(context, series, figure)
    small, between = series.too_small(), series.interval()
    rules = {first_rule(point) for point in series.chart.points}
    return Shown(
        series,
        figure.title,
        Markup(draw_on_page(drawing)),  # noqa: S704 - every word in it is escaped
        _notes(context, series, words),
        tuple(_rows(series, number, words.__getitem__)),
        tuple((rule, words[rule], path) for rule, path in SHAPES.items() if rule in rules),
        _with_unit(context, series, figure)(series.last.value),
        None if between is None else f"{number(between.low)}–{number(between.high)}",
        None if small is None else (format_number(small[0], context.lang), format_number(small[1], context.lang)),
        made_up,
        words[series.variation] if series.variation else None,
        words[series.assurance] if series.assurance else None,
    )


def _number(context: Context, series: Series) -> Callable[[float], str]:
    """Numbers of a series as readers write them."""
    places = _decimals(series)
    return lambda value: format_number(round(value, places) + 0.0, context.lang)


def _with_unit(context: Context, series: Series, figure: Any) -> Callable[[float], str]:
    word, unit, number = context.interface.word, plain(figure.unit), _number(context, series)
    if unit == "%":
        return lambda value: f"{number(value)}%"
    return lambda value: word("{number} {unit}", number=number(value), unit=unit)


def _decimals(series: Series) -> int:
    """So many decimals that limits and values can be told apart, and no more."""
    values = [one.value for one in series.measured]
    spread = max(values) - min(values) or abs(values[0]) or 1.0
    return max(0, min(6, 2 - math.floor(math.log10(spread))))


def _rows(series: Series, number: Callable[[float], str], words: Callable[[str], str]) -> list[Row]:
    rows = []
    for point, one in zip(series.chart.points, series.measured, strict=True):
        lower, centre, upper = (
            number(line) if line is not None else "" for line in (point.lower, point.centre, point.upper)
        )
        counts = f"{one.numerator:g}/{one.denominator:g}" if one.numerator is not None and one.denominator else ""
        causes = tuple(dict.fromkeys(words(signal.rule) for signal in point.signals))
        rows.append(Row(point.period, number(one.value), counts, lower, centre, upper, causes))
    return rows[::-1]


def _notes(context: Context, series: Series, words: Mapping[str, str]) -> tuple[Note, ...]:
    moves = {move.period: move for move in series.chart.moves}
    notes = []
    for number, renewal in enumerate(series.renewals, 1):
        weights = context.history.weights(renewal.document).get(renewal.version, frozenset())
        # of several changes before one period, the last says what came of them together
        later = series.renewals[number : number + 1]
        is_last = not later or later[0].period != renewal.period
        move = moves.get(renewal.period) if renewal.period is not None and is_last else None
        moved = None if move is None else words[f"moved-{_way(move, series)}"]
        notes.append(Note(number, renewal, Weight.STRICTER in weights, moved, is_last))
    return tuple(notes)


def _way(move: Move, series: Series) -> str:
    if move.moved in ("no", "too-early"):
        return move.moved
    return "better" if (move.moved == "up") == (series.direction == "higher") else "worse"


PROVIDES = {"standing_of": standing_of}
