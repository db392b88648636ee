"""Line mends: a line of YAML that cannot be read, as it was meant, where that can be told.

Each mend is a suspicion: a text that needs quotes, a space left out behind a colon, a bullet from a word processor.
It is right when the parser gets further with it than without.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from svcq_build.kinds import all_kinds
from svcq_build.words import Message, say

#: What word processors put before an item, and what people type for it.
BULLETS = "•●○▪◦‣∙·・－–—−‐‑⁃＊*✓√■□◆◇▶►▸➢➤※→\uf0b7\uf06c\uf0d8\uf0fc\uf0a7\uf075\uf06e"
_LEAD = r"(?P<lead> *(?:- +)*(?:[A-Za-z_][A-Za-z0-9_-]*: +)?)"
_BEFORE_TEXT = re.compile(rf"{_LEAD}(?P<text>\S.*?)(?P<comment> +#.*| *)$")
_NO_SPACE = re.compile(r"(?P<lead> *(?:- +)*[A-Za-z_][A-Za-z0-9_-]*):(?P<text>[^\s:].*)$")
_EQUALS = re.compile(r"(?P<lead> *(?:- +)*[A-Za-z_][A-Za-z0-9_-]*)(?P<sign> *[=＝;；] *)(?P<text>\S.*)$")
_NO_SPACE_DASH = re.compile(r"(?P<lead> *)-(?P<text>[^\s-].*)$")
_BULLET = re.compile(
    rf"(?P<lead> *)(?P<bullet>[{BULLETS}]|-(?=[^\s0-9-])|[0-9]{{1,2}}[.、)）]|[a-z][.)）](?= )|[+](?= )"
    r"|[一二三四五六七八九十]{1,3}[、.)）]|[（(][0-9]{1,2}[)）]|[①-⑳])"
    r"[ 　\t]*(?P<text>\S.*)$"
)
#: What is longer than this is no line that somebody typed.
_LONGEST = 2000
#: So many characters are parsed at most in search of a mend.
_BUDGET = 1_000_000
_REFERENCE = re.compile(r"[a-z]+: [a-z0-9]+(?:-[a-z0-9]+)*(?:#[A-Za-z0-9.-]+)?")
#: A text in double quotes from its beginning to its end, and a backslash in one that begins no escape of YAML's.
_DOUBLE_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"')
_NO_ESCAPE = re.compile(r"\\[^\"\\/0abtnvfre \tN_LP]")
#: A text in quotes, and behind it a mark that belongs to another notation, or to the sentence around it.
_MARK_BEHIND = re.compile(r"""(?P<quoted>"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')(?P<mark>[,;，；、。])""")
_FIELD_INSIDE = re.compile(r"(?:^|\s)[a-z_]{2,}: ")


@dataclass(frozen=True, slots=True)
class LineMend:
    """A stretch of a line and what is to stand there.

    Attributes:
        column, end: the stretch, from 0. text: what is to stand there.
        message, hint: what is wrong, and how to mend it. elsewhere: the parser knows better where the fault is.
    """

    column: int
    end: int
    text: str
    message: Message
    hint: Message
    elsewhere: bool = False


def split_bullet(line: str) -> tuple[str, str, str] | None:
    """A line that begins with a bullet: its indentation, the bullet and the text; None for any other."""
    found = _BULLET.match(line)
    return (found["lead"], found["bullet"], found["text"]) if found else None


def line_mends(line: str) -> Iterator[LineMend]:
    """The mends that a line suggests, the likeliest first."""
    if len(line) > _LONGEST:
        return
    dashed = _NO_SPACE_DASH.match(line)
    if dashed is not None:
        yield LineMend(
            dashed.end("lead") + 1,
            dashed.end("lead") + 1,
            " ",
            say("The space after the hyphen is missing here."),
            say("Write “{text}”.", text=_short(f"- {dashed['text']}")),
        )
    bullet = _BULLET.match(line)
    if bullet is not None:
        yield LineMend(
            bullet.start("bullet"),
            bullet.start("text"),
            "- ",
            say("An item of a list begins with a hyphen and a space, not with “{bullet}”.", bullet=bullet["bullet"]),
            say("Write “- ” in its place."),
        )
    spaced = _NO_SPACE.match(line)
    if spaced is not None and not spaced["text"].startswith("//"):
        yield LineMend(
            spaced.end("lead") + 1,
            spaced.end("lead") + 1,
            " ",
            say("The space after the colon is missing here."),
            say("Write “{text}”.", text=_short(f"{spaced['lead'].strip()}: {spaced['text']}")),
        )
    equals = _EQUALS.match(line)
    if equals is not None:
        yield LineMend(
            equals.start("sign"),
            equals.end("sign"),
            ": ",
            say("Between a name and its value stands a colon, not “{sign}”.", sign=equals["sign"].strip()),
            say("Write “{text}”.", text=_short(f"{equals['lead'].strip()}: {equals['text']}")),
        )
    valued = _BEFORE_TEXT.match(line)
    if valued is not None and valued["lead"].strip():
        yield from _in_quotes(valued)


