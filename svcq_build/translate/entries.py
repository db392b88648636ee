"""Entries: what a translation file (gettext's .po) says, each with its place, however a program has laid it out.

Read is what GNU gettext's own tools, Poedit and Weblate write: wrapped or not, indented, with escaped characters
(octal and hexadecimal bytes of UTF-8), in any order, with comments of every sort.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from svcq_build.model import FILE_START, Span
from svcq_build.syntax import Fault
from svcq_build.words import Message, say

_KEYWORD = re.compile(r"(msgctxt|msgid_plural|msgid|msgstr)(?:\[(\d+)\])?[ \t]*(.*)")
#: How gettext's tools write a place where they are asked to keep to the standard (``msgcat --strict``).
_PLACE_AS_NOTE = re.compile(r"# File: (.+), line: -?[0-9]+")
_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"')
_ESCAPE = re.compile(rb"\\(?:([0-7]{1,3})|x([0-9A-Fa-f]{1,2})|(.))", re.DOTALL)
_PLAIN = {b"n": b"\n", b"t": b"\t", b"r": b"\r", b"a": b"\a", b"b": b"\b", b"f": b"\f", b"v": b"\v"}
_CHARSET = re.compile(r"^content-type:.*?charset=([^\s;]+)", re.IGNORECASE | re.MULTILINE)
_AFTER_BACKSLASH = re.compile(r"\\(.)", re.DOTALL)
_ESCAPED = frozenset('ntrabfv\\"01234567x')
_FULL_WIDTH_QUOTES = re.compile("[“”＂]")


@dataclass(slots=True)
class PoEntry:
    """One message of a translation file.

    Attributes:
        context: where the text stands (``standard:x requirements.R1.text``). id: the source. string: the translation.
        flags: ``fuzzy`` and the like. notes: comments of translators. extracted: comments made by programs.
        locations: the files that the text comes from. previous: what the translation was made of, where that changed.
        obsolete: whether it stands in the file as a comment only.
        id_span, string_span: the first lines of the source and of the translation.
    """

    context: str = ""
    id: str = ""
    string: str = ""
    flags: set[str] = field(default_factory=set)
    notes: list[str] = field(default_factory=list)
    extracted: list[str] = field(default_factory=list)
    locations: list[str] = field(default_factory=list)
    previous: str = ""
    obsolete: bool = False
    id_span: Span = FILE_START
    string_span: Span = FILE_START
    _seen: set[str] = field(default_factory=set)

    @property
    def fuzzy(self) -> bool:
        """Whether someone has to look at the translation before it counts."""
        return "fuzzy" in self.flags

    @property
    def is_header(self) -> bool:
        """Whether this is the file's own entry, which says what its charset is."""
        return "msgid" in self._seen and not self.id and not self.context


@dataclass(frozen=True, slots=True)
class PoFile:
    """What a translation file holds.

    Attributes:
        entries: the messages in order, obsolete ones among them; the header is none.
        header: the lines of the file's own entry, as they are, with the comments above; empty where there is none.
        notes: the comments below the last entry.
        faults: all that could not be understood.
    """

    entries: tuple[PoEntry, ...]
    header: str
    faults: tuple[Fault, ...]
    notes: tuple[str, ...] = ()


@lru_cache(maxsize=8)
def read_entries(text: str) -> PoFile:
    """Read a translation file.

    Args:
        text: what it holds, decoded, with ``\\n`` at the ends of lines.
    """
    reader = _Reader()
    for number, line in enumerate(text.split("\n"), 1):
        reader.take(number, line)
    reader.finish()
    faults = [*reader.faults, *_doubled(reader.entries)]
    header = ""
    if reader.header is not None:
        first, last, entry = reader.header
        header = "\n".join(text.split("\n")[first - 1 : last]).strip("\n") + "\n"
        faults.extend(_foreign_charset(entry, text.split("\n")[first - 1 : last], first))
    return PoFile(tuple(reader.entries), header, tuple(sorted(faults, key=lambda fault: fault.span.line)), reader.notes)


