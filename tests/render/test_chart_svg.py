"""A chart is readable without script and colours, and by who cannot see it; no words in it are markup."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from svcq_build.figures import xmr_chart
from svcq_build.render.chart_svg import Drawing, Level, draw_on_page

CALM = [50.0, 52, 48, 51, 49, 53, 47, 50, 52, 48, 51, 49]


def _drawn(values: list[float], words: str = "", anew: tuple[str, ...] = (), levels: tuple[Level, ...] = ()) -> str:
    chart = xmr_chart([(f"2026-{at:02}", value) for at, value in enumerate(values, 1)], anew=anew)
    marks = [(int(period[-2:]) - 1, "1") for period in anew]
    return draw_on_page(
        Drawing(
            "c", f"等候{words}", f"说明{words}", chart, levels, marks, "low", lambda key: f"{key}{words}", "{:g}".format
        )
    )


def test_it_is_sound_xml_with_a_title_and_a_description() -> None:
    root = ElementTree.fromstring(_drawn([*CALM, 75]))
    assert [root.findtext("title"), root.findtext("desc")] == ["等候", "说明"]
    assert root.get("aria-labelledby") == "c-title c-desc"
    assert root.get("role") == "img"


def test_a_special_cause_has_a_word_and_a_shape() -> None:
    svg = _drawn([*CALM, 75])
    assert svg.count("<path") == 1
    assert re.search(r'<text class="sv-chart__bad[^>]*>outside</text>', svg)
    assert "sv-chart__good" in _drawn([*CALM, 25])
    assert "<path" not in _drawn(CALM)


def test_lines_are_named_and_a_change_is_marked() -> None:
    target = Level("目标", 45, "sv-chart__target", always=True)
    svg = _drawn([*CALM, *CALM], anew=("2026-13",), levels=(target, Level("报警", 500, "sv-chart__alarm")))
    assert "目标 45" in svg
    assert "报警" not in svg  # so far away that all values would lie on one line
    assert svg.count('class="sv-chart__mark"') == 1
    assert ">1</text>" in svg
    assert "upper 5" in svg


def test_a_strangers_words_stay_words() -> None:
    svg = _drawn([*CALM, 75], words='</title><script>alert("&x")</script>')
    assert "<script" not in svg
    ElementTree.fromstring(svg)


def test_a_single_value_can_be_drawn() -> None:
    assert 'class="sv-chart__point"' in _drawn([50])


def test_no_word_is_over_another() -> None:
    svg = _drawn([*CALM * 4, 60, 50, 60, 50, 60])
    lines = [
        float(y) + float(dy) for y, dy in re.findall(r'<text class="sv-chart__bad[^>]* y="([^"]*)" dy="([^"]*)"', svg)
    ]
    assert len(lines) > 2
    assert min(abs(one - other) for at, one in enumerate(lines) for other in lines[:at]) >= 14
