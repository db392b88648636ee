"""The words of a word processor's paragraph: its runs, with all that can stand between them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from svcq_build.intake.blocks import Place
from svcq_build.intake.decoded import without_steering
from svcq_build.intake.markdown_text import as_markdown
from svcq_build.intake.symbols import symbol
from svcq_build.intake.word_drawings import alternative, boxes_in, drawn, plain_words
from svcq_build.intake.word_gathered import Whole, Words
from svcq_build.intake.word_names import is_on, q, short, value
from svcq_build.words import say

_SUPER = str.maketrans("0123456789+-()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿ")
_SUB = str.maketrans("0123456789+-()", "₀₁₂₃₄₅₆₇₈₉₊₋₍₎")
_INSERTED, _DELETED = ("w:ins", "w:moveTo"), ("w:del", "w:moveFrom")
_SCHEMES = ("http://", "https://", "mailto:", "tel:")
#: How words can look that have the same words without it.
_LOOKS: dict[str, Callable[[Any], bool]] = {
    "bold": lambda run: bool(is_on(run, "w:rPr/w:b")),
    "italic": lambda run: bool(is_on(run, "w:rPr/w:i")),
    "underlined": lambda run: value(run, "w:rPr/w:u", "none") != "none",
    "coloured": lambda run: value(run, "w:rPr/w:color", "auto") not in ("auto", "000000"),
    "highlighted": lambda run: value(run, "w:rPr/w:highlight", "none") != "none",
}
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
        self.words.size = max(self.words.size, int(size) / 2 if size.isdecimal() else self._size)
        self._look(run, before)

    def _look(self, run: Any, before: int) -> None:
        """Keep of how words look what means something: struck out, raised, lowered."""
        raised = value(run, "w:rPr/w:vertAlign")
        if raised in ("superscript", "subscript"):
            table = _SUPER if raised == "superscript" else _SUB
            words = self.words.text(before)
            if words.translate(table) == words:
                told = say("Raised or lowered in the file; it now stands on the line.")
                self.whole.remark(self.place, told, words)
            self.words.pieces[before:] = [
                (text.translate(table), markdown and markdown.translate(table))
                for text, markdown in self.words.pieces[before:]
            ]
        self.words.looks |= {name for name, is_so in _LOOKS.items() if is_so(run)}
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
            fields.open[-1].hidden += (element.text or "") if name == "w:t" else ""
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
        sign = symbol(code, font)
        if sign is None:
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
        described = next((one.get("descr") or "" for one in drawn(element, "wp:docPr")), "")
        shown = [one.get(q("r:embed")) or one.get(q("r:link")) for one in drawn(element, "a:blip")]
        shown += [one.get(q("r:id")) for one in drawn(element, "v:imagedata")]
        is_embedded = next(drawn(element, "o:OLEObject"), None) is not None
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
            for one in drawn(element, tag):
                target = self.whole.related.get(one.get(q(attribute), ""), ("", "", True))[1]
                told = say(
                    "A diagram that the program draws; only its words are told here. Put a picture in its place."
                )
                self.whole.remark(self.place, told, self.whole.words_of_part(target), stays=True)
        for one in drawn(element, "v:textpath"):  # WordArt, watermarks
            self.whole.remark(self.place, say("Decorated words are left out."), one.get("string", ""))
