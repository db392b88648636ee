"""Word pages: the head and foot of every page, and what stands on the first ones: title or cover, contents."""

from __future__ import annotations

import re
from typing import Any

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.shared import Pt

from svcq_build.export.blocks import Front, Heading, Outline, plain, printable, words_of
from svcq_build.export.word_styles import TEXT_WIDTH
from svcq_build.export.word_text import add_field, begin_field, element, end_field, write_words

#: What the sentence of page numbers has in the place of fields.
_PLACES = re.compile(r"(\{n\}|\{total\})")
_FIELDS = {"{n}": "PAGE", "{total}": "NUMPAGES"}
#: So many empty lines stand above a title that has a page of its own.
_ABOVE_TITLE = 6


def set_frame(document: Document, outline: Outline) -> None:
    """The head and the foot of every page: whose and which; which copy, and which page."""
    section = document.sections[0]
    head, foot = section.header.paragraphs[0], section.footer.paragraphs[0]
    _right_tab(head)
    write_words(head, plain(f"{outline.organisation}\t{outline.running}"))
    if outline.warning is not None:
        write_words(section.header.add_paragraph(style="SVCQ Warning"), plain(outline.warning[0]))
    _right_tab(foot)
    write_words(foot, plain(f"{outline.stamp}\t"))
    for piece in _PLACES.split(outline.labels.page):
        if piece in _FIELDS:
            add_field(foot, _FIELDS[piece])
        else:
            write_words(foot, plain(piece))
    for notice in outline.notices[:1]:
        write_words(section.footer.add_paragraph(style="Footer"), plain(notice))


def _right_tab(paragraph: Any) -> None:
    """One tab stop, at the right; the template's styles have others."""
    for old in list(paragraph.style.element.iter(qn("w:tabs"))):
        old.getparent().remove(old)
    paragraph.paragraph_format.tab_stops.add_tab_stop(TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT)


def put_title(document: Document, outline: Outline) -> None:
    """What a paper is, its title, and what nobody may miss."""
    for _ in range(_ABOVE_TITLE if outline.cover else 0):
        document.add_paragraph()
    if outline.kicker:
        write_words(document.add_paragraph(style="Subtitle"), plain(outline.kicker))
    write_words(document.add_paragraph(style="Title"), plain(outline.title))
    if outline.warning is not None:
        told = outline.labels.colon.join(outline.warning)
        write_words(document.add_paragraph(style="SVCQ Warning"), plain(told))


def put_notices(document: Document, outline: Outline) -> None:
    """How a copy may be used."""
    for notice in outline.notices:
        write_words(document.add_paragraph(style="SVCQ Small"), plain(notice))


def put_standard_cover(document: Document, outline: Outline, front: Front) -> None:
    """The cover of a standard: whose and which above the line, its title, its days and who issued it below."""
    document.sections[0].different_first_page_header_footer = True
    centre, right = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT
    _cover_line(document, outline.organisation, 26, centre, before=20)
    _cover_line(document, front.kind, 18, centre, before=10)
    _cover_line(document, front.code, 14, right, before=24)
    _cover_line(document, front.replaces, 10.5, right)
    _ruled(document.add_paragraph())
    title = document.add_paragraph(style="Title")
    title.alignment, title.paragraph_format.space_before = centre, Pt(110)
    write_words(title, plain(outline.title))
    _cover_line(document, front.second_title, 14, centre)
    if outline.warning is not None:
        _cover_line(document, outline.labels.colon.join(outline.warning), 12, centre, before=20)
    days = document.add_paragraph(style="Subtitle")
    days.paragraph_format.space_before = Pt(200)
    _right_tab(days)
    write_words(days, plain(f"{front.issued}\t{front.effective}"))
    _ruled(document.add_paragraph())
    _cover_line(document, front.publisher, 18, centre, before=10)
    put_notices(document, outline)


def _cover_line(document: Document, text: str, size: float, where: WD_ALIGN_PARAGRAPH, before: float = 0) -> None:
    if text:
        paragraph = document.add_paragraph(style="Subtitle")
        paragraph.alignment, paragraph.paragraph_format.space_before = where, Pt(before)
        write_words(paragraph, plain(text))
        for run in paragraph.runs:
            run.font.size = Pt(size)


def _ruled(paragraph: Any) -> None:
    """A line across the page."""
    border = element("pBdr")
    border.append(element("bottom", val="single", sz=8, space=1, color="000000"))
    properties = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(
        border, *(f"w:{name}" for name in ("shd", "tabs", "spacing", "ind", "jc", "rPr", "sectPr"))
    )


def put_contents(document: Document, outline: Outline, entries: list[tuple[Heading, str]]) -> None:
    """The field of the contents, with their titles in it for who does not let it be renewed.

    Args:
        entries: the headings with their numbers; each has the bookmark ``_Toc000001`` and so on, in order.
    """
    write_words(document.add_paragraph(style="SVCQ Contents"), plain(outline.labels.contents))
    for place, (heading, number) in enumerate(entries):
        paragraph: Any = document.add_paragraph(style=f"toc {min(heading.level, 3)}")
        if place == 0:
            begin_field(paragraph, f'TOC \\o "1-{outline.contents}" \\h \\z \\u')
        words = " ".join(one for one in (number, heading.mark, words_of(heading.words)) if one)
        before = len(paragraph._p)
        paragraph.add_run(printable(f"{words}\t"))
        add_field(paragraph, f"PAGEREF {bookmark(place)} \\h", "")  # a page that nobody has counted is not told
        link = element("hyperlink", anchor=bookmark(place), history=1)
        link.extend(list(paragraph._p)[before:])
        paragraph._p.append(link)
        if place == len(entries) - 1:
            end_field(paragraph)


def bookmark(place: int) -> str:
    """What the bookmark of a heading is called, by its place in the contents."""
    return f"_Toc{place + 1:06}"
