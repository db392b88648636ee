"""Copies of documents: their first page, their numbering, booklets, and standards after GB/T 1.1."""

import pytest

from svcq_build.export.blocks import (
    Clause,
    Heading,
    Listing,
    Paragraph,
    Run,
    cell,
    plain,
    words_of,
)
from svcq_build.export.gbt import gbt_standard
from svcq_build.export.markdown import blocks_of, inline_of
from svcq_build.export.numbers import evened, listed, numbered
from svcq_build.export.papers import State
from svcq_build.export.texts import texts_of
from svcq_build.export.typst_data import as_data
from svcq_build.export.word_file import write_docx
from tests.conftest import FILES, ROLE, STANDARD
from tests.export.paper_texts import CODED, DAY, W, copy_of, paper, papers_of, part, word_text
from tests.kinds.kind_files import full


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


def test_a_link_names_the_number_of_the_document(tmp_path):
    clerk = ROLE.replace(
        "在窗口接待客户。",
        "'按[排队叫号](standard:queueing#R1)和[无](standard:none)办，见[FW-01](standard:queueing)。'",
    )
    files = {"roles/charters/clerk.yml": clerk, "standards/service/queueing.yml": CODED}
    lead = papers_of(files, tmp_path).document("role:clerk").blocks[0]
    assert words_of(lead.words) == "按排队叫号（FW-01）和无办，见FW-01。"


def test_a_text_that_markdown_makes_nothing_of_stays(tmp_path):
    outline = copy_of(CODED.replace("等候多久、谁来解释。", "'[a]: https://a.example/'"), tmp_path)
    assert outline.blocks[0].words == plain("[a]: https://a.example/")


def test_a_no_that_nobody_expects_is_told(tmp_path):
    survey = full("survey").replace("anonymous: true", "anonymous: false").replace("required: true", "required: false")
    told = list(texts_of(papers_of({"playbooks/surveys/full.yml": survey}, tmp_path).document("survey:full").blocks))
    assert [told[told.index(name) + 1] for name in ("匿名", "必答")] == ["否", "否"]