class _Reader:
    """The state of reading: the entry under way, and what its next quoted line belongs to."""

    def __init__(self) -> None:
        self.entries: list[PoEntry] = []
        self.header: tuple[int, int, PoEntry] | None = None
        self.faults: list[Fault] = []
        self.notes: tuple[str, ...] = ()
        self._entry = PoEntry()
        self._first = self._last = 0
        self._field = self._previous_field = ""
        self._broken = False  # a line of the entry under way was refused: what it lacks then follows from that

    def take(self, number: int, line: str) -> None:
        """One line."""
        words = line.strip()
        if not words:
            return
        if words.startswith("#~"):
            if words.startswith("#~|"):
                self._take_previous(words[3:].strip(), number)
                return
            words = words[2:].strip()
            if words:
                self._take_words(number, line, words, obsolete=True)
        elif words.startswith("#"):
            self._take_comment(number, words)
        else:
            self._take_words(number, line, words, obsolete=False)

    def finish(self) -> None:
        """The entry under way has ended."""
        entry, self._entry = self._entry, PoEntry()
        first, self._first = self._first, 0
        broken, self._broken = self._broken, False
        self._field = self._previous_field = ""
        if not entry._seen:
            self.notes = (*entry.extracted, *entry.notes)
            return
        if "msgid" not in entry._seen or "msgstr" not in entry._seen:
            if broken:
                return
            missing = "msgid" if "msgid" not in entry._seen else "msgstr"
            message = say("This entry has no {word}.", word=missing)
            hint = say("Write a line {word} with the text in quotes, or delete the whole entry.", word=missing)
            self._fault(self._last, "", message, hint)
        elif entry.is_header and not entry.obsolete:
            if self.header is None:
                self.header = (first, self._last, entry)
            else:
                message = say("This file has a second header (an entry whose msgid is empty).")
                self._fault(entry.id_span.line, "", message, say("Delete one of the two."))
        else:
            self.entries.append(entry)

    def _begin(self, number: int) -> None:
        self._first = self._first or number

    def _take_comment(self, number: int, words: str) -> None:
        if "msgstr" in self._entry._seen:
            self.finish()
        self._begin(number)
        entry, rest = self._entry, words[2:].strip()
        if words.startswith(("#,", "#=")):
            entry.flags.update(flag.strip() for flag in rest.split(",") if flag.strip())
        elif words.startswith("#|"):
            self._take_previous(rest, number)
        elif words.startswith("#:"):
            entry.locations.extend(place for place in rest.split() if place)
        elif words.startswith("#."):
            entry.extracted.append(rest)
        elif (place := _PLACE_AS_NOTE.fullmatch(words)) is not None:
            entry.locations.append(place[1])
            if entry.notes[:1] == [""]:  # what these tools write between entries in place of an empty line
                del entry.notes[0]
        else:
            entry.notes.append(words[1:].removeprefix(" "))

    def _take_previous(self, words: str, number: int) -> None:
        if "msgstr" in self._entry._seen:
            self.finish()
        found = _KEYWORD.fullmatch(words)
        if found is not None:
            self._previous_field, words = found[1], found[3].strip()
        if self._previous_field == "msgid" and _QUOTED.fullmatch(words):
            value = self._unquoted(words, Span(number, 1, number, 1))
            self._entry.previous += value or ""

    def _take_words(self, number: int, line: str, words: str, obsolete: bool) -> None:
        found = _KEYWORD.fullmatch(words)
        column = line.index(words[0]) + 1 if words else 1
        if found is not None:
            self._keyword(number, found, obsolete)
            quoted = found[3].strip()
        else:
            quoted = words
        span = Span(number, column, number, len(line.rstrip()) + 1)
        if not _QUOTED.fullmatch(quoted) or not self._field:
            self._refuse(span, words, quoted)
            return
        self._last = number
        value = self._unquoted(quoted, span)
        if value is not None:
            self._put(value)

    def _unquoted(self, quoted: str, span: Span) -> str | None:
        """The text in quotes; None, and a fault, where it is none."""
        strange = next((sign for sign in _AFTER_BACKSLASH.findall(quoted[1:-1]) if sign not in _ESCAPED), None)
        if strange is not None:
            message = say("\\{sign} means nothing in a translation file.", sign=strange)
            self._fault(span.line, "", message, say("A backslash in a text is written twice: \\\\."), span)
            return None
        try:
            return unquoted(quoted)
        except UnicodeDecodeError:
            hint = say("Escaped characters are the bytes of UTF-8; msgconv --to-code=UTF-8 writes them so.")
            self._fault(span.line, "", say("This text is not UTF-8."), hint, span)
            return None

    def _keyword(self, number: int, found: re.Match[str], obsolete: bool) -> None:
        name = found[1]
        begins = name == "msgctxt" or (name == "msgid" and "msgid" in self._entry._seen)
        if (begins and self._entry._seen - {"msgctxt"}) or (name == "msgctxt" and "msgctxt" in self._entry._seen):
            self.finish()
        self._begin(number)
        entry = self._entry
        entry.obsolete = obsolete
        self._last = number
        self._field = name
        span = Span(number, 1, number, 1)
        if name == "msgid_plural" or found[2] is not None:
            if "plural" not in entry._seen:
                hint = say("Delete the line msgid_plural and all but msgstr[0], and write msgstr instead of msgstr[0].")
                self._fault(number, "", say("Texts of documents have no plural forms."), hint)
            entry._seen.add("plural")
            self._field = name if found[2] == "0" else "other plural"
        elif name == "msgstr" and name in entry._seen and not self._broken:
            self._fault(number, "", say("This entry has two translations."), say("Keep the right one of the two."))
        entry._seen.add(name)
        if name == "msgid":
            entry.id_span = span
        elif self._field == "msgstr":
            entry.string_span = span

    def _put(self, value: str) -> None:
        if self._field == "msgctxt":
            self._entry.context += value
        elif self._field == "msgid":
            self._entry.id += value
        elif self._field == "msgstr":
            self._entry.string += value

    def _refuse(self, span: Span, words: str, quoted: str) -> None:
        hint: Message
        self._broken = True
        if words.startswith(("<<<<<<<", "=======", ">>>>>>>", "|||||||")):
            return  # a merge that was not finished is told as a whole
        if _FULL_WIDTH_QUOTES.match(quoted):
            hint = say('Write the quotes in ASCII: "…".')
        elif quoted.count('"') % 2 or quoted.endswith('\\"'):
            hint = say('A text begins and ends with a quote on the same line; a quote inside it is written \\".')
        elif quoted.startswith('"'):
            hint = say('A quote inside a text is written \\"; after the last quote nothing may follow.')
        else:
            hint = say('Lines begin with msgctxt, msgid, msgstr or #, or continue a text in quotes: "…".')
        self._fault(span.line, words, say("This line is not understood: {words}", words=words[:60]), hint, span)

    def _fault(self, line: int, words: str, message: Message, hint: Message, span: Span | None = None) -> None:
        place = span or Span(line, 1, line, 1)
        self.faults.append(Fault("broken-translation-file", place, message, hint))


