"""Copies of documents: their first page, their numbering, their files, and what a stranger's words cannot do."""

import dataclasses
import datetime as dt
import struct
import sys
import zipfile
import zlib
from io import BytesIO

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from svcq_build.export.blocks import (
    Clause,
    Code,
    Definitions,
    Heading,
    Item,
    Listing,
    Paragraph,
    Picture,
    Quotation,
    Run,
    Table,
    cell,
    plain,
    printable,
    words_of,
)
from svcq_build.export.gbt import gbt_standard
from svcq_build.export.markdown import blocks_of, inline_of
from svcq_build.export.numbers import evened, listed, numbered
from svcq_build.export.papers import State
from svcq_build.export.pdf_file import ExportError, as_data, fonts, write_pdf
from svcq_build.export.word_file import write_docx
from svcq_build.kinds import all_kinds
from tests.conftest import FILES, ROLE, STANDARD
from tests.export.paper_texts import DAY, W, data_text, paper, papers_of, part, word_text
from tests.kinds.kind_files import full

CODED = STANDARD.replace("status: draft", "status: active\ncode: FW-01")
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"><rect width="20" height="10"/></svg>'


def png(width=2, height=2):
    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\x7f" * width) * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def copy_of(standard, tmp_path, **others):
    return papers_of({**FILES, "standards/service/queueing.yml": standard}, tmp_path, **others).document(
        "standard:queueing"
    )


def test_the_first_page_tells_which_copy_this_is(tmp_path):
    outline = copy_of(CODED, tmp_path)
    assert outline.facts == (
        ("编号", "FW-01"),
        ("版本", "1.0"),
        ("状态", "施行中"),
        ("责任岗位", "窗口受理员"),
        ("文件", "standard:queueing"),
        ("截至", "2026年3月1日"),
        ("提交", "0123456789"),
    )
    file = write_docx(outline)
    assert word_text(file, "word/footer1.xml").startswith("FW-01 · 1.0 版 · 2026年3月1日 · 提交 0123456789\t")
    assert "打印件不受控" in word_text(file, "word/footer1.xml")
    assert word_text(file, "word/header1.xml") == "政务服务手册\tFW-01 排队叫号"


@pytest.mark.parametrize(
    ("standard", "warning"),
    [
        (STANDARD, "草案"),
        (STANDARD.replace("draft", "retired"), "已废止"),
        (CODED.replace("owner:", "effective: 2027-01-01\nowner:"), "尚未施行"),
        (CODED, None),
    ],
)
def test_what_is_not_in_force_says_so_on_every_page(standard, warning, tmp_path):
    outline = copy_of(standard, tmp_path)
    assert (outline.warning[0] if outline.warning else None) == warning
    assert (warning or "政务服务手册") in word_text(write_docx(outline), "word/header1.xml")
    assert (as_data(outline, {})["warning"] is None) == (warning is None)


def test_edits_that_are_not_committed_are_told(tmp_path):
    outline = copy_of(CODED, tmp_path, state=State(DAY, "abc", edited=True))
    assert outline.facts[-1] == ("提交", "abc （另有未提交的修改）")
    assert "导出时另有未提交的修改。" in outline.notices


