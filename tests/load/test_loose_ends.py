"""Slips that were once told as several, by no line, on another way, or not at all."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

SETTINGS = "site_name: 手册\nextra:\n  svcq:\n    languages: [zh]\n    accounts:\n      clerk: {value}\n"


def _told(svcq: Callable[..., Any], root: Path) -> list[str]:
    found = svcq("check", "--format", "github", "--lang", "en", cwd=root)
    assert not found.err, found.err
    return [line for line in found.out.splitlines() if line.startswith("::")]


@pytest.mark.parametrize(
    "value",
    [
        "desk at example.org",
        "desk AT example dot org",
        "'desk[at]example.org'",
        "desk(at)example.org",
        "desk＠example.org",
        "desk @ example.org",
        "Wang Li <desk@example.org>",
        "mailto:desk@example.org",
    ],
)
def test_an_address_in_other_signs_is_one_wrong_value(
    repository: Callable[..., Path], svcq: Callable[..., Any], value: str
) -> None:
    (told,) = _told(svcq, repository({"mkdocs.yml": SETTINGS.replace("{value}", value)}))
    assert "line=6" in told
    assert "Write desk@example.org" in told


@pytest.mark.parametrize("value", ["center/window @at", "a at b", "desk@example.org center/at"])
def test_accounts_that_are_called_at_are_no_address(
    repository: Callable[..., Path], svcq: Callable[..., Any], value: str
) -> None:
    assert not [
        one for one in _told(svcq, repository({"mkdocs.yml": SETTINGS.replace("{value}", value)})) if "bad-value" in one
    ]


def test_several_references_in_one_item_become_items(repository: Callable[..., Path], svcq: Callable[..., Any]) -> None:
    root = repository()
    path, guard = root / "standards/service/queueing.yml", root / "roles/charters/guard.yml"
    guard.write_text((root / "roles/charters/clerk.yml").read_text().replace("窗口受理员", "保安员"))
    text = path.read_text()
    path.write_text(text.replace("applies_to: [role:clerk]", "applies_to:\n  - role:clerk、role:guard # 两岗"))
    assert svcq("check", "--fix", "--lang", "en", cwd=root).code == 0
    assert path.read_text() == text.replace(
        "applies_to: [role:clerk]", "applies_to:\n  - role:clerk\n  - role:guard # 两岗"
    )


def test_an_id_that_is_too_long_for_a_file_system_is_told(
    repository: Callable[..., Path], svcq: Callable[..., Any]
) -> None:
    root = repository()
    old = root / "standards/service/queueing.yml"
    old.rename(old.with_name("a" * 121 + ".yml"))
    (told,) = _told(svcq, root)
    assert "at most 120 characters" in told


def test_a_chinese_field_name_with_a_chinese_colon_is_one_slip_with_one_mend(
    repository: Callable[..., Path], svcq: Callable[..., Any]
) -> None:
    root = repository()
    path = root / "roles/charters/clerk.yml"
    before = path.read_text()
    path.write_text(before.replace("title: ", "标题："))
    (told,) = _told(svcq, root)
    assert "line=2" in told
    assert svcq("check", "--fix", cwd=root).code == 0
    assert path.read_text() == before


def test_a_favicon_that_is_no_picture_is_answered_by_the_name_of_one(
    repository: Callable[..., Path], svcq: Callable[..., Any]
) -> None:
    (told,) = _told(
        svcq,
        repository({"mkdocs.yml": "site_name: 手册\ntheme: {favicon: icons.yml}\nextra: {svcq: {languages: [zh]}}\n"}),
    )
    assert "assets/svcq/icons.png" in told


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes are of Unix")
def test_an_ignore_file_of_the_user_that_is_a_pipe_is_named_and_not_waited_for(
    repository: Callable[..., Path], svcq: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = repository()
    (root / ".git").mkdir()
    pipe = tmp_path / "ignored"
    os.mkfifo(pipe)
    (tmp_path / "gitconfig").write_text(f"[core]\n\texcludesFile = {pipe}\n")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "gitconfig"))
    (told,) = _told(svcq, root)
    assert "ignored" in told


def test_a_document_that_was_renamed_by_hand_is_one_finding(
    repository: Callable[..., Path], svcq: Callable[..., Any]
) -> None:
    root = repository()
    path = root / "roles/charters/clerk.yml"
    text = path.read_text().replace("owner: clerk\n", "")
    path.rename(path.with_name("front-desk.yml"))
    path.with_name("front-desk.yml").write_text(text + "owner: front-desk\n")
    (root / "standards/glossary").mkdir()
    (root / "standards/glossary/queue.yml").write_text(
        "kind: term\ntitle: 排队\nsummary: 等候。\nstatus: draft\nowner: clerk\n"
        "definition: 客户按[窗口](role:clerk)先后等候。\n"
    )
    errors = [one for one in _told(svcq, root) if one.startswith("::error")]
    assert len(errors) == 1
    assert "svcq rename role:clerk front-desk" in errors[0]


@pytest.mark.parametrize(
    ("text", "mend"),
    [
        ("见[窗口] (role:clerk)。", "[窗口](role:clerk)"),
        ("见【窗口】（role:clerk）。", "[窗口](role:clerk)"),
        ("见[窗口]（https://example.org/a）。", "[窗口](https://example.org/a)"),
        ("见[窗口][clerk]。", "[words](kind:id)"),
        ("见注[^1]。", "sentence"),
        ("##开门\n\n先开门。", "## 开门"),
        ("•\t先开门", "- 先开门"),
        ("\uf0b7 先开门", "- 先开门"),
        ("-先开门", "- 先开门"),
        ("##\u3000开门\n\n先开门。", "## 开门"),
        ("##\u00a0开门\n\n先开门。", "## 开门"),
        ("＃＃ 开门\n\n先开门。", "## 开门"),
        ("见[[role:clerk]]。", "[clerk](role:clerk)"),
        ("```\n先开门\n\n再开门", "```"),
    ],
)
def test_markdown_that_is_none_is_told_with_what_was_meant(
    repository: Callable[..., Path], svcq: Callable[..., Any], text: str, mend: str
) -> None:
    guide = f"---\nkind: guide\ntitle: 须知\nsummary: 第一天。\nstatus: draft\nowner: clerk\n---\n\n{text}\n"
    found = [one for one in _told(svcq, repository({"playbooks/guides/first.md": guide})) if "unread-markdown" in one]
    assert len(found) == 1
    assert "line=9" in found[0]
    assert mend in found[0]


@pytest.mark.parametrize(
    "text",
    [
        "甲【乙】（丙），[窗口](role:clerk)，`[^1]`，[x]、[y][z]。\n\n[z]: https://example.org",
        "张三·李四；C## 和 #1；\n\n- 一\n- 二\n\n```\n##a\n[a][b]\n```",
        "数组 a[1] (见下)，\\[a\\][b]，3 · 4。",
        "【注意】（全体人员）先开门。",
        "-5 度，-> 先开门\n\n--- \n\n~~~\n[[a]]\n```\n~~~\n\n`[[a]]`\n\n```yaml\na: b\n```",
    ],
)
def test_brackets_and_dots_that_mean_themselves_are_left_alone(
    repository: Callable[..., Path], svcq: Callable[..., Any], text: str
) -> None:
    guide = f"---\nkind: guide\ntitle: 须知\nsummary: 第一天。\nstatus: draft\nowner: clerk\n---\n\n{text}\n"
    told = _told(svcq, repository({"playbooks/guides/first.md": guide}))
    assert not [one for one in told if "unread-markdown" in one]


def test_a_share_of_one_is_told_once_where_hundredths_are_meant(
    repository: Callable[..., Path], svcq: Callable[..., Any]
) -> None:
    indicator = (
        "kind: indicator\ntitle: 比例\nsummary: 叫到的比例。\nstatus: draft\nowner: clerk\ndefinition: 比例。\n"
        "formula: 甲 ÷ 乙\n"
        'unit: "%"\ndirection: {way}\ntarget: 0.9\nwarning: {warning}\nsource: 日志\nmethod: 导出。\n'
        "frequency: 1 个月\n"
        'measures: ["standard:queueing#R1"]\n'
    )
    place = "standards/indicators/share.yml"
    wrong = repository({place: indicator.replace("{way}", "higher").replace("{warning}", "0.8")})
    (told,) = [one for one in _told(svcq, wrong) if "share-of-one" in one]
    assert "line=10" in told
    assert "Write 90" in told
    losses = repository({place: indicator.replace("{way}", "lower").replace("{warning}", "1")})
    assert not [one for one in _told(svcq, losses) if "share-of-one" in one]


def _guide(root: Path, text: str) -> Path:
    path = root / "playbooks/guides/first.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


GUIDE = "---\nkind: guide\ntitle: 须知\nsummary: 第一天。\nstatus: draft\nowner: clerk\n---\n\n先开门。\n"


@pytest.mark.parametrize(
    ("bad", "line"),
    [
        (GUIDE.replace("---\n", "--- \n", 1), 1),
        (GUIDE.replace("---\n", "----\n", 1), 1),
        (GUIDE.replace("---\n", "——\n", 1), 1),
        (GUIDE.replace("---\n", "—-\n", 1), 1),
        ("\n" + GUIDE, 1),
        (GUIDE.replace("clerk\n---", "clerk\n..."), 7),
        (GUIDE.replace("clerk\n---", "clerk\n--- "), 7),
        (GUIDE.replace("clerk\n---", "clerk\n————"), 7),
    ],
)
def test_what_was_meant_as_the_fence_of_the_fields_is_mended(
    repository: Callable[..., Path], svcq: Callable[..., Any], bad: str, line: int
) -> None:
    root = repository()
    path = _guide(root, bad)
    (told,) = [one for one in _told(svcq, root) if "no-front-matter" in one]
    assert f"line={line}" in told
    assert svcq("check", "--fix", cwd=root).code == 0
    assert path.read_text(encoding="utf-8") == GUIDE


@pytest.mark.parametrize(
    ("address", "mend"),
    [
        ("role：clerk", "role:clerk"),
        ("www.gov.cn", "https://www.gov.cn"),
        ("desk@example.org", "mailto:desk@example.org"),
        ("12345", "tel:12345"),
    ],
)
def test_an_address_that_lacks_its_beginning_is_offered_whole(
    repository: Callable[..., Path], svcq: Callable[..., Any], address: str, mend: str
) -> None:
    root = repository()
    _guide(root, GUIDE.replace("先开门。", f"见[这里]({address})。"))
    (told,) = [one for one in _told(svcq, root) if "dead-link" in one]
    assert f"Write “{mend}”." in told


def test_a_note_at_the_foot_of_a_page_and_a_wide_exclamation_mark_are_one_finding_each(
    repository: Callable[..., Path], svcq: Callable[..., Any]
) -> None:
    root = repository()
    _guide(root, GUIDE.replace("先开门。", "见注[^1]。\n\n[^1]: 开门前\n\n！[图](map.png)"))
    told = [one for one in _told(svcq, root) if "first.md" in one]
    assert ["unread-markdown" in one for one in told] == [True, False]
    assert "Write “![”." in told[1]


@pytest.mark.parametrize(
    ("name", "mend"),
    [
        ("queueing.yaml", "queueing.yml is there already"),
        ("Queueing.yml", "queueing.yml is there already"),
        ("queueing - 副本.yml", "copy of queueing.yml"),
        ("queueing (1).yml", "copy of queueing.yml"),
        ("calling.YML", "Rename it to calling.yml"),
        ("calling.yml.txt", "Rename it to calling.yml"),
        ("calling.docx", "svcq import"),
        ("com¹.yml", "com1-document.yml"),
    ],
)
def test_a_file_is_never_told_to_take_a_name_that_it_cannot_have(
    repository: Callable[..., Path], svcq: Callable[..., Any], name: str, mend: str
) -> None:
    root = repository()
    text = (root / "standards/service/queueing.yml").read_text(encoding="utf-8")
    (root / "standards/service" / name).write_text(text, encoding="utf-8")
    (told,) = [one for one in _told(svcq, root) if "file-name" in one]
    assert mend in told


@pytest.mark.parametrize(
    ("slip", "line", "mend"),
    [
        ("accounts: {窗口受理员: a/b}", 5, "Write clerk."),
        ("accounts: {'role:clerk': a/b}", 5, "Write clerk."),
        ("feedback_to: desk@example.org", 5, "Write mailto:desk@example.org."),
        ("feedback_to: 010-12345678", 5, "Write tel:010-12345678."),
    ],
)
def test_who_is_meant_in_the_settings_is_offered(
    repository: Callable[..., Path], svcq: Callable[..., Any], slip: str, line: int, mend: str
) -> None:
    settings = f"site_name: 手册\nextra:\n  svcq:\n    languages: [zh]\n    {slip}\n"
    (told,) = [one for one in _told(svcq, repository({"mkdocs.yml": settings})) if "mkdocs.yml" in one]
    assert f"line={line}" in told
    assert mend in told


@pytest.mark.parametrize("other", ["a-1", "Ａ-1", "A -1"])
def test_numbers_that_nobody_tells_apart_are_the_same(
    repository: Callable[..., Path], svcq: Callable[..., Any], other: str
) -> None:
    root = repository()
    for path, code in (("roles/charters/clerk.yml", "A-1"), ("standards/service/queueing.yml", other)):
        whole = root / path
        whole.write_text(f"code: {code}\n" + whole.read_text(encoding="utf-8"), encoding="utf-8")
    assert len([one for one in _told(svcq, root) if "shared-code" in one]) == 1


def test_what_msgcat_leaves_of_two_translations_is_a_conflict(
    repository: Callable[..., Path], svcq: Callable[..., Any]
) -> None:
    settings = "site_name: 手册\nextra:\n  svcq:\n    languages: [zh, en]\n"
    po = (
        'msgctxt "role:clerk title"\nmsgid "窗口受理员"\nmsgstr ""\n"#-#-#-#-#  a.po  #-#-#-#-#\\n"\n"Clerk\\n"\n'
        '"#-#-#-#-#  b.po  #-#-#-#-#\\n"\n"Teller"\n'
    )
    root = repository({"mkdocs.yml": settings, "translations/en/roles.po": po})
    (told,) = [one for one in _told(svcq, root) if "roles.po" in one]
    assert "merge-conflict" in told
    assert "line=4" in told


SCHEMA = '{\n  "type": "object",\n  "properties": {\n    "a": {"type": "string"}\n  }\n}\n'


@pytest.mark.parametrize(
    ("old", "new", "line", "mend"),
    [
        ('"string"}\n', '"string"},\n', 4, "Delete it."),
        ('"string"}', '"string", }', 4, "Delete it."),
        ('  "properties"', '  "type": "object",\n  "properties"', 3, "Keep one of them."),
        ('{"type": "string"}', '{"type": "string", "type": "string"}', 4, "Keep one of them."),
    ],
)
def test_a_comma_and_a_name_too_many_in_a_schema_are_told_where_they_stand(
    repository: Callable[..., Path], svcq: Callable[..., Any], old: str, new: str, line: int, mend: str
) -> None:
    root = repository({"site_templates/kinds/standard.schema.json": SCHEMA.replace(old, new)})
    (told,) = [one for one in _told(svcq, root) if "schema.json" in one]
    assert f"line={line}," in told
    assert mend in told


@pytest.mark.parametrize("name", ["plan.heic", "plan.bmp", "plan.emf", "plan.svg"])
def test_a_picture_of_another_program_is_one_finding(
    repository: Callable[..., Path], svcq: Callable[..., Any], name: str
) -> None:
    root = repository({f"playbooks/guides/{name}": b"\0" * 40})
    _guide(root, GUIDE.replace("先开门。", f"![图]({name})"))
    (told,) = [one for one in _told(svcq, root) if "plan." in one]
    assert "as PNG" in told


def test_a_comment_that_silences_a_rule_of_no_such_name_is_told(
    repository: Callable[..., Path], svcq: Callable[..., Any]
) -> None:
    root = repository()
    path = root / "standards/service/queueing.yml"
    path.write_text(path.read_text(encoding="utf-8") + "# svcq: ignore[vague_requirement]\n", encoding="utf-8")
    (told,) = [one for one in _told(svcq, root) if "unused-suppression" in one]
    assert "vague-requirement" in told