def unquoted(words: str) -> str:
    """The text that stands in quotes, with what is escaped in it.

    Raises:
        UnicodeDecodeError: when escaped bytes are not UTF-8.
    """
    inner = words[1:-1]
    if "\\" not in inner:
        return inner
    return _ESCAPE.sub(_byte, inner.encode("utf-8", "surrogatepass")).decode("utf-8", "strict")


def _byte(found: re.Match[bytes]) -> bytes:
    if found[1]:
        return bytes([int(found[1], 8) & 255])
    if found[2]:
        return bytes([int(found[2], 16)])
    return _PLAIN.get(found[3], found[3])


def _doubled(entries: list[PoEntry]) -> Iterator[Fault]:
    first: dict[tuple[bool, str, str], PoEntry] = {}
    for entry in entries:
        other = first.setdefault((entry.obsolete, entry.context, entry.id), entry)
        if other is not entry:
            yield Fault(
                "broken-translation-file",
                entry.id_span,
                say(
                    "This text is translated twice for the same place; the other is in line {line}.",
                    line=other.id_span.line,
                ),
                say("Keep the right one and delete the other, from its comments to its msgstr."),
                (other.id_span, say("first translated here")),
            )


def _foreign_charset(entry: PoEntry, lines: list[str], first: int) -> Iterator[Fault]:
    found = _CHARSET.search(entry.string)
    if found is None or found[1].lower().replace("_", "-") in ("utf-8", "utf8", "us-ascii", "ascii", "charset"):
        return
    number = next((first + index for index, line in enumerate(lines) if "charset=" in line.lower()), first)
    yield Fault(
        "broken-translation-file",
        Span(number, 1, number, 1),
        say("This file calls its characters “{charset}”; translation files are UTF-8.", charset=found[1][:40]),
        say("Write charset=utf-8 there; if the text looks garbled then, convert it: msgconv --to-code=UTF-8."),
    )
