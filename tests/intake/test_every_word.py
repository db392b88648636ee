"""Whatever a Word file is made of, every word of it is in a draft or in the report, and the drafts are sound."""

import json
import re
import zipfile
from io import BytesIO

import docx
import pytest
from lxml import etree

from svcq_build.intake import ImportWish, drafts, plan_import
from svcq_build.intake.drafts import policy
from svcq_build.load import TextSource, load
from svcq_build.model import day_in_documents
from svcq_build.reporters.imports import report_import
from tests.conftest import CONFIGURATION, FILES, TODAY
from tests.intake.made_word import PNG, as_wps, centred, field, numbered, paragraph, run, saved, with_parts, word

BOX = "<w:txbxContent><w:p><w:r><w:t>请勿拥挤</w:t></w:r></w:p></w:txbxContent>"
RUBY = (
    "<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>chǎn</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>产</w:t></w:r></w:rubyBase>"
    "</w:ruby></w:r>"
)
INSERTED = '<w:ins w:id="1" w:author="甲"><w:r><w:t>当面</w:t></w:r></w:ins>'
DELETED = '<w:del w:id="2" w:author="甲"><w:r><w:delText>尽快</w:delText></w:r></w:del>'
BEGIN = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
TOC = "<w:r><w:instrText>TOC</w:instrText></w:r><w:r><w:fldChar w:fldCharType='separate'/></w:r>" + run("目录一行")
HEADING = '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>一、要求</w:t></w:r></w:p>'


def merged_cells():
    document = word("一、接待要求")
    table = document.add_table(4, 3)
    rows = [
        ["项目", "要求", "时限"],
        ["入住", "应核对证件", "2分钟"],
        ["", "应收押金", "1分钟"],
        ["退房", "应查房", "5分钟"],
    ]
    for number, row in enumerate(rows):
        for column, words in enumerate(row):
            table.cell(number, column).text = words
    table.cell(1, 0).merge(table.cell(2, 0))
    return document


def nested_tables():
    document = word("一、办法")
    outer = document.add_table(1, 2)
    outer.cell(0, 0).text = "外层"
    inner = outer.cell(0, 1).add_table(2, 2)
    inner.cell(0, 0).text, inner.cell(1, 1).text = "内层甲", "内层乙"
    return document


def margins_and_comments():
    document = word("一、要求", "应微笑。")
    document.sections[0].header.paragraphs[0].text = "内部文件 Q/QT 01"
    document.sections[0].footer.paragraphs[0].text = "前厅部印"
    document.add_comment(document.paragraphs[-1].runs, text="这条改过两次", author="王科长")
    return document


def headings_of_heavy_type():
    document = docx.Document()
    centred(document, "行李服务规范")
    for heading, text in (("服务目标", "行李不丢不损。"), ("寄存", "寄存应开具凭证。"), ("说明", "旺季另行通知。")):
        document.add_paragraph().add_run(heading).bold = True
        document.add_paragraph(text)
    return document


def looks():
    document = word("一、要求")
    added = document.add_paragraph("面积不得小于30m")
    added.add_run("2").font.superscript = True
    added.add_run("，旧规定").font.strike = True
    added.add_run("隐藏的话").font.hidden = True
    return document


def footnote():
    notes = (
        '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:footnote w:id="2"><w:p>'
        "<w:r><w:t>节假日除外</w:t></w:r><w:del w:id='1'><w:r><w:delText>及周末</w:delText></w:r></w:del></w:p>"
        "</w:footnote></w:footnotes>"
    )
    content = saved(
        word("一、要求", paragraph(run("应在当日办结"), '<w:r><w:footnoteReference w:id="2"/></w:r>', run("。")))
    )
    relation = (
        b'<Relationship Id="rIdN" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes" '
        b'Target="footnotes.xml"/></Relationships>'
    )
    return with_parts(
        content,
        {
            "word/footnotes.xml": lambda _: notes.encode(),
            "word/_rels/document.xml.rels": lambda part: part.replace(b"</Relationships>", relation),
        },
    )


def picture():
    document = word("一、要求", "应按下图站立：")
    document.add_picture(BytesIO(PNG))
    return document


def picture_in_heading():
    document = word()
    document.add_heading("一、服务目标", 1).add_run().add_picture(BytesIO(PNG))
    document.add_paragraph("三分钟办好。")
    document.add_paragraph("二、要求")
    document.add_paragraph("应微笑。")
    return document


