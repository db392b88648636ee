"""Files that are no documents, or cannot be had: reported once, and nothing that refers to them is blamed."""

import json
import time
from pathlib import Path

import pytest
from planted import TODAY, diagnose, good_documents, minimal, one, told

from svcq_build.check.run import check
from svcq_build.files.repository import NotARepository
from svcq_build.load.folder import load_folder
from svcq_build.load.graph import build_graph
from svcq_build.model.diagnostics import Diagnostic

TERM = "standards/glossary/queue.yml"


def repository(root: Path, files: dict[str, str | bytes]) -> Path:
    for path, content in {"mkdocs.yml": "site_name: 手册\n", **files}.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content if isinstance(content, bytes) else content.encode())
    return root


def check_folder(root: Path) -> list[Diagnostic]:
    return check(build_graph(load_folder(root)), TODAY)


def errors(root: Path) -> list[tuple[str, str]]:
    return [(found.rule, found.path) for found in check_folder(root) if found.severity.value == "error"]


@pytest.mark.parametrize(
    "path",
    [
        TERM,
        "playbooks/guides/hall.md",
        "records/measurements/waiting/2026.csv",
        "records/incidents/2026/power.yml",
        "site_templates/kinds/role.schema.json",
        "site_templates/kinds/role.html.jinja",
        "translations/en/standards.po",
        "mkdocs.yml",
    ],
)
def test_a_pointer_of_git_lfs_is_named_once(path: str, tmp_path: Path, svcq) -> None:  # type: ignore[no-untyped-def]
    settings = "site_name: 手册\nextra: {svcq: {languages: [zh, en]}}\n"
    pointer = b"version https://git-lfs.github.com/spec/v1\noid sha256:97\nsize 12345\n"
    root = repository(tmp_path, {"mkdocs.yml": settings, TERM: minimal("term"), path: pointer})
    told = json.loads(svcq("check", "--format", "json", cwd=root).out)["diagnostics"]
    (only,) = (one for one in told if one["path"] == path)
    assert only["message"] == "This is only the pointer of Git LFS, not the file."
    assert "git lfs pull" in only["hint"]


@pytest.mark.parametrize(
    ("content", "advice"),
    [
        ("kind: term\ntitle: 排队\n".encode("gbk"), "GBK"),
        ("kind: term\ntitle: 排队\n".encode("utf-16"), "UTF-16"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "binary"),
        (b"kind: term\ntitle: \xff\n", "UTF-8"),
    ],
)
def test_other_encodings_are_named(content: bytes, advice: str) -> None:
    found = one(content)
    assert found.rule == "not-utf8"
    assert advice in str(found.hint)


def test_the_byte_is_found_behind_chinese_text_and_windows_line_ends() -> None:
    found = one("kind: term\r\ntitle: 排队".encode() + b"\xff\r\n")
    assert (found.span.line, found.span.column) == (2, 10)
    found = one(b"\xef\xbb\xbf" + "title: 排队".encode() + b"\xff\r\n")
    assert (found.span.line, found.span.column) == (1, 10)


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_line_ends_and_byte_order_marks_make_no_difference(newline: str, mark: bytes) -> None:
    good = mark + minimal("term").replace("\n", newline).encode()
    assert diagnose({**good_documents(), TERM: good}) == []
    bad = mark + (minimal("term") + "status: activ\n").replace("\n", newline).encode()
    found = one(bad)
    assert (found.rule, found.span.line, found.span.column) == ("bad-value", 5, 9)
    assert found.excerpt == "status: activ"


@pytest.mark.parametrize("text", ["", "\n\n", "# 以后再写\n", "---\n", "﻿"])
def test_empty_files(text: str) -> None:
    assert one(text).rule in ("empty-file", "yaml-syntax")


def test_fifty_megabytes_are_refused_unread(tmp_path: Path) -> None:
    root = repository(tmp_path, {TERM: minimal("term")})
    with (root / "standards/glossary/huge.yml").open("wb") as file:
        file.truncate(50 * 1024 * 1024)
    start = time.perf_counter()
    assert errors(root) == [("over-long-file", "standards/glossary/huge.yml")]
    assert time.perf_counter() - start < 5


def test_the_limit_can_be_raised(tmp_path: Path) -> None:
    long = minimal("term").replace("definition: ", "definition: " + "长" * 200_000)
    root = repository(tmp_path, {TERM: long})
    assert errors(root) == [("over-long-file", TERM)]
    (root / "mkdocs.yml").write_text("site_name: 手册\nextra: {svcq: {max_file_kb: 2000}}\n", encoding="utf-8")
    assert errors(root) == []


def test_a_folder_of_binary_files(tmp_path: Path) -> None:
    root = repository(
        tmp_path,
        {TERM: minimal("term")} | {f"standards/glossary/scan{n}.docx": bytes(range(256)) for n in range(50)}
        | {f"standards/glossary/dump{n}.yml": bytes(range(256)) * 8 for n in range(50)},
    )  # fmt: skip
    found = errors(root)
    assert len(found) == 100
    assert {rule for rule, _ in found} == {"file-name", "not-utf8"}


def test_links(tmp_path: Path) -> None:
    root = repository(tmp_path / "root", {TERM: minimal("term")})
    (tmp_path / "secret.yml").write_text("kind: term\ntitle: 秘密\n", encoding="utf-8")
    folder = root / "standards/glossary"
    (folder / "inside.yml").symlink_to("queue.yml")
    (folder / "outside.yml").symlink_to(tmp_path / "secret.yml")
    (folder / "nowhere.yml").symlink_to("gone.yml")
    (folder / "round.yml").symlink_to("round.yml")
    (folder / "away.yml").symlink_to("/nonexistent/x.yml")
    assert errors(root) == [
        ("outside-link", "standards/glossary/away.yml"),
        ("symbolic-link", "standards/glossary/inside.yml"),
        ("unreadable-file", "standards/glossary/nowhere.yml"),
        ("outside-link", "standards/glossary/outside.yml"),
        ("unreadable-file", "standards/glossary/round.yml"),
    ]
    assert all("秘密" not in str(found) for found in check_folder(root))


