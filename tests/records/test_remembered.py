"""A check with records that remembers gives what one that does not gives."""

import datetime as dt
import os
import subprocess
from pathlib import Path

import pytest

from svcq_build.check import run_check
from svcq_build.records import load_records, loading, recalled_records, remembering
from tests.kinds.kind_files import sound
from tests.records.record_files import least_record

TODAY = dt.date(2026, 3, 1)
PLACE = "records/inspections/2026/{}.yml"


@pytest.fixture
def handbook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    root = tmp_path / "handbook"
    files = {
        "mkdocs.yml": "site_name: x\n",
        "playbooks/checklists/opening.yml": sound("checklist") + 'version: "1.0"\npass_mark: 80\n',
        "roles/charters/hall-manager.yml": sound("role"),
        PLACE.format("a"): least_record(PLACE.format("a")) + "score: 100\n",
        "records/measurements/waiting/2026.csv": "period,value\n2026-01,12\n",
    }
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    return root


def told(root: Path) -> list[str]:
    """What a check says that may remember, after it was compared with one that does not."""
    found = run_check(root, TODAY)
    fresh = run_check(root, TODAY, use_cache=False)
    assert [str(one) for one in found.diagnostics] == [str(one) for one in fresh.diagnostics]
    return [f"{one.rule} {one.path.rpartition('/')[2]}" for one in found.diagnostics if one.path.startswith("records/")]


def test_what_changes_is_seen(handbook: Path) -> None:
    assert told(handbook) == ["missing-target 2026.csv"]
    first = handbook / PLACE.format("a")
    second = handbook / PLACE.format("b")
    second.write_text(first.read_text().replace("id: a", "id: b").replace("score: 100", "score: 90"))
    assert "wrong-score b.yml" in told(handbook)
    second.write_text(first.read_text().replace("id: a", "id: b") + "corrects: a\n")
    assert told(handbook) == ["missing-target 2026.csv"]
    first.write_text(first.read_text().replace("score: 100", "score: 90"))
    assert told(handbook) == ["missing-target 2026.csv"]  # b stands in its place
    second.unlink()
    assert "wrong-score a.yml" in told(handbook)


def test_who_only_reads_records_reads_what_a_check_has_read_no_more(
    handbook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run_check(handbook, TODAY)
    whole = load_records(handbook)
    looked: list[str] = []
    read = loading.read_record
    monkeypatch.setattr(loading, "read_record", lambda path, *rest: looked.append(path) or read(path, *rest))
    assert recalled_records(handbook).all == whole.all
    assert looked == []
    first = handbook / PLACE.format("a")
    first.write_text(first.read_text().replace("score: 100", "score: 90"))
    assert recalled_records(handbook).find("inspection:a").data["score"] == 90
    assert looked == [PLACE.format("a")]
    run_check(handbook, TODAY)
    assert recalled_records(handbook).find("inspection:a").data["score"] == 90, "reading has not forgotten the rest"


def test_a_file_that_looks_as_it_did_is_not_opened_again(handbook: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembering, "_APART", 0)  # as if the files had been there for a while
    run_check(handbook, TODAY)
    whole = load_records(handbook)
    opened: list[str] = []
    read = remembering.read_file
    monkeypatch.setattr(remembering, "read_file", lambda path: opened.append(path) or read(path))
    assert recalled_records(handbook) == whole
    assert opened == []
    first = handbook / PLACE.format("a")
    before = first.stat()
    first.write_text(first.read_text().replace("score: 100", "score: 900"))
    os.utime(first, ns=(before.st_atime_ns, before.st_mtime_ns))  # who hides when it was changed cannot hide it
    assert recalled_records(handbook).find("inspection:a").data["score"] == 900
    assert [path.rpartition("/")[2] for path in opened] == ["a.yml"]


def test_a_file_that_changed_while_a_check_began_is_opened(handbook: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run_check(handbook, TODAY)  # the files were written a moment ago
    opened: list[str] = []
    read = remembering.read_file
    monkeypatch.setattr(remembering, "read_file", lambda path: opened.append(path) or read(path))
    recalled_records(handbook)
    assert [path.rpartition("/")[2] for path in opened] == ["a.yml", "2026.csv"]


def test_a_record_is_looked_at_again_when_its_document_changes(handbook: Path) -> None:
    told(handbook)
    checklist = handbook / "playbooks/checklists/opening.yml"
    checklist.write_text(checklist.read_text().replace("id: C1", "id: C9"))
    assert "unknown-item a.yml" in told(handbook)


def test_a_score_is_that_of_the_version_that_was_run(handbook: Path) -> None:
    git = ["git", "-C", str(handbook), "-c", "user.name=x", "-c", "user.email=x@example.org"]
    subprocess.run([*git[:3], "init", "--quiet"], check=True)
    subprocess.run([*git, "add", "."], check=True)
    subprocess.run([*git, "commit", "--quiet", "-m", "1.0"], check=True)
    checklist = handbook / "playbooks/checklists/opening.yml"
    checklist.write_text(checklist.read_text().replace("id: C1", "id: C9").replace('"1.0"', '"1.1"'))
    assert told(handbook) == ["missing-target 2026.csv"]
    first = handbook / PLACE.format("a")
    first.write_text(first.read_text().replace("score: 100", "score: 90"))
    assert "wrong-score a.yml" in told(handbook)
    first.write_text(first.read_text().replace('"1.0"', '"0.9"'))
    assert "unknown-version a.yml" in told(handbook)


def test_merged_records_stay_as_they_are(handbook: Path) -> None:
    git = ["git", "-C", str(handbook), "-c", "user.name=x", "-c", "user.email=x@example.org"]
    subprocess.run([*git[:3], "init", "--quiet"], check=True)
    subprocess.run([*git, "add", "."], check=True)
    subprocess.run([*git, "commit", "--quiet", "-m", "first"], check=True)

    def changes() -> list[str]:
        found = run_check(handbook, TODAY, base="HEAD").diagnostics
        return [f"{one.path.rpartition('/')[2]}:{one.span.line}" for one in found if one.rule == "edited-record"]

    table = handbook / "records/measurements/waiting/2026.csv"
    table.write_text(table.read_text() + "2026-02,13\n")
    (handbook / PLACE.format("b")).write_text((handbook / PLACE.format("a")).read_text().replace("id: a", "id: b"))
    assert changes() == []
    table.write_text("period,value\n2026-01,11\n2026-02,13\n")
    (handbook / PLACE.format("a")).unlink()
    assert sorted(changes()) == ["2026.csv:2", "a.yml:1"]
