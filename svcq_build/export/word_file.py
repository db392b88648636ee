"""Word file: an outline → the bytes of a .docx, with real headings, numbering, tables and fields to go on with."""

from __future__ import annotations

import datetime as dt
import zipfile
from dataclasses import replace
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.image.exceptions import InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError
from docx.oxml.ns import qn
from docx.shared import Cm, Emu, Pt

from svcq_build.export.blocks import (
    Block,
    Break,
    Clause,
    Code,
    Definitions,
    Heading,
    Inline,
    Item,
    Listing,
    Note,
    Outline,
    Paragraph,
    Picture,
    Quotation,
    Table,
    opening,
    plain,
    printable,
)
from svcq_build.export.details import ShortLine, detail_lines
from svcq_build.export.numbers import listed, numbered
from svcq_build.export.svg import svg_to_png
from svcq_build.export.widths import column_widths
from svcq_build.export.word_numbering import Numbering
from svcq_build.export.word_pages import bookmark, put_contents, put_notices, put_standard_cover, put_title, set_frame
from svcq_build.export.word_styles import TEXT_WIDTH, set_page, set_styles
from svcq_build.export.word_text import element, language_tag, write_code, write_words
from svcq_build.words import is_chinese

_TALLEST, _CELL_MARGINS = Cm(22), Cm(0.4)
#: The same for every file, so that the same paper has the same bytes; zip knows no earlier day.
_ZIP_DAY = (1980, 1, 1, 0, 0, 0)


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
        self._document: Any = Document()
        set_styles(self._document, outline.language)
        set_page(self._document)
        self._numbering = Numbering(self._document, outline.labels)
        self._bookmarks = 0

    def write(self) -> bytes:
        """The file's bytes."""
        self._set_properties()
        set_frame(self._document, self._outline)
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

    def _first_page(self) -> None:
        outline, document = self._outline, self._document
        if outline.front is not None:
            put_standard_cover(document, outline, outline.front)
        else:
            put_title(document, outline)
            if outline.facts:
                self._facts(Definitions(tuple((name, (Paragraph(plain(value)),)) for name, value in outline.facts)))
            put_notices(document, outline)
        if entries := listed(outline):
            if outline.cover:
                document.add_page_break()
            put_contents(document, outline, entries)
        if outline.cover:
            document.add_page_break()

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
            paragraph._p.append(element("bookmarkStart", id=self._bookmarks, name=bookmark(self._bookmarks)))
        write_words(paragraph, (*plain(f"{mark} " if mark else "", strong=True), *words))
        if level and level <= self._outline.contents:
            paragraph._p.append(element("bookmarkEnd", id=self._bookmarks))
            self._bookmarks += 1

    def _block(self, place: Any, block: Block, style: str = "Normal", indent: float = 0, depth: int = 0) -> None:
        """A block inside of something.

        Args:
            place: the document, or a field of a table. style: of its paragraphs. indent: in centimetres.
            depth: of the list around it.
        """
        match block:
            case Paragraph():
                style = {"lead": "SVCQ Lead", "label": "SVCQ Label", "small": "SVCQ Small"}.get(block.role, style)
                write_words(self._paragraph(place, style, indent), block.words)
            case Heading() | Clause():
                write_words(self._paragraph(place, "SVCQ Label", indent), block.words)
            case Listing():
                self._listing(place, block, style, depth)
            case Item():
                self._item(place, block, style)
            case Table():
                self._table(place, block, indent)
            case Definitions():
                self._definitions(place, block, indent)
            case Code():
                write_code(self._paragraph(place, "SVCQ Code", indent), block.text)
            case Quotation():
                for inner in block.blocks:
                    self._block(place, inner, "Quote", indent, depth)
            case Note():
                write_words(self._paragraph(place, "SVCQ Warning", indent), plain(block.title))
                for inner in block.blocks:
                    self._block(place, inner, style, indent, depth)
            case Picture():
                self._picture(place, block, indent)
            case Break():
                self._document.add_page_break()

    def _paragraph(self, place: Any, style: str, indent: float = 0) -> Any:
        paragraph = place.add_paragraph(style=style)
        if indent:
            paragraph.paragraph_format.left_indent = Cm(indent)
        return paragraph

    def _listing(self, place: Any, block: Listing, style: str, depth: int) -> None:
        ordered = self._numbering.ordered(block.start) if block.ordered else None
        step = 0.7 if block.ordered else 0.5
        for item in block.items:
            words, rest = opening(item)
            paragraph = place.add_paragraph(style=style)
            self._numbering.item(paragraph, depth, ordered)
            paragraph.paragraph_format.space_after = Pt(3)
            write_words(paragraph, words)
            for inner in rest:
                if isinstance(inner, Listing):
                    self._listing(place, inner, style, depth + 1)
                else:
                    self._block(place, inner, style, step * (depth + 1), depth + 1)

    def _item(self, place: Any, block: Item, style: str) -> None:
        """A part: its id hangs before its words."""
        words, rest = opening(block.blocks)
        room = 0.5 + 0.22 * max(2, len(block.mark))
        paragraph = place.add_paragraph(style="SVCQ Part" if style == "Normal" else style)
        shape = paragraph.paragraph_format
        shape.left_indent, shape.first_line_indent = Cm(room), Cm(-room)
        shape.tab_stops.add_tab_stop(Cm(room))
        shape.keep_with_next = bool(rest)
        write_words(paragraph, (*plain(f"{block.mark}\t", strong=True), *words))
        for inner in rest:
            self._block(place, inner, style, room, 1)

    def _definitions(self, place: Any, block: Definitions, indent: float = 0) -> None:
        labels = self._outline.labels
        if block.wide and place is self._document:
            self._facts(block)
            return
        gap = plain("　" if is_chinese(self._outline.language) else "   ")
        for line in detail_lines(block):
            paragraph = self._paragraph(place, "SVCQ Details", indent)
            if isinstance(line, ShortLine):
                for at, (name, words) in enumerate(line.pairs):
                    label = plain(f"{name}{labels.colon}", strong=True)
                    write_words(paragraph, (*(gap if at else ()), *label, *words))
                continue
            write_words(paragraph, plain(f"{line.name}{labels.colon}", strong=True))
            paragraph.paragraph_format.keep_with_next = True
            for one in line.blocks:
                self._block(place, one, "SVCQ Details", indent + 0.4, 1)

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
            write_words(paragraph, block.caption)
        table = self._grid(place, len(block.head))
        room = self._room(place)
        widths = tuple(Emu(int(share * room)) for share in column_widths(block))
        head = table.add_row()
        _repeated(head)
        for field, words, width in zip(head.cells, block.head, widths, strict=True):
            self._cell(field, (Paragraph(tuple(replace(run, strong=True) for run in words)),), width, shaded=True)
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
        # Latin letters alone would stand higher than the Chinese ones beside them.
        field.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
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
            write_words(paragraph, plain(block.words))  # a webp, or a file that Word could not show either
            return
        share = min(1.0, (self._room(place) - Cm(indent)) / shown.width, _TALLEST / shown.height)
        shown.width, shown.height = Emu(int(shown.width * share)), Emu(int(shown.height * share))
        shown._inline.docPr.set("descr", printable(block.words))
        if block.captioned:
            write_words(self._paragraph(place, "Caption", indent), plain(block.words))


def _repeated(row: Any) -> None:
    """The headings of a table stand on each page that it reaches."""
    _unbroken(row)
    row._tr.get_or_add_trPr().append(element("tblHeader"))


def _unbroken(row: Any) -> None:
    row._tr.get_or_add_trPr().append(element("cantSplit"))


def _set_grid(table: Any, widths: tuple[Any, ...]) -> None:
    """WPS and LibreOffice go by the grid, Word by the fields."""
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width


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