def strict():
    """As Word saves “Strict Open XML”."""

    def renamed(part):
        return re.sub(rb"http://schemas.openxmlformats.org/(\w+)/2006/", rb"http://purl.oclc.org/ooxml/\1/", part)

    return with_parts(saved(word("一、要求", "应微笑。")), {"word/document.xml": renamed, "_rels/.rels": renamed})


#: What it is → the file, and words that have to stand in the drafts themselves.
MADE = {
    "numbers typed": (
        word("一、服务目标", "三分钟办好。", "二、要求", "（一）仪容", "1.应整洁", "（1）发不过耳"),
        ["发不过耳"],
    ),
    "chapters and articles": (
        word("第一章 总则", "第一条 为规范接待。", "第二章 办理", "第二条 应办结。", "（一）受理", title="接待制度"),
        ["第一条 为规范接待", "- 受理"],
    ),
    "numbers as in a national standard": (word("1 范围", "适用于前厅。", "4.1 接待", "4.1.1 应起立。"), ["应起立"]),
    "heavy type": (headings_of_heavy_type(), ["goal: 行李不丢不损。", "寄存应开具凭证"]),
    "numbers of Word": (
        numbered(
            ("chineseCounting", "%1、", ["要求"]),
            ("decimal", "%1.", ["应微笑", "应起立"]),
            ("decimal", "%1.", ["应送别"]),
        ),
        ["应送别"],
    ),
    "styles of WPS": (as_wps(headings_of_heavy_type()), ["寄存应开具凭证"]),
    "merged cells": (merged_cells(), ["项目：入住；要求：应收押金；时限：1分钟"]),
    "a table in a table": (nested_tables(), ["内层乙"]),
    "a phonetic guide": (word("一、要求", paragraph(run("应报"), RUBY, run("地。"))), ["应报产地。"]),
    "a text box in two forms": (
        word(
            "一、要求",
            paragraph(
                run("应排队。"),
                f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>{BOX}</wps:txbx></w:drawing>"
                f"</mc:Choice><mc:Fallback><w:pict><v:textbox>{BOX}</v:textbox></w:pict></mc:Fallback>"
                "</mc:AlternateContent></w:r>",
            ),
        ),
        ["请勿拥挤"],
    ),
    "fields": (
        word(
            "一、要求",
            paragraph(run("见"), field(' HYPERLINK "https://example.com/a" ', run("官网")), run("。")),
            paragraph(run("第"), field(r" EQ \o\ac(○,3) "), run("类应登记")),
            paragraph(field(" TOC \\o ", run("目录的一行"))),
        ),
        ["[官网](https://example.com/a)", "第③类应登记"],
    ),
    "a content control": (
        word("一、要求", f"<w:sdt><w:sdtContent>{paragraph(run('应在控件里。'))}</w:sdtContent></w:sdt>"),
        ["应在控件里。"],
    ),
    "a note at the foot": (footnote(), ["（注：节假日除外）"]),
    "margins and comments": (margins_and_comments(), ["应微笑。"]),
    "raised, struck out, hidden": (looks(), ["30m²", "~~，旧规定~~"]),
    "signs that mean something in Markdown": (
        word("一、要求", "应按 a*b*c 与 <3天 处理 [注](x)，不得 #1。", "1、应打 `叉`"),
        [r"a\*b\*c 与 <3天 处理 \[注](x)"],
    ),
    "a box to tick": (
        word("一、要求", paragraph('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', run("应勾选"))),
        ["应勾选"],
    ),
    "a formula": (
        word("一、要求", paragraph(run("率应为"), "<m:oMath><m:r><m:t>a÷b</m:t></m:r></m:oMath>")),
        ["率应为a÷b"],
    ),
    "a picture": (picture(), ["](qian-ting-1.png)"]),
    "steps in a table": (
        word([["步骤", "做法", "责任岗位", "时限"], ["核对", "查证件", "窗口受理员", "2分钟内"]], title="入住流程"),
        ["by: clerk", "within: 2 分钟"],
    ),
    "strict names": (strict(), ["应微笑。"]),
    "a field that never ends": (
        word("一、要求", paragraph(BEGIN, run("应在域里")), paragraph(run("应在域后"))),
        ["应在域里", "应在域后"],
    ),
    "contents that never end": (
        word(paragraph(BEGIN, TOC), HEADING, paragraph(run("应微笑。"))),
        ["应微笑。"],
    ),
    "the end of the last paragraph deleted": (
        word("一、要求", paragraph("<w:pPr><w:rPr><w:del w:id='1'/></w:rPr></w:pPr>", run("应微笑。"))),
        ["应微笑。"],
    ),
    "a picture in a heading": (picture_in_heading(), ["](qian-ting-1.png)"]),
}  # fmt: skip


