"""The names of a word processor's XML, short."""

from __future__ import annotations

from typing import Any

_SPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "dc": "http://purl.org/dc/elements/1.1/",
}


def q(name: str) -> str:
    """``w:p`` as lxml writes it."""
    space, _, local = name.partition(":")
    return f"{{{_SPACES[space]}}}{local}"


_SHORT = {f"{{{address}}}": f"{short}:" for short, address in _SPACES.items()}


def short(element: Any) -> str:
    """The name of an element as ``w:p``; with its whole namespace where it is none of ours; empty for a comment."""
    tag = element.tag
    if not isinstance(tag, str):
        return ""
    space, bracket, local = tag.partition("}")
    return _SHORT.get(space + bracket, space + bracket) + local


def value(element: Any, path: str, default: str = "") -> str:
    """The ``w:val`` of the element at a path of short names (``w:pPr/w:pStyle``)."""
    found = element.find("/".join(map(q, path.split("/")))) if element is not None else None
    return default if found is None else str(found.get(q("w:val"), default))


def is_on(element: Any, path: str) -> bool | None:
    """Whether a switch at a path (``w:rPr/w:b``) is on; None where it is not there."""
    found = element.find("/".join(map(q, path.split("/")))) if element is not None else None
    return None if found is None else found.get(q("w:val"), "1") not in ("0", "false", "off", "none")
