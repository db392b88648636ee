"""Quotes: ``{param:wait-max}`` in a text or as a field's value stands for what a parameter is worth.

What is read is the value, in the language of the documents: whoever looks at a text sees what its readers see. The text
as it is written stays at hand: translations are made of it, and pages link to the parameter where it is quoted.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from svcq_build.model.amounts import Amount, format_amount
from svcq_build.model.places import Route
from svcq_build.model.references import PART_PATTERN, Ref

#: The relation of what quotes a parameter to the parameter.
QUOTES = Ref("quotes", "quoted-in", ("parameters",), "must")
#: A quote as it has to be written.
QUOTE = re.compile(rf"\{{param:({PART_PATTERN})\}}", re.ASCII)
#: What begins like a quote, in whatever characters.
_LIKE = re.compile(r"\{?[{｛]\s*(?:param(?:eter)?s?|参数)\s*[:：]", re.IGNORECASE)
_WHOLE = re.compile(
    rf"(?P<open>\{{?[{{｛])\s*(?:param(?:eter)?s?|参数)\s*[:：]\s*(?:(?P<id>{PART_PATTERN})?\s*(?P<close>[}}｝]\}}?)"
    rf"|(?P<words>[^{{}}｛｝\n，。；]{{1,40}})(?P<end>[}}｝])|(?P<begun>{PART_PATTERN})?\s*)",
    re.IGNORECASE | re.ASCII,
)
#: A quote in other brackets than braces, where it is no link's address; and braces around what may be an id alone.
_OTHER = re.compile(
    rf"(?:(?<!\])[(（\[【〔<《「]|\$)\s*param\s*[:：]\s*(?P<id>{PART_PATTERN})\s*[)）\]】〕>》」](?!\()", re.ASCII
)
_NAKED = re.compile(rf"(?:^|.*[:\[,-] +)[\"']?param:(?P<id>{PART_PATTERN})[\"']?[ \]}}]*$", re.ASCII | re.MULTILINE)
_BARE = re.compile(r"\$?\{(?P<id>[a-z][a-z0-9-]*)\}")
#: Code in Markdown is shown as it is written.
_CODE = re.compile(r"(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)", re.DOTALL)
#: A Markdown link, in which no other can stand; a heading, from whose words its address is made.
_CLOSED = re.compile(r"!?\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])|^ {0,3}#{1,6} .*|^.+\n *(?:=+|-+) *$", re.MULTILINE)
#: What a marked value begins with, what parts its document from its id and that from the value, and what ends it.
_BEGIN, _PART, _VALUE, _END = "\ue000", "\ue001", "\ue002", "\ue003"
_MARKED = re.compile(f"{_BEGIN}([a-z0-9-]*){_PART}([A-Za-z0-9.-]*){_VALUE}([^{_END}]*){_END}")
_SIGNS = re.compile(r"([\\`*_\[\]<>&!#|~])")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter, as texts quote it.

    Attributes:
        id: its name. document: ``kind:id`` of the document that holds it. amount: its value, for the size of
            organisation that the settings choose. unit: what a count counts, in the language of the documents.
        unit_of: ``kind:id`` and the id of the parameter whose unit that is.
    """

    id: str
    document: str
    amount: Amount
    unit: str = ""
    unit_of: tuple[str, str] | None = None

    @property
    def target(self) -> str:
        """``kind:id#part``, where its page has it."""
        return f"{self.document}#{self.id}"

    def shown(self, language: str, lookup: Callable[[str, str], str | None] | None = None) -> str:
        """Its value as readers of a language write it; ``lookup`` finds what its unit is called there."""
        unit = self.unit
        if unit and lookup is not None and self.unit_of is not None:
            document, name = self.unit_of
            unit = lookup(f"{document} parameters.{name}.unit", unit) or unit
        word = str if lookup is None else (lambda english: lookup("", english) or english)
        return format_amount(self.amount, language, unit, word)


class Quoted(str):
    """A text with the values of the parameters that it quotes.

    Attributes:
        written: the text as it stands in its file. values: the parameters, by id.
    """

    __slots__ = ("values", "written")
    written: str
    values: Mapping[str, Parameter]

    def __new__(cls, text: str, written: str, values: Mapping[str, Parameter]) -> Quoted:
        """A text and what was written."""
        quoted = super().__new__(cls, text)
        quoted.written, quoted.values = written, values
        return quoted

    def __getnewargs__(self) -> tuple[str, str, Mapping[str, Parameter]]:  # type: ignore[override] # for pickle
        """What pickle passes to ``__new__``."""
        return (str(self), self.written, self.values)


class QuotedNumber(float):
    """A number that is a parameter's: ``parameter`` is its ``kind:id#part``."""

    __slots__ = ("parameter",)
    parameter: str

    def __new__(cls, number: float, parameter: str) -> QuotedNumber:
        """A number and where it is from."""
        quoted = super().__new__(cls, number)
        quoted.parameter = parameter
        return quoted

    def __getnewargs__(self) -> tuple[float, str]:  # type: ignore[override] # for pickle
        """What pickle passes to ``__new__``."""
        return (float(self), self.parameter)


