"""Rules about references, beyond the examples in their own documentation."""

from pathlib import Path

import pytest
from rule_examples import diagnose

from svcq_build.model.diagnostics import Diagnostic


def only(snippet: str, root: Path, *rules: str) -> list[Diagnostic]:
    return [found for found in diagnose(snippet, root) if found.rule in rules]


REFERENCES = ("missing-target", "wrong-kind", "missing-part", "bad-reference", "retired-target", "unsafe-link")


def test_the_nearest_id_is_offered(tmp_path: Path) -> None:
    (found,) = only(
        "# standards/service/queueing.yml\nowner: hall-maneger\n# roles/charters/hall-manager.yml\ntitle: 值班经理\n",
        tmp_path, *REFERENCES,
    )  # fmt: skip
    assert found.rule == "missing-target"
    assert found.excerpt[found.span.column - 1 : found.span.end_column - 1] == "hall-maneger"
    assert str(found.hint) == "Did you mean “hall-manager”?"


def test_the_nearest_part_is_offered_and_the_document_shown(tmp_path: Path) -> None:
    (found,) = only(
        """# standards/indicators/waiting.yml
measures: ["standard:queueing#R11"]
# standards/service/queueing.yml
requirements:
  - {id: R1, level: must, text: 甲}
  - {id: R12, level: must, text: 乙}
""",
        tmp_path, *REFERENCES,
    )  # fmt: skip
    assert found.rule == "missing-part"
    assert str(found.hint) in ("Did you mean “R1”?", "Did you mean “R12”?", "Its parts are R1, R12.")
    assert [place.path for place in found.related] == ["standards/service/queueing.yml"]
    assert found.excerpt[found.span.column - 1 : found.span.end_column - 1] == "queueing#R11"


def test_a_document_without_the_part_that_must_be_named_is_not_offered(tmp_path: Path) -> None:
    snippet = """# standards/service/queueing.yml
requirements:
  - {id: R1, level: must, text: 甲, satisfies: ["rule-bok#7"]}
# standards/frameworks/rule-book.yml
clauses:
  - {id: "4", title: 总则}
"""
    found = next(one for one in only(snippet, tmp_path, "missing-target") if "rule-bok" in str(one.message))
    assert (
        str(found.hint)
        == "Write it: the file standards/frameworks/rule-bok.yml. In a terminal: svcq new framework rule-bok"
    )


def test_an_id_of_another_kind_is_told_as_that(tmp_path: Path) -> None:
    snippet = """# standards/service/x.yml
owner: night-team
# roles/teams/night-team.yml
mission: 夜间有人指挥。
"""
    found = next(one for one in only(snippet, tmp_path, "missing-target") if "night-team" in str(one.message))
    assert str(found.hint).startswith("“team:night-team” cannot stand here")


def test_a_document_without_parts_says_so(tmp_path: Path) -> None:
    (found,) = only(
        "# playbooks/guides/reading.yml\nabout: [\"term:queue#A1\"]\n# standards/glossary/queue.yml\ntitle: 排队\n",
        tmp_path, *REFERENCES,
    )  # fmt: skip
    assert "has no parts" in str(found.hint)


def test_a_wrong_kind_names_what_can_stand_there(tmp_path: Path) -> None:
    (found,) = only(
        """# standards/service/queueing.yml
applies_to: ["checklist:opening"]
# playbooks/checklists/opening.yml
title: 开门前检查
# roles/charters/hall-manager.yml
title: 值班经理
""",
        tmp_path, *REFERENCES,
    )  # fmt: skip
    assert found.rule == "wrong-kind"
    assert str(found.message) == "“checklist:opening” is a checklist, which cannot stand here."
    assert "Write one of role:hall-manager, or a new one in " in str(found.hint)


def test_a_bare_id_is_told_its_choices(tmp_path: Path) -> None:
    (found,) = only("# standards/service/queueing.yml\napplies_to: [greeter]\n", tmp_path, *REFERENCES)
    assert found.rule == "bad-reference"
    assert str(found.hint) == "Write one of role:greeter, team:greeter."


