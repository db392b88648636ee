"""Icons: inline SVG from the set that comes with the theme."""

from __future__ import annotations

import importlib.util
import re
from functools import cache
from pathlib import Path

from markupsafe import Markup

_NAME = re.compile(r"[a-z0-9-]+(?:/[a-z0-9-]+)+")


@cache
def icon(name: str) -> Markup:
    """The icon ``material/star`` as SVG, hidden from screen readers.

    Raises:
        LookupError: when there is no such icon.
    """
    path = _icons() / f"{name}.svg"
    if not _NAME.fullmatch(name) or not path.is_file():
        raise LookupError(f"there is no icon “{name}”")
    svg = path.read_text(encoding="utf-8").strip()
    return Markup(svg.replace("<svg ", '<svg aria-hidden="true" focusable="false" ', 1))  # noqa: S704 - a file of the theme


@cache
def _icons() -> Path:
    found = importlib.util.find_spec("material")  # where it lies, without running it
    if found is None or found.origin is None:
        raise LookupError("the package mkdocs-material is not installed")
    return Path(found.origin).parent / "templates" / ".icons"
