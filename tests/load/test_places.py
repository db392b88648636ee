"""Places: each fault is marked where a person would point, in block and flow style, YAML and Markdown."""

from unicodedata import east_asian_width

import pytest
from planted import diagnose, good_documents


def marked(lines: str) -> tuple[str, tuple[int, str]]:
    """A text whose ``^^^`` line shows the place meant, as an editor would, and that place: its line and its words."""
    kept: list[str] = []
    place = (0, "")
    for line in lines.strip("\n").split("\n"):
        if set(line.strip()) == {"^"}:
            start = len(line) - len(line.lstrip())
            place = (len(kept), on_screen(kept[-1], start, len(line)))
        else:
            kept.append(line)
    return "\n".join(kept) + "\n", place


def on_screen(line: str, start: int, end: int) -> str:
    """The characters between two columns of a screen, where Chinese ones are two columns wide."""
    column, words = 0, ""
    for character in line:
        if start <= column < end:
            words += character
        column += 2 if east_asian_width(character) in "WF" else 1
    return words


CASES = {
    "value": """
kind: standard
title: 甲
summary: 乙
family: proces
        ^^^^^^
goal: 丙
requirements: [{id: R1, level: must, text: 丁}]
""",
    "key of an unknown field in a list": """
kind: standard
title: 甲
summary: 乙
family: process
goal: 丙
requirements:
  - id: R1
    level: must
    txt: 丁
    ^^^
""",
    "item that lacks a field": """
kind: standard
title: 甲
summary: 乙
family: process
goal: 丙
requirements:
  - {id: R1, level: must, text: 丁}
  - id: R2
    ^^
    level: must
""",
    "item in braces that lacks a field": """
kind: standard
title: 甲
summary: 乙
family: process
goal: 丙
requirements:
  - {id: R2, level: must}
     ^^
""",
    "group that lacks a field": """
kind: term
title: 甲
summary: 乙
definition: 丙
review:
^^^^^^
  last: 2026-01-01
""",
    "value behind Chinese text": """
kind: standard
title: 甲
summary: 乙
family: process
goal: 丙
requirements: [{text: 等候区有座椅, id: R1, level: shall}]
                                                   ^^^^^
""",
    "quoted value": """
kind: term
title: 甲
summary: 乙
definition: 丙
effective: "2026-02-30"
           ^^^^^^^^^^^^
""",
    "empty value": """
kind: term
title:
^^^^^
summary: 乙
definition: 丙
""",
    "list where text is wanted": """
kind: term
title: 甲
summary: 乙
definition: [丙, 丁]
            ^^^^^^^^
""",
    "block list where text is wanted": """
kind: term
title: 甲
summary: 乙
definition:
^^^^^^^^^^
  - 丙
""",
    "folded text where a number is wanted": """
kind: checklist
title: 甲
summary: 乙
used_by: [greeter]
mode: read-do
pass_mark: >-
           ^
  九十
sections: [{title: 甲, items: [{id: C1, text: 乙}]}]
""",
    "reference in a list": """
kind: checklist
title: 甲
summary: 乙
used_by:
  - greeter
  - hall-maneger
    ^^^^^^^^^^^^
mode: read-do
sections: [{title: 甲, items: [{id: C1, text: 乙}]}]
""",
    "link in folded text": """
kind: term
title: 甲
summary: 乙
definition: >-
  先取号，
  再看[甲](term:gone#x)。
           ^^^^^^^^^^^
""",
    "value through an alias": """
kind: term
title: &t 甲
summary: *t
definition: 丙
status: *t
^^^^^^
""",
}
FOLDERS = {"standard": "standards/service", "term": "standards/glossary", "checklist": "playbooks/checklists"}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_fault_is_marked_where_one_would_point(case: str) -> None:
    text, place = marked(case)
    path = f"{FOLDERS[text.split()[1]]}/x.yml"
    (found,) = diagnose({**good_documents(), path: text})
    line = text.split("\n")[found.span.line - 1]
    end = found.span.end_column - 1 if found.span.end_line == found.span.line else None
    assert (found.span.line, line[found.span.column - 1 : end]) == place
    assert found.excerpt == line


def test_front_matter_and_body_of_markdown() -> None:
    path = "playbooks/guides/reading.md"
    text = "---\nkind: guide\ntitle: 甲\nsummary: 乙\nstatus: activ\n---\n看这里。\n\n再看[甲](term:gone)。\n"
    found = diagnose({**good_documents(), path: text})
    assert [(each.rule, each.span.line, each.span.column) for each in found] == [
        ("bad-value", 5, 9), ("missing-target", 9, 7),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text", ["---\nkind: guide\ntitle: 甲\nsummary: 乙\n---\n", "---\nkind: guide\ntitle: 甲\nsummary: 乙\n---"]
)
def test_a_missing_body_is_reported_inside_the_file(text: str) -> None:
    (found,) = diagnose({**good_documents(), "playbooks/guides/reading.md": text})
    assert (found.rule, found.span.line) == ("missing-field", 5)


def test_a_body_given_twice() -> None:
    text = "---\nkind: guide\ntitle: 甲\nsummary: 乙\nbody: 丙\n---\n丁\n"
    (found,) = diagnose({**good_documents(), "playbooks/guides/reading.md": text})
    assert (found.rule, found.span.line) == ("duplicate-key", 5)


@pytest.mark.parametrize("text", ["# 甲\n", "kind: guide\n", "---\nkind: guide\ntitle: 甲\n", ""])
def test_markdown_without_front_matter(text: str) -> None:
    (found,) = diagnose({**good_documents(), "playbooks/guides/reading.md": text})
    assert found.rule == "no-front-matter"


def test_the_same_fault_in_two_places_is_two_diagnostics() -> None:
    text = "kind: term\ntitle: 甲\nsummary: 乙\ndefinition: 丙\ntags: [1, 2]\n"
    found = diagnose({**good_documents(), "standards/glossary/queue.yml": text})
    assert [(each.rule, each.span.column) for each in found] == [("wrong-type", 8), ("wrong-type", 11)]
