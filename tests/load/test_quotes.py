"""Quotes of parameters: whoever looks at a document sees the values; each slip is told at its place with its mend."""

from __future__ import annotations

import pytest
from planted import corpus_of, diagnose, good_documents

from svcq_build.load.graph import build_graph
from svcq_build.model.durations import parse_duration

WAITING = """\
kind: parameters
title: 等候参数
summary: 与等候有关的数值。
parameters:
  - {id: wait-max, title: 最长等候, value: 15 分钟, meaning: 从取号到叫号。, by_size: [{size: large, value: 20 分钟}]}
  - {id: call-limit, title: 叫号时限, value: {param:wait-max}, meaning: 叫号。}
  - {id: sample, title: 抽查, value: 20, unit: 份, meaning: 每月抽查。}
  - {id: pass, title: 合格分, value: 90%, meaning: 得分。}
"""
STANDARD = """\
kind: standard
title: 叫号
summary: 等候多久。
family: process
goal: 少等。
applies_to: [role:greeter]
requirements:
  - id: R1
    level: must
    text: {text}
"""
CHECKLIST = """\
kind: checklist
title: 巡查
summary: 每日巡查。
used_by: [greeter]
mode: read-do
{field}
sections:
  - title: 等候
    items:
      - {{id: C1, text: 已经叫到。}}
"""
PLACES = {"parameters": "standards/parameters/waiting.yml", "standard": "standards/service/calling.yml",
          "checklist": "playbooks/checklists/calling.yml"}  # fmt: skip


def files(text: str = "叫号。", field: str = "pass_mark: 90", waiting: str = WAITING) -> dict[str, str]:
    return {
        "roles/charters/greeter.yml": good_documents()["roles/charters/greeter.yml"],
        PLACES["parameters"]: waiting,
        PLACES["standard"]: STANDARD.replace("{text}", text),
        PLACES["checklist"]: CHECKLIST.replace("{field}", field).replace("{{", "{").replace("}}", "}"),
    }


def test_texts_and_fields_have_the_values_and_remember_what_was_written() -> None:
    corpus = corpus_of(files("'{}后 {param:wait-max} 内叫到，`{param:x}` 除外'", "frequency: {param:call-limit}"))
    assert [str(found.message) for found in corpus.findings] == []
    standard, checklist = corpus.entries["standard:calling"], corpus.entries["checklist:calling"]
    assert standard.data["requirements"][0]["text"] == "{}后 15 分钟 内叫到，`{param:x}` 除外"
    assert standard.written["requirements"][0]["text"] == "{}后 {param:wait-max} 内叫到，`{param:x}` 除外"
    assert checklist.sound.frequency == parse_duration("15 minutes")  # type: ignore[attr-defined]
    edges = build_graph(corpus).into("parameters:waiting", "wait-max", "quotes")
    assert {edge.origin for edge in edges} == {"standard:calling#R1", "parameters:waiting#call-limit"}


@pytest.mark.parametrize(("size", "shown"), [("small", "15 分钟"), ("medium", "15 分钟"), ("large", "20 分钟")])
def test_the_settings_choose_the_size(size: str, shown: str) -> None:
    corpus = corpus_of(files("'{a} {param:call-limit}'"), f"site_name: x\nextra: {{svcq: {{size: {size}}}}}\n")
    assert corpus.entries["standard:calling"].data["requirements"][0]["text"] == f"{{a}} {shown}"


