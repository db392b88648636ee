"""Word text: runs of words, and fields that Word fills in."""

from __future__ import annotations

from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from svcq_build.export.blocks import Inline, printable
from svcq_build.words import is_chinese, is_traditional

_CODE_FONTS = ("Courier New", "宋体")


def element(tag: str, **attributes: Any) -> Any:
    """An element of Word's own namespace with attributes of it: ``element("ilvl", val=1)``."""
    made = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), str(value))
    return made


def set_fonts(properties: Any, latin: str, east: str) -> None:
    """Name the fonts of both scripts; those of the theme would count for more."""
    for old in properties.findall(qn("w:rFonts")):
        properties.remove(old)
    fonts = element("rFonts", ascii=latin, hAnsi=latin, eastAsia=east, cs=latin)
    properties.insert(0, fonts)


def language_tag(language: str) -> str:
    """A language as Word calls it."""
    if is_traditional(language):
        return "zh-TW"
    return {"zh": "zh-CN", "en": "en-US"}.get(language, language)


def write_words(paragraph: Any, words: Inline) -> None:
    """Add words to a paragraph, with their marks."""
    for run in words:
        into = paragraph
        if run.link:
            related = paragraph.part.relate_to(printable(run.link), RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
            into = element("hyperlink")
            into.set(qn("r:id"), related)
            paragraph._p.append(into)
        made = paragraph.add_run(printable(run.text))
        made.bold, made.italic = run.strong or None, run.emphasis or None
        made.font.strike, made.font.underline = run.struck or None, bool(run.link) or None
        if run.code:
            set_fonts(made._r.get_or_add_rPr(), *_CODE_FONTS)
        if run.language:
            tag = language_tag(run.language)
            spoken = element("lang", eastAsia=tag) if is_chinese(run.language) else element("lang", val=tag)
            made._r.get_or_add_rPr().append(spoken)
        if run.link:
            into.append(made._r)


def write_code(paragraph: Any, text: str) -> None:
    """Add text that nobody's spelling checker looks at."""
    paragraph.add_run(printable(text))._r.get_or_add_rPr().append(element("noProof"))


def add_field(paragraph: Any, code: str, shown: str = "1") -> None:
    """Add something that Word fills in. shown: what stands there until then."""
    begin_field(paragraph, code)
    paragraph.add_run(shown)
    end_field(paragraph)


def begin_field(paragraph: Any, code: str) -> None:
    """Begin something that Word fills in; what is added now is shown until then."""
    _mark(paragraph, "begin")
    told = element("instrText")
    told.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    told.text = f" {code} "
    paragraph.add_run()._r.append(told)
    _mark(paragraph, "separate")


def end_field(paragraph: Any) -> None:
    """End what :func:`begin_field` began, in the same paragraph or a later one."""
    _mark(paragraph, "end")


def _mark(paragraph: Any, what: str) -> None:
    paragraph.add_run()._r.append(element("fldChar", fldCharType=what))
