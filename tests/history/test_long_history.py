"""Five hundred commits on hundreds of documents: what svcq says of the past is what was written then."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable, Iterable

import pytest

from svcq_build.change.changes import Change, Weight, What
from svcq_build.change.comparison import diff
from svcq_build.git.call import git
from svcq_build.history import gone_ids as past_ids_module
from svcq_build.history.commit import resolve
from svcq_build.history.gone_ids import past_ids
from svcq_build.load.corpus import Corpus
from svcq_build.load.folder import load, load_folder
from svcq_build.load.graph import build_graph
from svcq_build.load.sources import text_sources
from svcq_build.render.site_pages import make_renderer, render
from svcq_build.review.account import Review, review
from tests.conftest import Outcome
from tests.history.long_history import CLAUSES, REUSED, LongHistory, write_long_history

TODAY = "2026-11-20"
LAST = 499
#: A standard with a time limit that changed again and again.
OFTEN = "standards/service/complaint-handling-001.yml"
REF = "standard:complaint-handling-001"


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> LongHistory:
    return write_long_history(tmp_path_factory.mktemp("long") / "handbook")


@pytest.fixture(scope="module")
def whole(history: LongHistory) -> Review:
    return review(history.root, history.revision(0), "main")


def written(history: LongHistory, commit: int) -> Corpus:
    """What was written into a commit, without asking git."""
    files = history.at(commit)
    configuration = files.pop("mkdocs.yml")
    return load(configuration.encode(), text_sources(sorted(files.items())))


def told(changes: Iterable[Change]) -> list[tuple[str, str, What, str, str, Weight]]:
    found = [(c.document, c.where, c.what, str(c.old), str(c.new), c.weight) for c in changes]
    return sorted(found, key=str)


def limit(history: LongHistory, commit: int) -> str:
    found = re.search(r"text: (投诉专员在接到.*)", history.at(commit)[OFTEN])
    assert found
    return found[1]


def test_it_is_as_long_as_it_says(history: LongHistory) -> None:
    assert git(history.root, "rev-list", "--count", "main").strip() == b"500"
    assert len(load_folder(history.root).entries) == 306
    assert sum(len(came) >= 5 for came in history.versions.values()) >= 40
    assert len({limit(history, number) for number in history.versions[OFTEN]}) >= 5


def test_the_diff_from_the_first_to_the_last(history: LongHistory, whole: Review) -> None:
    first, last = written(history, 0), written(history, LAST)
    assert told(whole.changes) == told(diff(first, last))
    assert {change.document for change in whole.changes if change.where == "version"} == {
        ref for ref, entry in last.entries.items() if entry.data.get("version") not in (None, "1.0")
    }
    change = next(c for c in whole.changes if c.document == REF and c.part == "R1")
    assert (change.old, change.new, change.weight) == (limit(history, 0), limit(history, LAST), Weight.STRICTER)
    whole_documents = {(c.document, c.what) for c in whole.changes if not c.where}
    assert whole_documents == {("term:guide-on-duty", What.RENAMED)}


def test_a_diff_of_neighbours_tells_of_what_that_commit_touched(history: LongHistory) -> None:
    number = history.versions[OFTEN][3]
    touched = {path for path, states in history.states.items() if number in dict(states)}
    found = review(history.root, history.revision(number - 1), history.revision(number))
    assert {change.path for change in found.changes} == touched
    change = next(c for c in found.changes if c.document == REF and c.part == "R1")
    assert (change.old, change.new) == (limit(history, number - 1), limit(history, number))
    assert "indicator:figure-1-001" in {item.document for item in found.impact.touched}
    back = review(history.root, history.revision(number), history.revision(number - 1))
    assert sorted(c.weight.opposite.value for c in back.changes) == sorted(c.weight.value for c in found.changes)


def test_show_tells_what_held_on_a_day_and_in_a_version(history: LongHistory, svcq: Callable[..., Outcome]) -> None:
    came = history.versions[OFTEN]
    for version in (4, len(came) - 1):
        text = limit(history, came[version])
        before_next = came[version + 1] - 1 if version + 1 < len(came) else LAST
        for at in (f"1.{version}", history.days[before_next].isoformat()):
            done = svcq("show", REF, "--at", at, "--lang", "en", cwd=history.root)
            assert (done.code, text in done.out, f"version 1.{version}" in done.out) == (0, True, True), (at, done)
        newer = f"today it has version 1.{len(came) - 1}" if version + 1 < len(came) else "says the same today"
        assert newer in done.out.replace("\n", " ")


def test_show_follows_what_was_renamed_and_what_is_gone(history: LongHistory, svcq: Callable[..., Outcome]) -> None:
    day = history.days[100].isoformat()
    assert "陪同老人" in svcq("show", "term:guide-on-duty", "--at", day, cwd=history.root).out
    assert "综合窗口" in svcq("show", "term:counter", "--at", day, cwd=history.root).out
    assert svcq("show", "term:counter", "--at", history.days[250].isoformat(), cwd=history.root).code != 0


def test_ids_are_for_ever_and_the_second_look_is_remembered(
    history: LongHistory, svcq: Callable[..., Outcome], monkeypatch: pytest.MonkeyPatch
) -> None:
    def check() -> list[tuple[str, str]]:
        done = svcq("check", "--history", "--format", "json", "--today", TODAY, cwd=history.root)
        return [(found["rule"], found["path"]) for found in json.loads(done.out)["diagnostics"]]

    assert check() == [("reused-id", CLAUSES), ("reused-id", REUSED)]

    def never(*_: object) -> None:
        raise AssertionError("the past was read again")

    monkeypatch.setattr(past_ids_module, "read_blobs", never)
    assert check() == [("reused-id", CLAUSES), ("reused-id", REUSED)]


def test_the_past_of_some_documents_is_the_same_part_of_the_past_of_all(
    history: LongHistory, monkeypatch: pytest.MonkeyPatch, tmp_path: object
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    for commit in (180, 310, LAST):
        revision = history.revision(commit)
        every = past_ids(history.root, revision)
        asked = {"term:counter", "framework:city-rules", "term:parking", "standard:never-was"}
        assert past_ids(history.root, revision, asked) == {
            name: past for name, past in every.items() if name.partition("#")[0] in asked
        }
    assert set(every) == {"term:counter", "term:helper", "framework:city-rules#A2"}
    assert every["term:counter"].commit == resolve(history.root, history.revision(166))
    assert past_ids(history.root, "main", []) == {}


def test_the_check_of_a_change_reads_no_past_but_that_of_documents_that_gain_ids(
    history: LongHistory, svcq: Callable[..., Outcome], monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    original = past_ids_module.read_document

    def noted(path: str, *others: object) -> object:
        read.append(path)
        return original(path, *others)  # type: ignore[arg-type]

    monkeypatch.setattr(past_ids_module, "read_document", noted)
    base = history.revision(LAST - 1)
    arguments = ("check", "--base", base, "--format", "json", "--today", TODAY)
    assert json.loads(svcq(*arguments, cwd=history.root).out)["diagnostics"] == []
    assert read == []
    before = (history.root / CLAUSES).read_text("utf-8")
    try:
        (history.root / CLAUSES).write_text(before + "  - {id: A4, title: 停车场}\n", encoding="utf-8")
        svcq(*arguments, cwd=history.root)
    finally:
        (history.root / CLAUSES).write_text(before, encoding="utf-8")
    assert set(read) == {CLAUSES}


def test_the_pages_of_changes_list_every_version_the_newest_first(history: LongHistory) -> None:
    today = dt.date.fromisoformat(TODAY)
    renderer = make_renderer(build_graph(load_folder(history.root)), "zh", today, None, history.root)
    pages = render(renderer, lambda page: page.url.startswith("changes/")).pages
    years = sorted((url for url in pages if url != "changes/"), reverse=True)
    days = [
        day
        for url in ["changes/", *years]
        for day in re.findall(r'<time datetime="([0-9]{4}-[0-9]{2}-[0-9]{2})"', pages[url].html)
    ]
    came = sorted((history.days[n].isoformat() for ns in history.versions.values() for n in ns), reverse=True)
    assert days == came
