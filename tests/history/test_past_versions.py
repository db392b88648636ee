"""Which versions a document had before, from when to when, and in which words: as git tells."""

from __future__ import annotations

import datetime as dt
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from svcq_build.change.version_pairs import History
from svcq_build.history.commit import Commit, FileState
from svcq_build.history.past_documents import past_document
from svcq_build.history.versions import PastVersion, Versions, _versions, past_versions
from svcq_build.load.corpus import Entry
from svcq_build.load.documents import read_document
from svcq_build.load.folder import load_folder
from svcq_build.model.fields import VersionNumber
from svcq_build.translate.then import translations_then
from tests.conftest import ROLE, STANDARD
from tests.history.dated_repository import CLERK, QUEUEING, Dated, version
from tests.property_runs import draws

REF = "standard:queueing"
Told = list[tuple[str, str | None, str | None]]


@pytest.fixture
def repo(tmp_path: Path) -> Dated:
    return Dated(tmp_path / "handbook")


def found(root: Path) -> Versions:
    return past_versions(root, load_folder(root))


def of(root: Path, ref: str = REF) -> list[PastVersion]:
    corpus = load_folder(root)
    return list(History(past_versions(root, corpus), corpus).of(ref))


def told(versions: list[PastVersion]) -> Told:
    return [(v.version, v.since and v.since.isoformat(), v.until and v.until.isoformat()) for v in versions]


def test_the_newest_comes_first_each_from_its_day_to_that_of_the_next(repo: Dated) -> None:
    repo.begin("2026-01-05")
    repo.commit("2026-02-05", {QUEUEING: version("1.1", 15)})
    repo.commit("2026-03-05", {QUEUEING: version("2.0", 10)})
    versions = of(repo.root)
    assert told(versions) == [("1.1", "2026-02-05", "2026-03-05"), ("1.0", "2026-01-05", "2026-02-05")]
    assert ["15 分钟" in v.content.decode() for v in versions] == [True, False]
    assert found(repo.root).begins is None


def test_a_version_stands_in_the_words_that_it_had_last(repo: Dated) -> None:
    repo.begin("2026-01-05")
    repo.commit("2026-01-20", {QUEUEING: version("1.0", 18)})
    repo.commit("2026-02-05", {QUEUEING: version("1.1", 15)})
    (only,) = of(repo.root)
    assert told([only]) == [("1.0", "2026-01-05", "2026-02-05")]
    assert "18 分钟" in only.content.decode()


@pytest.mark.parametrize(
    "written",
    [
        "version: '1.0'",
        'version: "1.0"   # 第一版',
        '"version": "1.0"',
        'version:\n  "1.0"',
        'tags: ["version: 9.9"]\nversion: "1.0"',
    ],
)
def test_a_version_is_found_however_it_is_written(repo: Dated, written: str) -> None:
    repo.begin("2026-01-05", {QUEUEING: STANDARD.replace('version: "1.0"', written)})
    repo.commit("2026-02-05", {QUEUEING: version("1.1")})
    assert [v.version for v in of(repo.root)] == ["1.0"]


def test_a_document_written_as_one_flow_mapping(repo: Dated) -> None:
    flow = '{kind: term, title: 排队, summary: 等候。, status: draft, version: "1.0", definition: 等着。}\n'
    repo.begin("2026-01-05", {"standards/glossary/queue.yml": flow})
    repo.commit("2026-02-05", {"standards/glossary/queue.yml": flow.replace("1.0", "1.1")})
    assert [v.version for v in of(repo.root, "term:queue")] == ["1.0"]


def test_the_front_matter_states_the_version_of_a_markdown_file_not_its_body(repo: Dated) -> None:
    path = "playbooks/guides/start.md"
    front = 'kind: guide\ntitle: 开始\nsummary: 先看。\nstatus: draft\nversion: "1.0"\n'
    guide = f'---\n{front}---\n\nversion: 9.9\n\nversion: "8.8"\n'
    bare = guide.replace('version: "1.0"\n', "")
    repo.begin("2026-01-05", {path: guide})
    repo.commit("2026-02-05", {path: bare})
    repo.commit("2026-03-05", {path: guide.replace('"1.0"', '"1.1"').replace("\n", "\r\n")})
    repo.commit("2026-04-05", {path: "\ufeff" + guide.replace('"1.0"', '"1.2"')})
    assert told(of(repo.root, "guide:start")) == [
        ("1.1", "2026-03-05", "2026-04-05"),
        ("1.0", "2026-01-05", "2026-02-05"),
    ]


