"""Every word that templates show exists in both languages: sentences, labels of choices, names of relations."""

from __future__ import annotations

import re

import pytest

from svcq_build.words.catalogs import catalog, wanted_words
from tests.translate.page_words import TEMPLATE, choices, relations, sentences, template, untranslated

_BLANK = re.compile(r"\{(\w+)\}")


def test_templates_were_read() -> None:
    assert len(sentences()) > 150
    assert {"What the customer gets", "{n} steps", "Report a problem"} <= sentences()
    assert {("family", "quality"), ("trigger", "correction")} <= choices()
    assert {"verifies", "verified-by", "escalation-for"} <= relations()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_word_of_the_pages_is_translated(language: str) -> None:
    missing = untranslated(language)
    assert missing == [], (
        "run “python -m tests.translate.gather_messages” and fill in what is empty in "
        f"site_templates/interface/{language}.po"
    )


def test_translations_have_the_same_blanks() -> None:
    words = catalog("zh")
    known = [(key, words[("", key)]) for key in sentences() if ("", key) in words]
    assert [key for key, said in known if set(_BLANK.findall(key)) != set(_BLANK.findall(said))] == []


def test_what_other_languages_have_to_translate_is_all_there_is() -> None:
    assert TEMPLATE.read_text(encoding="utf-8") == template(), "run “python -m tests.translate.gather_messages”"
    words = {(word.context, word.text) for word in wanted_words("ru")}
    assert {("", "Checklist"), ("relation", "verified-by"), ("", "{n} step"), ("plural few", "{n} steps")} <= words
    assert ("", "{n} step") not in {(word.context, word.text) for word in wanted_words("ja")}
