"""Own anchors: those that templates write by themselves give way to the ids that editors choose.

A part, a heading or a document may be called like a section of the page that it stands on. Its address is a promise
(``#R1``), that of the section is not: the section gets another. Templates need to know nothing of it: each anchor of
theirs that is more than one value is marked when the template is read, and the mark goes when the page is whole.
"""

from __future__ import annotations

import re

#: No word of a document comes with this sign to a page: it is no character for readers.
_MARK = "\x02"
#: In a template: an id, or what leads to one, with all that stands in its quotes.
_IN_TEMPLATE = re.compile(
    r"(?P<name>\s(?:id|for|aria-labelledby|aria-describedby|aria-controls)=\"|\shref=\"#)"
    r"(?P<words>(?:\{\{.*?\}\}|[^\"{])+)(?=\")"
)
_ONE_VALUE = re.compile(r"\{\{(?:(?!\}\}).)*\}\}")
#: Ids on a page that are not own, and those that are. What a search begins with is found fast in a long page.
_GIVEN = re.compile(rf'id="(?<=\sid=")([^"{_MARK}]*)"')
_OWN = re.compile(rf'id="{_MARK}(?<=\sid="{_MARK})([^"]*)"')
_MARKED = re.compile(rf'{_MARK}([^"]*)')


def marked(source: str) -> str:
    """A template's source in which its own anchors, and what leads to them, are marked."""
    return _IN_TEMPLATE.sub(
        lambda found: found[0] if _ONE_VALUE.fullmatch(found["words"]) else f"{found['name']}{_MARK}{found['words']}",
        source,
    )


def settled(html: str) -> str:
    """A page without marks, in which no own anchor is one that something else has. Page: all that is in the frame."""
    if _MARK not in html:
        return html
    given = set(_GIVEN.findall(html))
    instead: dict[str, str] = {}
    for name in _OWN.findall(html):
        free = name
        while free in given:
            free += "_"  # no id of a part or a document has this sign
        if free != name:
            given.add(free)
            instead[name] = free
    if not instead:
        return html.replace(_MARK, "")
    return _MARKED.sub(lambda found: instead.get(str(found[1]), str(found[1])), html)