@dataclass(frozen=True, slots=True)
class Quote:
    """A place of a document that quotes parameters.

    Attributes:
        route: where it is. written: what stands there in the file: a text, or the braces of a group read as one.
        values: the parameters that it quotes. part: the part of the document around it, if any.
        language: the one in which the values stand there.
    """

    route: Route
    written: Any
    values: tuple[Parameter, ...]
    part: str | None = None
    language: str = "zh"


@dataclass(frozen=True, slots=True)
class QuoteMark:
    """Something in a text that is a quote, or was meant as one.

    Attributes:
        start, end: where it stands. id: the parameter's; None where it names none.
        closed: whether it has an end. sound: whether it is written as it has to be.
        words: what stands in the place of an id, and cannot be one.
    """

    start: int
    end: int
    id: str | None
    closed: bool
    sound: bool
    words: str = ""


def written(text: str) -> str:
    """A text as it stands in its file."""
    return text.written if isinstance(text, Quoted) else text


def may_quote(text: str) -> bool:
    """Whether anything in a text looks like a quote."""
    if ("{" in text or "｛" in text) and (_LIKE.search(text) is not None or _BARE.search(text) is not None):
        return True
    return "param" in text and (_OTHER.search(text) is not None or _NAKED.search(text) is not None)


def find_quotes(text: str) -> Iterator[QuoteMark]:
    """The quotes in a Markdown text and what was meant as one; code holds none."""
    code = _code_in(text)
    for found in _OTHER.finditer(text) if "param" in text else ():
        if not _inside(code, found):
            yield QuoteMark(*found.span(), found["id"], True, False)
    naked = _NAKED.fullmatch(text) if text.startswith("param:") else None
    if naked is not None:
        yield QuoteMark(*naked.span(), naked["id"], True, False)
    for found in _WHOLE.finditer(text):
        if _inside(code, found):
            continue
        begin, end = found.span()
        opened, closed = found["open"], found["close"] or found["end"]
        if len(opened) == 2 and (closed is None or len(closed) == 1):  # a brace before it is the text's own
            begin += 1
        elif len(opened) == 1 and closed is not None and len(closed) == 2:
            end -= 1
        sound = QUOTE.fullmatch(text[begin:end]) is not None
        if closed is None:
            end = begin + len(text[begin:end].rstrip())
        yield QuoteMark(begin, end, found["id"] or found["begun"], closed is not None, sound, found["words"] or "")


def bare_braces(text: str) -> Iterator[QuoteMark]:
    """The words in braces in a Markdown text that may be ids of parameters, though nothing says so; code holds none."""
    code = _code_in(text)
    for found in _BARE.finditer(text) if "{" in text else ():
        if not _inside(code, found):
            yield QuoteMark(*found.span(), found["id"], True, False)


def _code_in(text: str) -> list[tuple[int, int]]:
    return [found.span() for found in _CODE.finditer(text)] if "`" in text else []


def _inside(stretches: list[tuple[int, int]], found: re.Match[str]) -> bool:
    return any(start <= found.start() < end for start, end in stretches)


def with_values(text: str, value: Callable[[str], str | None]) -> str:
    """A text with values in the place of its quotes; one of which ``value`` knows nothing stays."""
    if "{param:" not in text:
        return text
    out, end = [], 0
    for mark in find_quotes(text):
        found = value(mark.id) if mark.sound and mark.id is not None else None
        if found is not None:
            out += [text[end : mark.start], found]
            end = mark.end
    return "".join([*out, text[end:]])


def with_marks(text: str, values: Mapping[str, Parameter], shown: Callable[[Parameter], str]) -> str:
    """A Markdown text with values that are marked as quoted, but for those that stand in a link or a heading.

    The marks are signs of private use, which Markdown takes for letters: emphasis around a value stays what it was.
    :func:`linked` makes links of them once the text is HTML.
    """
    closed = [found.span() for found in _CLOSED.finditer(text)]
    out, end = [], 0
    for mark in find_quotes(text):
        parameter = values.get(mark.id or "") if mark.sound else None
        if parameter is None:
            continue
        words = _SIGNS.sub(r"\\\1", shown(parameter))
        if not any(start <= mark.start < stop for start, stop in closed):
            words = f"{_BEGIN}{parameter.document.partition(':')[2]}{_PART}{parameter.id}{_VALUE}{words}{_END}"
        out += [text[end : mark.start], words]
        end = mark.end
    return "".join([*out, text[end:]])


def linked(html: str, link: Callable[[str, str], str]) -> str:
    """HTML with links in the place of marks.

    Args:
        html: what a text with marks became. link: makes a link of a parameter's ``kind:id#part`` and its value (HTML).
    """
    if _BEGIN not in html:
        return html
    return _MARKED.sub(lambda found: link(f"parameters:{found[1]}#{found[2]}", found[3]), html)
