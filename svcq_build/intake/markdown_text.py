"""A stranger's words → Markdown that shows exactly these words."""

from __future__ import annotations

import re

#: What Markdown, or svcq in it, would take for more than a sign.
_INLINE = re.compile(
    r"[\\`*]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])|~(?=~)|(?<=~)~|<(?=[A-Za-z/!?])|&(?=#?[A-Za-z0-9]+;)"
    r"|!(?=\[)|\[(?=\^|[^\[\]\n]*\][(\[:（ 　])"
)
#: What would quote a parameter of the handbook.
_QUOTE = re.compile(r"[{｛](?=\s*(?:param(?:eter)?s?|参数)\s*[:：])", re.IGNORECASE)
#: What begins a block at the beginning of a line.
_BEGINNING = re.compile(
    r"^(?:(?P<sign>#{1,6}(?=#*(?:\s|$))|>|[-+](?=\s|$)|[=-]+(?=\s*$)|\|)|(?P<number>\d{1,9})(?P<dot>[.)])(?=\s|$))"
)
_HAN = re.compile("[\u3400-\u9fff]")
_DOTS = re.compile(r"^[•·●▪◦■◆][ \t\u3000]*(?=\S)")


def as_markdown(text: str) -> str:
    """One paragraph's words as Markdown: signs that would make something of them are escaped."""
    return beginnings(inline(text))


def inline(text: str) -> str:
    """Words inside of a line, escaped; what begins a line is left to :func:`beginnings`."""
    escaped = _INLINE.sub(lambda found: "\\" + found[0], text)
    return _QUOTE.sub(lambda found: f"&#{ord(found[0])};", escaped)


def beginnings(markdown: str) -> str:
    """Lines that go on in a paragraph: what would begin a block at their beginnings is escaped."""
    return "\n".join(map(_line, markdown.split("\n")))


def _line(line: str) -> str:
    line = line.strip(" \t\u3000\xa0")
    found = _BEGINNING.match(line)
    if found is None:
        return _DOTS.sub("- ", line)
    if found["number"]:
        return f"{found['number']}\\{line[found.start('dot') :]}"
    return "\\" + line


def in_cell(markdown: str) -> str:
    """Markdown as it can stand in a cell of a table: on one line, without bars."""
    return on_one_line(markdown).replace("|", "\\|")


def on_one_line(markdown: str) -> str:
    """Lines as one, parted by semicolons of their script; the signs of list items go."""
    lines = [line.strip().removeprefix("- ") for line in markdown.split("\n") if line.strip()]
    return semicolon("".join(lines)).join(lines)


def semicolon(text: str) -> str:
    """What parts the pieces of a text."""
    return "；" if _HAN.search(text) else "; "


def colon(text: str) -> str:
    """What stands behind the name of what follows."""
    return "：" if _HAN.search(text) else ": "
