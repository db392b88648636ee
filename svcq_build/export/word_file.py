"""Word file: an outline → the bytes of a .docx, with real headings, numbering, tables and fields to go on with."""

from __future__ import annotations

import datetime as dt
import re
import zipfile
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK, WD_TAB_ALIGNMENT
from docx.image.exceptions import InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.shared import Cm, Emu, Pt

from svcq_build.export.blocks import (
    Block,
    Break,
    Clause,
    Code,
    Definitions,
    Front,
    Heading,
    Inline,
    Item,
    Listing,
    Note,
    Outline,
    Paragraph,
    Picture,
    Quotation,
    Run,
    Table,
    plain,
    printable,
    words_of,
)
from svcq_build.export.numbers import listed, numbered
from svcq_build.export.svg import svg_to_png
from svcq_build.export.word_styles import TEXT_WIDTH, Numbering, element, language_tag, set_fonts, set_page, set_styles
from svcq_build.words import is_chinese

_TALLEST, _CELL_MARGINS = Cm(22), Cm(0.4)
#: The same for every file, so that the same paper has the same bytes; zip knows no earlier day.
_ZIP_DAY = (1980, 1, 1, 0, 0, 0)
_CODE_FONT = "Courier New"
#: What the sentence of page numbers has in the place of fields.
_PLACES = re.compile(r"(\{n\}|\{total\})")
_FIELDS = {"{n}": "PAGE", "{total}": "NUMPAGES"}


def write_docx(outline: Outline) -> bytes:
    """A Word file.

    Its looks are in its styles; headings, appendices and lists are counted by Word; the table of contents and the
    numbers of pages are fields. The same outline makes the same bytes.
    """
    return _Writer(outline).write()


