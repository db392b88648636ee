"""Words for people become safe HTML, whatever they contain."""

from __future__ import annotations

import datetime as dt
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from svcq_build.load.folder import load_folder
from svcq_build.load.graph import build_graph
from svcq_build.render.site_pages import make_renderer, render
from svcq_build.render.text import plain, plain_line, to_blocks, to_html, to_line, to_lines
from svcq_build.translate.words import Words

ROOT = Path(__file__).parents[2]
ATTACKS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<a href='javascript:alert(1)'>x</a>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt&#58;alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](vbscript:x)",
    "![x](javascript:alert(1))",
    '![x](a.png "y\\" onerror=\\"alert(1)")',
    "<svg/onload=alert(1)>",
    "`<script>`",
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    "<style>*{display:none}</style>",
    "[x]: javascript:alert(1)\n\n[x]",
    "<javascript:alert(1)>",
    "</div></section><script>alert(1)</script>",
]


class Finder(HTMLParser):
    """Collects what could run: tags, event attributes, addresses."""

    def __init__(self) -> None:
        super().__init__()
        self.dangers: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        found = dict(attributes)
        active = tag in ("script", "iframe", "style", "object", "embed", "base", "meta")
        if active and found.get("type") != "application/json":
            self.dangers.append(tag)
        for name, value in attributes:
            address = (value or "").strip().lower()
            if name.startswith("on") or address.startswith(("javascript:", "vbscript:", "data:text")):
                self.dangers.append(f"{tag} {name}={value}")


def dangers(html: str) -> list[str]:
    finder = Finder()
    finder.feed(html)
    finder.close()
    return finder.dangers


@pytest.mark.parametrize("attack", ATTACKS)
def test_nothing_in_a_text_runs(attack: str) -> None:
    assert dangers(to_html(attack).html) == []
    assert dangers(to_line(attack)) == []
    assert dangers("".join(block.html for block in to_blocks(f"{attack}\n\n## {attack}"))) == []


@given(st.text(alphabet="<>/scriptonerr=\"'`[]()!:#*_~|&; \n\\{}javdt字", max_size=60))
def test_nothing_that_can_be_typed_runs(text: str) -> None:
    assert dangers(to_html(text).html) == []
    assert dangers(to_line(text)) == []


def test_no_field_of_any_kind_lets_anything_through() -> None:
    """Some of every kind, and all overviews, with an attack in every single string for people, in every template."""
    graph = build_graph(load_folder(ROOT))
    attack = (
        '" onmouseover="alert(1) <script>alert(1)</script> <img src=x onerror=alert(1)> '
        "[a](javascript:alert(1)) {{ 7*7 }} </div>"
    )
    renderer = make_renderer(graph, "en", dt.date(2026, 3, 1), lambda context, text: f"{text} {attack}", ROOT)
    by_kind: dict[str, list[str]] = {}
    for ref, entry in sorted(graph.corpus.entries.items(), key=lambda item: -len(item[1].text)):
        by_kind.setdefault(entry.kind.name, []).append(ref)
    some = {ref for refs in by_kind.values() for ref in (*refs[:2], refs[-1])}  # the longest, and the shortest
    pages = render(renderer, lambda page: not page.ref or page.ref in some).pages
    assert some <= {page.page.ref for page in pages.values()}
    assert len(pages) > len(some) + 30
    for page in pages.values():
        assert dangers(page.html) == [], page.page.url


def test_a_single_paragraph_fits_anywhere_and_blocks_say_so() -> None:
    assert to_html("只有一段") == to_html("只有一段\n")
    assert to_html("只有**一**段").html == "只有<strong>一</strong>段"
    assert to_html("一\n\n二").html == "<p>一</p> <p>二</p>"
    assert not to_html("- 一\n- 二").inline


def test_a_line_break_between_chinese_characters_is_no_space() -> None:
    assert to_html("第一行，\n第二行").html == "第一行，第二行"
    assert to_html("one\ntwo").html == "one two"


def test_the_space_of_a_folded_text_is_none_in_plain_words_either() -> None:
    folded = "47 份是录入错误。 所以先集中学； （数字为示例）"
    assert plain(folded) == plain_line(folded) == "47 份是录入错误。所以先集中学；（数字为示例）"
    assert plain(f"**{folded}**") == plain(folded)
    assert plain("Learn first. Then practise; (both)") == "Learn first. Then practise; (both)"


def test_preformatted_text_keeps_its_lines_on_one_line() -> None:
    assert to_html("```\na\n\n  b\n```").html == "<pre><code>a&#10;&#10;  b&#10;</code></pre>"


def test_special_characters_are_shown_as_typed() -> None:
    assert to_html("a < b & c > d").html == "a &lt; b &amp; c &gt; d"
    assert plain("a < b & **c**") == "a < b & c"


def test_headings_come_apart_with_anchors_of_their_own() -> None:
    blocks = to_blocks("开头\n\n# 大 *标题*\n\n文\n\n## 小\n\n## 小\n")
    assert [(block.level, block.anchor) for block in blocks] == [
        (0, ""),
        (2, "大-标题"),
        (0, ""),
        (2, "小"),
        (2, "小-2"),
    ]


def test_a_long_text_in_lines_as_readers_see_them():
    text = "## 1. 甲\n\n先看，\n*再*做。\n\n- a `b`\n  1. c\n\n> 引\n\n"
    text += "| x | y |\n|---|---|\n| **1** | 2 |\n\n    code *x*\n\n---\n"
    lines = [(line.what, line.words) for line in to_lines(text)]
    assert lines == [
        ("h2", "1. 甲"),
        ("p", "先看，再做。"),
        ("li", "a b"),
        ("li", "c"),
        ("blockquote", "引"),
        ("tr", "x · y"),
        ("tr", "1 · 2"),
        ("pre", "code *x*"),
    ]


def test_a_heading_keeps_the_number_sign_at_its_end() -> None:
    assert [(block.level, block.html) for block in to_blocks("# C#\n\n## 大厅 1#\n\n## 甲 ##\n")] == [
        (2, "C#"),
        (2, "大厅 1#"),
        (2, "甲"),
    ]


@pytest.mark.parametrize("text", ["- # 甲\n- 乙", "> # 甲\n> 乙", "# 甲\n乙", "甲\n===\n乙"])
def test_a_first_level_heading_does_not_run_into_what_follows(text: str) -> None:
    assert "<h2>甲</h2>" in to_html(text).html


def test_a_long_text_is_read_once_for_its_page_and_for_search() -> None:
    text = "## 甲\n\n文。\n"
    assert to_blocks(text) is to_blocks(Words(text, "zh")) is to_blocks(Words(text, "en"))
    assert to_lines(text) is to_lines(Words(text, "zh"))
