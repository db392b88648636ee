"""What of a public document leads to internal ones is told at its place; what the public site leaves out is not."""

from __future__ import annotations

import datetime as dt

import pytest

from svcq_build.check.run import check
from svcq_build.load.folder import load
from svcq_build.load.graph import build_graph
from svcq_build.load.sources import TextSource

SETTINGS = "site_name: x\nsite_url: https://inside.example/handbook/\n"
STANDARD = """\
kind: standard
title: 排队
summary: 等多久。
family: process
goal: 不久等。
audience: {audience}
requirements:
  - {{id: R1, level: must, text: 等候不超过 20 分钟。}}
  - {{id: R2, level: must, text: 每小时巡查一次。, audience: internal}}
"""
FAQ = """\
kind: faq
title: 问答
summary: 常问的。
audience: public
asked_by: public
questions:
  - id: Q1
    question: 等多久？
    {answer}
"""


def found(answer: str, *, standard: str = "internal", audience: str = "public") -> list[tuple[int, str]]:
    files = {
        "standards/service/queueing.yml": STANDARD.format(audience=standard),
        "playbooks/faqs/asked.yml": FAQ.format(answer=answer).replace("audience: public", f"audience: {audience}"),
        "playbooks/guides/first.md": "---\nkind: guide\ntitle: 办事\nsummary: 怎样办。\naudience: public\n"
        "about: [standard:queueing]\n---\n正文。\n",
    }
    sources = [TextSource(path, text.encode()) for path, text in files.items()]
    corpus = load(SETTINGS.encode(), sources)
    diagnostics = check(build_graph(corpus), dt.date(2026, 3, 1), frozenset({"public-links-internal"}))
    return [(each.span.line, each.path) for each in diagnostics]


GUIDE = (6, "playbooks/guides/first.md")
HERE = (9, "playbooks/faqs/asked.yml")


@pytest.mark.parametrize(
    ("answer", "there"),
    [
        ("answer: 见[排队](standard:queueing)。", HERE),
        ("answer: 见[第一条](standard:queueing#R1)。", HERE),
        ("answer: 见<standard:queueing>。", HERE),
        ("answer: 不久。", None),
        ("answer: 不久。\n    about: ['standard:queueing#R1']", None),
        ("answer: 见[排队](standard:queueing)。\n    audience: internal", None),
    ],
)
def test_a_link_to_an_internal_document_is_told_where_it_stands(answer: str, there: tuple[int, str] | None) -> None:
    assert found(answer) == sorted([GUIDE, *([there] if there else [])], key=lambda one: one[1])
    assert found(answer, standard="public") == []
    assert found(answer, audience="internal") == [GUIDE]


def test_a_link_to_an_internal_part_is_told() -> None:
    assert found("answer: 见[第二条](standard:queueing#R2)。", standard="public") == [HERE]


def test_an_address_of_the_internal_site_is_told() -> None:
    address = "answer: 见[排队](https://inside.example/handbook/standards/queueing/)。"
    assert found(address, standard="public") == [HERE]
    assert found("answer: 见[法规](https://law.example/)。", standard="public") == []