def test_versions_follow_a_document_to_its_new_name(repo: Dated) -> None:
    repo.begin("2026-01-05")
    renamed = version("1.1").replace("family:", "formerly: [queueing]\nfamily:")
    repo.commit("2026-02-05", {QUEUEING: None, "standards/service/waiting.yml": renamed})
    repo.commit("2026-03-05", {"standards/service/waiting.yml": renamed.replace('"1.1"', '"1.2"')})
    versions = of(repo.root, "standard:waiting")
    assert told(versions) == [("1.1", "2026-02-05", "2026-03-05"), ("1.0", "2026-01-05", "2026-02-05")]
    assert [(v.document, v.then) for v in versions] == [
        ("standard:waiting", "standard:waiting"),
        ("standard:waiting", REF),
    ]
    assert of(repo.root) == []


def test_a_name_in_use_again_divides_the_past_between_the_two_documents(repo: Dated) -> None:
    repo.begin("2026-01-05")
    renamed = version("2.0").replace("family:", "formerly: [queueing]\nfamily:")
    repo.commit("2026-02-05", {QUEUEING: None, "standards/service/waiting.yml": renamed})
    repo.commit("2026-03-05", {QUEUEING: version("3.0")})
    repo.commit("2026-04-05", {QUEUEING: version("3.1")})
    assert told(of(repo.root, "standard:waiting")) == [("1.0", "2026-01-05", "2026-02-05")]
    assert told(of(repo.root)) == [("3.0", "2026-03-05", "2026-04-05")]


def test_moving_a_file_and_turning_it_into_markdown_is_no_new_version(repo: Dated) -> None:
    repo.begin("2026-01-05")
    repo.commit("2026-02-05", {QUEUEING: None, "standards/service/窗口/queueing.yml": STANDARD})
    markdown = f"---\n{version('1.1')}---\n\n正文。\n"
    repo.commit("2026-03-05", {"standards/service/窗口/queueing.yml": None, "standards/service/queueing.md": markdown})
    (only,) = of(repo.root)
    assert told([only]) == [("1.0", "2026-01-05", "2026-03-05")]
    assert only.state.path == "standards/service/窗口/queueing.yml", "where its last words are"
    assert only.entry is not None


def test_a_merge_brings_what_its_branch_made(repo: Dated) -> None:
    repo.begin("2026-01-05")
    repo.git("checkout", "-q", "-b", "side")
    repo.commit("2026-01-10", {QUEUEING: version("1.1", 18)})
    repo.commit("2026-01-15", {QUEUEING: version("1.2", 15)})
    repo.git("checkout", "-q", "main")
    repo.commit("2026-01-20", {CLERK: ROLE.replace("办成", "办好")})
    repo.git("merge", "-q", "--no-ff", "-m", "merged", "side", day="2026-02-05")
    assert told(of(repo.root)) == [("1.0", "2026-01-05", "2026-02-05")], "drafts of a branch never were in force"
    repo.commit("2026-03-05", {QUEUEING: version("2.0", 10)})
    assert told(of(repo.root)) == [("1.2", "2026-02-05", "2026-03-05"), ("1.0", "2026-01-05", "2026-02-05")]


def test_going_back_to_an_old_version_and_on(repo: Dated) -> None:
    repo.begin("2026-01-05")
    repo.commit("2026-02-05", {QUEUEING: version("1.1", 15)})
    repo.commit("2026-03-05", {QUEUEING: STANDARD})
    assert told(of(repo.root)) == [("1.1", "2026-02-05", "2026-03-05")]
    repo.commit("2026-04-05", {QUEUEING: version("1.2", 10)})
    past = of(repo.root)
    assert [v.version for v in past] == ["1.0", "1.1"], "each once, as it stood last"
    assert [[(str(one.since), str(one.until)) for one in v.periods] for v in past] == [
        [("2026-01-05", "2026-02-05"), ("2026-03-05", "2026-04-05")],
        [("2026-02-05", "2026-03-05")],
    ]
    shown = past_document(repo.root, load_folder(repo.root), "queueing", VersionNumber((1, 0)))
    assert shown.periods == past[0].periods


def test_a_version_that_stands_again_today_stood_twice(repo: Dated) -> None:
    repo.begin("2026-01-05")
    repo.commit("2026-02-05", {QUEUEING: version("1.1", 15)})
    repo.commit("2026-03-05", {QUEUEING: STANDARD})
    corpus = load_folder(repo.root)
    (again,) = History(past_versions(repo.root, corpus), corpus).returned(REF)
    assert [(str(one.since), str(one.until)) for one in again.periods] == [
        ("2026-01-05", "2026-02-05"), ("2026-03-05", "None"),
    ]  # fmt: skip


def test_a_version_that_is_not_committed_supersedes_without_a_day(repo: Dated) -> None:
    repo.begin("2026-01-05")
    repo.write({QUEUEING: version("1.1", 15)})
    assert told(of(repo.root)) == [("1.0", "2026-01-05", None)]


