"""Edits move nothing else: on the handbook's own files, in every manner of writing that YAML has."""

import datetime as dt
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from svcq_build.edit.edit import CannotEdit, File, read_file, same
from svcq_build.edit.new_version import record
from svcq_build.load.sources import folder_sources
from svcq_build.syntax.notation import quoted, scalar
from svcq_build.syntax.yaml import compose, construct
from tests.property_runs import draws

ROOT = Path(__file__).parents[2]
ITEM = {"version": "9.10", "date": "2026-03-01", "class": "substance", "trigger": "correction", "reason": "改了"}


@cache
def handbook() -> list[tuple[str, bytes]]:
    return [(source.path, source.read()) for source in folder_sources(ROOT) if source.path.endswith((".yml", ".md"))]


def rewritten(file: File, names: tuple[str, ...]) -> list[tuple[int, int]]:
    """The stretches that may be replaced: the values of some fields, and a list of changes that is empty."""
    found = []
    for key, value in file.root.value:
        if key.value in names or (key.value == "changes" and not value.value):
            found.append((key.end_mark.index, max(key.end_mark.index, value.end_mark.index)))
    return sorted(found)


def remains(file: File, names: tuple[str, ...]) -> tuple[str, list[str]]:
    """What must be left of a file after an edit: its characters, and its lines, but for what may be replaced."""
    characters, end, spans = "", 0, rewritten(file, names)
    for start, stop in spans:
        characters, end = characters + file.text[end:start], stop
    lines, place = [], 0
    for line in file.text.splitlines(keepends=True):
        if line[-1] in "\r\n" and not any(start < place + len(line) and stop > place for start, stop in spans):
            lines.append(line)
        place += len(line)
    return characters + file.text[end:], lines


def is_within(part: Any, whole: Any) -> bool:
    """Whether a sequence is another one with some items left out."""
    rest = iter(whole)
    return all(item in rest for item in part)


def added_lines(before: str, after: str) -> list[str]:
    """The lines that came, when ``before`` is what remains without them; fails when anything moved."""
    rest = before.splitlines(keepends=True)
    came = []
    for line in after.splitlines(keepends=True):
        if rest and line == rest[0]:
            rest.pop(0)
        else:
            came.append(line)
    assert rest == [], rest
    return came


def assert_only_recorded(path: str, content: bytes, item: dict[str, Any], effective: dt.date | None = None) -> None:
    before = read_file(path, content)
    after = read_file(path, record(path, content, item, effective))
    data = before.data()
    wanted = {**data, "version": item["version"], "changes": [item, *(data.get("changes") or [])]}
    if effective is not None:
        wanted["effective"] = effective.isoformat()
    assert same(after.data(), wanted)
    assert after.has_mark == before.has_mark
    characters, lines = remains(before, ("version",) if effective is None else ("version", "effective"))
    assert is_within(characters, after.text)
    braces = before.root.flow_style or getattr(before.node(("changes",)), "flow_style", False)
    assert braces or is_within(lines, after.text.splitlines(keepends=True))
    assert len(after.text) - len(characters) < 12 * sum(len(str(value)) + 16 for value in item.values())
    assert after.text[after.front :] == before.text[before.front :]
    old, new = ([*file.data().get("changes", [])] for file in (before, after))
    assert new[1:] == old


def test_every_document_of_the_handbook_can_be_bumped():
    for path, content in handbook():
        assert_only_recorded(path, content, ITEM)


def test_only_the_lines_of_the_entry_come():
    for path, content in handbook():
        before = read_file(path, content)
        if before.node(("version",)) is None:
            continue
        data = before.data()
        same_version = {**ITEM, "version": data["version"]}
        after = read_file(path, record(path, content, same_version))
        came = added_lines(before.text, after.text)
        assert 1 <= len(came) <= len(ITEM) + 1
        assert all(any(name in line for name in [*ITEM, "changes:"]) for line in came)


class Loose(yaml.SafeDumper):
    """Writes every text in a style that is drawn."""

    styles: Any = None


def _text(dumper: Loose, value: str) -> Any:
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=next(Loose.styles))


Loose.add_representer(str, _text)

lines_of_reason = st.text(
    st.characters(exclude_categories=["Cs"]) | st.sampled_from(list("#:'\"-[]{},&*!|>%@`\\\n\t \u2028\x85\ufeff")),
    min_size=1,
    max_size=40,
)


