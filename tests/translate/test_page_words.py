"""Every word that templates show exists in both languages: sentences, labels of choices, names of relations."""

from __future__ import annotations

import re

import pytest

from svcq_build.words.catalogs import catalog
from tests.translate.page_words import choices, relations, sentences, untranslated

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
