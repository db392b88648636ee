"""An id that editors choose never meets an anchor that a page writes by itself: each address leads to one place."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from pathlib import Path

from svcq_build.load.folder import load_folder
from svcq_build.load.graph import build_graph
from svcq_build.load.headings import heading_anchors
from svcq_build.render.own_anchors import marked, settled
from svcq_build.render.site_pages import make_renderer, render

_HEAD = "summary: 一句话。\nstatus: draft\nversion: '0.1'\nowner: clerk\n"
#: Parts, documents and headings that are called like sections of their pages.
FILES = {
    "roles/charters/clerk.yml": (
        f"kind: role\ntitle: 窗口人员\n{_HEAD}mission: 让客户一次办成事。\n"
        "responsibilities:\n  - {id: situations, text: 接待客户。}\n  - {id: steps, text: 登记。}\n"
    ),
    "standards/service/greeting.yml": (
        f"kind: standard\ntitle: r1\n{_HEAD}family: quality\ngoal: 客户进门就有人招呼。\nrequirements:\n"
        "  - {id: requirements, level: must, text: 窗口人员在客户到达后 30 秒内起身问好。}\n"
        "  - {id: used-in, level: must, text: 窗口人员在客户离开时道别。}\n"
        "  - {id: r1, level: must, text: 窗口人员在客户离开时起身。}\n"
        "changes:\n  - {version: '0.1', date: 2026-01-01, class: wording, trigger: correction, reason: 首次发布。}\n"
    ),
    "playbooks/checklists/desk.yml": (
        f"kind: checklist\ntitle: 窗口检查\n{_HEAD}used_by: [clerk]\nwhere: 窗口\nfrequency: 1 天\nmode: do-confirm\n"
        "sections:\n  - title: 开门前\n    items:\n"
        "      - {id: C1, text: 窗口灯是否已亮, weight: 1, evidence: 现场查看}\n"
        "      - {id: box-C1, text: 叫号机是否已开, weight: 1, evidence: 现场查看}\n"
        "      - {id: items, text: 表单是否齐全, weight: 1, evidence: 现场查看}\n"
    ),
    "playbooks/training/confirm.yml": (
        f"kind: curriculum\ntitle: 上岗培训\n{_HEAD}needs: 新人要学。\nlearners: [clerk]\nmodules:\n"
        "  - {id: modules, title: 迎客, method: simulation, hours: 2, trainer: role:clerk}\n"
        "assessment:\n  method: 笔试\n  pass_mark: 80\n  questions:\n"
        "    - {id: Q1, text: 多久内起身？, options: [30 秒, 1 分钟], answer: 1, why: 标准如此。}\n"
        "    - {id: Q1-1, text: 起身后做什么？, options: [问好, 坐下], answer: 1, why: 标准如此。}\n"
    ),
    "playbooks/guides/welcome.md": (
        f"---\nkind: guide\ntitle: 新人须知\n{_HEAD}about: [standard:greeting]\n---\n\n## About\n\n第一段。"
        "\n\n## History\n\n第二段。\n"
    ),
}  # fmt: skip


def test_no_two_places_of_a_page_have_one_address(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: x\nextra: {svcq: {languages: [zh]}}\n", encoding="utf-8")
    for path, text in FILES.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    graph = build_graph(load_folder(tmp_path))
    assert not graph.corpus.findings
    pages = render(make_renderer(graph, "zh", dt.date(2026, 3, 1), lambda context, text: text, tmp_path)).pages
    twice = {
        page.page.url: sorted(
            name for name, times in Counter(re.findall(r' id="([^"]*)"', page.html)).items() if times > 1
        )
        for page in pages.values()
    }
    assert {url: names for url, names in twice.items() if names} == {}
    assert all("\x02" not in page.html for page in pages.values())
    desk = next(page.html for page in pages.values() if page.page.ref == "checklist:desk")
    assert '<li id="box-C1"' in desk or re.search(r'<[a-z]+ [^>]*\bid="box-C1"[^>]*data-', desk)  # the part has its own


def test_what_leads_to_a_section_follows_it() -> None:
    source = '<h2 id="about">x</h2><a href="#about">y</a><p aria-labelledby="about"></p><li id="{{ part.id }}"></li>'
    page = marked(source).replace("{{ part.id }}", "about")
    assert settled(page) == (
        '<h2 id="about_">x</h2><a href="#about_">y</a><p aria-labelledby="about_"></p><li id="about"></li>'
    )
    assert settled(marked('<h2 id="about">x</h2>')) == '<h2 id="about">x</h2>'


def test_no_heading_is_called_like_a_part_of_the_frame() -> None:
    assert heading_anchors("## __search\n\n## __content\n\n## _\n") == ("search", "content", "section")