#: What stands as the text of a requirement, the rule that tells it, where in the line, and what its hint holds.
TEXTS = [
    ("等 {param:wait-mx} 内", "missing-parameter", "{param:wait-mx}", "wait-max"),
    ("等 {param:wait-max} 分钟内", "parameter-misfit", "{param:wait-max} 分钟", "分钟"),
    ("率 {param:wait-max} %", "parameter-misfit", "{param:wait-max} %", "%"),
    ("率 {param:pass}%", "parameter-misfit", "{param:pass}%", "%"),
    ("抽 {param:sample}份", "parameter-misfit", "{param:sample}份", "份"),
    ("等 {param:wait-max}天内", "parameter-misfit", "{param:wait-max}天", "天"),
    ("等 {param:wait-max 内", "broken-quote", "{param:wait-max", "{param:wait-max}"),
    ("等 ｛param：wait-max｝ 内", "broken-quote", "｛param：wait-max｝", "{param:wait-max}"),
    ("等 {param：wait-max} 内", "broken-quote", "{param：wait-max}", "{param:wait-max}"),
    ("等 {param: wait-max} 内", "broken-quote", "{param: wait-max}", "{param:wait-max}"),
    ("等 {参数:wait-max} 内", "broken-quote", "{参数:wait-max}", "{param:wait-max}"),
    ("等 {{param:wait-max}} 内", "broken-quote", "{{param:wait-max}}", "{param:wait-max}"),
    ("等 {param:} 内", "broken-quote", "{param:}", "{param:"),
    ("{param：wait-max}", "broken-quote", "{param：wait-max}", "{param:wait-max}"),
    ("｛param：wait-max｝", "broken-quote", "｛param：wait-max｝", "{param:wait-max}"),
    ("等 {param:wait_max} 内", "broken-quote", "{param:wait_max}", "{param:wait-max}"),
    ("等 {Param:Wait-Max} 内", "broken-quote", "{Param:Wait-Max}", "{param:wait-max}"),
    ("等 {param:最长等候} 内", "broken-quote", "{param:最长等候}", "{param:wait-max}"),
    ("等 {param:wait-mxa x} 内", "broken-quote", "{param:wait-mxa x}", "{param:wait-max}"),
    ("等 (param:wait-max) 内", "broken-quote", "(param:wait-max)", "{param:wait-max}"),
    ("等 【param:wait-max】 内", "broken-quote", "【param:wait-max】", "{param:wait-max}"),
    ("等 {wait-max} 内", "broken-quote", "{wait-max}", "{param:wait-max}"),
    ("等 ${wait-max} 内", "broken-quote", "${wait-max}", "{param:wait-max}"),
    ("等 {param:Wait-Max} 内", "missing-parameter", "{param:Wait-Max}", "{param:wait-max}"),
]


@pytest.mark.parametrize(("text", "rule", "there", "hint"), TEXTS)
def test_a_slip_in_a_text_is_one_fault_at_its_place(text: str, rule: str, there: str, hint: str) -> None:
    (found,) = diagnose(files(text))
    assert (found.rule, found.path) == (rule, PLACES["standard"])
    assert found.excerpt[found.span.column - 1 : found.span.end_column - 1] == there
    assert hint in str(found.hint)


@pytest.mark.parametrize(
    "text",
    [
        "等 {param:wait-max} 日常也如此",
        "{x} 的 {param:sample} 周报",
        "`{param:nothing}` 除外",
        "`{wait-max}` 和 {wait}（参数：见附录）",
        "``` 和 `{wait-max}`",
    ],
)
def test_what_only_looks_like_a_slip_is_none(text: str) -> None:
    assert diagnose(files(f"“{text}”")) == []


@pytest.mark.parametrize(
    ("field", "rule", "message"),
    [
        ("frequency: {param:pass}", "parameter-misfit", "a length of time"),
        ("frequency: {param:sample}", "parameter-misfit", "a length of time"),
        ("pass_mark: {param:wait-max}", "parameter-misfit", "a number"),
        ("status: {param:wait-max}", "parameter-misfit", "takes no parameter"),
        ("frequency: '{param:wait-max} 内'", "parameter-misfit", "nothing else"),
        ("frequency: {param:wait-mx}", "missing-parameter", "wait-mx"),
        ("frequency: {param: wait-max}", "broken-quote", "no quote"),
        ("frequency: {param：wait-max}", "broken-quote", "full width"),
        ("frequency: ｛param：wait-max｝", "broken-quote", "full width"),
        ("frequency: param:wait-max", "broken-quote", "no quote"),
        ("changes: [{version: '1.0', date: 2026-01-01, class: wording, reason: '到 {param:wait-max}'}]",
         "parameter-misfit", "record of changes"),
    ],
)  # fmt: skip
def test_a_field_that_cannot_have_a_value_is_one_fault(field: str, rule: str, message: str) -> None:
    found = [each for each in diagnose(files(field=field)) if each.path == PLACES["checklist"]]
    assert [each.rule for each in found] == [rule], [str(each.message) for each in found]
    assert message in str(found[0].message)
    assert found[0].hint is not None


