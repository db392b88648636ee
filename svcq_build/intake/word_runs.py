"""The words of a word processor's paragraph: its runs, with all that can stand between them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from svcq_build.intake.blocks import Place, Remark, Tracked
from svcq_build.intake.decoded import without_steering
from svcq_build.intake.markdown_text import as_markdown, beginnings, inline
from svcq_build.intake.word_fields import Fields
from svcq_build.intake.word_names import is_on, q, short, value
from svcq_build.words import Message, say

_SUPER = str.maketrans("0123456789+-()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿ")
_SUB = str.maketrans("0123456789+-()", "₀₁₂₃₄₅₆₇₈₉₊₋₍₎")
#: Signs of the symbol fonts that offices use for boxes and ticks; by the last byte of their code.
_SYMBOLS = {
    "A8": "☐", "6F": "☐", "71": "☐", "FE": "☑", "FD": "☒", "FC": "✓", "FB": "✗", "6C": "●", "6E": "■", "75": "◆",
    "D8": "➢", "9F": "•", "A1": "○", "52": "☑", "54": "☒", "50": "✓", "4F": "✗", "A3": "☐",
}  # fmt: skip
_SYMBOL_FONTS = ("Wingdings", "Wingdings 2", "Wingdings 3", "Webdings")
_INSERTED, _DELETED = ("w:ins", "w:moveTo"), ("w:del", "w:moveFrom")
_SCHEMES = ("http://", "https://", "mailto:", "tel:")
#: What stands among words and has none.
_WORDLESS = frozenset(
    (
        "w:pPr",
        "w:rPr",
        "w:proofErr",
        "w:bookmarkStart",
        "w:bookmarkEnd",
        "w:commentRangeStart",
        "w:commentRangeEnd",
        "w:lastRenderedPageBreak",
        "w:permStart",
        "w:permEnd",
        "w:softHyphen",
        "w:annotationRef",
        "w:footnoteRef",
        "w:endnoteRef",
        "w:separator",
        "w:continuationSeparator",
        "w:moveFromRangeStart",
        "w:moveFromRangeEnd",
        "w:moveToRangeStart",
        "w:moveToRangeEnd",
        "w:sdtPr",
        "w:sdtEndPr",
        "w:pgNum",
        "w:smartTagPr",
        "w:customXmlPr",
        "w:fldData",
    )
)


@dataclass(slots=True)
class Words:
    """What a paragraph says, gathered.

    Attributes:
        pieces: its words, each with the Markdown that shows it, or None where it is words and no more.
        pictures: those in it, as Markdown. boxes: text boxes that are anchored in it.
        bold: whether all of its words are; None while it has none. size: of its largest letters, in points.
    """

    pieces: list[tuple[str, str | None]] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    boxes: list[Any] = field(default_factory=list)
    bold: bool | None = None
    size: float = 0

    def add(self, text: str, markdown: str | None = None) -> None:
        """Add words, and how they are written in Markdown where they are more than words."""
        self.pieces.append((text, markdown))

    def text(self, begin: int = 0) -> str:
        """The words, from a piece on."""
        return "".join(text for text, _ in self.pieces[begin:])

    def markdown(self, begin: int = 0) -> str:
        """The same as Markdown; words that stand together are escaped together."""
        groups = groupby(self.pieces[begin:], key=lambda piece: piece[1] is None)
        return beginnings(
            "".join(
                inline("".join(text for text, _ in group)) if bare else "".join(markdown or "" for _, markdown in group)
                for bare, group in groups
            )
        )

    def replace(self, begin: int, text: str, markdown: str) -> None:
        """Put something in the place of all pieces from one on."""
        self.pieces[begin:] = [(text, markdown)]


@dataclass(slots=True)
class Whole:
    """What the reading of a whole file shares.

    Attributes:
        tracked: what is done with tracked changes; None where nobody has said. remarks: what was met.
        fields: that are open. related: id → kind, target, whether outside. notes: reads a foot- or endnote.
        keep: keeps the picture in a part, and gives its name back; None where it cannot be shown.
        undecided: where tracked changes stand.
    """

    tracked: Tracked | None
    remarks: list[Remark]
    fields: Fields
    related: dict[str, tuple[str, str, bool]]
    notes: Callable[[str, str], str]
    keep: Callable[[str, Place], str | None]
    words_of_part: Callable[[str], str]
    undecided: list[Place] = field(default_factory=list)
    looks: set[str] = field(default_factory=set)

    def remark(self, place: Place, what: Message, text: str = "", stays: bool = False) -> None:
        """Note what does not become part of a document as it stands; ``stays``: the draft keeps it as a remark."""
        self.remarks.append(Remark(place, what, text.strip(), stays))


class Runs:
    """Reads the words of one paragraph."""

    def __init__(self, whole: Whole, place: Place, bold: bool | None, size: float) -> None:
        """Begin.

        Args:
            whole: what the file shares. place: the paragraph's. bold, size: as its style has them.
        """
        self.whole, self.place, self.words = whole, place, Words()
        self._bold, self._size = bold, size

    def read(self, element: Any) -> Words:
        """The words below an element."""
        for child in element:
            self._inline(child)
        return self.words

    def _inline(self, element: Any) -> None:
        name = short(element)
        if not name or name in _WORDLESS:
            return
        if name in _INSERTED or name in _DELETED:
            self._changed(element, name in _INSERTED)
        elif name == "w:r":
            self._run(element)
        elif name == "w:hyperlink":
            self._link(element)
        elif name == "w:sdt":
            content = element.find(q("w:sdtContent"))
            if is_on(element, "w:sdtPr/w:showingPlcHdr"):
                told = say("The field was never filled in; its prompt is left out.")
                self.whole.remark(self.place, told, plain_words(element))
            elif content is not None:
                self.read(content)
        elif name in ("m:oMath", "m:oMathPara"):
            formula = "".join(one.text or "" for one in element.iter(q("m:t")))
            self.words.add(formula)
            self.whole.remark(
                self.place, say("A formula: its signs are kept on one line; see whether they are right."), formula
            )
        elif name == "mc:AlternateContent":
            for child in alternative(element):
                self._inline(child)
        elif name in ("w:drawing", "w:pict", "w:object"):
            self._drawn(element)
        else:
            self.read(element)

    def _changed(self, element: Any, inserted: bool) -> None:
        """Words of a tracked change: there or not, as was decided."""
        if not plain_words(element).strip() and element.find(f".//{q('w:drawing')}") is None:
            return
        self.whole.undecided.append(self.place)
        kept = inserted == (self.whole.tracked != "comment")
        told = plain_words(element)
        if inserted:
            what = (
                say("Inserted by a tracked change, which was accepted.")
                if kept
                else say("A tracked change would insert this; it is left out.")
            )
        else:
            what = (
                say("A tracked change would delete this; it is kept.")
                if kept
                else say("Deleted by a tracked change, which was accepted.")
            )
        self.whole.remark(self.place, what, told, stays=not kept or not inserted)
        if kept:
            self.read(element)

    def _run(self, run: Any) -> None:
        if is_on(run, "w:rPr/w:vanish"):
            if words := plain_words(run).strip():
                self.whole.remark(self.place, say("Hidden in the file, and left out."), words, stays=True)
            return
        before = len(self.words.pieces)
        for child in run:
            self._piece(child)
        new = self.words.text(before)
        if not new.strip():
            return
        bold = is_on(run, "w:rPr/w:b")
        bold = bool(self._bold if bold is None else bold)
        self.words.bold = bold if self.words.bold is None else self.words.bold and bold
        size = value(run, "w:rPr/w:sz")
        self.words.size = max(self.words.size, int(size) / 2 if size.isdigit() else self._size)
        self._look(run, before)

    def _look(self, run: Any, before: int) -> None:
        """Keep of how words look what means something: struck out, raised, lowered."""
        raised = value(run, "w:rPr/w:vertAlign")
        if raised in ("superscript", "subscript"):
            table = _SUPER if raised == "superscript" else _SUB
            self.words.pieces[before:] = [
                (text.translate(table), markdown and markdown.translate(table))
                for text, markdown in self.words.pieces[before:]
            ]
        if is_on(run, "w:rPr/w:strike") or is_on(run, "w:rPr/w:dstrike"):
            words = self.words.text(before)
            self.words.replace(before, words, f"~~{self.words.markdown(before).strip()}~~")
            self.whole.remark(self.place, say("Struck out in the file, and kept so."), words)

    def _piece(self, element: Any) -> None:
        name, fields = short(element), self.whole.fields
        if name == "w:fldChar":
            ended = fields.mark(element)
            if ended is not None and not ended.shown and not fields.hides and (words := ended.words()):
                self.words.add(words)
                if ended.name == "EQ":
                    self.whole.remark(
                        self.place, say("Made of several signs by a field; see whether this is right."), words
                    )
            return
        if name in ("w:instrText", "w:delInstrText"):
            if fields.open:
                fields.open[-1].instruction += element.text or ""
            return
        if fields.hides:
            return
        match name:
            case "w:t" | "w:delText":
                self._text(element.text or "")
            case "w:tab" | "w:ptab":
                self._text(" ")
            case "w:br" | "w:cr":
                if element.get(q("w:type"), "textWrapping") == "textWrapping":
                    self.words.add("\n")
            case "w:noBreakHyphen":
                self._text("-")
            case "w:sym":
                self._symbol(element)
            case "w:footnoteReference" | "w:endnoteReference":
                self._note(name[2:-9], element.get(q("w:id"), ""))
            case "w:ruby":
                self._ruby(element)
            case "w:commentReference":
                pass  # comments are told of by themselves
            case _:
                self._inline(element)

    def _text(self, text: str) -> None:
        fields, text = self.whole.fields, without_steering(text)
        for one in fields.open:
            one.shown = True
        if fields.link:
            self._linked(text, fields.link)
        else:
            self.words.add(text)

    def _ruby(self, element: Any) -> None:
        """A phonetic guide: the words themselves are kept, what is said above them is told."""
        guide = plain_words(element.find(q("w:rt"))) if element.find(q("w:rt")) is not None else ""
        base = element.find(q("w:rubyBase"))
        if base is not None:
            self.read(base)
            told = say("A phonetic guide over “{words}” is left out.", words=plain_words(base))
            self.whole.remark(self.place, told, guide)

    def _symbol(self, element: Any) -> None:
        code, font = element.get(q("w:char"), ""), element.get(q("w:font"), "")
        sign = _SYMBOLS.get(code[-2:].upper()) if font in _SYMBOL_FONTS else None
        if sign is None and not code.upper().startswith("F0"):
            try:
                sign = chr(int(code, 16))
            except (ValueError, OverflowError):
                sign = None
        if sign is None or not sign.isprintable():
            self.whole.remark(
                self.place, say("A sign of the font “{font}” that is no text: “□” stands for it.", font=font), code
            )
            sign = "□"
        self.words.add(sign)

    def _note(self, kind: str, id_: str) -> None:
        words = self.whole.notes(kind, id_).strip()
        if words:
            self.words.add(f"（注：{words}）", f"（注：{as_markdown(words)}）")
            self.whole.remark(
                self.place, say("A note at the foot now stands in brackets where it was referred to."), words
            )

    def _link(self, element: Any) -> None:
        _, target, outside = self.whole.related.get(element.get(q("r:id"), ""), ("", "", False))
        if not outside:
            self.read(element)
            return
        before = len(self.words.pieces)
        self.read(element)
        words, markdown = self.words.text(before), self.words.markdown(before)
        del self.words.pieces[before:]
        self._linked(words, target, markdown)

    def _linked(self, words: str, target: str, markdown: str | None = None) -> None:
        written = as_markdown(words) if markdown is None else markdown
        if not words.strip():
            self.words.add(words)
        elif target.startswith(_SCHEMES) and not set(target) & set("<>()\n ") and "]" not in words:
            self.words.add(words, f"[{written}]({target})")
        else:
            self.words.add(words, written)
            self.whole.remark(
                self.place, say("A link to “{target}” is left out; its words are kept.", target=target), words
            )

    def _drawn(self, element: Any) -> None:
        """A picture, a text box, a diagram, an embedded file."""
        self.words.boxes += boxes_in(element)
        described = next((one.get("descr") or "" for one in element.iter(q("wp:docPr"))), "")
        shown = [one.get(q("r:embed")) or one.get(q("r:link")) for one in element.iter(q("a:blip"))]
        shown += [one.get(q("r:id")) for one in element.iter(q("v:imagedata"))]
        is_embedded = next(element.iter(q("o:OLEObject")), None) is not None
        for id_ in dict.fromkeys(filter(None, shown)):
            _, target, outside = self.whole.related.get(str(id_), ("", "", True))
            if outside:
                self.whole.remark(
                    self.place, say("A picture that does not lie in the file is left out: {target}", target=target)
                )
            elif not is_embedded and (name := self.whole.keep(target, self.place)):
                self.words.pictures.append(f"![{as_markdown(' '.join(described.split())).replace(']', '')}]({name})")
        if is_embedded:
            self.whole.remark(self.place, say("A file is embedded here; it is left out."))
        for tag, attribute in (("c:chart", "r:id"), ("dgm:relIds", "r:dm")):
            for one in element.iter(q(tag)):
                target = self.whole.related.get(one.get(q(attribute), ""), ("", "", True))[1]
                told = say(
                    "A diagram that the program draws; only its words are told here. Put a picture in its place."
                )
                self.whole.remark(self.place, told, self.whole.words_of_part(target), stays=True)
        for one in element.iter(q("v:textpath")):  # WordArt, watermarks
            self.whole.remark(self.place, say("Decorated words are left out."), one.get("string", ""))


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
