"""YAML as people type it: a text → its values, past what can be read past, with a fault for each such thing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from svcq_build.load.slips import clean_names, find_slips, holds_odd_blanks, in_plain_spaces
from svcq_build.syntax import Fault, Unreadable, compose_past_faults, construct, find_full_width, in_half_width


@dataclass(frozen=True, slots=True)
class YamlText:
    """What a text holds.

    Attributes:
        text: the text in plain spaces, which the places of all that is read refer to.
        empty: whether nothing stands in it. data: its plain values. faults: what is wrong with how it is written.
    """

    text: str
    empty: bool
    data: Any
    faults: tuple[Fault, ...]


def read_yaml(text: str) -> YamlText:
    """Read a text.

    Raises:
        Unreadable: when it cannot be read, whatever is read past.
    """
    has_odd = holds_odd_blanks(text)
    text, odd = in_plain_spaces(text) if has_odd else (text, [])
    try:
        node, past = compose_past_faults(text)
        at_odd = {fault.span.line for fault in odd if fault.span.column == 1}
        past = [fault for fault in past if fault.span.line not in at_odd]  # how that line is indented is not known yet
        if node is None:
            return YamlText(text, True, None, (*past, *odd))
        if has_odd:
            odd.extend(clean_names(node, text))
        slips = list(find_slips(node, text))
        data, faults = construct(node)
    except Unreadable as error:
        raise (Unreadable(*odd) if odd else error) from None
    return YamlText(text, False, data, (*past, *odd, *slips, *faults))


def past_colons(read: YamlText) -> YamlText:
    """What a text holds whose names of fields are all followed by full-width colons, so that YAML sees none of them."""
    colon = find_full_width(read.text) if isinstance(read.data, str) else None
    if colon is None:
        return read
    lines = (in_half_width(line, key=True) for line in read.text.split("\n"))
    return replace(read_yaml("\n".join(lines)), faults=(colon,))