def test_an_edit_makes_the_committed_version_a_past_one_and_back(repo: Dated) -> None:
    repo.begin("2026-01-05")
    repo.commit("2026-02-05", {QUEUEING: version("1.1", 15)})
    corpus = load_folder(repo.root)
    history = History(past_versions(repo.root, corpus), corpus)

    def edited(text: str) -> list[str]:
        repo.write({QUEUEING: text})
        later = history.renewed(load_folder(repo.root))
        assert later.compared(REF).versions[-1] == later_version(later)
        assert len(set(later.compared(REF).versions)) == len(later.compared(REF).versions)
        return [past.version for past in later.of(REF)]

    def later_version(later: History) -> str:
        return str(load_folder(repo.root).entries[REF].data["version"])

    assert edited(version("1.1", 14)) == ["1.0"]
    assert edited(version("1.2", 10)) == ["1.1", "1.0"]
    assert edited(STANDARD) == ["1.1"], "the version that it has is no past one"


def test_a_document_that_has_no_version_any_more_keeps_its_past(repo: Dated) -> None:
    repo.begin("2026-01-05")
    repo.commit("2026-02-05", {QUEUEING: STANDARD.replace('version: "1.0"\n', "")})
    assert told(of(repo.root)) == [("1.0", "2026-01-05", "2026-02-05")]


def test_documents_without_versions_and_those_that_are_gone_have_no_past(repo: Dated) -> None:
    term = "kind: term\ntitle: 排队\nsummary: 等候。\nstatus: draft\ndefinition: 等着。\n"
    path = "standards/glossary/queue.yml"
    repo.begin("2026-01-05", {path: term, "standards/glossary/gone.yml": f'{term}version: "1.0"\n'})
    repo.commit("2026-02-05", {path: term.replace("等着", "等"), "standards/glossary/gone.yml": None})
    assert found(repo.root).by_document == {}


HOSTILE = (
    "1.0/../../../x", "1.0'><img src=x onerror=alert(1)>", "../1.0", "1_0.2", "-1.2", "１.２", "1.0 ", "9" * 300 + ".1",
    "1", "1.2.3.4", "1.0\\n", "1.0\\0", "v1.0",
)  # fmt: skip


def test_what_is_no_version_never_becomes_part_of_an_address(repo: Dated) -> None:
    stated = [form.format(text) for text in HOSTILE for form in ('version: "{}"', '"version": "{}"', "version: {}")]
    files = {f"standards/service/s{at}.yml": STANDARD.replace('version: "1.0"', text) for at, text in enumerate(stated)}
    repo.begin("2026-01-05", files)
    repo.commit("2026-02-05", dict.fromkeys(files, version("2.0")))
    versions = found(repo.root)
    assert {past.version for listed in versions.by_document.values() for past in listed} <= {"1.0"}
    assert len(versions.standing) == len(files) + 2


def test_leading_zeros_are_the_same_version(repo: Dated) -> None:
    repo.begin("2026-01-05", {QUEUEING: version("1.01")})
    repo.commit("2026-02-05", {QUEUEING: version("1.1", 15)})
    assert of(repo.root) == []


def test_a_shallow_clone_knows_where_its_history_begins(repo: Dated, tmp_path: Path) -> None:
    for number in range(5):
        day, made = f"2026-0{number + 1}-05", {QUEUEING: version(f"1.{number}", 20 - number)}
        repo.begin(day, made) if not number else repo.commit(day, made)
    shallow = tmp_path / "shallow"
    subprocess.run(
        ["git", "clone", "-q", "--depth=3", f"file://{repo.root}", str(shallow)], check=True, capture_output=True
    )
    versions = found(shallow)
    assert versions.begins == dt.date(2026, 3, 5)
    assert told(of(shallow)) == [("1.3", "2026-04-05", "2026-05-05"), ("1.2", None, "2026-04-05")]


def test_without_git_or_commits_there_is_no_past(repo: Dated, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    repo.write({"mkdocs.yml": "site_name: 手册\n", QUEUEING: STANDARD, CLERK: ROLE})
    assert found(repo.root).by_document == {}, "no commit yet"
    plain = tmp_path / "plain"
    for path in ("mkdocs.yml", QUEUEING):
        (plain / path).parent.mkdir(parents=True, exist_ok=True)
        (plain / path).write_bytes((repo.root / path).read_bytes())
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    assert found(plain).by_document == {}, "no repository"
    repo.begin()
    repo.commit("2026-02-05", {QUEUEING: version("2.0")})
    monkeypatch.setenv("PATH", str(tmp_path))
    assert found(repo.root).by_document == {}, "no git"


def test_a_users_own_ways_with_git_change_nothing(repo: Dated, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    repo.begin("2026-01-05")
    repo.commit("2026-02-05", {QUEUEING: version("1.1", 15)})
    before = told(of(repo.root))
    (tmp_path / "gitconfig").write_text(
        "[log]\n\tshowRoot = false\n\tdate = relative\n\tdecorate = full\n\tfollow = true\n[diff]\n\trenames = copies\n"
        "\tnoprefix = true\n\trelative = false\n[color]\n\tui = always\n[core]\n\tquotePath = true\n\tabbrev = 4\n"
        "[format]\n\tpretty = fuller\n"
    )
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "gitconfig"))
    assert told(of(repo.root)) == before == [("1.0", "2026-01-05", "2026-02-05")]