@pytest.mark.parametrize("length", [1, 2, 3, 50, 3000])
def test_cycles_of_any_length_are_told_once(length: int, tmp_path: Path) -> None:
    snippet = "".join(
        f"# roles/charters/r{n:04}.yml\nreports_to: r{(n + 1) % length:04}\n" for n in range(length)
    ) + "# roles/charters/a-rope.yml\nreports_to: r0000\n"  # fmt: skip
    (found,) = only(snippet, tmp_path, "reference-cycle")
    assert found.document == "role:r0000"
    assert found.message.values[0][1].startswith("role:r0000 → ")  # type: ignore[attr-defined]
    assert len(found.related) == min(length - 1, 8)
    assert len(str(found.message)) < 300


def test_each_cycle_is_told(tmp_path: Path) -> None:
    snippet = """# playbooks/training/a.yml
prerequisites: [b, c]
# playbooks/training/b.yml
prerequisites: [a]
# playbooks/training/c.yml
prerequisites: [a]
# playbooks/training/d.yml
prerequisites: [d, a]
# standards/service/x.yml
replaces: standard:y
# standards/service/y.yml
replaces: standard:x
# standards/service/z.yml
related: ["standard:z"]
"""
    found = only(snippet, tmp_path, "reference-cycle")
    assert [each.document for each in found] == [
        "curriculum:a", "curriculum:a", "curriculum:d", "standard:x",
    ]  # fmt: skip


def test_retired_documents_may_be_replaced_and_mentioned(tmp_path: Path) -> None:
    snippet = """# standards/service/queueing.yml
status: active
replaces: standard:lines
goal: 比[旧标准](standard:lines)更快。
related: ["standard:lines"]
# standards/service/lines.yml
status: retired
# standards/service/draft.yml
related: ["standard:lines"]
"""
    (found,) = only(snippet, tmp_path, "retired-target")
    assert (found.path, found.excerpt) == ("standards/service/queueing.yml", 'related: ["standard:lines"]')
    assert str(found.hint) == "Refer to “standard:queueing”, which replaces it."
    assert [(place.path, place.excerpt) for place in found.related] == [
        ("standards/service/lines.yml", "status: retired")
    ]


def test_steps_lead_to_steps_or_to_the_end(tmp_path: Path) -> None:
    snippet = """# standards/processes/calling.yml
changes:
  - {version: "1.1", date: 2026-02-01, class: substance, trigger: correction, reason: 删 S8, affects: [S1, S8, S7, end]}
  - {version: "1.0", date: 2026-01-01, class: substance, trigger: correction, reason: 改了叫号, affects: [S6]}
steps:
  - {id: S1, title: 叫号, text: 叫号。, then: end, branches: [{when: 无人应答, go: S2}, {when: 停机, go: s1}]}
  - {id: S2, title: 办理, text: 办理。, then: End}
"""
    found = only(snippet, tmp_path, "missing-local-part")
    assert [found_.excerpt[found_.span.column - 1 : found_.span.end_column - 1] for found_ in found] == [
        "S7", "end", "s1", "End",
    ]  # fmt: skip
    assert str(found[3].hint) == "Did you mean “end”?"


def test_history_may_name_a_part_as_it_was_called_then(tmp_path: Path) -> None:
    snippet = """# standards/service/queueing.yml
former_parts: [{was: R0, now: R1}, {was: R8, now: R9}]
changes:
  - {version: "1.1", date: 2026-02-01, class: substance, trigger: correction, reason: 改, affects: [R0, R1, R8]}
requirements:
  - {id: R1, level: must, text: 二十分钟内叫到号。}
"""
    found = only(snippet, tmp_path, "missing-local-part")
    assert [one.excerpt[one.span.column - 1 : one.span.end_column - 1] for one in found] == ["R9", "R8"]