class _Writer:
    """Writes one file."""

    def __init__(self, outline: Outline) -> None:
        self._outline = outline
        self._document = Document()
        set_styles(self._document, outline.language)
        set_page(self._document)
        self._numbering = Numbering(self._document, outline.labels)
        self._bookmarks = 0

    def write(self) -> bytes:
        """The file's bytes."""
        self._set_properties()
        self._frame()
        self._first_page()
        for one in numbered(self._outline.blocks, self._outline.labels):
            self._top(one.block, one.appendix)
        written = BytesIO()
        self._document.save(written)
        return _same_always(written.getvalue())

    def _set_properties(self) -> None:
        outline = self._outline
        about = self._document.core_properties
        about.title, about.author = printable(outline.title)[:255], printable(outline.organisation)[:255]
        about.subject, about.comments = printable(outline.stamp)[:255], ""
        about.last_modified_by, about.language = "", language_tag(outline.language)
        about.created = about.modified = dt.datetime.combine(outline.day, dt.time())
        about.revision = 1
        settings: Any = self._document.settings.element
        if is_chinese(outline.language):
            settings.find(qn("w:characterSpacingControl")).set(qn("w:val"), "compressPunctuation")
        settings.find(qn("w:compat")).addprevious(element("updateFields", val="true"))  # Word knows the pages

    def _frame(self) -> None:
        """The head and the foot of every page."""
        section = self._document.sections[0]
        outline = self._outline
        head = section.header.paragraphs[0]
        self._right_tab(head)
        self._write(head, plain(f"{outline.organisation}\t{outline.running}"))
        if outline.warning is not None:
            self._write(section.header.add_paragraph(style="SVCQ Warning"), plain(outline.warning[0]))
        foot = section.footer.paragraphs[0]
        self._right_tab(foot)
        self._write(foot, plain(f"{outline.stamp}\t"))
        for piece in _PLACES.split(outline.labels.page):
            if piece in _FIELDS:
                _field(foot, _FIELDS[piece])
            else:
                self._write(foot, plain(piece))
        for notice in outline.notices[:1]:
            self._write(section.footer.add_paragraph(style="Footer"), plain(notice))

    def _right_tab(self, paragraph: Any) -> None:
        for old in paragraph.style.element.iter(qn("w:tabs")):
            old.getparent().remove(old)
            break
        paragraph.paragraph_format.tab_stops.add_tab_stop(TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT)

    def _first_page(self) -> None:
        outline = self._outline
        if outline.front is not None:
            self._standard_cover(outline.front)
        else:
            self._usual_first_page()
        if entries := listed(outline):
            if outline.cover:
                self._page_break()
            self._contents(entries)
        if outline.cover:
            self._page_break()

    def _standard_cover(self, front: Front) -> None:
        """The cover of a standard: whose and which above the line, its title, its days and who issued it below."""
        section = self._document.sections[0]
        section.different_first_page_header_footer = True
        centre, right = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT
        self._cover_line(self._outline.organisation, 26, centre, before=20)
        self._cover_line(front.kind, 18, centre, before=10)
        self._cover_line(front.code, 14, right, before=24)
        self._cover_line(front.replaces, 10.5, right)
        _ruled(self._document.add_paragraph())
        title = self._document.add_paragraph(style="Title")
        title.alignment = centre
        title.paragraph_format.space_before = Pt(110)
        self._write(title, plain(self._outline.title))
        self._cover_line(front.second_title, 14, centre)
        if self._outline.warning is not None:
            self._cover_line(self._outline.labels.colon.join(self._outline.warning), 12, centre, before=20)
        days = self._document.add_paragraph(style="Subtitle")
        days.paragraph_format.space_before = Pt(200)
        self._right_tab(days)
        self._write(days, plain(f"{front.issued}\t{front.effective}"))
        _ruled(self._document.add_paragraph())
        self._cover_line(front.publisher, 18, centre, before=10)
        for notice in self._outline.notices:
            self._write(self._document.add_paragraph(style="SVCQ Small"), plain(notice))

    def _cover_line(self, text: str, size: float, where: Any, before: float = 0) -> None:
        if text:
            paragraph = self._document.add_paragraph(style="Subtitle")
            paragraph.alignment, paragraph.paragraph_format.space_before = where, Pt(before)
            self._write(paragraph, plain(text))
            for run in paragraph.runs:
                run.font.size = Pt(size)

    def _usual_first_page(self) -> None:
        outline = self._outline
        if outline.cover:
            for _ in range(6):
                self._document.add_paragraph()
        if outline.kicker:
            self._write(self._document.add_paragraph(style="Subtitle"), plain(outline.kicker))
        self._write(self._document.add_paragraph(style="Title"), plain(outline.title))
        if outline.warning is not None:
            word, meaning = outline.warning
            self._write(
                self._document.add_paragraph(style="SVCQ Warning"),
                plain(f"{word}{outline.labels.colon}{meaning}"),
            )
        if outline.facts:
            pairs = tuple((name, (Paragraph(plain(value)),)) for name, value in outline.facts)
            self._definitions(self._document, Definitions(pairs))
        for notice in outline.notices:
            self._write(self._document.add_paragraph(style="SVCQ Small"), plain(notice))

    def _page_break(self) -> None:
        self._document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)

    def _contents(self, entries: list[tuple[Heading, str]]) -> None:
        """The field of the contents, with their titles in it for who does not let it be renewed."""
        self._write(self._document.add_paragraph(style="SVCQ Contents"), plain(self._outline.labels.contents))
        code = f'TOC \\o "1-{self._outline.contents}" \\h \\z \\u'
        for place, (heading, number) in enumerate(entries):
            paragraph = self._document.add_paragraph(style=f"toc {min(heading.level, 3)}")
            if place == 0:
                _begin_field(paragraph, code)
            words = " ".join(one for one in (number, heading.mark, words_of(heading.words)) if one)
            target = f"_Toc{place + 1:06}"
            before = len(paragraph._p)
            paragraph.add_run(printable(f"{words}\t"))
            _field(paragraph, f"PAGEREF {target} \\h", "")  # a page that nobody has counted is not told
            link = element("hyperlink", anchor=target, history=1)
            link.extend(list(paragraph._p)[before:])
            paragraph._p.append(link)
            if place == len(entries) - 1:
                _end_field(paragraph)

    def _top(self, block: Block, appendix: bool) -> None:
        """A block that stands on the page by itself."""
        match block:
            case Heading():
                paragraph = self._document.add_paragraph(style=f"Heading {block.level}")
                if block.numbered == "no":
                    self._numbering.uncounted(paragraph)
                elif appendix:
                    self._numbering.count(paragraph, block.level, appendix)
                self._marked(paragraph, block.mark, block.words, block.level)
            case Clause():
                paragraph = self._document.add_paragraph(style="SVCQ Part")
                self._numbering.count(paragraph, block.level, appendix)
                self._marked(paragraph, block.mark, block.words)
            case _:
                self._block(self._document, block)

    def _marked(self, paragraph: Any, mark: str, words: Inline, level: int = 0) -> None:
        if level and level <= self._outline.contents:
            self._bookmarks += 1
            name = f"_Toc{self._bookmarks:06}"
            paragraph._p.append(element("bookmarkStart", id=self._bookmarks, name=name))
        self._write(paragraph, (*plain(f"{mark} " if mark else "", strong=True), *words))
        if level and level <= self._outline.contents:
            paragraph._p.append(element("bookmarkEnd", id=self._bookmarks))

    def _block(self, place: Any, block: Block, style: str = "Normal", indent: float = 0, depth: int = 0) -> None:
        """A block inside of something.

        Args:
            place: the document, or a field of a table. style: of its paragraphs. indent: in centimetres.
            depth: of the list around it.
        """
        match block:
            case Paragraph():
                style = {"lead": "SVCQ Lead", "label": "SVCQ Label", "small": "SVCQ Small"}.get(block.role, style)
                self._write(self._paragraph(place, style, indent), block.words)
            case Heading() | Clause():
                self._write(self._paragraph(place, "SVCQ Label", indent), block.words)
            case Listing():
                self._listing(place, block, style, depth)
            case Item():
                self._item(place, block, style)
            case Table():
                self._table(place, block, indent)
            case Definitions():
                self._definitions(place, block, indent)
            case Code():
                self._code(self._paragraph(place, "SVCQ Code", indent), block.text)
            case Quotation():
                for inner in block.blocks:
                    self._block(place, inner, "Quote", indent, depth)
            case Note():
                self._write(self._paragraph(place, "SVCQ Warning", indent), plain(block.title))
                for inner in block.blocks:
                    self._block(place, inner, style, indent, depth)
            case Picture():
                self._picture(place, block, indent)
            case Break():
                self._page_break()

    def _paragraph(self, place: Any, style: str, indent: float = 0) -> Any:
        paragraph = place.add_paragraph(style=style)
        if indent:
            paragraph.paragraph_format.left_indent = Cm(indent)
        return paragraph

    def _listing(self, place: Any, block: Listing, style: str, depth: int) -> None:
        ordered = self._numbering.ordered(block.start) if block.ordered else None
        step = 0.7 if block.ordered else 0.5
        for item in block.items:
            first, rest = (item[0], item[1:]) if item and isinstance(item[0], Paragraph) else (Paragraph(()), item)
            paragraph = place.add_paragraph(style=style)
            self._numbering.item(paragraph, depth, ordered)
            paragraph.paragraph_format.space_after = Pt(3)
            self._write(paragraph, first.words)
            for inner in rest:
                if isinstance(inner, Listing):
                    self._listing(place, inner, style, depth + 1)
                else:
                    self._block(place, inner, style, step * (depth + 1), depth + 1)

    def _item(self, place: Any, block: Item, style: str) -> None:
        """A part: its id hangs before its words."""
        first, rest = (
            (block.blocks[0], block.blocks[1:])
            if block.blocks and isinstance(block.blocks[0], Paragraph)
            else (Paragraph(()), block.blocks)
        )
        room = 0.5 + 0.22 * max(2, len(block.mark))
        paragraph = place.add_paragraph(style="SVCQ Part" if style == "Normal" else style)
        shape = paragraph.paragraph_format
        shape.left_indent, shape.first_line_indent = Cm(room), Cm(-room)
        shape.tab_stops.add_tab_stop(Cm(room))
        shape.keep_with_next = bool(rest)
        self._write(paragraph, (*plain(f"{block.mark}\t", strong=True), *first.words))
        for inner in rest:
            self._block(place, inner, style, room, 1)

    def _definitions(self, place: Any, block: Definitions, indent: float = 0) -> None:
        labels = self._outline.labels
        if block.wide and place is self._document:
            self._facts(block)
            return
        pending: list[Run] = []
        for name, inner in block.pairs:
            label = plain(f"{name}{labels.colon}", strong=True)
            if len(inner) == 1 and isinstance(inner[0], Paragraph):
                if len(words_of(inner[0].words)) <= 40:  # short ones share a line
                    pending += [*plain("　" if is_chinese(self._outline.language) else "   ")] if pending else []
                    pending += [*label, *inner[0].words]
                    continue
                self._details(place, pending, indent)
                pending = []
                self._details(place, [*label, *inner[0].words], indent)
                continue
            self._details(place, pending, indent)
            pending = []
            self._details(place, list(label), indent, with_next=True)
            for one in inner:
                self._block(place, one, "SVCQ Details", indent + 0.4, 1)
        self._details(place, pending, indent)

    def _details(self, place: Any, words: list[Run], indent: float, with_next: bool = False) -> None:
        if words:
            paragraph = self._paragraph(place, "SVCQ Details", indent)
            paragraph.paragraph_format.keep_with_next = with_next or None
            self._write(paragraph, tuple(words))

    def _facts(self, block: Definitions) -> None:
        table = self._grid(self._document, 2)
        widths = (Cm(3.8), Cm(12.2))
        for name, inner in block.pairs:
            row = table.add_row()
            _unbroken(row)
            self._cell(row.cells[0], (Paragraph(plain(name, strong=True)),), widths[0])
            self._cell(row.cells[1], inner, widths[1])
        _set_grid(table, widths)
        self._after_table(self._document)

    def _room(self, place: Any) -> int:
        """How wide it is inside of the document, or of a field of a table."""
        return int(TEXT_WIDTH if place is self._document else place.width - _CELL_MARGINS)

    def _grid(self, place: Any, columns: int) -> Any:
        table = place.add_table(0, columns)
        table.style = self._document.styles["Table Grid"]
        table.autofit = False
        if place is self._document:
            table.alignment = WD_TABLE_ALIGNMENT.CENTER
        return table

    def _table(self, place: Any, block: Table, indent: float) -> None:
        if block.caption:
            paragraph = self._paragraph(place, "Caption", indent)
            paragraph.paragraph_format.keep_with_next = True
            self._write(paragraph, block.caption)
        table = self._grid(place, len(block.head))
        room = self._room(place)
        widths = tuple(Emu(int(share * room)) for share in block.widths())
        head = table.add_row()
        _repeated(head)
        for field, words, width in zip(head.cells, block.head, widths, strict=True):
            self._cell(field, (Paragraph(tuple(_strong(run) for run in words)),), width, shaded=True)
        for cells in block.rows:
            row = table.add_row()
            _unbroken(row)
            for at, (field, inner, width) in enumerate(zip(row.cells, cells, widths, strict=True)):
                self._cell(field, inner, width, right=at in block.right)
        _set_grid(table, widths)
        self._after_table(place)

    def _after_table(self, place: Any) -> None:
        after = place.add_paragraph()
        after.paragraph_format.space_after = Pt(0)
        after.paragraph_format.line_spacing = Pt(6)

    def _cell(
        self, field: Any, blocks: tuple[Block, ...], width: Any, shaded: bool = False, right: bool = False
    ) -> None:
        field.width = width
        if shaded:
            field._tc.get_or_add_tcPr().append(element("shd", val="clear", color="auto", fill="EDEFF2"))
        empty = field.paragraphs[0]
        for block in blocks:
            self._block(field, block, "SVCQ Table")
        if blocks and len(field.paragraphs) > 1:
            empty._p.getparent().remove(empty._p)
        else:
            empty.style = self._document.styles["SVCQ Table"]
        if right:
            for paragraph in field.paragraphs:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT

    def _picture(self, place: Any, block: Picture, indent: float) -> None:
        content: bytes | None = block.content
        if block.format == "svg":
            content = svg_to_png(block.content)
        if content is None and block.values is not None:
            self._table(place, block.values, indent)
            return
        paragraph = self._paragraph(place, "Normal", indent)
        try:
            shown = paragraph.add_run().add_picture(BytesIO(content or b""))
        except (UnrecognizedImageError, InvalidImageStreamError, UnexpectedEndOfFileError, ZeroDivisionError):
            self._write(paragraph, plain(block.words))  # a webp, or a file that Word could not show either
            return
        share = min(1.0, (self._room(place) - Cm(indent)) / shown.width, _TALLEST / shown.height)
        shown.width, shown.height = Emu(int(shown.width * share)), Emu(int(shown.height * share))
        shown._inline.docPr.set("descr", printable(block.words))
        if block.captioned:
            self._write(self._paragraph(place, "Caption", indent), plain(block.words))

    def _code(self, paragraph: Any, text: str) -> None:
        run = paragraph.add_run(printable(text))
        run._r.get_or_add_rPr().append(element("noProof"))

    def _write(self, paragraph: Any, words: Inline) -> None:
        for run in words:
            into = paragraph
            if run.link:
                related = paragraph.part.relate_to(printable(run.link), RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
                into = element("hyperlink")
                into.set(qn("r:id"), related)
                paragraph._p.append(into)
            made = paragraph.add_run(printable(run.text))
            made.bold, made.italic = run.strong or None, run.emphasis or None
            made.font.strike = run.struck or None
            if run.code:
                set_fonts(made._r.get_or_add_rPr(), _CODE_FONT, "宋体")
            if run.language:
                tag = language_tag(run.language)
                made._r.get_or_add_rPr().append(
                    element("lang", eastAsia=tag) if is_chinese(run.language) else element("lang", val=tag)
                )
            if run.link:
                made.font.underline = True
                into.append(made._r)


def _strong(run: Run) -> Run:
    return Run(run.text, True, run.emphasis, run.code, run.struck, run.link, run.language)


def _repeated(row: Any) -> None:
    """The headings of a table stand on each page that it reaches."""
    _unbroken(row)
    row._tr.get_or_add_trPr().append(element("tblHeader"))


def _unbroken(row: Any) -> None:
    row._tr.get_or_add_trPr().append(element("cantSplit"))


def _ruled(paragraph: Any) -> None:
    """A line across the page."""
    border = element("pBdr")
    border.append(element("bottom", val="single", sz=8, space=1, color="000000"))
    properties = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(
        border, *(f"w:{name}" for name in ("shd", "tabs", "spacing", "ind", "jc", "rPr", "sectPr"))
    )


def _set_grid(table: Any, widths: tuple[Any, ...]) -> None:
    """WPS and LibreOffice go by the grid, Word by the fields."""
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width


def _begin_field(paragraph: Any, code: str) -> None:
    _mark_field(paragraph, "begin")
    run = paragraph.add_run()
    told = element("instrText")
    told.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    told.text = f" {code} "
    run._r.append(told)
    _mark_field(paragraph, "separate")


def _end_field(paragraph: Any) -> None:
    _mark_field(paragraph, "end")


def _mark_field(paragraph: Any, what: str) -> None:
    paragraph.add_run()._r.append(element("fldChar", fldCharType=what))


def _field(paragraph: Any, code: str, shown: str = "1") -> None:
    _begin_field(paragraph, code)
    paragraph.add_run(shown)
    _end_field(paragraph)


def _same_always(file: bytes) -> bytes:
    """The same file without the moment at which it was packed."""
    packed = BytesIO()
    with zipfile.ZipFile(BytesIO(file)) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            entry = zipfile.ZipInfo(info.filename, _ZIP_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            new.writestr(entry, old.read(info.filename))
    return packed.getvalue()
