"""Weigh: does a change demand more, less, or the same in other words? Each field declares what is stricter."""

from __future__ import annotations

import typing
from collections.abc import Iterator
from typing import Any, Literal

from pydantic.fields import FieldInfo

from svcq_build.change.changes import Weight
from svcq_build.change.prose_weight import weigh_prose
from svcq_build.model import Amount, Duration, Model, PartIdMark, Prose


def stricter(info: FieldInfo) -> str | None:
    """What a field declares to be stricter (``lower``, ``higher``, ``first``…), if it declares anything."""
    extra = info.json_schema_extra if isinstance(info.json_schema_extra, dict) else {}
    how = extra.get("x-stricter")
    return str(how) if how else None


def weigh_presence(info: FieldInfo, *, added: bool) -> Weight:
    """How it weighs that a list gains an item, or loses one."""
    how = stricter(info)
    if how in (None, "undirected", "neither", "other"):
        return Weight.WORDING if how == "neither" else Weight.STRUCTURE
    return Weight.STRICTER if added == (how != "absent") else Weight.LOOSER


def weigh(info: FieldInfo, old: Any, new: Any, parents: tuple[Model, Model] | None) -> Weight:
    """How the change of one value weighs, by what the field declares to be stricter.

    Args:
        info: the field. old, new: its values. parents: the groups that it stands in, for fields that follow a sibling.
    """
    how = stricter(info)
    if how in ("neither", "other"):
        return Weight.WORDING if how == "neither" else Weight.STRUCTURE
    if how is not None and (old is None or new is None):
        return weigh_presence(info, added=old is None)
    if how in ("lower", "higher", "as:direction"):
        compared = _order(old, new)
        if how == "as:direction":
            assert parents is not None
            how = getattr(parents[1], "direction", "higher")
            if how is None or how != getattr(parents[0], "direction", "higher"):
                return Weight.STRUCTURE
        if not compared:
            return Weight.STRUCTURE
        return Weight.STRICTER if (compared < 0) == (how == "higher") else Weight.LOOSER
    if how == "first":
        order = _choices(info)
        return Weight.STRICTER if order.index(new) < order.index(old) else Weight.LOOSER
    if isinstance(old, str) and isinstance(new, str) and is_prose(info):
        weight = weigh_prose(old, new)
        # a time limit inside an exception may bind either side; one inside a finding binds nobody
        return Weight.STRUCTURE if how in ("absent", "undirected") and weight is not Weight.WORDING else weight
    return Weight.STRUCTURE


def _order(old: Any, new: Any) -> int | None:
    """-1 when the old value is the smaller one, 1 when it is the greater, 0 or None when neither is sure."""
    if isinstance(old, Amount) and isinstance(new, Amount):
        return old.compare(new)
    if isinstance(old, Duration) and isinstance(new, Duration):
        return old.compare(new)
    if isinstance(old, (int, float)) and isinstance(new, (int, float)):
        return (old > new) - (old < new)
    return None


def _choices(info: FieldInfo) -> list[Any]:
    annotation: Any = info.annotation
    if typing.get_origin(annotation) is not Literal:
        annotation = next(option for option in typing.get_args(annotation) if typing.get_origin(option) is Literal)
    return list(typing.get_args(annotation))


def is_prose(info: FieldInfo) -> bool:
    """Whether a field holds words for people, or a list of them."""
    marks = [*info.metadata, *_inside(info.annotation)]
    return any(isinstance(mark, Prose) for mark in marks) and not any(isinstance(mark, PartIdMark) for mark in marks)


def _inside(annotation: Any) -> Iterator[Any]:
    """All that an annotation is made of, the marks among it."""
    for inner in typing.get_args(annotation):
        yield inner
        yield from _inside(inner)