def test_a_handbook_in_a_subfolder_sees_its_own_documents_only(tmp_path: Path) -> None:
    repo = Dated(tmp_path / "all" / "books" / "handbook", tmp_path / "all")
    repo.begin("2026-01-05")
    elsewhere = tmp_path / "all" / QUEUEING
    elsewhere.parent.mkdir(parents=True)
    elsewhere.write_text(version("7.7"), encoding="utf-8")
    repo.git("add", "-A", where=tmp_path / "all")
    repo.commit("2026-02-05", {QUEUEING: version("1.1", 15)})
    assert told(of(repo.root)) == [("1.0", "2026-01-05", "2026-02-05")]


def test_translations_are_those_of_the_last_day_of_a_version(repo: Dated) -> None:
    def catalogue(goal: str, ref: str = REF) -> str:
        head = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
        return f'{head}msgctxt "{ref} goal"\nmsgid "客户等候不超过 20 分钟。"\nmsgstr "{goal}"\n'

    path = "translations/en/standards.po"
    repo.begin("2026-01-05", {path: catalogue("First words")})
    repo.commit("2026-01-20", {path: catalogue("Better words"), QUEUEING: f"{STANDARD}# 备注\n"})
    repo.commit("2026-01-25", {path: catalogue("Best words")})  # translators follow the document
    renamed = version("1.1").replace("family:", "formerly: [queueing]\nfamily:")
    now = {QUEUEING: None, "standards/service/waiting.yml": renamed, path: catalogue("Today", "standard:waiting")}
    repo.commit("2026-02-05", now)
    corpus = load_folder(repo.root)
    versions = past_versions(repo.root, corpus)
    history = History(versions, corpus, {"en": translations_then(repo.root, "en", versions)})
    (past,) = history.of("standard:waiting")
    goal = ("standard:waiting goal", "客户等候不超过 20 分钟。")
    assert history.translation(past, "en", *goal) == "Best words"
    assert history.translation(past, "en", goal[0], "别的话") is None
    assert history.translation(past, "de", *goal) is None


ANY_NUMBER = st.sampled_from(["1.0", "1.1", "1.2", "2.0"])


@settings(max_examples=draws(25), deadline=None)
@given(st.lists(st.tuples(ANY_NUMBER, st.booleans()), min_size=1, max_size=8))
def test_each_version_is_there_once_and_never_that_of_today(states: list[tuple[str, bool]]) -> None:
    """The same facts from a list of states, without git: the stretches that end before today's."""
    entries = [(number, version(number, 5 + at).encode()) for at, (number, _) in enumerate(states)]
    days = [dt.date(2026, 1, 1) + dt.timedelta(days=at) for at in range(len(states))]
    rows = [
        (FileState(Commit(f"{at:040x}", days[at]), QUEUEING, "x"), content) for at, (_, content) in enumerate(entries)
    ]
    now = read_document(QUEUEING, entries[-1][1], [])
    assert isinstance(now, Entry)
    newest_first = _versions(now, rows[::-1], None)
    numbers = [past.version for past in newest_first]
    assert sorted(numbers) == sorted({number for number, _ in states})
    for past in newest_first:
        last = max(at for at, (number, _) in enumerate(states) if number == past.version)
        assert past.content == entries[last][1]
        assert past.until == (days[last + 1] if last + 1 < len(days) else None)
        assert past.since is not None
        assert past.since <= days[last]


@pytest.mark.parametrize("folder", ['"甲"', "a\\b", "a\tb", "a\x01\x7fb", "é\u202e"])
def test_folders_whose_names_git_puts_in_quotes_have_a_past(repo: Dated, folder: str) -> None:
    path = QUEUEING.replace("service/", f"service/{folder}/")
    repo.begin("2026-01-05")
    repo.commit("2026-01-06", {QUEUEING: None, path: STANDARD})
    repo.commit("2026-02-05", {path: version("1.1", 15)})
    assert told(of(repo.root)) == [("1.0", "2026-01-05", "2026-02-05")]
