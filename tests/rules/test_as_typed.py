"""Texts that are typed in one way and meant in another: pictures that are none, questions in pairs, nothing at all."""

import datetime as dt
import json

import pytest

from svcq_build.check.run import check
from svcq_build.load.folder import load
from svcq_build.load.graph import build_graph
from svcq_build.load.sources import TextSource
from svcq_build.model import Diagnostic
from svcq_build.rules.wording.two_demands import second_demand, second_question
from tests.kinds.kind_files import sound
from tests.rules.rule_examples import merge

_RULES = frozenset(
    {"unread-markdown", "nothing-said", "not-a-picture", "picture-elsewhere", "missing-picture", "missing-target"}
    | {"unsafe-link", "dead-link"}
)


def _found(field: str, text: str) -> list[Diagnostic]:
    files = {"standards/glossary/queue.yml": merge(sound("term"), f"{field}: {json.dumps(text)}\n")}
    corpus = load(b"site_name: x\n", [TextSource(path, text.encode()) for path, text in files.items()])
    return check(build_graph(corpus), dt.date(2026, 3, 1), _RULES)


@pytest.mark.parametrize(
    ("text", "rule", "mend"),
    [
        ("见![平面图]。", "unread-markdown", "![words](picture.png)"),
        ("见![平面图][plan]。", "unread-markdown", "![words](picture.png)"),
        ("见![平面图] (plan.png)。", "unread-markdown", "![平面图](plan.png)"),
        ("见![平面图]（plan.png）。", "unread-markdown", "![平面图](plan.png)"),
        ("见![平面图](plan.png 贴在入口。", "unread-markdown", "![words](picture.png)"),
        ("见![[plan.png]]。", "unread-markdown", "![words](picture.png)"),
        ("见![号票] (role:clerk)。", "unread-markdown", "[号票](role:clerk)"),
        ("见![平面图](p l.png)。", "missing-picture", "<p l.png>"),
        ("见![平面图](//a.example/plan.png)。", "picture-elsewhere", "link to it"),
        ("见![平面图][y]\n\n[y]: term:none", "not-a-picture", "kind:id"),
        ("见![平面图](term:none)。", "not-a-picture", "kind:id"),
    ],
)
def test_what_is_no_picture_is_told_once(text: str, rule: str, mend: str) -> None:
    found = _found("definition", text)
    assert [each.rule for each in found] == [rule], [str(each.message) for each in found]
    assert mend in str(found[0].hint)


@pytest.mark.parametrize("text", ["写作 `![平面图]`。", "叫“![”的号", "真好![^_^]", "注意！[号票](term:queue)"])
def test_what_is_no_slip_of_a_picture_is_not_told_as_one(text: str) -> None:
    assert not [each for each in _found("definition", text) if "picture" in str(each.message)]


@pytest.mark.parametrize("text", ["NaN", ".nan", "-.inf", "null", "#N/A", "undefined", "NaT", "#REF!"])
def test_a_programs_word_for_nothing_is_told(text: str) -> None:
    assert [each.rule for each in _found("summary", text)] == ["nothing-said"]


@pytest.mark.parametrize("text", ["无", "Nana 服务台", "南", "写作 NaN 的空单元格", "infinity pool"])
def test_a_text_that_only_holds_such_a_word_is_none(text: str) -> None:
    assert _found("summary", text) == []


@pytest.mark.parametrize(
    "text",
    [
        "1 分钟内发号；见[号票](term:ticket)。",
        "1 分钟内发号；详见《叫号办法》。",
        "1 分钟内发号；做法参照附录 2。",
        "1 分钟内发号；即取号后 60 秒。",
        "Numbers are given within 1 minute; see [ticket](term:ticket).",
    ],
)
def test_a_mere_pointer_is_no_second_demand(text: str) -> None:
    assert second_demand(text) is None


@pytest.mark.parametrize("text", ["1 分钟内发号；见客户站起来问好。", "1 分钟内发号；具体说明等候时间。"])
def test_what_only_begins_like_a_pointer_is_a_demand(text: str) -> None:
    assert second_demand(text) == "；"


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("地面干净吗？灯都亮吗？", "灯都亮吗？"),
        ("地面是否干净，灯是否都亮？", "灯是否都亮？"),
        ("地面有没有水，有没有垃圾？", "有没有垃圾？"),
        ("Is the floor clean? Are the lights on?", "Are the lights on?"),
        ("地面是否干净、干燥？", None),
        ("客户问“在哪？”“多久？”时，能答出吗？", None),
        ("地面干净，灯都亮吗？", None),
        ("怎么走、多久到都说清了吗？", None),
    ],
)
def test_an_item_asks_one_question(text: str, second: str | None) -> None:
    assert second_question(text) == second
