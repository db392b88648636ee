"""Icons: inline SVG from the set that comes with the theme."""

from __future__ import annotations

from functools import cache

from markupsafe import Markup

from svcq_build.files import icon_file


@cache
def icon(name: str) -> Markup:
    """The icon ``material/star`` as SVG, hidden from screen readers.

    Raises:
        LookupError: when there is no such icon.
    """
    path = icon_file(name)
    if path is None:
        raise LookupError(f"there is no icon “{name}”")
    svg = path.read_text(encoding="utf-8").strip()
    return Markup(svg.replace("<svg ", '<svg aria-hidden="true" focusable="false" ', 1))  # noqa: S704 - a file of the theme
