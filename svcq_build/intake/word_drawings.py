"""Drawings of a word processor: what is anchored in a paragraph, each in one of the forms that it is written in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from svcq_build.intake.word_names import q, short


def alternative(element: Any) -> Iterator[Any]:
    """The children of one of several forms of the same thing: the newest that there is."""
    for name in ("mc:Choice", "mc:Fallback"):
        for form in element.iterfind(q(name)):
            if len(form):
                yield from form
                return


def boxes_in(element: Any) -> list[Any]:
    """The text boxes in a drawing, each once, whatever forms of it there are."""
    found: list[Any] = []
    for child in element:
        name = short(child)
        if name == "w:txbxContent":
            found.append(child)
        elif name == "mc:AlternateContent":
            for form in alternative(child):
                found += boxes_in(form) if short(form) != "w:txbxContent" else [form]
        else:
            found += boxes_in(child)
    return found


def plain_words(element: Any) -> str:
    """All words below an element, as they stand in the file."""
    pieces: list[str] = []
    for one in element.iter(q("w:t"), q("w:delText"), q("w:tab"), q("w:br"), q("m:t"), q("w:p")):
        name = short(one)
        pieces.append("\n" if name in ("w:p", "w:br") and pieces else " " if name == "w:tab" else one.text or "")
    return "".join(pieces)


def drawn(element: Any, *names: str) -> Iterator[Any]:
    """The elements of some names in a drawing, but not in its text boxes, which are read by themselves."""
    for child in alternative(element) if short(element) == "mc:AlternateContent" else element:
        name = short(child)
        if name in names:
            yield child
        if name != "w:txbxContent":
            yield from drawn(child, *names)
