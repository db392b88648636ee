"""Quoted values on pages: in the language of the page, with a link to the parameter, and without one in plain words."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

from svcq_build.load.folder import load_folder
from svcq_build.load.graph import build_graph
from svcq_build.render.site_pages import make_renderer, render
from svcq_build.translate.localised import messages

PARAMETERS = """\
kind: parameters
title: 等候参数
summary: 与等候有关的数值。
parameters:
  - {id: wait-max, title: 最长等候, value: 15 分钟, meaning: 从取号到叫号。, by_size: [{size: large, value: 1 小时}]}
  - {id: sample, title: 抽查, value: 20, unit: 份, meaning: 每月抽查。}
"""
STANDARD = """\
kind: standard
title: 排队{param:wait-max}
summary: "{param:wait-max}内叫到。"
status: draft
version: "1.0"
owner: clerk
family: process
goal: 每月抽 {param:sample}。
applies_to: [role:clerk]
requirements:
  - id: R1
    level: must
    text: "*{param:wait-max}*内叫到，写作 `{param:wait-max}`，见[{param:wait-max}的由来](role:clerk)。"
"""
PROCEDURE = """\
kind: process
title: 叫号
summary: 叫号。
purpose: 少等。
starts_when: 取号。
steps:
  - {id: S1, title: 叫号, text: 叫号。, by: clerk, within: {param:wait-max}, then: end}
"""
TRANSLATIONS = {
    "{param:wait-max}内叫到。": "Within {param:wait-max}.",
    "每月抽 {param:sample}。": "{param:sample} a month.",
    "份": "files",
}


@pytest.fixture
def pages(repository):
    def made(language: str, size: str = "medium") -> dict[str, str]:
        configuration = f"site_name: x\nextra: {{svcq: {{languages: [zh, en], size: {size}}}}}\n"
        root: Path = repository(
            {
                "mkdocs.yml": configuration,
                "standards/parameters/waiting.yml": PARAMETERS,
                "standards/service/queueing.yml": STANDARD,
                "standards/processes/calling.yml": PROCEDURE,
            }
        )
        lookup = (lambda _, text: TRANSLATIONS.get(text)) if language == "en" else None
        renderer = make_renderer(build_graph(load_folder(root)), language, dt.date(2026, 3, 1), lookup, root)
        site = render(renderer)
        return {address: page.html for address, page in site.pages.items()} | {
            f"title of {address}": page.page.title for address, page in site.pages.items()
        }

    return made


def test_a_page_shows_the_value_with_a_link_but_in_code_in_links_and_in_titles(pages) -> None:
    found = pages("zh")
    page = found["standards/queueing/"]
    link = '<a class="sv-param" href="../../parameters/waiting/#wait-max">15 分钟</a>'
    assert f"<em>{link}</em>内叫到，写作 <code>{{param:wait-max}}</code>" in page
    assert "15 分钟的由来</a>" in page
    assert found["title of standards/queueing/"] == "排队15 分钟"
    assert link in found["processes/calling/"]


def test_no_link_stands_in_another(pages) -> None:
    nested = re.compile(r"<a\b[^>]*>(?:(?!</a>).)*<a\b", re.DOTALL)
    found = {address: nested.findall(html) for address, html in pages("zh").items()}
    assert {address: links for address, links in found.items() if links} == {}
    assert ">排队15 分钟</a>" in pages("zh")["standards/"]


def test_a_page_in_another_language_has_values_and_units_of_that_language(pages) -> None:
    found = pages("en")
    assert '#sample">20 files</a> a month.' in found["standards/queueing/"]
    assert '#wait-max">15 minutes</a>' in found["processes/calling/"]
    assert pages("en", "large")["processes/calling/"].count(">1 hour</a>") > 0


def test_the_page_of_all_parameters_says_who_quotes_each(pages) -> None:
    page = pages("zh")["parameters/"]
    assert 'id="wait-max"' in page
    assert 'href="../standards/queueing/#R1"' in page
    assert "20 份" in page


def test_translators_get_the_text_as_it_is_written(repository) -> None:
    root = repository({"standards/parameters/waiting.yml": PARAMETERS, "standards/service/queueing.yml": STANDARD})
    entry = load_folder(root).entries["standard:queueing"]
    assert ("standard:queueing goal", "每月抽 {param:sample}。") in messages(entry.model, entry.ref, "zh")