def test_names_that_are_no_ids(tmp_path: Path) -> None:
    root = repository(
        tmp_path,
        {
            f"standards/glossary/{name}": minimal("term")
            for name in ("Queue.yml", "a b.yml", "排队.yml", "x.yaml", "y.txt")
        },
    )
    (root / "standards/glossary").joinpath("bad\udcff.yml").write_bytes(b"kind: term\n")
    assert [rule for rule, _ in errors(root)] == ["file-name"] * 6
    for found in check_folder(root):
        found.path.encode()  # can be printed


def test_hidden_files_and_pictures_are_passed_over(tmp_path: Path) -> None:
    root = repository(
        tmp_path, {TERM: minimal("term"), "standards/glossary/.x.yml": b"\xff", "standards/glossary/a.png": b"\x89PNG"}
    )
    assert errors(root) == []


def test_a_folder_without_configuration_is_no_repository(tmp_path: Path) -> None:
    with pytest.raises(NotARepository):
        load_folder(tmp_path)


@pytest.mark.parametrize(
    ("configuration", "rule", "line"),
    [
        (b"site_name: \xff\n", "not-utf8", 1),
        (b"site_name: [\n", "yaml-syntax", 1),
        (b"- a\n", "yaml-syntax", 1),
        (b"site_name: x\nplugins: [search]\n", "unknown-field", 2),
        (b"site_name: x\ntheme:\n  palette: 5\n", "wrong-type", 3),
        (b"site_name: x\nextra:\n  svcq:\n    rules:\n      tab: loud\n", "bad-value", 5),
        (b"site_name: x\nextra:\n  svcq:\n    rules:\n      tabb: off\n", "unknown-rule", 5),
    ],
)
def test_faults_of_the_configuration(tmp_path: Path, configuration: bytes, rule: str, line: int) -> None:
    root = repository(tmp_path, {TERM: minimal("term")})
    (root / "mkdocs.yml").write_bytes(configuration)
    found = [found for found in check_folder(root) if found.path == "mkdocs.yml"]
    assert [(each.rule, each.span.line) for each in found] == [(rule, line)]


REFERRING = """\
kind: indicator
title: 平均等候时间
summary: 客户平均等多久。
definition: 从取号到叫号的平均分钟数。
formula: 等候分钟数之和 ÷ 号码数
unit: 分钟
direction: lower
target: 20
source: 叫号系统日志
method: 每月导出。
frequency: 1 个月
measures: ["standard:queueing#R7"]
"""


@pytest.mark.parametrize(
    ("path", "content"),
    [
        ("standards/service/queueing.yml", b"\xff\xfe"),
        ("standards/service/queueing.yml", b"kind: [\n"),
        ("standards/service/queueing.yml", b""),
        ("standards/service/queueing.yml", b"- a\n"),
        ("standards/service/queueing.yaml", b"kind: standard\n"),
        ("standards/service/Queueing.yml", b"kind: standard\n"),
        ("standards/service/queueing.yml", (minimal("term")).encode()),
        ("standards/service/calling.yml", (minimal("standard") + "id: queueing\n").encode()),
        ("standards/service/queueing.yml", minimal("standard").replace("requirements:", "requirment:").encode()),
        ("standards/service/queueing.yml", minimal("standard").replace("id: R1", "idd: R7").encode()),
        ("standards/service/queueing.yml", minimal("standard").replace("  - id: R1", "  － id: R7").encode()),
    ],
    ids=["bytes", "syntax", "empty", "list", "ending", "case", "folder", "id", "misspelt", "part", "dash"],
)
def test_one_fault_is_one_diagnostic_and_nothing_that_refers_to_it_is_blamed(path: str, content: bytes) -> None:
    found = diagnose({**good_documents(), "standards/indicators/waiting.yml": REFERRING, path: content})
    assert [place[1] for place in told(found)] == [path]


def test_a_duplicate_of_the_target_is_one_diagnostic() -> None:
    files = {
        **good_documents(),
        "standards/indicators/waiting.yml": REFERRING,
        "standards/service/a/queueing.yml": minimal("standard"),
        "standards/service/b/queueing.yml": minimal("standard").replace("R1", "R7"),
    }
    found = diagnose(files)
    assert told(found) == [("duplicate-id", "standards/service/b/queueing.yml", 1, 1)]
    assert found[0].related[0].path == "standards/service/a/queueing.yml"


def test_a_twin_in_markdown_is_a_duplicate() -> None:
    markdown = "---\nkind: guide\ntitle: 甲\nsummary: 乙\n---\n丙\n"
    files = {**good_documents(), "playbooks/guides/guide-x.md": markdown}
    assert [place[0] for place in told(diagnose(files))] == ["duplicate-id"]


def test_ten_thousand_faults_at_once() -> None:
    bad = "".join(f"  - {{id: R{n}, level: mst, text: 甲, satisfies: [iso#1]}}\n" for n in range(100))
    text = minimal("standard").split("requirements:")[0] + "requirements:\n" + bad
    files = {**good_documents(), **{f"standards/service/s{n}.yml": text for n in range(50)}}
    start = time.process_time()
    found = diagnose(files)
    spent = time.process_time() - start
    assert len(found) == 10_000
    assert {each.rule for each in found} == {"bad-value", "missing-target"}
    assert spent < 20
