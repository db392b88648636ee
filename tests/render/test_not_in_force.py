"""Drafts and retired documents say so on their pages, whatever their kind; and who answers for what."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from svcq_build.load.folder import load_folder
from svcq_build.load.graph import build_graph
from svcq_build.render.site_pages import make_renderer, render
from tests.conftest import STANDARD

TODAY = dt.date(2026, 3, 1)
CASE = """\
---
kind: case
title: 酒店的本子
summary: 交班时写下来。
status: {status}
sector: hotel
context: 交班漏事。
action: 写在一个本子上。
result: 漏事少了 40%。
lesson: 写下来。
{more}---
"""
TERM = "kind: term\ntitle: 排队\nsummary: 等候。\nstatus: {status}\ndefinition: 等着办事。\n{more}"
GUIDE = "---\nkind: guide\ntitle: 开始\nsummary: 先看。\nstatus: {status}\n{more}---\n\n先取号。\n"
PLACES = {
    "cases/notebook/": ("playbooks/cases/notebook.md", CASE),
    "glossary/queue/": ("standards/glossary/queue.yml", TERM),
    "guides/start/": ("playbooks/guides/start.md", GUIDE),
}
GOVERNED = """\
code: ZN-1
version: "1.3"
owner: clerk
effective: 2026-01-15
review: {every: 6 个月, last: 2026-02-01}
"""


@pytest.fixture
def pages_of(repository: Callable[..., Path]) -> Callable[..., dict[str, str]]:
    def make(files: dict[str, str]) -> dict[str, str]:
        root = repository(files)
        corpus = load_folder(root)
        assert corpus.findings == (), corpus.findings
        site = render(make_renderer(build_graph(corpus), "zh", TODAY, None, root))
        return {file: page.html for file, page in site.pages.items()}

    return make


def filled(text: str, status: str, more: str = "") -> str:
    """A document in some status."""
    return text.replace("{status}", status).replace("{more}", more)


def notice(page: str) -> str:
    """The words of the notice between the title and the text; empty when there is none."""
    found = re.search(r'</h1>.*?role="note"[^>]*>(.*?)</div>', page, re.DOTALL)
    return re.sub(r"<svg.*?</svg>|<[^>]*>", "", found[1]).strip() if found else ""


def facts(page: str) -> dict[str, str]:
    """The strip of facts, by label."""
    found = re.findall(r'<div class="sv-fact"><dt>(.*?)</dt><dd>(.*?)</dd>', page, re.DOTALL)
    return {label: re.sub("<[^>]*>", "", value).strip() for label, value in found}


@pytest.mark.parametrize("file", [*PLACES, "standards/queueing/"])
def test_a_document_that_is_not_in_force_says_so_first(pages_of: Callable[..., dict[str, str]], file: str) -> None:
    path, text = PLACES.get(file, ("standards/service/queueing.yml", STANDARD.replace("draft", "{status}")))
    told = {status: notice(pages_of({path: filled(text, status)})[file]) for status in ("draft", "retired", "active")}
    assert told == {"draft": "草案 本文件尚未施行。", "retired": "已废止 本文件不再适用。", "active": ""}


def test_an_active_document_whose_day_has_not_come_says_so_first(pages_of: Callable[..., dict[str, str]]) -> None:
    path, text = PLACES["guides/start/"]
    told = {
        day: notice(pages_of({path: filled(text, "active", f"effective: {day}\n")})["guides/start/"])
        for day in ("2026-03-01", "2026-03-02")
    }
    assert told == {"2026-03-01": "", "2026-03-02": "2026年3月2日起施行"}
    awaited = facts(pages_of({path: filled(text, "active", "effective: 2026-03-02\n")})["guides/start/"])
    assert awaited == {"生效日期": "2026年3月2日"}, "it is not said to be in force"
    draft = notice(pages_of({path: filled(text, "draft", "effective: 2026-03-02\n")})["guides/start/"])
    assert draft == "草案 本文件尚未施行。"


def test_a_retired_document_leads_to_what_came_in_its_place(pages_of: Callable[..., dict[str, str]]) -> None:
    old, new = filled(TERM, "retired"), filled(TERM, "active", "replaces: term:queue\n")
    files = {"standards/glossary/queue.yml": old, "standards/glossary/line.yml": new.replace("排队", "轮候")}
    page = pages_of(files)["glossary/queue/"]
    assert notice(page) == "已废止 本文件不再适用。替代它的是：轮候"
    assert 'href="../line/"' in page.partition('role="note"')[2].partition("</div>")[0]


def test_the_glossary_marks_what_is_not_in_force(pages_of: Callable[..., dict[str, str]]) -> None:
    path, text = PLACES["glossary/queue/"]
    for status, words in (("draft", "草案"), ("retired", "已废止"), ("active", "")):
        term = re.search("<dt>.*?</dt>", pages_of({path: filled(text, status)})["glossary/"])
        assert term
        assert re.sub("<[^>]*>", "", term[0]).split() == ["排队", words][: 2 if words else 1]


@pytest.mark.parametrize("file", PLACES)
def test_kinds_that_need_not_be_governed_show_the_facts_that_they_have(
    pages_of: Callable[..., dict[str, str]], file: str
) -> None:
    path, text = PLACES[file]
    assert facts(pages_of({path: filled(text, "active")})[file]) == {}, "no strip with nothing to say"
    assert facts(pages_of({path: filled(text, "active", GOVERNED)})[file]) == {
        "编号": "ZN-1",
        "版本": "1.3",
        "状态": "施行中",
        "责任岗位": "窗口受理员",
        "生效日期": "2026年1月15日",
        "下次复审": "2026年8月1日",
    }
    assert "下次复审" not in facts(pages_of({path: filled(text, "retired", GOVERNED)})[file])
