"""A copy of a document of any kind says all that the document says."""

import re

import pytest

from svcq_build.export.gbt import gbt_standard
from svcq_build.export.texts import texts_of
from svcq_build.export.typst_data import as_data
from svcq_build.export.word_file import write_docx
from svcq_build.kinds import all_kinds
from svcq_build.model.fields import Model, Prose
from svcq_build.model.rhythm import Rhythm
from svcq_build.render.rhythms import format_rhythm
from svcq_build.render.text import plain
from svcq_build.render.titled import field_title, scalar_words, titled_fields
from tests.export.paper_texts import data_text, missing_in, papers_of, word_text
from tests.kinds.kind_files import full, kinds_with_examples


def values(model, top=True):
    """Every value of a document, with its field, in the order of the model."""
    for field in titled_fields(type(model)):
        value = getattr(model, field.attribute)
        if top and field.name in ("kind", "id", "more"):
            continue
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, Model) and not isinstance(item, Rhythm):
                yield from values(item, top=False)
            elif item is not None and item is not False:
                yield field, item


@pytest.mark.parametrize("kind", kinds_with_examples())
@pytest.mark.parametrize("language", ["zh", "en"])
def test_nothing_is_lost(kind, language, tmp_path):
    papers = papers_of({f"{all_kinds()[kind].folder}full.yml": full(kind)}, tmp_path, language)
    says_all(papers, f"{kind}:full", papers.document(f"{kind}:full"))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_standard_after_gbt_says_all_too(language, tmp_path):
    papers = papers_of({"standards/service/full.yml": full("standard")}, tmp_path, language)
    outline = gbt_standard(papers, "standard:full")
    placed = {"标题", "摘要", "适用范围", "适用对象", "相关文件", "替代", "数据支持", "对应条款", "服务内容"}
    says_all(papers, "standard:full", outline, untitled=placed if language == "zh" else None)


def says_all(papers, ref, outline, untitled=frozenset()):
    """Everything that a document says is in a paper and its files. untitled: fields with other titles there."""
    language = papers.desk.lang
    interface = papers.desk.interface
    facts = " ".join(f"{name} {value}" for name, value in outline.facts)
    told = [*texts_of(outline.blocks)]
    shown = f"{outline.title} {facts} {' '.join(told)}"
    for field, value in values(papers.desk.doc(ref)):
        if isinstance(value, Rhythm):
            words = format_rhythm(value, language, interface.word)
        elif isinstance(field.mark, Prose):
            words = plain(value)
        elif isinstance(value, str) and ("#" in value or ":" in value):
            words = value.replace("#", " ")
        else:
            words = scalar_words(field.name, value, language, interface)
        assert missing_in(shown, [words]) is None, field.name
        if not field.is_part and not isinstance(field.mark, Prose) and field.name != "status":
            title = field_title(field, interface)
            assert untitled is None or title in untitled or re.search(re.escape(title), shown, re.IGNORECASE), (
                field.name
            )
    assert missing_in(shown, map(str, (papers.desk.doc(ref).more or {}).values())) is None
    assert "{" not in shown
    assert "None" not in shown
    # what the outline says is in both files, in its order
    assert missing_in(word_text(write_docx(outline)), [outline.title, *told]) is None
    assert missing_in(data_text(as_data(outline, {})["blocks"]), told) is None
