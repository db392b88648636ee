"""What may stand once only stands once: items, numbers, names, answers, accounts; and names that files can have."""

from pathlib import Path

import pytest
from rule_examples import diagnose

from svcq_build.syntax.notation import name, scalar
from svcq_build.words.names import is_device

COURSE = "# playbooks/training/x.yml\nassessment:\n  method: 笔试\n  pass_mark: 80\n  questions:\n"
QUESTION = "    - {{id: Q1, text: 问, options: {options}, answer: {answer}, why: 因为}}\n"


@pytest.mark.parametrize(
    ("rule", "line", "snippet"),
    [
        ("answer-beyond-options", 6, COURSE + QUESTION.format(options="[甲, 乙, 丙, 丁]", answer=5)),
        ("bad-value", 6, COURSE + QUESTION.format(options="[甲, 乙]", answer=0)),
        ("repeated-item", 6, COURSE + QUESTION.format(options="[甲, 乙, 甲]", answer=1)),
        ("repeated-item", 3, "# standards/glossary/x.yml\ntags:\n  - 排队\n  - 排队\n"),
        ("repeated-item", 3, "# roles/charters/clerk.yml\ntitle: 甲\n# roles/charters/x.yml\ncompetences:\n"
         "  - {competence: c, level: 1}\n  - {competence: c, level: 2}\n# roles/competences/c.yml\ntitle: 丁\n"),
        ("repeated-item", 3, "# roles/charters/clerk.yml\ntitle: 甲\n# playbooks/checklists/x.yml\nused_by:\n"
         "  - clerk\n  - role:clerk\n"),
        ("shared-term", 1, "# standards/glossary/a.yml\ntitle: 排队\n"
         "# standards/glossary/b.yml\ntitle: 乙\naliases: [排队]\n"),
        ("shared-term", 1, "# standards/glossary/a.yml\ntitle: 甲\naliases: [ＳＬＡ]\n"
         "# standards/glossary/b.yml\ntitle: 乙\naliases: [sla]\n"),
        ("shared-code", 1, "# standards/glossary/a.yml\ncode: FW-1\n# roles/charters/b.yml\ncode: fw-1\n"),
        ("unknown-account", 2, "#! mkdocs.yml\nsite_name: 手册\nextra: {svcq: {accounts: {clrek: a/b}}}\n"),
        ("file-name", 1, "#! standards/glossary/com1.yml\nkind: term\n"),
        ("file-name", 1, "#! standards/glossary/aux/queue.yml\nkind: term\n"),
    ],
)  # fmt: skip
def test_each_is_found(rule: str, line: int, snippet: str, tmp_path: Path) -> None:
    found = [one for one in diagnose(snippet, tmp_path) if one.rule == rule]
    assert len(found) == 1
    assert found[0].hint


@pytest.mark.parametrize(
    "snippet",
    [
        "# standards/glossary/a.yml\ncode: FW-1\nstatus: retired\n# standards/glossary/b.yml\ncode: FW-1\n",
        "#! mkdocs.yml\nsite_name: 手册\nextra: {svcq: {accounts: {clerk: a/b}}}\n"
        "#! roles/charters/clerk.yml\ntitle：甲\n",
        "# standards/glossary/lpt.yml\ntitle: 打印口\n# standards/glossary/com10.yml\ntitle: 串口\n",
    ],
)
def test_what_is_no_repeat_is_none(snippet: str, tmp_path: Path) -> None:
    told = {found.rule for found in diagnose(snippet, tmp_path)}
    assert not told & {"shared-code", "unknown-account", "file-name"}


@pytest.mark.parametrize("file", ["aux", "con.md", "NUL", "prn.tar.gz", "com1", "LPT9.yml", "con .md"])
def test_windows_names_of_devices(file: str) -> None:
    assert is_device(file)
    assert not is_device(f"x{file}")


@pytest.mark.parametrize(
    "text",
    ["12345", "null", "~", "true", "yes", "No", "on", "y", "1e3",
     "0x1f", "0o7", "0b11", "1_000", "12:30:00", "190:20", ".5", "010"],
)  # fmt: skip
def test_what_any_yaml_reads_as_something_else_is_quoted(text: str) -> None:
    assert scalar(text) == name(text) == f'"{text}"'


def test_dates_are_quoted_where_none_can_be_meant() -> None:
    assert (name("2026-03-01"), scalar("2026-03-01")) == ('"2026-03-01"', "2026-03-01")
    assert name("window-12") == "window-12"
