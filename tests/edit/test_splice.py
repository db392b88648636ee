"""Splicing: exactly what was asked becomes another, whatever the text, and every other byte stays."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from svcq_build.edit.edit import CannotEdit, read_file, same
from svcq_build.edit.source_map import map_source
from svcq_build.edit.splice import AddField, InsertItem, MoveItem, Remove, SetValue, Step, splice

ROOT = Path(__file__).parents[2]
#: Texts that YAML, other programs or a careless editor would take for something else.
HOSTILE = [
    "", " ", "a: b", "- a", "# no", "a # b", "'", '"', "'a'", '"a', "|", ">", "&a", "*a", "!x", "%a", "@a",
    "`a`", "{a", "[a]", "null", "~", "true", "NO", "1", "1.10", "0x1f", "12:30", "2026-03-01", ".inf", "---",
    "...", "a\nb", "a\n\nb\n", "\na", "a\n", "  a\n b", "a  \nb", "- a\n- b", "a\n# b\nc", "\t", "a\tb",
    "a\r\nb", "\u2028", "\ufeff", "\x07", "\x85", "😀", "𠮷：“a”", "{param:x}", "{{ x }}",
    "<script>", "a" * 300, "---\na", "a\n---\nb", "：", "　", "a, b", "a]b", "a}", "? a", ": a", "a:", "=",
    "<<", "# svcq: ignore[missing-target]", "\\", "\\n", "a\\\nb", "\n", "\n\n", "x\n \ny", "\u00a0x", "é",
    "\U0001f600\n\U0001f600",
]  # fmt: skip
SOURCE = """\
# head
kind: standard   # what it is
title: 'it''s'
summary: "two 😀 words"
goal: >-   # folded
  one
  two

# about the list
steps:
  # first
  - id: S1   # one
    text: |
      a
      b

  # second
  # of two lines
  - {id: S2, text: b}
  -   id: S3
      by: [x, "y"]
tags: [a, b,
  c]
