"""A text that Markdown would take apart without measure, or whose words it would drop, is told and shown as typed."""

import pytest
from planted import TODAY, corpus_of

from svcq_build.check.run import check
from svcq_build.load.graph import build_graph
from svcq_build.load.headings import heading_anchors
from svcq_build.load.links import find_links
from svcq_build.load.text_pieces import MOST_PIECES, may_go_beyond
from svcq_build.render.text import to_blocks, to_html

GUIDE = "---\nkind: guide\ntitle: 长文\nsummary: 很长。\nstatus: draft\n---\n\n"
DEEP = {
    "lists": "- " * 10 + "等候",
    "quotes": "> " * 20 + "等候",
    "indented": "\n".join(f"{'  ' * depth}- {depth}" for depth in range(10)),
    "tabs": "\n".join(f"{chr(9) * depth}- {depth}" for depth in range(10)),
}
MANY = {
    "headings": "# 甲\n" * (MOST_PIECES // 3 + 1),
    "items": "- 甲\n" * (MOST_PIECES // 5 + 1),
    "cells": "|甲|乙|\n|-|-|\n" + "|甲|乙|\n" * (MOST_PIECES // 8 + 1),
}


def told(text: str) -> list[tuple[str, str]]:
    found = check(build_graph(corpus_of({"playbooks/guides/long.md": GUIDE + text})), TODAY, {"too-much-markdown"})
    return [(one.rule, str(one.message)) for one in found]


@pytest.mark.parametrize("text", DEEP.values(), ids=DEEP)
def test_what_is_nested_too_deeply_is_told_and_no_word_of_it_is_lost(text: str) -> None:
    assert [rule for rule, _ in told(text)] == ["too-much-markdown"]
    assert text.split()[-1] in to_html(text).html


def test_what_is_nested_as_deeply_as_markdown_reads_is_no_fault() -> None:
    text = "- " * 9 + "见[叫号](term:call)"
    assert told(text) == []
    assert "叫号</a>" in to_html(text).html
    assert find_links(text)


@pytest.mark.parametrize("text", MANY.values(), ids=MANY)
def test_what_has_too_many_pieces_is_one_block_as_it_was_typed(text: str) -> None:
    ((_, message),) = told(text)
    assert str(MOST_PIECES) in message
    assert len(to_blocks(text)) == 1
    assert heading_anchors(text) == ()


def test_ordinary_texts_are_not_parsed_for_it() -> None:
    assert not may_go_beyond("## 一\n\n- 窗口人员起身问好。\n  - 再请坐。\n\n| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 |\n")