def _in_quotes(found: re.Match[str]) -> Iterator[LineMend]:
    text = found["text"]
    behind = _MARK_BEHIND.fullmatch(text)
    if behind is not None:
        at = found.start("text") + behind.start("mark")
        message = say("Behind a text in quotes nothing can follow: here stands “{sign}”.", sign=behind["mark"])
        yield LineMend(at, at + 1, "", message, say("Delete it."))
        return
    escape = _NO_ESCAPE.search(re.sub(r"\\\\", "  ", text)) if _DOUBLE_QUOTED.fullmatch(text) else None
    if escape is not None and escape[0][1] in "xuU":
        return  # the character that is meant is no backslash
    if escape is not None:
        plain = "'" + text[1:-1].replace("'", "''") + "'"
        message = say("“{sign}” means nothing in a text in double quotes.", sign=escape[0])
        hint = say("Write {text}: between single quotes, a backslash is a backslash.", text=_short(plain))
        yield LineMend(found.start("text"), found.end("text"), plain, message, hint)
        return
    if text[0] in "\"'":
        if len(text) > 1 and text.find(text[0], 1) == -1:
            return  # never closed: another fault
        bare = text
    elif text[0] in "[{" and (not _words_after(text) or (text[0] == "{" and ": " in text)):
        return
    else:
        bare = text
    colon = False
    if _REFERENCE.fullmatch(text) and text.partition(":")[0] in all_kinds():
        whole = text.replace(": ", ":")
        message = say("A reference has no space after its colon.")
        yield LineMend(found.start("text"), found.end("text"), whole, message, say("Write {text}.", text=whole), True)
        return
    if _FIELD_INSIDE.search(text):
        return  # two fields on one line, rather than a text
    written = json.dumps(bare, ensure_ascii=False)
    if text[0] in "*&!%@`|>{[\"'" or text.startswith("? "):
        message = say("A text that begins with “{character}” must stand in quotes as a whole.", character=text[0])
    elif ": " in text or text.endswith(":"):
        message = say("A text that holds a colon and a space must stand in quotes.")
        colon = True
    else:
        return
    yield LineMend(
        found.start("text"), found.end("text"), written, message, say("Write {text}.", text=_short(written)), colon
    )


def _words_after(text: str) -> bool:
    """Whether the brackets at the start of a text are closed, and words follow."""
    even = text.count("[") == text.count("]") and text.count("{") == text.count("}")
    return even and text.rstrip()[-1] not in "]}"


def find_line_mend(lines: list[str], at: int, reach: Callable[[str], float]) -> tuple[int, LineMend] | None:
    """The mend of a line at or shortly before ``at`` that lets the parser get further, with the line's index.

    Args:
        lines: the file. at: the index of the line where the parser gave up.
        reach: how far (to which line) another text can be parsed.
    """
    tried, most = 0, max(2, min(12, _BUDGET // (sum(map(len, lines)) + 1)))
    for number in range(min(at, len(lines) - 1), max(-1, at - 4), -1):
        for mend in (*line_mends(lines[number]), *_as_its_neighbours(lines, number)):
            line = lines[number]
            mended = line[: mend.column] + mend.text + line[mend.end :]
            rest = [_go_on(other) for other in lines[number + 1 :]] if mend.text == "- " else lines[number + 1 :]
            tried += 1
            if reach("\n".join([*lines[:number], mended, *rest])) > at or (
                mend.text == "- " and reach("\n".join([*lines[:number], mended])) > number and _is_item(lines, number)
            ):
                return number, mend
            if tried > most:
                return None
    return None


_KEY_LINE = re.compile(r"(?P<lead> *(?:- +)*)[A-Za-z_][A-Za-z0-9_-]*:(?: +[^|>&*].*)?$")


def _as_its_neighbours(lines: list[str], number: int) -> Iterator[LineMend]:
    """The line of a field, indented like the field above, which holds a value and so no fields."""
    found, above = _KEY_LINE.match(lines[number]), _KEY_LINE.match(lines[number - 1]) if number else None
    if found is None or above is None or lines[number - 1].rstrip().endswith(":") or "-" in found["lead"]:
        return
    have, wanted = len(found["lead"]), len(above["lead"])
    if have != wanted:
        yield LineMend(
            0,
            have,
            " " * wanted,
            say("This line is not indented like its neighbours."),
            say("Put {wanted} spaces before it, not {count}.", wanted=wanted, count=have),
        )


def _go_on(line: str) -> str:
    """A later line with the same kind of bullet, mended too, so that one of them can be judged."""
    found = split_bullet(line)
    return f"{found[0]}- {found[2]}" if found else line


def _is_item(lines: list[str], number: int) -> bool:
    return number > 0 and (lines[number - 1].rstrip().endswith(":") or lines[number - 1].lstrip().startswith("- "))


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57]}…"
