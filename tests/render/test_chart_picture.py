"""A chart that stands by itself needs no style sheet: what a class says on a page, attributes say in it."""

from __future__ import annotations

from xml.etree import ElementTree

from svcq_build.figures import xmr_chart
from svcq_build.render.chart_picture import draw_alone
from svcq_build.render.chart_svg import Drawing, Level

VALUES = [50.0, 52, 48, 51, 49, 53, 47, 50, 52, 48, 51, 75]


def test_it_stands_by_itself() -> None:
    chart = xmr_chart([(f"2026-{at:02}", value) for at, value in enumerate(VALUES, 1)], anew=("2026-05",))
    levels = (Level("目标", 45, "sv-chart__target", always=True),)
    words = "<b>等候</b>"
    svg = draw_alone(Drawing("c", words, words, chart, levels, [(4, "1")], "low", lambda key: key, "{:g}".format))
    root = ElementTree.fromstring(svg)
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert root.findtext("{*}title") == words
    assert "class=" not in svg
    assert "%" not in svg  # a file has a width of its own
    lines = [line for line in root.iter("{http://www.w3.org/2000/svg}line") if not line.get("stroke")]
    assert lines == []
    assert 'stroke="#1c6237"' in svg  # the target
