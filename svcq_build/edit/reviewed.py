"""Record in a document's file that someone has looked at it: ``review.last``, and nothing else, changes."""

from __future__ import annotations

import datetime as dt

from yaml.nodes import MappingNode, Node, ScalarNode

from svcq_build.edit.edit import CannotEdit, Edit, File, replace_scalar
from svcq_build.words import say

_ROUTE = ("review", "last")


def record_review(file: File, day: dt.date) -> bytes:
    """The file's bytes with ``day`` as the day of the last review.

    Raises:
        CannotEdit: when the document says nothing of reviews, or in a way that cannot be edited by itself.
    """
    value = day.isoformat()
    edit, data = _edit(file, value), file.data()
    return file.edited([edit], {**data, "review": {**data["review"], "last": value}})


def _edit(file: File, value: str) -> Edit:
    review, last = file.node(_ROUTE[:1]), file.node(_ROUTE)
    if "review" not in file.data():
        raise CannotEdit(say("{path} does not say how often it is reviewed; add “review.every” first.", path=file.path))
    if not isinstance(review, MappingNode) or not review.value:
        raise CannotEdit(say("{path} cannot be edited without changing more than was asked.", path=file.path))
    if last is not None and isinstance(last, ScalarNode) and last.start_mark.index == last.end_mark.index:
        place = int(last.start_mark.index)  # the field is there, but empty
        return Edit(place, place, f" {value}" if file.text[place - 1] == ":" else value)
    if last is not None:
        return replace_scalar(file, last, value)
    end = _end(review.value[-1][1], file.text)
    if review.flow_style:
        return Edit(end, end, f", last: {value}")
    indent = " " * review.value[0][0].start_mark.column
    end = _line_end(file.text, end)
    return Edit(end, end, f"{file.line_break}{indent}last: {value}")


def _end(node: Node, text: str) -> int:
    start, end = node.start_mark.index, node.end_mark.index
    return start + len(text[start:end].rstrip())


def _line_end(text: str, place: int) -> int:
    while place < len(text) and text[place] not in "\r\n":
        place += 1
    return place