def planned(content, tracked=None, **wish):
    corpus = load(CONFIGURATION.encode(), [TextSource(path, text.encode()) for path, text in FILES.items()])
    accounts = plan_import(
        [("前厅.docx", content)],
        corpus,
        ImportWish(day_in_documents(TODAY), "zh", owner="clerk", tracked=tracked, **wish),
    )
    return accounts[0], report_import("json", accounts, False, "zh")


def bare(text):
    return re.sub(r"[\W_]+", "", text)


def words_of(content):
    """Every word that stands in any part of a Word file, found without a word of our reader."""
    with zipfile.ZipFile(BytesIO(content)) as file:
        parts = [
            name
            for name in file.namelist()
            if re.match(r"word/(document|header|footer|footnotes|comments)\d*\.xml", name)
        ]
        for name in parts:
            for one in etree.fromstring(file.read(name)).iter("{*}t", "{*}delText"):
                if bare(one.text or ""):
                    yield one.text


@pytest.mark.parametrize("what", MADE)
def test_every_word_is_in_a_draft_or_in_the_report(what):
    made, wanted = MADE[what]
    content = made if isinstance(made, bytes) else saved(made)
    account, report = planned(content, "accept")
    assert account.refused is None, account.refused
    drafts = "\n".join(one.text for one in account.documents).replace("\\\\", "\\")
    for words in wanted:
        assert words in drafts
    found = bare(drafts) + bare(json.dumps(json.loads(report), ensure_ascii=False)).translate(str.maketrans("²³", "23"))
    assert [words for words in words_of(content) if bare(words) not in found and words != "2"] == []
    sources = [TextSource(one.path, one.text.encode()) for one in account.documents]
    pictures = [TextSource(path, content) for one in account.documents for path, content in one.pictures.items()]
    there = [TextSource(path, text.encode()) for path, text in FILES.items()]
    assert load(CONFIGURATION.encode(), [*there, *sources, *pictures]).findings == ()


def test_two_lists_after_each_other_are_two_and_have_their_own_numbers():
    account, _ = planned(saved(MADE["numbers of Word"][0]))
    told = [one.text for one in account.understood]
    assert [words for words in told if "应" in words] == ["1.应微笑", "2.应起立", "1.应送别"]
    assert any(words == "一、要求" for words in told)


def test_a_picture_lies_beside_the_document_that_shows_it():
    account, _ = planned(saved(MADE["a picture"][0]))
    (shown,) = [one for one in account.documents if one.pictures]
    folder = shown.path.rpartition("/")[0]
    assert shown.pictures == {f"{folder}/qian-ting-1.png": PNG}


@pytest.mark.parametrize(
    ("tracked", "text", "told"), [("accept", "应当面答复。", "尽快"), ("comment", "应尽快答复。", "当面")]
)
def test_tracked_changes_are_accepted_or_kept_for_somebody_to_decide(tracked, text, told):
    content = saved(word("一、要求", paragraph(run("应"), INSERTED, DELETED, run("答复。"))))
    account, report = planned(content, tracked)
    assert f"text: {text}" in account.documents[0].text
    assert told in report
    if tracked == "comment":
        assert "当面" in account.documents[0].text, "a remark in the draft says what was proposed"


def test_tracked_changes_are_never_decided_in_silence():
    account, _ = planned(saved(word("一、要求", paragraph(run("应"), INSERTED, run("答复。")))))
    assert account.is_undecided
    assert "paragraph 3" in str(account.refused)


def test_a_draft_that_would_have_faults_becomes_a_guide(monkeypatch):
    def faulty(outline, known):
        drafts, taking = policy.draft(outline, known)
        drafts[0].given["subject"] = "nothing"
        return drafts, taking

    monkeypatch.setattr(drafts.drafters()["standard"], "draft", faulty)
    account, _ = planned(saved(word("一、要求", "1.应微笑。")))
    assert [one.kind for one in account.documents] == ["guide"]
    assert "would have faults" in str(account.kinds[0][1])
    assert "应微笑。" in account.documents[0].text
