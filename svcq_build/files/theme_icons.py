"""Icons: the set that comes with the theme, as SVG files."""

from __future__ import annotations

import importlib.util
import re
from functools import cache
from pathlib import Path

#: What an icon's name looks like: its path in the set.
ICON = re.compile(r"[a-z0-9-]+(?:/[a-z0-9-]+)+")


def icon_file(name: str) -> Path | None:
    """The file of the icon ``material/star``, or None when there is no such icon.

    Raises:
        LookupError: when the theme is not installed.
    """
    path = theme_templates() / ".icons" / f"{name}.svg"
    return path if ICON.fullmatch(name) and path.is_file() else None


@cache
def theme_templates() -> Path:
    """The folder of the theme's templates.

    Raises:
        LookupError: when the theme is not installed.
    """
    found = importlib.util.find_spec("material")  # where it lies, without running it
    if found is None or found.origin is None:
        raise LookupError("the package mkdocs-material is not installed")
    return Path(found.origin).parent / "templates"


@cache
def icon_names(folder: str) -> tuple[str, ...]:
    """The names of all icons of a part of the set (``material``), to offer one of them."""
    if not re.fullmatch(r"[a-z0-9-]+(?:/[a-z0-9-]+)*", folder):
        return ()
    there = theme_templates() / ".icons"
    found = sorted((there / folder).rglob("*.svg"))
    return tuple(path.relative_to(there).with_suffix("").as_posix() for path in found)
