"""Control charts as SVG: values → the picture, as text. It needs no script, and takes its colours from the page.

Places across are per cent of the width, so that a chart fits a phone and a desk, and its words keep their size.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape
from itertools import pairwise

from svcq_build.figures import Chart, Point

HEIGHT, _TOP, _BOTTOM = 264, 26, 34
#: Words beside each other need so many pixels.
_LINE = 14
#: Places for a point's word, the best first; and how wide the lines are on the narrowest phone.
_BESIDE = (-10, 18, -24, 32, -38, 46, -52, 60)
_PHONE = 226
#: A level farther from all values than this share of their span is left out, for it would press them flat.
_NEAR = 0.6
#: What the shape of a point says, by the rule that tells of its special cause; the first that holds.
SHAPES = {
    "outside": "M0-6 6 0 0 6-6 0Z",
    "run": "M-4.5-4.5h9v9h-9Z",
    "trend": "M0-6 5.5 4.5h-11Z",
    "near-limit": "M-5-1.5h3.5V-5h3v3.5H5v3H1.5V5h-3V1.5H-5Z",
}


@dataclass(frozen=True, slots=True)
class Level:
    """A level line across the whole chart: its name, its value, the class of its style.

    Attributes:
        always: whether it is shown even where it is far from all values.
    """

    name: str
    value: float
    css: str
    always: bool = False


@dataclass(frozen=True, slots=True)
class Drawing:
    """All that a chart shows.

    Attributes:
        id: of the picture on its page. title, description: for who cannot see it. chart: the values and their limits.
        levels: lines across. marks: periods before which limits begin anew, with the number of their note.
        better: the side on which special causes are good. words: what each rule is called; ``centre``, ``lower`` and
        ``upper`` name the lines.
    """

    id: str
    title: str
    description: str
    chart: Chart
    levels: Sequence[Level]
    marks: Sequence[tuple[int, str]]
    better: str
    words: Callable[[str], str]
    number: Callable[[float], str]


def draw_on_page(drawing: Drawing) -> str:
    """Draw a chart for a page. Returns: one ``svg`` element; all words in it are escaped."""
    name = escape(drawing.id, quote=True)
    head = f'<svg class="sv-chart" id="{name}" role="img" aria-labelledby="{name}-title {name}-desc" height="{HEIGHT}">'
    return f"{head}{drawn(drawing)}</svg>"


def drawn(drawing: Drawing, width: int | None = None) -> str:
    """What is on a chart, as SVG without its outer element; all words in it are escaped.

    Args:
        drawing: it. width: of the lines in pixels; None for a chart that is as wide as its place.
    """
    drawing = replace(drawing, levels=_near(drawing))
    scale = _Scale(drawing, width)
    name = escape(drawing.id, quote=True)
    parts = [
        f'<title id="{name}-title">{escape(drawing.title)}</title>',
        f'<desc id="{name}-desc">{escape(drawing.description)}</desc>',
        *_levels(drawing, scale),
        *_limits(drawing, scale),
        *_marks(drawing, scale),
        *_values(drawing, scale),
        *_periods(drawing.chart.points, scale),
    ]
    return "".join(parts)


def _near(drawing: Drawing) -> list[Level]:
    """The levels that are shown: those that matter most, and what is near the values besides."""
    points = drawing.chart.points
    held = [point.value for point in points] + [level.value for level in drawing.levels if level.always]
    held += [line for point in points for line in (point.lower, point.upper) if line is not None]
    low, high = min(held), max(held)
    reach = (high - low) * _NEAR
    return [level for level in drawing.levels if level.always or low - reach <= level.value <= high + reach]


class _Scale:
    """Where a value, and a point, is on the picture."""

    def __init__(self, drawing: Drawing, width: int | None) -> None:
        self._width = width
        points = drawing.chart.points
        held = [point.value for point in points] + [level.value for level in drawing.levels]
        held += [line for point in points for line in (point.lower, point.upper) if line is not None]
        low, high = min(held), max(held)
        room = (high - low) * 0.06 or abs(high) * 0.05 or 1.0
        self._low, self._span = low - room, high - low + 2 * room
        self._count = len(points)

    def y(self, value: float) -> str:
        """Pixels from the top."""
        share = (value - self._low) / self._span
        return f"{_TOP + (1 - share) * (HEIGHT - _TOP - _BOTTOM):.1f}"

    def x(self, at: float) -> str:
        """Per cent of the width, or pixels; half a step before a point and behind it belongs to it."""
        share = (at + 0.5) / self._count
        return f"{share * 100:.2f}%" if self._width is None else f"{share * self._width:.1f}"

    @property
    def end(self) -> str:
        """The right end of the lines."""
        return "100%" if self._width is None else str(self._width)


def _line(css: str, x1: str, y1: str, x2: str, y2: str) -> str:
    return f'<line class="{css}" x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}"/>'


def _levels(drawing: Drawing, scale: _Scale) -> Iterator[str]:
    """Lines across, and beside them what they and the limits of the last point are called, none over another."""
    named = [(level.value, level.name, level.css) for level in drawing.levels]
    last = drawing.chart.points[-1]
    for key, value in (("upper", last.upper), ("centre", last.centre), ("lower", last.lower)):
        if value is not None:
            named.append((value, drawing.words(key), f"sv-chart__{key}"))
    for level in drawing.levels:
        yield _line(level.css, "0", scale.y(level.value), scale.end, scale.y(level.value))
    named.sort(key=lambda one: -one[0])
    places = _apart([float(scale.y(value)) for value, _, _ in named])
    for (value, name, css), place in zip(named, places, strict=True):
        words = escape(f"{name} {drawing.number(value)}")
        yield f'<text class="{css}" x="{scale.end}" dx="6" y="{place:.1f}" dy="4">{words}</text>'


def _apart(places: list[float]) -> list[float]:
    """Places of words, the highest first, moved down, and then up, until none is over another."""
    moved: list[float] = []
    for place in places:
        moved.append(max(place, moved[-1] + _LINE) if moved else place)
    lowest = float(HEIGHT - 6)
    for at in range(len(moved) - 1, -1, -1):
        moved[at] = min(moved[at], lowest)
        lowest = moved[at] - _LINE
    return moved


def _limits(drawing: Drawing, scale: _Scale) -> Iterator[str]:
    """Centre and limits, level over each point, a step where they change."""
    points = drawing.chart.points
    for key in ("upper", "centre", "lower"):
        css = f"sv-chart__{key}"
        lines = [getattr(point, key) for point in points]
        start = 0
        for at in range(1, len(points) + 1):
            if at == len(points) or lines[at] != lines[start] or points[at].stretch != points[start].stretch:
                if lines[start] is not None:
                    y = scale.y(lines[start])
                    yield _line(css, scale.x(start - 0.5), y, scale.x(at - 0.5), y)
                    following = lines[at] if at < len(points) else None
                    if following is not None and points[at].stretch == points[start].stretch:
                        yield _line(css, scale.x(at - 0.5), y, scale.x(at - 0.5), scale.y(following))
                start = at


def _marks(drawing: Drawing, scale: _Scale) -> Iterator[str]:
    for at, number in drawing.marks:
        x = scale.x(at - 0.5)
        yield _line("sv-chart__mark", x, "14", x, str(HEIGHT - _BOTTOM))
        yield f'<text class="sv-chart__number" x="{x}" y="11" text-anchor="middle">{escape(number)}</text>'


def _values(drawing: Drawing, scale: _Scale) -> Iterator[str]:
    points = drawing.chart.points
    for at, (one, other) in enumerate(pairwise(points)):
        css = "sv-chart__path" if one.stretch == other.stretch else "sv-chart__path sv-chart__path--across"
        yield _line(css, scale.x(at), scale.y(one.value), scale.x(at + 1), scale.y(other.value))
    said, places = "", _Places()
    for at, point in enumerate(points):
        x, y = scale.x(at), scale.y(point.value)
        rule = first_rule(point)
        if rule is None:
            yield f'<circle class="sv-chart__point" cx="{x}" cy="{y}" r="3"/>'
            said = ""
            continue
        side = next(signal.side for signal in point.signals if signal.rule == rule)
        css = "sv-chart__good" if side == drawing.better else "sv-chart__bad"
        yield f'<svg class="{css}" x="{x}" y="{y}" overflow="visible"><path d="{SHAPES[rule]}"/></svg>'
        if rule != said:
            anchor = "start" if at < len(points) / 3 else "end" if at > len(points) * 2 / 3 else "middle"
            words = drawing.words(rule)
            dy = places.take((at + 0.5) / len(points), float(y), anchor, words)
            yield (
                f'<text class="{css} sv-chart__word" x="{x}" y="{y}" dy="{dy}" '
                f'text-anchor="{anchor}">{escape(words)}</text>'
            )
        said = rule


class _Places:
    """Where the words beside points are, so that none is over another, not even on a phone."""

    def __init__(self) -> None:
        self._taken: list[tuple[float, float, float]] = []

    def take(self, share: float, y: float, anchor: str, words: str) -> int:
        """The nearest free place above or below a point. Returns: how far from the point the words' line is."""
        wide = sum(12.0 if ord(letter) > 0x2E7F else 6.6 for letter in words)
        left = share * _PHONE - {"start": 0.0, "middle": wide / 2, "end": wide}[anchor]
        inside = [dy for dy in _BESIDE if _TOP - 4 < y + dy < HEIGHT - _BOTTOM + 4] or [-10]
        free = [dy for dy in inside if not self._is_taken(left, left + wide, y + dy)]
        dy = (free or inside)[0]
        self._taken.append((left, left + wide, y + dy))
        return dy

    def _is_taken(self, left: float, right: float, line: float) -> bool:
        return any(left < end and start < right and abs(line - y) < _LINE for start, end, y in self._taken)


def first_rule(point: Point) -> str | None:
    """The rule by which a point is drawn; None for one that chance explains."""
    rules = {signal.rule for signal in point.signals}
    return next((rule for rule in SHAPES if rule in rules), None)


def _periods(points: Sequence[Point], scale: _Scale) -> Iterator[str]:
    """The names of three periods, which fit a phone: the first, the middle and the last."""
    for at in sorted({0, (len(points) - 1) // 2, len(points) - 1}):
        anchor = "start" if at == 0 else "end" if at == len(points) - 1 else "middle"
        x = "0" if at == 0 else scale.end if at == len(points) - 1 else scale.x(at)
        period = escape(points[at].period)
        yield f'<text class="sv-chart__period" x="{x}" y="{HEIGHT - 12}" text-anchor="{anchor}">{period}</text>'