@st.composite
def files(draw: Any) -> tuple[str, bytes]:
    path, content = draw(st.sampled_from(handbook()))
    data = dict(read_file(path, content).data())
    if draw(st.booleans()):
        keys = list(data)
        draw(st.randoms(use_true_random=False)).shuffle(keys)
        data = {key: data[key] for key in keys}
    for name in ("version", "changes", "effective"):
        if draw(st.integers(0, 5)) == 0:
            data.pop(name, None)
    if draw(st.integers(0, 8)) == 0:
        data["changes"] = []
    styles = draw(st.lists(st.sampled_from([None, "'", '"', "|", ">"]), min_size=1, max_size=12))
    Loose.styles = (style for _ in iter(int, 1) for style in styles)
    text = yaml.dump(
        data,
        Dumper=Loose,
        allow_unicode=True,
        sort_keys=False,
        default_flow_style=draw(st.sampled_from([False, None, True])),
        indent=draw(st.integers(2, 6)),
        width=draw(st.sampled_from([30, 80, 4000])),
    )
    lines = text.splitlines(keepends=True)
    for number in sorted(draw(st.lists(st.integers(0, len(lines)), max_size=4)), reverse=True):
        if number == len(lines) or lines[number][:1].isalpha():  # between fields, where nothing is folded
            lines.insert(number, draw(st.sampled_from(["# 注：version: 1\n", "\n", "  # - changes:\n"])))
    text = "".join(lines)
    if draw(st.booleans()):
        text = text.removesuffix("\n")
    if path.endswith(".md"):
        text = f"---\n{text.removesuffix(chr(10))}\n---\n\nversion: x\n\n---\n"
    text = text.replace("\n", draw(st.sampled_from(["\n", "\r\n"])))
    content = (b"\xef\xbb\xbf" if draw(st.booleans()) else b"") + text.encode()
    try:
        same_data = same(read_file(path, content).data(), data)
    except CannotEdit:
        same_data = False
    if not same_data:  # the comments changed a block of text: not the same document any more
        content = yaml.safe_dump(data, allow_unicode=True, sort_keys=False).encode()
        if path.endswith(".md"):
            content = b"---\n" + content + b"---\n"
    return path, content


@settings(max_examples=draws(60), deadline=None)
@given(files(), lines_of_reason, st.booleans())
def test_nothing_else_moves_however_the_file_is_written(file, reason, dated):
    path, content = file
    item = {**ITEM, "reason": reason, "affects": ["R1", "9.1", "true"]}
    assert_only_recorded(path, content, item, dt.date(2026, 3, 2) if dated else None)


@settings(max_examples=draws(100), deadline=None)
@given(lines_of_reason)
def test_a_text_is_read_back_as_it_was_given(text):
    for written in (scalar(text), quoted(text)):
        for sample in (
            f"k: {written}\n",
            f"k: {{a: {written}, b: [{written}]}}\n",
            f"k:\n  - a: {written}\n    b: 1\n",
        ):
            node = compose(sample)
            assert node is not None
            value = construct(node)[0]["k"]
            found = value if isinstance(value, str) else value["a"] if isinstance(value, dict) else value[0]["a"]
            assert found == text


@pytest.mark.parametrize(
    "text",
    [
        "version: &v '1.0'\ntitle: *v\n",
        "title: &v '1.0'\nversion: *v\n",
        "version: !!str 1.0\n",
        "version: |\n  1.0\ntitle: x\n",
        "{version: '1.0', title: x}",
        '{"title": "x", "changes": []}',
        "changes: [ ]",
        "changes: [{version: '1.0'}]  # 旧\n",
        "changes: [\n  {version: '1.0'},  # 旧\n]\n",
        "changes:\n- version: '1.0'\n- version: '0.9'\n",
        "changes:\n-\n  version: '1.0'\n",
        "changes: &c\n  - version: '1.0'\n",
        "  title: x\n  changes:\n      - {version: '1.0'}\n",
        "---\ntitle: x\n...\n",
        "title: x",
        "title: |-\n  x\nstatus: |-\n  active",
        "title: >\n  x",
        "summary: |\n  a\n\n  b\n\n\n# 注\ntitle: x\n",
    ],
)
def test_odd_manners_of_writing(text):
    try:
        content = record("standards/service/x.yml", text.encode(), ITEM)
    except CannotEdit:
        assert "&v" in text or "!!" in text, "only what is named elsewhere may be refused"
        return
    data = construct(compose(text))[0]
    after = construct(compose(content.decode()))[0]
    assert same(after, {**data, "version": "9.10", "changes": [ITEM, *data.get("changes", [])]})
    if "#" in text:
        assert text.partition("#")[2].partition("\n")[0] in content.decode()