def test_the_same_outline_makes_the_same_bytes(tmp_path):
    outline = copy_of(CODED, tmp_path)
    first = write_docx(outline)
    assert first == write_docx(outline)
    assert {info.date_time for info in zipfile.ZipFile(BytesIO(first)).infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert write_pdf(outline) == write_pdf(outline)


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
    assert fields == {"TOC", "PAGE", "NUMPAGES"}
    styles = part(file, "word/styles.xml")
    by_name = {one.find(f"{W}name").get(f"{W}val"): one for one in styles.iter(f"{W}style")}
    for name in ("Normal", "heading 1", "Title", "SVCQ Table"):
        chosen = by_name[name].find(f"{W}rPr/{W}rFonts")
        assert chosen.get(f"{W}eastAsia") in ("宋体", "黑体")
        assert not any("Theme" in key for key in chosen.attrib)
    assert by_name["heading 1"].find(f"{W}pPr/{W}numPr/{W}numId").get(f"{W}val") == "900"
    assert document.core_properties.title == "排队叫号"
    assert document.core_properties.created == dt.datetime(2026, 3, 1, tzinfo=document.core_properties.created.tzinfo)


def test_chapters_clauses_and_appendices_are_counted():
    blocks = (
        Heading(plain("前言"), numbered="no"),
        Heading(plain("范围")),
        Heading(plain("要求")),
        Clause(plain("一"), mark="R1"),
        Clause(plain("二")),
        Heading(plain("细则"), 2),
        Heading(plain("数据"), numbered="appendix"),
        Clause(plain("三")),
        Heading(plain("更多"), numbered="appendix"),
    )
    labels = paper().labels
    numbers = [one.number for one in numbered(blocks, labels)]
    assert numbers == ["", "1", "2", "2.1", "2.2", "2.3", "Appendix A", "A.1", "Appendix B"]
    assert [words_of(one.words) for one, _ in listed(paper(*blocks, contents=1))] == [
        "前言",
        "范围",
        "要求",
        "数据",
        "更多",
    ]
    # Word counts the same
    file = write_docx(paper(*blocks))
    lists = [node.get(f"{W}val") for node in part(file).iter(f"{W}numId")]
    assert lists == ["0", "900", "900", "901", "901", "901"]


def test_no_level_of_headings_is_left_out():
    levels = [
        one.level for one in evened((Heading((), 3), Heading((), 6), Heading((), 9), Heading((), 1), Heading((), 3)))
    ]
    assert levels == [1, 2, 3, 1, 2]


def test_markdown_becomes_blocks():
    text = "甲**乙**`丙`[丁](https://example.com)[戊](standard:x)\n己\n\n3. 一\n4. 二\n   - 内\n\n> 引\n\n| 项 | 数 |\n|---|--:|\n| 甲 | 1 |\n\n```\na  b\n```"  # noqa: E501
    paragraph, listing, quotation, table, code = blocks_of(text)
    assert paragraph.words == (
        Run("甲"), Run("乙", strong=True), Run("丙", code=True), Run("丁", link="https://example.com"), Run("戊己"),
    )  # fmt: skip
    assert (listing.ordered, listing.start) == (True, 3)
    assert isinstance(listing.items[1][1], Listing)
    assert quotation.blocks == (Paragraph(plain("引")),)
    assert (words_of(table.head[1]), table.right, table.rows[0][1]) == ("数", {1}, cell("1"))
    assert code.text == "a  b"
    assert inline_of("1. 不是列表") == plain("1. 不是列表")
    assert blocks_of("# 标题", level=2) == (Heading(plain("标题"), 2),)
    assert blocks_of("# 标题")[0].role == "label"


@pytest.mark.parametrize("text", ["a\0b", "a\x07b", "a\ufffeb", "a\ud800b"])
def test_what_no_file_can_hold_is_replaced(text):
    outline = paper(Paragraph(plain(text)), title=text)
    assert "a\ufffdb" in word_text(write_docx(outline))
    assert "a\ufffdb" in data_text(as_data(outline, {}))


SIGNS = st.text(st.sampled_from("#$@[]\\{}<>*_`'\"/%&~-=;:(),.1a 排\n\t\u202e\0"), max_size=30)


@given(SIGNS)
def test_words_reach_typst_as_data(text):
    outline = paper(Heading(plain(text)), Item(text, (Paragraph(plain(text)),)), title=text, kicker=text)
    told = data_text(as_data(outline, {}))
    assert told.count(printable(text)) >= 5 or not text


@settings(max_examples=8)
@given(SIGNS.filter(lambda text: "\0" not in text and "\u202e" not in text))
def test_nothing_in_a_paper_runs(text):
    hostile = f'{text}#panic("ran") $panic("ran")$ #read("/etc/passwd") @ref <l> = x \\ [ ] `#panic()`'
    written = write_pdf(
        paper(
            Heading(plain(hostile)),
            Definitions(((hostile, (Paragraph((Run(hostile, code=True, link="https://x.example/#panic()"),)),)),)),
            Table((plain(hostile),), ((cell(hostile),),), plain(hostile)),
            title=hostile,
            organisation=hostile,
            stamp=hostile,
            notices=(hostile,),
            warning=(hostile, hostile),
            facts=((hostile, hostile),),
        )
    )
    assert written.startswith(b"%PDF-")


def test_a_pdf_is_tagged_and_names_its_language(tmp_path):
    written = write_pdf(copy_of(CODED, tmp_path))
    assert b"/StructTreeRoot" in written
    assert b"pdfuaid" in written
    assert b"/Lang" in written


def test_missing_fonts_are_named():
    with pytest.raises(ExportError, match=r"U\+100000"):
        write_pdf(paper(Paragraph(plain("字\U00100000"))))


def test_fonts_are_those_that_are_there():
    assert fonts("zh", ["SimSun", "SimHei", "Arial"])["body"][-1] == "SimSun"
    assert fonts("zh", ["SimHei"])["body"][-1] == "SimHei"
    assert fonts("zh-Hant", ["Noto Serif CJK SC", "Noto Serif CJK TC"])["body"][-1] == "Noto Serif CJK TC"
    assert fonts("en", [])["heading"] == ["Libertinus Serif"]


def test_pictures_and_charts(monkeypatch):
    values = Table((plain("月"), plain("值")), ((cell("3"), cell("95")),), plain("及时率"))
    chart = Picture(SVG, "svg", "及时率", captioned=True, values=values)
    outline = paper(Picture(png(), "png", "平面图"), chart)
    file = write_docx(outline)
    assert len(list(part(file).iter("{http://schemas.openxmlformats.org/drawingml/2006/main}blip"))) == 2
    assert write_pdf(outline).startswith(b"%PDF-")
    monkeypatch.setitem(sys.modules, "typst", None)
    told = word_text(write_docx(paper(Picture(SVG + b"\n", "svg", "及时率", values=values))))
    assert "及时率月值395" in told


@pytest.mark.parametrize("broken", [b"", b"\x89PNG\r\n\x1a\n", b"\x89PNG\r\n\x1a\n" + b"x" * 40, png()[:40]])
def test_a_broken_picture_is_told(broken):
    outline = paper(Picture(broken, "png", "平面图"))
    assert "平面图" in word_text(write_docx(outline))
    with pytest.raises(ExportError, match="平面图"):
        write_pdf(outline)


def test_a_role_has_a_booklet(tmp_path):
    from svcq_build.export.booklets import booklet

    outline = booklet(
        papers_of({"roles/charters/clerk.yml": ROLE, "standards/service/queueing.yml": CODED}, tmp_path), "role:clerk"
    )
    chapters = [words_of(one.words) for one in outline.blocks if isinstance(one, Heading) and one.level == 1]
    assert outline.title == "窗口受理员岗位手册"
    assert chapters == ["窗口受理员", "排队叫号"]
    assert outline.cover


def test_a_standard_after_gbt(tmp_path):
    term = "kind: term\ntitle: 受理员\nsummary: 谁。\ndefinition: 在窗口受理的人。\n"
    framework = "kind: framework\ntitle: 质量管理\nsummary: 外部。\ncode: ISO 9001\nedition: '2015'\npublisher: ISO\n"
    framework += "clauses: [{id: '8.1', title: 运行}]\n"
    standard = CODED.replace("原因。}", "原因。, satisfies: [iso#8.1]}")
    files = {**FILES, "standards/service/queueing.yml": standard, "standards/glossary/clerk-term.yml": term}
    papers = papers_of({**files, "standards/frameworks/iso.yml": framework}, tmp_path)
    outline = gbt_standard(papers, "standard:queueing", "Queueing")
    found = [(one.number, words_of(one.block.words)) for one in numbered(outline.blocks, outline.labels) if one.number]
    assert found[:7] == [
        ("1", "范围"),
        ("2", "规范性引用文件"),
        ("3", "术语和定义"),
        ("3.1", "受理员"),
        ("4", "服务目标"),
        ("5", "服务内容"),
        ("5.1", "等候超过 20 分钟时由受理员说明原因。"),
    ]
    assert [words for number, words in found if number.startswith("附录")] == [
        "（资料性）与其他标准的对应关系",
        "（资料性）关于本文件",
    ]
    assert "质量管理（ISO 9001）" in [words_of(one.words) for one in outline.blocks if isinstance(one, Paragraph)]
    assert (outline.front.code, outline.front.second_title, outline.labels.contents) == ("FW-01", "Queueing", "目次")
    shown = word_text(write_docx(outline))
    assert shown.startswith("政务服务手册服务标准FW-01排队叫号Queueing")
    assert write_pdf(outline).startswith(b"%PDF-")


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