UNSAFE = [
    "[甲](javascript:alert(1))",
    "[甲](JaVaScRiPt:alert)",
    "[甲](<javascript:alert(1)>)",
    "[甲](&#106;avascript:alert(1))",
    "[甲](javascript&colon;alert(1))",
    "[甲](<java&#9;script:alert(1)>)",
    "[甲](<java&Tab;script:alert(1)>)",
    "[甲](<&#1; javascript:alert(1)>)",
    "[甲](data:text/html;base64,PHNjcmlwdD4=)",
    "[甲](vbscript:msgbox)",
    "[甲](file:///etc/passwd)",
    "![甲](javascript:alert(1))",
    "![甲](data:image/svg+xml,<svg>)",
    "[甲][a]\n\n[a]: javascript:alert(1)",
    "<javascript:alert(1)>",
    '<a href="javascript:alert(1)">甲</a>',
    '<img src=x><a href=" java\tscript:alert(1)">甲</a>',
    '<iframe src="data:text/html,甲"></iframe>',
    "- 一\n- 二 [甲](javascript:alert(1))",
    "> [甲](javascript:alert(1))",
    "[![图](x.png)](javascript:alert(1))",
    "<div>[甲](javascript:alert(1))</div>",
    "| 甲 |\n|---|\n| [乙](javascript:alert(1)) |",
    "[甲](java%73cript:alert(1))",
    "[甲](<javascript\u202e:alert(1)>)",
    "[甲](//other.example/)",
    "[甲](///other.example/)",
    r"[甲](/\other.example)",
    r"[甲](<\\other.example>)",
    "[甲](/%5Cother.example)",
    "[甲](</&Tab;/other.example>)",
    "[甲](&#47;/other.example)",
    "[甲](https:/other.example)",
    "[甲](https:other.example)",
    "[甲](https:///other.example)",
    r"[甲](https:\\other.example)",
    "[甲](https://example.org@other.example/)",
    "[甲][a]\n\n[a]: //other.example/ (题)",
    "<https:/other.example>",
    '<a href="//other.example">甲</a>',
]


@pytest.mark.parametrize("prose", UNSAFE)
def test_unsafe_links_are_found_however_they_are_written(prose: str, tmp_path: Path) -> None:
    block = "\n".join(f"  {line}" for line in prose.replace("\t", "&#9;").split("\n"))
    (found,) = only(f"# standards/glossary/queue.yml\ndefinition: |\n{block}\n", tmp_path, *REFERENCES)
    assert found.rule == "unsafe-link"
    assert 4 <= found.span.line <= 7


SAFE = [
    "[甲](https://example.org/a?b=c:d)",
    "[甲](HTTP://example.org)",
    "[甲](mailto:a@example.org)、[乙](tel:12345)",
    "[甲](term:queue)、[乙](term:queue#top)",
    "[甲](../x/)、[乙](#top)、[丙](x.md)",
    "`[甲](javascript:alert(1))`",
    "    [甲](javascript:alert(1))",
    "写 javascript: 是不行的，比例 3:1",
    "a < b，[注：见下]",
    "<https://example.org>",
    "[甲](https://example.org/@name?a=//b)、[乙](/x//y/)、[丙](http://[::1]:80/)",
    "[图](fig%3A1.png)、[甲](https://例子.中国/路)",
]


@pytest.mark.parametrize("prose", SAFE)
def test_safe_links_and_code_are_left_alone(prose: str, tmp_path: Path) -> None:
    snippet = f"# standards/glossary/queue.yml\ndefinition: |2\n  说明\n\n  {prose}\n"
    assert only(snippet, tmp_path, "unsafe-link", "missing-target") == []


def test_a_misspelt_kind_in_a_link_is_a_slip_not_a_danger(tmp_path: Path) -> None:
    snippet = "# standards/glossary/queue.yml\ndefinition: 见[甲](standrd:queueing)。\n"
    (found,) = only(snippet, tmp_path, *REFERENCES)
    assert found.rule == "missing-target"
    assert str(found.hint) == "Did you mean “standard”?"


def test_links_in_markdown_bodies_have_the_line_of_the_body(tmp_path: Path) -> None:
    snippet = """#! playbooks/guides/reading.md
---
kind: guide
title: 怎样读手册
summary: 第一次用手册的人从哪里看起。
---
先看这里。

再看[甲](term:gone)和[乙](javascript:alert(1))。
"""
    found = only(snippet, tmp_path, *REFERENCES)
    assert [(each.rule, each.span.line) for each in found] == [("missing-target", 8), ("unsafe-link", 8)]
    line = found[0].excerpt
    assert line[found[0].span.column - 1 : found[0].span.end_column - 1] == "term:gone"
    assert line[found[1].span.column - 1 : found[1].span.end_column - 1] == "javascript:alert(1)"


def test_a_fault_in_a_reference_does_not_make_a_hole(tmp_path: Path) -> None:
    snippet = """# standards/service/queueing.yml
status: active
# playbooks/checklists/patrol.yml
sections:
  - title: 等候
    items:
      - {id: C1, text: 发号了吗？, verifies: "standard:queueing#R1"}
"""
    found = diagnose(snippet, tmp_path)
    assert "unverified-requirement" not in {each.rule for each in found}
    assert "wrong-type" in {each.rule for each in found}