empty:
more: {}
""".encode()


def scalars(node: dict[str, Any], route: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    if "entries" in node:
        return [found for name, inner, *_ in node["entries"] for found in scalars(inner, (*route, name))]
    if "items" in node:
        return [found for number, (inner, *_) in enumerate(node["items"]) for found in scalars(inner, (*route, number))]
    return [route] if "value" in node and node["style"] != "quote" else []


def around(content: bytes, route: tuple[str | int, ...], path: str) -> tuple[str, str]:
    """What stands before a value and behind it."""
    file = read_file(path, content)
    node = map_source(file)
    for step in route:
        children = node.get("entries") or [[number, *item] for number, item in enumerate(node["items"])]
        node = next(inner for name, inner, *_ in children if name == step)
    units = file.text.encode("utf-16-le")
    return units[: 2 * node["start"]].decode("utf-16-le"), units[2 * node["end"] :].decode("utf-16-le")


def at(data: Any, route: tuple[str | int, ...]) -> Any:
    for step in route:
        data = data[step]
    return data


def check_edit(path: str, content: bytes, route: tuple[str | int, ...], text: str) -> None:
    new = splice(path, content, [SetValue(route, text)])
    before, after = around(content, route, path), around(new, route, path)
    assert after[1].removeprefix("   # folded") == before[1], "a comment stays behind what it was behind"
    assert after[0] in (before[0], f"{before[0]} "), "an empty value gets a blank before it"
    assert at(read_file(path, new).data(), route) == text


def test_any_scalar_of_the_handbook_takes_any_text() -> None:
    chosen = random.Random(14)
    files = [path for top in ("standards", "roles", "playbooks") for path in sorted((ROOT / top).rglob("*.*"))]
    for path in chosen.sample([path for path in files if path.suffix in (".yml", ".md")], 40):
        content, name = path.read_bytes(), path.relative_to(ROOT).as_posix()
        places = [route for route in scalars(map_source(read_file(name, content))) if route != ("body",)]
        for route in chosen.sample(places, min(3, len(places))):
            check_edit(name, content, route, chosen.choice(HOSTILE))


@given(
    st.sampled_from(scalars(map_source(read_file("a.yml", SOURCE)))),
    st.text() | st.sampled_from(HOSTILE),
    st.booleans(),
)
def test_any_text_in_any_notation(route: tuple[str | int, ...], text: str, windows: bool) -> None:
    check_edit("a.yml", b"\xef\xbb\xbf" + SOURCE.replace(b"\n", b"\r\n") if windows else SOURCE, route, text)


@pytest.mark.parametrize("text", ["b", "b\n\n- c", "---\nb", "# b 😀", "    code"])
def test_prose_is_taken_as_it_is(text: str) -> None:
    content = b"---\nkind: guide\n---\n\n# a\n\ntext\n"
    new = splice("a.md", content, [SetValue(("body",), text)])
    assert new == b"---\nkind: guide\n---\n\n" + text.encode() + b"\n"


@pytest.mark.parametrize("text", ["b\n", "\n \nb", "b  ", "\r\nb\r\n\r\n"])
def test_blank_lines_around_prose_are_not_part_of_it(text: str) -> None:
    assert (
        splice("a.md", b"---\nkind: guide\n---\n\na\n", [SetValue(("body",), text)]) == b"---\nkind: guide\n---\n\nb\n"
    )


ORDER = ("kind", "title", "summary", "goal", "scope", "steps", "tags")
STEPS: list[tuple[Step, str, str]] = [
    (MoveItem(("steps",), 2, 0), "  - id: S1   # one\n    text: |\n      a\n      b\n\n  # second\n  # of two lines\n"
     "  - {id: S2, text: b}\n  -   id: S3\n      by: [x, \"y\"]\n",
     "  -   id: S3\n      by: [x, \"y\"]\n\n  - id: S1   # one\n    text: |\n      a\n      b\n"
     "  # second\n  # of two lines\n  - {id: S2, text: b}\n"),
    (MoveItem(("tags",), 0, 1), "[a, b,\n  c]", "[b, a,\n  c]"),
    (Remove(("steps", 1)), "  # second\n  # of two lines\n  - {id: S2, text: b}\n", ""),
    (Remove(("steps", 2, "id")), "  -   id: S3\n      by", "  -   by"),
    (Remove(("steps", 1, "text")), "{id: S2, text: b}", "{id: S2}"),
    (Remove(("tags", 0)), "[a, b", "[b"),
    (Remove(("goal",)), "goal: >-   # folded\n  one\n  two\n", ""),
    (Remove(("more",)), "empty:\nmore: {}\n", "empty:\n"),
    (AddField((), "scope", "x: y", ORDER), "  two\n", "  two\nscope: \"x: y\"\n"),
    (AddField(("steps", 2), "level", "a\nb", ("id", "level", "by")), "S3\n",
     "S3\n      level: |-\n        a\n        b\n"),
    (AddField(("steps", 1), "by", ["x", "a\nb"]), "text: b}", "text: b, by: [x, \"a\\nb\"]}"),
    (AddField(("more",), "m", 3), "{}", "{m: 3}"),
    (AddField((), "basis", [{"a": 1, "b": {"c": ["d"]}}], ORDER), "more: {}\n",
     "more: {}\nbasis:\n  - a: 1\n    b:\n      c:\n        - d\n"),
    (InsertItem(("steps",), 1, {"id": "S9", "text": "x\ny\n", "version": "1.10"}), "      b\n\n",
     "      b\n  - id: S9\n    text: |\n      x\n      y\n    version: \"1.10\"\n\n"),
    (InsertItem(("steps",), 0, "x"), "  - id: S1", "  - x\n  - id: S1"),
    (InsertItem(("tags",), 3, "d"), "c]", "c, d]"),
    (SetValue(("goal",), "a\nb"), ">-   # folded\n  one\n  two", "|-   # folded\n  a\n  b"),
    (SetValue(("goal",), "a"), ">-   # folded\n  one\n  two", "a   # folded"),
    (SetValue(("kind",), "a\nb"), "kind: standard ", "kind: \"a\\nb\" "),
    (SetValue(("title",), "o'k"), "'it''s'", "'o''k'"),
    (SetValue(("empty",), True), "empty:", "empty: true"),
]  # fmt: skip


@pytest.mark.parametrize(("step", "old", "new"), STEPS)
@pytest.mark.parametrize("line_break", ["\n", "\r\n"])
def test_steps(step: Step, old: str, new: str, line_break: str) -> None:
    source = SOURCE.decode()
    assert source.count(old) == 1
    done = splice("a.yml", source.replace("\n", line_break).encode(), [step]).decode()
    assert done == source.replace(old, new).replace("\n", line_break)


def test_without_a_last_line_break() -> None:
    assert splice("a.yml", b"a:\n  - x\n  - y", [MoveItem(("a",), 0, 1)]) == b"a:\n  - y\n  - x"
    assert splice("a.yml", b"a:\n  - x\n  - y", [Remove(("a", 1))]) == b"a:\n  - x"
    assert splice("a.yml", b"a: x", [AddField((), "b", "z")]) == b"a: x\nb: z"


@pytest.mark.parametrize(
    ("content", "step"),
    [
        (b"a: &x foo\nb: *x\n", SetValue(("a",), "bar")),  # the other would become another, too
        (b"a: &x foo\nb: *x\n", SetValue(("b",), "bar")),
        (b"a: [x]\n", Remove(("a", 0))),
        (b"a: 1\n", AddField((), "a", "x")),
        (b"a: 1\n", SetValue(("b",), "x")),
        (b"a: 1\n", MoveItem(("a",), 0, 0)),
        (b"a: [x, y]\n", MoveItem(("a",), 0, 2)),
    ],
)
def test_what_would_change_more_is_refused(content: bytes, step: Step) -> None:
    with pytest.raises(CannotEdit):
        splice("a.yml", content, [step])


def test_the_source_map_holds_what_the_file_says() -> None:
    def values(node: dict[str, Any]) -> Any:
        if "entries" in node:
            return {name: values(inner) for name, inner, *_ in node["entries"]}
        return [values(inner) for inner, *_ in node["items"]] if "items" in node else node.get("value")

    file = read_file("a.yml", SOURCE)
    assert same(values(map_source(file)), file.data())
    quote = map_source(read_file("a.yml", b"within: {param:wait-max}\n"))["entries"][0][1]
    assert (quote["style"], quote["value"]) == ("quote", "{param:wait-max}")
