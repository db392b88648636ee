"""PDF files: tagged, in fonts that are there; and nothing that a document says runs."""

import pytest
import typst
from hypothesis import given, settings
from hypothesis import strategies as st

from svcq_build.export.blocks import (
    Definitions,
    Heading,
    Item,
    Paragraph,
    Run,
    Table,
    cell,
    plain,
    printable,
)
from svcq_build.export.fonts import fonts
from svcq_build.export.gbt import gbt_standard
from svcq_build.export.pdf_file import ExportError, write_pdf
from svcq_build.export.typst_data import as_data
from tests.conftest import FILES
from tests.export.paper_texts import CODED, IN_ENGLISH, data_text, needs_chinese_fonts, paper, papers_of

SIGNS = st.text(st.sampled_from("#$@[]\\{}<>*_`'\"/%&~-=;:(),.1a 排\n\t\u202e\0"), max_size=30)


@given(SIGNS)
def test_words_reach_typst_as_data(text):
    outline = paper(Heading(plain(text)), Item(text, (Paragraph(plain(text)),)), title=text, kicker=text)
    told = data_text(as_data(outline, {}))
    assert told.count(printable(text)) >= 5 or not text


@settings(max_examples=8)
@given(SIGNS.filter(lambda text: text.isascii() and "\0" not in text))
def test_nothing_in_a_paper_runs(text):
    hostile = f'{text}#panic("ran") $panic("ran")$ #read("/etc/passwd") @ref <l> = x \\ [ ] `#panic()`'
    written = write_pdf(
        paper(
            Heading(plain(hostile)),
            Definitions(((hostile, (Paragraph((Run(hostile, code=True, link="https://x.example/#panic()"),)),)),)),
            Table((plain(hostile),), ((cell(hostile),),), plain(hostile)),
            **{**IN_ENGLISH, "title": hostile, "organisation": hostile},
            stamp=hostile,
            notices=(hostile,),
            warning=(hostile, hostile),
            facts=((hostile, hostile),),
        )
    )
    assert written.startswith(b"%PDF-")


@needs_chinese_fonts
@pytest.mark.parametrize("is_gbt", [False, True])
def test_a_pdf_is_tagged_and_names_its_language(is_gbt, tmp_path):
    papers = papers_of({**FILES, "standards/service/queueing.yml": CODED}, tmp_path)
    ref = "standard:queueing"
    written = write_pdf(gbt_standard(papers, ref, "Queueing") if is_gbt else papers.document(ref))
    assert b"/StructTreeRoot" in written
    assert b"pdfuaid" in written
    assert b"/Lang" in written


def test_missing_fonts_are_named():
    with pytest.raises(ExportError, match=r"U\+100000"):
        write_pdf(paper(Paragraph(plain("字\U00100000"))))


def test_fonts_that_are_missing_altogether_are_named(monkeypatch):
    monkeypatch.setattr("svcq_build.export.pdf_file.installed_fonts", lambda: typst.Fonts(include_system_fonts=False))
    with pytest.raises(ExportError, match=r"字 \(U\+5B57\)"):
        write_pdf(paper(Paragraph(plain("字")), **IN_ENGLISH))


def test_fonts_are_those_that_are_there():
    assert fonts("zh", ["SimSun", "SimHei", "Arial"])["body"][-1] == "SimSun"
    assert fonts("zh", ["SimHei"])["body"][-1] == "SimHei"
    assert fonts("zh-Hant", ["Noto Serif CJK SC", "Noto Serif CJK TC"])["body"][-1] == "Noto Serif CJK TC"
    assert fonts("en", [])["heading"] == ["Libertinus Serif"]
