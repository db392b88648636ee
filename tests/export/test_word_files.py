"""Word files: what their users go on with, what they hold, and that they are the same each time."""

import dataclasses
import datetime as dt
import struct
import sys
import zipfile
import zlib
from io import BytesIO

import docx
import pytest

from svcq_build.export.blocks import (
    Code,
    Listing,
    Paragraph,
    Picture,
    Quotation,
    Table,
    cell,
    plain,
)
from svcq_build.export.gbt import gbt_standard
from svcq_build.export.pdf_file import ExportError, write_pdf
from svcq_build.export.typst_data import as_data
from svcq_build.export.word_file import write_docx
from svcq_build.kinds import all_kinds
from tests.export.paper_texts import CODED, IN_ENGLISH, W, copy_of, data_text, paper, papers_of, part, word_text
from tests.kinds.kind_files import full

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"><rect width="20" height="10"/></svg>'


def png(width=2, height=2):
    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\x7f" * width) * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


#: The order in which Word wants the elements of a group, as far as papers have them (ECMA-376, part 1, 17).
ORDERS = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore widowControl numPr pBdr shd tabs spacing ind "
    "contextualSpacing jc outlineLvl rPr sectPr",
    "tcPr": "tcW gridSpan vMerge tcBorders shd vAlign",
    "tblPr": "tblStyle tblW jc tblBorders tblLayout tblCellMar tblLook",
    "sectPr": "headerReference footerReference type pgSz pgMar pgNumType cols titlePg docGrid",
    "lvl": "start numFmt pStyle suff lvlText lvlJc pPr rPr",
    "num": "abstractNumId lvlOverride",
    "numbering": "abstractNum num",
    "style": "name aliases basedOn next link uiPriority semiHidden unhideWhenUsed qFormat locked rsid pPr rPr "
    "tblPr trPr tcPr tblStylePr",
    "p": "pPr",
    "settings": "zoom characterSpacingControl savePreviewPicture updateFields compat rsids",
}


def test_a_word_file_can_be_gone_on_with(tmp_path):
    file = write_docx(copy_of(CODED, tmp_path))
    document = docx.Document(BytesIO(file))
    headings = [one.text for one in document.paragraphs if one.style.name == "Heading 1"]
    assert headings == ["服务目标", "服务内容", "关于本文件"]
    fields = {
        node.text.split()[0]
        for name in ("document", "footer1")
        for node in part(file, f"word/{name}.xml").iter(f"{W}instrText")
    }
    assert fields == {"TOC", "PAGE", "NUMPAGES", "PAGEREF"}
    styles = part(file, "word/styles.xml")
    by_name = {one.find(f"{W}name").get(f"{W}val"): one for one in styles.iter(f"{W}style")}
    for name in ("Normal", "heading 1", "Title", "SVCQ Table"):
        chosen = by_name[name].find(f"{W}rPr/{W}rFonts")
        assert chosen.get(f"{W}eastAsia") in ("宋体", "黑体")
        assert not any("Theme" in key for key in chosen.attrib)
    assert by_name["heading 1"].find(f"{W}pPr/{W}numPr/{W}numId").get(f"{W}val") == "900"
    assert document.core_properties.title == "排队叫号"
    assert document.core_properties.created == dt.datetime(2026, 3, 1, tzinfo=document.core_properties.created.tzinfo)


def test_cells_stand_in_the_middle_whatever_their_script(tmp_path):
    body = part(write_docx(copy_of(CODED, tmp_path)), "word/document.xml")
    cells = list(body.iter(f"{W}tc"))
    assert cells
    assert all(cell.find(f"{W}tcPr/{W}vAlign").get(f"{W}val") == "center" for cell in cells)


@pytest.mark.parametrize("kind", ["standard", "checklist", "procedure", "guide"])
def test_word_finds_everything_in_its_order(kind, tmp_path):
    papers = papers_of({f"{all_kinds()[kind].folder}full.yml": full(kind)}, tmp_path)
    outline = papers.document(f"{kind}:full") if kind != "standard" else gbt_standard(papers, "standard:full", "Queue")
    nested = Table((plain("一"),), (((Table((plain("二"),), ((cell("三"),),)),),),))
    blocks = (nested, Listing(((Code("x"), Listing(((Quotation((Paragraph(plain("四")),)),),), ordered=True)),)))
    file = write_docx(dataclasses.replace(outline, blocks=(*outline.blocks, *blocks)))
    for name in ("document", "numbering", "styles", "settings", "header1", "footer1"):
        for node in part(file, f"word/{name}.xml").iter():
            order = ORDERS.get(node.tag.removeprefix(W), "").split()
            found = [order.index(inner.tag.removeprefix(W)) for inner in node if inner.tag.removeprefix(W) in order]
            assert found == sorted(found), (name, node.tag, [inner.tag.removeprefix(W) for inner in node])
            if node.tag == f"{W}tc":
                assert node[-1].tag == f"{W}p", "a field of a table ends in a paragraph"


def test_pictures_and_charts(monkeypatch):
    values = Table((plain("月"), plain("值")), ((cell("3"), cell("95")),), plain("及时率"))
    chart = Picture(SVG, "svg", "及时率", captioned=True, values=values)
    outline = paper(Picture(png(), "png", "a plan"), dataclasses.replace(chart, words="in time"), **IN_ENGLISH)
    file = write_docx(outline)
    assert len(list(part(file).iter("{http://schemas.openxmlformats.org/drawingml/2006/main}blip"))) == 2
    assert write_pdf(outline).startswith(b"%PDF-")
    monkeypatch.setitem(sys.modules, "typst", None)
    told = word_text(write_docx(paper(Picture(SVG + b"\n", "svg", "及时率", values=values))))
    assert "及时率月值395" in told


@pytest.mark.parametrize("broken", [b"", b"\x89PNG\r\n\x1a\n", b"\x89PNG\r\n\x1a\n" + b"x" * 40, png()[:40]])
def test_a_broken_picture_is_told(broken):
    outline = paper(Picture(broken, "png", "a plan"), **IN_ENGLISH)
    assert "a plan" in word_text(write_docx(outline))
    with pytest.raises(ExportError, match="a plan"):
        write_pdf(outline)


@pytest.mark.parametrize("text", ["a\0b", "a\x07b", "a\ufffeb", "a\ud800b"])
def test_what_no_file_can_hold_is_replaced(text):
    outline = paper(Paragraph(plain(text)), title=text)
    assert "a\ufffdb" in word_text(write_docx(outline))
    assert "a\ufffdb" in data_text(as_data(outline, {}))


def test_the_same_outline_makes_the_same_bytes(tmp_path):
    outline = copy_of(CODED, tmp_path)
    first = write_docx(outline)
    assert first == write_docx(outline)
    assert {info.date_time for info in zipfile.ZipFile(BytesIO(first)).infolist()} == {(1980, 1, 1, 0, 0, 0)}
    english = paper(Paragraph(plain("words")), **IN_ENGLISH)
    assert write_pdf(english) == write_pdf(english)
