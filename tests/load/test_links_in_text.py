"""Links in prose: what a page turns into a link is a reference, in whatever form it is written, and nothing else is."""

import html
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from svcq_build.load.folder import load
from svcq_build.load.graph import build_graph
from svcq_build.load.links import find_links
from svcq_build.load.sources import text_sources
from svcq_build.model.references import parse_reference
from svcq_build.render.text import to_html

GUIDE = "---\nkind: guide\ntitle: 怎样读\nsummary: 先读这里。\n---\n\n{body}\n"


def mentioned(body: str) -> list[str]:
    corpus = load(b"site_name: x\n", text_sources([("playbooks/guides/reading.md", GUIDE.format(body=body))]))
    return [str(edge.target) for edge in build_graph(corpus).edges()]


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("见[甲](standard:one#R1)。", ["standard:one#R1"]),
        ("见[甲](standard:one)和[乙](term:two)。", ["standard:one", "term:two"]),
        ('见[甲]( <standard:one#R1> "题（注)")。', ["standard:one#R1"]),
        ("见[甲\n乙](standard:one)。", ["standard:one"]),
        ("见 <standard:one#R1>。", ["standard:one#R1"]),
        ("见[甲][t]。\n\n[t]: standard:one#R1", ["standard:one#R1"]),
        ("见 [standard:one]。\n\n[standard:one]: <standard:one> '题'", ["standard:one"]),
        ("[![图](a.png)](standard:one)", ["standard:one"]),
        ("[甲 [乙](standard:inner) 丙](standard:outer)", ["standard:inner"]),
        ("- 一\n\n    [甲](standard:one)", ["standard:one"]),
        ("写作 `[甲](standard:one)` 或 `<standard:one>`", []),
        ("写作 `[甲](standard:one)`，见[甲](standard:one)", ["standard:one"]),
        ("```\n[甲](standard:one)\n[t]: standard:one\n```", []),
        ("一\n\n    [甲](standard:one)", []),
        (r"\[甲](standard:one) 和 \<standard:one>", []),
        ("standard:one 不是链接，a](standard:one) 也不是", []),
        ("![图](standard:one)", []),
        ("[甲](https://example.org/standard:one) <mailto:a@example.org> <https://example.org>", []),
    ],
)
def test_what_is_a_link_is_a_reference(text, targets):
    assert [link.target for link in find_links(text)] == targets
    assert all(text[link.start : link.end] == link.target for link in find_links(text))
    assert mentioned(text) == targets


_PIECES = [
    "[", "]", "(", ")", "<", ">", "`", "``", "\\", "!", '"', "*", "|", "~~~", "```", "\n", "\n\n", "    ", "- ", "> ",
    "](", "]: ", "[t]", "甲", " ", "standard:one", "standard:one#R1", "term:two", "](standard:one)", "[甲](term:two)",
]  # fmt: skip


@settings(deadline=None)
@given(st.lists(st.sampled_from(_PIECES), max_size=14).map("".join))
def test_links_are_those_of_the_page(text):
    """The quick way and the parser's agree, however a text is made up (labels that nobody uses are on no page)."""
    shown = {html.unescape(href) for href in re.findall(r'<a href="([^"]*)"', to_html(text).html)}
    found = {link.target for link in find_links(text)}
    assert {href for href in shown if parse_reference(href)} <= found
    if "]:" not in text:
        assert found <= shown
