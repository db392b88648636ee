"""Word styles: the looks and the numbering of a Word file, as its user finds them under the usual names."""

from __future__ import annotations

from typing import Any

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from svcq_build.export.numbers import DEEPEST
from svcq_build.export.word_text import language_tag, set_fonts
from svcq_build.words import is_chinese, is_traditional

#: How wide a line is.
TEXT_WIDTH = Cm(16)
#: What Chinese offices set papers in, which Word and WPS both know; and what goes with it for Latin letters.
_BODY = {"zh": "宋体", "hant": "新細明體"}
_HEADINGS = {"zh": "黑体", "hant": "微軟正黑體"}
_LATIN = "Times New Roman"
_LATIN_HEADINGS = "Arial"
_CODE = "Courier New"
_SIZES = {1: 14, 2: 12, 3: 10.5, 4: 10.5, 5: 10.5, 6: 10.5}


def set_styles(document: Document, language: str) -> None:
    """Give a file its looks.

    Args:
        document: from python-docx's template. language: the paper's.
    """
    script = "hant" if is_traditional(language) else "zh"
    body, heading = _BODY[script], _HEADINGS[script]
    _set_defaults(document, body, language)
    styles: Any = document.styles
    _look(styles["Normal"], 10.5, body, space_after=6, line=1.25)
    for level in range(1, DEEPEST + 1):
        style = styles[f"Heading {level}"]
        _look(style, _SIZES[level], heading, _LATIN_HEADINGS, bold=not is_chinese(language), space_before=12)
        style.paragraph_format.keep_with_next = True
        style.font.italic = False
    _look(styles["Title"], 22, heading, _LATIN_HEADINGS, bold=not is_chinese(language), space_before=6, space_after=12)
    _without_border(styles["Title"])
    _look(styles["Subtitle"], 12, heading, _LATIN_HEADINGS, space_after=0, colour="555555")
    styles["Subtitle"].font.italic = False
    for name in ("Header", "Footer"):
        _look(styles[name], 8.5, body, space_after=0, line=1.0, colour="555555")
    _look(styles["Quote"], 10.5, body, colour="444444")
    styles["Quote"].paragraph_format.left_indent = Cm(0.8)
    _look(styles["Caption"], 9, heading, _LATIN_HEADINGS, colour="333333")
    _add(styles, "SVCQ Lead", 11.5, body, space_before=10, space_after=10, line=1.4)
    _add(styles, "SVCQ Label", 10.5, heading, _LATIN_HEADINGS, space_before=6, space_after=3)
    styles["SVCQ Label"].paragraph_format.keep_with_next = True
    _add(styles, "SVCQ Small", 9, body, colour="555555")
    _add(styles, "SVCQ Part", 10.5, body)
    _add(styles, "SVCQ Details", 9.5, body, space_after=4, colour="444444")
    _add(styles, "SVCQ Table", 9.5, body, space_before=1, space_after=1, line=1.15)
    _add(styles, "SVCQ Code", 9, body, _CODE, space_after=6, line=1.0)
    _add(styles, "SVCQ Warning", 12, heading, _LATIN_HEADINGS, bold=True, colour="B00020")
    _add(styles, "SVCQ Contents", 14, heading, _LATIN_HEADINGS, bold=not is_chinese(language), space_before=12)
    for level in range(1, 4):
        style = styles.add_style(f"toc {level}", WD_STYLE_TYPE.PARAGRAPH, builtin=True)
        style.base_style = styles["Normal"]
        style.paragraph_format.left_indent = Cm(0.6 * (level - 1))
        style.paragraph_format.space_after = Pt(2)
        style.paragraph_format.tab_stops.add_tab_stop(TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)


def _add(
    styles: Any,
    name: str,
    size: float,
    east: str,
    latin: str = _LATIN,
    **looks: Any,
) -> None:
    style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = styles["Normal"]
    _look(style, size, east, latin, **looks)


def _look(
    style: ParagraphStyle,
    size: float,
    east: str,
    latin: str = _LATIN,
    *,
    bold: bool = False,
    space_before: float = 0,
    space_after: float = 6,
    line: float = 1.25,
    colour: str = "000000",
) -> None:
    font = style.font
    font.size, font.bold, font.color.rgb = Pt(size), bold, RGBColor.from_string(colour)
    set_fonts(style.element.get_or_add_rPr(), latin, east)
    shape = style.paragraph_format
    shape.space_before, shape.space_after, shape.line_spacing = Pt(space_before), Pt(space_after), line
    running = style.name in ("Normal", "SVCQ Lead", "SVCQ Part")
    shape.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY if running else WD_ALIGN_PARAGRAPH.LEFT
    for spread in style.element.rPr.findall(qn("w:spacing")):  # the template's titles are letter-spaced
        style.element.rPr.remove(spread)


def _set_defaults(document: Document, body: str, language: str) -> None:
    defaults = document.styles.element.find(qn("w:docDefaults"))
    properties = defaults.find(f"{qn('w:rPrDefault')}/{qn('w:rPr')}")
    set_fonts(properties, _LATIN, body)
    spoken = properties.find(qn("w:lang"))
    spoken.set(qn("w:val"), language_tag(language) if not is_chinese(language) else "en-US")
    spoken.set(qn("w:eastAsia"), language_tag(language) if is_chinese(language) else "zh-CN")


def _without_border(style: Any) -> None:
    for border in style.element.iter(qn("w:pBdr")):
        border.getparent().remove(border)
        return


def set_page(document: Document) -> None:
    """A4, with room for a hole punch."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(2.5), Cm(2.5)
    section.top_margin, section.bottom_margin = Cm(2.5), Cm(2.5)
    section.header_distance, section.footer_distance = Cm(1.3), Cm(1.1)
