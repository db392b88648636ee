"""The theme is as we rely on it: what our files name is in one list, and the theme has all of it, as it was."""

from __future__ import annotations

import yaml

from svcq_build.files.theme_icons import theme_templates
from tests.site.theme_contract import FILE, changed, gathered, missing, written

AGAIN = "read what became different, then: python -m tests.site.theme_contract"


def test_the_list_names_all_that_our_files_rely_on() -> None:
    assert FILE.read_text("utf-8") == written(gathered(theme_templates())), AGAIN


def test_the_theme_has_all_of_it() -> None:
    assert missing(yaml.safe_load(FILE.read_text("utf-8")), theme_templates()) == []


def test_the_theme_changed_none_of_the_templates() -> None:
    assert changed(yaml.safe_load(FILE.read_text("utf-8")), theme_templates()) == [], AGAIN
