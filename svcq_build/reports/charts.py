"""Charts in a report: the measured values until the end of its period → a picture for each indicator."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from svcq_build.export import Block, Picture, Table, cell, plain
from svcq_build.render import draw_alone, draw_on_page, drawing_of
from svcq_build.reports.frame import Frame
from svcq_build.watch import Series, series_of

#: A line through fewer values says nothing.
_LEAST = 6
#: So many values stand in the table beside a chart, the newest.
_TOLD = 6


def charts(frame: Frame, refs: Sequence[str]) -> Iterator[Block]:
    """A chart for each of some indicators (``indicator:id``, ``indicator:id#F1``) that has enough values."""
    for ref in dict.fromkeys(refs):
        whole, _, part = ref.partition("#")
        local = frame.papers.desk.local(whole)
        if local is None or local.entry.kind.name != "indicator":
            continue
        rows = [row for row in frame.measured(ref) if row.period.last <= frame.period.last]
        for series in series_of(whole, local.entry.model, rows, lambda ref: _model(frame, ref)):
            if len(series.measured) >= _LEAST and frame.period.first <= series.last.period.last:
                figure = next((one for one in local.doc.also if one.id == part), local.doc)
                yield _picture(frame, series, figure)


def _model(frame: Frame, ref: str) -> Any:
    entry = frame.graph.corpus.entries.get(ref)
    return entry.model if entry is not None else None


def _picture(frame: Frame, series: Series, figure: Any) -> Picture:
    name = series.ref.partition(":")[2].replace("#", "-")
    drawing = replace(drawing_of(frame.papers.desk, series, figure), id=f"chart-{name}")
    words = frame.word("{label}: {value}", label=drawing.title, value=drawing.description)
    values, on_site = _values(frame, series), draw_on_page(drawing)
    return Picture(draw_alone(drawing).encode(), "svg", words, captioned=True, values=values, on_site=on_site)


def _values(frame: Frame, series: Series) -> Table:
    word = frame.word
    rows = [
        tuple(cell(text) for text in (one.period, frame.number(one.value, 2), frame.number(one.lower, 2),
                                      frame.number(one.centre, 2), frame.number(one.upper, 2)))
        for one in series.chart.points[-_TOLD:]
    ]  # fmt: skip
    head = (word("Period"), word("Value"), word("Lower limit"), word("Mean"), word("Upper limit"))
    caption = plain(word("The newest values"))
    return Table(tuple(map(plain, head)), tuple(rows), caption, right=frozenset(range(1, 5)))