@pytest.mark.parametrize("field", ["pass_mark: {param:pass}", "frequency: {param:wait-max}", "where: '{param:pass}'"])
def test_a_field_takes_what_fits(field: str) -> None:
    assert diagnose(files(field=field)) == []


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("value: 15 分钟", "value: {param:call-limit}", "parameter-cycle"),
        ("value: 15 分钟", "value: {param:wait-max}", "parameter-cycle"),
        ("value: 15 分钟, ", "", "parameter-without-value"),
        ("value: 15 分钟", "value: 十来分钟", "bad-value"),
        ("size: large", "size: huge", "bad-value"),
        (
            "{size: large, value: 20 分钟}",
            "{size: large, value: 20 分钟}, {size: large, value: 9 分钟}",
            "repeated-item",
        ),
        ("value: {param:wait-max}", "value: {param:wait-mix}", "missing-parameter"),
        ("id: call-limit", "id: sample", "duplicate-part"),
    ],
)
def test_a_fault_of_a_parameter_is_told_once_and_not_where_it_is_quoted(old: str, new: str, rule: str) -> None:
    found = diagnose(
        files("等 {param:wait-max} 和 {param:call-limit}", "frequency: {param:wait-max}", WAITING.replace(old, new, 1))
    )
    told = [each.rule for each in found]
    if rule == "duplicate-part":
        told = [each for each in told if each != "missing-parameter"]
    assert told == [rule], [str(each.message) for each in found]
    assert found[0].path == PLACES["parameters"]


def test_two_documents_with_one_id_are_told() -> None:
    other = WAITING.split("  - {id: call")[0]
    found = diagnose({**files(), "standards/parameters/other.yml": other})
    assert [each.rule for each in found] == ["shared-parameter"]


def test_a_unit_beside_a_number_counts() -> None:
    indicator = good_documents()["standards/indicators/indicator-x.yml"]
    base = files()
    for unit, quote, good in (
        ("分钟", "wait-max", True),
        ("小时", "wait-max", False),
        ("%", "pass", True),
        ("次", "pass", False),
    ):
        lines = [
            line for line in indicator.split("\n") if not line.startswith(("unit:", "target:", "warning:", "alarm:"))
        ]
        text = "\n".join([*lines, f"unit: '{unit}'", f"target: {{param:{quote}}}", ""])
        found = diagnose({**base, "standards/indicators/calling.yml": text})
        assert [each.rule for each in found if each.rule == "parameter-misfit"] == (
            [] if good else ["parameter-misfit"]
        ), unit


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("id: wait-max", "id: wait max"),
        ("id: wait-max", "id: 最长等候"),
        ("id: wait-max, title: 最长等候, value", "title: 最长等候, value"),
    ],
)
def test_a_parameter_whose_id_is_wrong_is_told_where_it_stands_and_nowhere_else(old: str, new: str) -> None:
    found = diagnose(files("等 {param:wait-max} 内", waiting=WAITING.replace(old, new)))
    assert {each.path for each in found} == {PLACES["parameters"]}


def test_a_lost_first_line_of_a_parameter_blames_nobody_who_quotes_it() -> None:
    waiting = WAITING.replace("  - {id: sample, title: 抽查, value: 20, unit: 份, meaning: 每月抽查。}\n",
                              "  - id: sample\n    title: 抽查\n    value: 20\n    meaning: 每月抽查。\n"
                              "    title: 排队\n    value: 30\n    meaning: 每日。\n")  # fmt: skip
    (found,) = diagnose(files("等 {param:queue} 内", waiting=waiting))
    assert found.rule == "duplicate-key"


@pytest.mark.parametrize(
    ("value", "mend"),
    [
        ("十五分钟", "15 分钟"),
        ("15 mins", "15 minutes"),
        ("≤15 分钟", "15 分钟"),
        ("九成", "90%"),
        ("二十", "20"),
        ("9点", "09:00"),
    ],
)
def test_what_a_parameter_is_worth_is_offered_as_it_is_written_here(value: str, mend: str) -> None:
    found = diagnose(files(waiting=WAITING.replace("value: 15 分钟", f"value: {value}")))
    assert next(str(each.hint) for each in found if each.path == PLACES["parameters"]) in (
        f"Write {mend}.",
        f'Write "{mend}".',
    )
