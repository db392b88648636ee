"""SVG: a chart → a picture of dots, for Word files, where typst is installed."""

from __future__ import annotations

from functools import lru_cache

#: A page that is the picture and nothing else; the picture comes in as data.
_PAGE = b"""#set page(width: auto, height: auto, margin: 0pt)
#image(bytes(sys.inputs.at("svg")), format: "svg")
"""
_DOTS_PER_INCH = 200


@lru_cache(maxsize=200)
def svg_to_png(svg: bytes) -> bytes | None:
    """A chart as PNG; None where typst is missing or cannot read it."""
    try:
        import typst
    except ImportError:
        return None
    try:
        made = typst.compile(
            _PAGE, format="png", ppi=_DOTS_PER_INCH, sys_inputs={"svg": svg.decode("utf-8", "replace")}
        )
    except typst.TypstError:
        return None
    return made if isinstance(made, bytes) else None
