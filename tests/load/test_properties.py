"""Whatever bytes come: loading and checking never fail, and every place lies inside its file."""

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from planted import READING, TODAY, corpus_of, good_documents, minimal

from svcq_build.check.run import check
from svcq_build.kinds import all_kinds
from svcq_build.load.graph import build_graph
from svcq_build.model.diagnostics import Diagnostic
from svcq_build.syntax.yaml import Unreadable, compose, construct
from tests.kinds.kind_files import kinds_with_examples
from tests.property_runs import draws

KINDS = kinds_with_examples()
GOOD = good_documents()
FULL = {
    kind: (Path(__file__).parent.parent / f"kinds/{kind}/good/full.yml").read_text(encoding="utf-8") for kind in KINDS
}


def diagnose(path: str, content: bytes, every_rule: bool = True) -> list[Diagnostic]:
    corpus = corpus_of({**GOOD, path: content})
    return check(build_graph(corpus), TODAY, None if every_rule else READING)


def assert_inside(found: Diagnostic, path: str, content: bytes) -> None:
    if found.path != path:
        return
    text = content.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    for line, column in ((found.span.line, found.span.column), (found.span.end_line, found.span.end_column)):
        assert 1 <= line <= len(lines), (found, text)
        assert 1 <= column <= len(lines[line - 1]) + 1, (found, text)
    assert (found.span.line, found.span.column) <= (found.span.end_line, found.span.end_column), (found, text)
    assert str(found.message)
    assert found.excerpt in ("", lines[found.span.line - 1])


#: What YAML and Chinese input methods are made of, so that arbitrary text comes near to meaning something.
PIECES = st.sampled_from(
    [
        "kind", "term", "title", "definition", ": ", ":", "：", "- ", "－ ", "[", "]", "{", "}", ",", "，", "\n",
        "\n  ", "\n    ",
        "\t", '"', "'", "“", "”", "|", ">", ">-", "#", "＃", "&a ", "*a", "!!", "!x ", "---", "...", "%",
        "@", "`", "? ", "　", "\r\n", "\r", "\u2028", "\x85", "\ufeff", "\0", "\x7f", "甲", "排队", "é", "𠀀",
        "e\u0301", "1.10", "2026-02-30", "null", "~", "0x1F", "1e999", ".nan", "<<", "\\", "\\x", "javascript:",
        "](", "<a href=", "# svcq: ignore[tab]",
    ]
)  # fmt: skip
TEXTS = st.lists(PIECES | st.text(max_size=4), max_size=40).map("".join)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=draws(120), deadline=None)
@given(st.binary(max_size=400) | TEXTS.map(lambda text: text.encode("utf-8", "surrogatepass")))
@example(b"")
@example(b"\0")
@example(b"\xef\xbb\xbf")
@example(b"kind: [a]\ntitle: {b: c}\n")
@example(b"a: &a [*a]\n")
@example(b"a: 0x" + b"f" * 300)
def test_any_bytes_are_checked_without_fail(content: bytes) -> None:
    for path in ("standards/glossary/queue.yml", "playbooks/guides/reading.md"):
        for found in diagnose(path, content):
            assert_inside(found, path, content)


@settings(max_examples=draws(60), deadline=None)
@given(TEXTS)
def test_any_markdown_body_is_checked_without_fail(body: str) -> None:
    content = f"---\nkind: guide\ntitle: 甲\nsummary: 乙\n---\n{body}".encode("utf-8", "surrogatepass")
    for found in diagnose("playbooks/guides/reading.md", content):
        assert_inside(found, "playbooks/guides/reading.md", content)


@settings(max_examples=draws(120), deadline=None)
@given(st.sampled_from(KINDS), st.data())
def test_a_good_document_with_a_stretch_replaced_is_checked_without_fail(kind: str, data: st.DataObject) -> None:
    text = FULL[kind]
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 30)))
    content = (text[:start] + data.draw(TEXTS) + text[end:]).encode("utf-8", "surrogatepass")
    path = f"{all_kinds()[kind].folder}full.yml"
    for found in diagnose(path, content):
        assert_inside(found, path, content)


@settings(max_examples=draws(80), deadline=None)
@given(TEXTS)
def test_any_configuration_is_checked_without_fail(text: str) -> None:
    corpus = corpus_of({"standards/glossary/queue.yml": minimal("term")}, text.encode("utf-8", "replace").decode())
    for found in check(build_graph(corpus), dt.date(2026, 3, 1)):
        assert found.span.line >= 1


@settings(max_examples=draws(120), deadline=None)
@given(TEXTS)
def test_any_text_is_parsed_or_refused(text: str) -> None:
    line = 1
    try:
        root = compose(text)
        if root is not None:
            construct(root)
    except Unreadable as error:
        line = error.fault.span.line
    # The parser's end of a text may lie one line behind it, and it counts \r; locating mends both.
    assert 1 <= line <= text.count("\n") + text.count("\r") + 2


@pytest.mark.parametrize("kind", KINDS)
def test_each_line_of_a_good_document_may_be_lost(kind: str) -> None:
    path = f"{all_kinds()[kind].folder}full.yml"
    lines = FULL[kind].split("\n")
    for index in range(len(lines)):
        content = "\n".join(lines[:index] + lines[index + 1 :]).encode()
        for found in diagnose(path, content, every_rule=False):
            assert_inside(found, path, content)
