"""Records that only demonstrate go with one command, and nothing else does."""

from __future__ import annotations

from pathlib import Path

import pytest

REAL = "period,value,demonstration,note\n2026-01,93.5,,真\n2026-02,94,false,\n"
RECORDS = {
    "records/minutes/2026/made-up.yml": "kind: minutes\nid: made-up\ndemonstration: true\n",
    "records/minutes/2026/real.yml": "kind: minutes\nid: real\nmeeting: m\ndate: 2026-02-12\n",
    "records/measurements/waiting/2025.csv": "period,value,demonstration\n2025-01,93.5,true\n",
    "records/measurements/waiting/2026.csv": "period,value,demonstration,note\n2026-01,93.5,,真\n"
    '2026-03,95,true,"两\n行"\n2026-02,94,false,\n2026-04,96,true,\n',
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "mkdocs.yml").write_text("site_name: 手册\n", encoding="utf-8")
    for path, text in RECORDS.items():
        target = tmp_path / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    return tmp_path


def _files(folder: Path) -> dict[str, str]:
    files = sorted(path for path in (folder / "records").rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in files}


def test_what_demonstrates_goes_and_the_rest_stays(svcq, folder: Path) -> None:
    assert svcq("records", "clear-demonstration", cwd=folder).code == 0
    real = "records/minutes/2026/real.yml"
    assert _files(folder) == {real: RECORDS[real], "records/measurements/waiting/2026.csv": REAL}


def test_a_dry_run_names_the_files_and_removes_none(svcq, folder: Path) -> None:
    done = svcq("records", "clear-demonstration", "--dry-run", cwd=folder)
    assert "records/measurements/waiting/2025.csv" in done.out
    assert _files(folder) == RECORDS


def test_where_nothing_demonstrates_it_says_so(svcq, tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: 手册\n", encoding="utf-8")
    done = svcq("records", "clear-demonstration", cwd=tmp_path)
    assert (done.code, done.out.strip()) == (0, "There are no demonstration records.")
