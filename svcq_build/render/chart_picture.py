"""A chart as a picture that stands by itself: in a paper, where no style sheet and no script is."""

from __future__ import annotations

import re
from html import escape

from svcq_build.render.chart_svg import HEIGHT, Drawing, drawn

#: The lines' width, and room beside them for their names.
_WIDTH, _ROOM = 560, 130
_INK, _PALE, _BRAND, _GOOD, _WARN, _ALARM = "#465156", "#5f6a6f", "#0b5563", "#1c6237", "#7a4b00", "#a8231b"
_DASHED = f'stroke="{_PALE}" stroke-dasharray="5 4"'
#: Words stand out from the lines below them.
_HALO = 'font-weight="600" paint-order="stroke" stroke="#fff" stroke-width="3"'
#: What a line, a text or a shape looks like by its class; on pages a style sheet says so.
_LOOKS = {
    "line": {
        "path": f'stroke="{_BRAND}" stroke-width="1.5"',
        "path--across": f'stroke="{_BRAND}" stroke-width="1.5" stroke-dasharray="1 4"',
        "centre": f'stroke="{_PALE}"',
        "upper": _DASHED,
        "lower": _DASHED,
        "target": f'stroke="{_GOOD}" stroke-width="2"',
        "warning": f'stroke="{_WARN}" stroke-dasharray="2 3"',
        "alarm": f'stroke="{_ALARM}" stroke-dasharray="2 3"',
        "mark": f'stroke="{_INK}" stroke-dasharray="6 3"',
    },
    "text": {
        "target": f'fill="{_GOOD}" font-weight="600"',
        "warning": f'fill="{_WARN}"',
        "alarm": f'fill="{_ALARM}"',
        "number": 'fill="#1a2225" font-weight="600"',
        "good": f'fill="{_GOOD}" {_HALO}',
        "bad": f'fill="{_ALARM}" {_HALO}',
    },
    "circle": {"point": f'fill="{_BRAND}"'},
    "svg": {"good": f'fill="{_GOOD}"', "bad": f'fill="{_ALARM}"'},
}
_CLASSED = re.compile(r'<(line|text|circle|svg) class="([^"]*)"')


def draw_alone(drawing: Drawing) -> str:
    """Draw a chart by itself, on white. Returns: a whole SVG file; all words in it are escaped."""
    width, name = _WIDTH + _ROOM, escape(drawing.id, quote=True)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="{name}-title {name}-desc" '
        f'width="{width}" height="{HEIGHT}" '
        f'viewBox="0 0 {width} {HEIGHT}" font-size="12" fill="{_INK}" '
        "font-family=\"'Noto Sans CJK SC', 'Source Han Sans SC', 'Microsoft YaHei', sans-serif\">"
        f'<rect width="{width}" height="{HEIGHT}" fill="#fff"/>{_CLASSED.sub(_look, drawn(drawing, _WIDTH))}</svg>'
    )


def _look(found: re.Match[str]) -> str:
    """The start of an element with what its class looks like, in the class's place."""
    tag = found[1]
    names = [name.removeprefix("sv-chart__") for name in found[2].split()]
    looks = [_LOOKS[tag][name] for name in reversed(names) if name in _LOOKS[tag]]  # the last says most
    return f"<{tag} {looks[0]}" if looks else f"<{tag}"
