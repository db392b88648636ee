"""Files that git ignores are no documents and no faults; of a document that is ignored a note says so."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from svcq_build.load.folder import load_folder, reload
from svcq_build.site.origin import origin
from tests.conftest import STANDARD, TODAY, Outcome
from tests.history.dated_repository import QUEUEING, Dated

DEBRIS = ("playbooks/guides/Thumbs.db", f"{QUEUEING}~", "standards/service/4913", "standards/service/x.yml.swp")
PRIVATE = "standards/service/private/draft.yml"


@pytest.fixture
def repo(tmp_path: Path) -> Dated:
    made = Dated(tmp_path / "handbook")
    made.begin(files={".gitignore": "Thumbs.db\n*~\n4913\n*.swp\nprivate/\n"})
    return made


def _check(svcq: Callable[..., Outcome], repo: Dated, *more: str) -> list[tuple[str, str, str]]:
    done = svcq("check", "--format", "json", "--today", TODAY, *more, cwd=repo.root)
    return [(item["rule"], item["severity"], item["path"]) for item in json.loads(done.out)["diagnostics"]]


def test_what_git_ignores_is_passed_over(repo: Dated, svcq: Callable[..., Outcome]) -> None:
    made_from = origin(repo.root)
    repo.write(dict.fromkeys(DEBRIS, b"\xff\x00"))
    assert _check(svcq, repo) == []
    assert origin(repo.root) == made_from, "an editor's backup does not keep a site from being published"
    repo.write({"standards/service/notes.txt": "x"})
    assert _check(svcq, repo) == [("file-name", "error", "standards/service/notes.txt")]


def test_a_document_that_git_ignores_is_a_note_until_it_is_committed(repo: Dated, svcq: Callable[..., Outcome]) -> None:
    repo.write({PRIVATE: STANDARD.replace("R1", "not an id")})
    assert _check(svcq, repo) == [("ignored-document", "note", PRIVATE)]
    assert _check(svcq, repo) == [("ignored-document", "note", PRIVATE)], "remembered"
    again = reload(load_folder(repo.root), repo.root, [PRIVATE, DEBRIS[1]])
    assert [finding.rule for finding in again.findings] == ["ignored-document"]
    repo.git("add", "--force", PRIVATE)
    assert [severity for _, severity, _ in _check(svcq, repo)] == ["error"], "what is committed is read"


def test_a_check_is_not_recalled_when_what_is_ignored_has_changed(repo: Dated, svcq: Callable[..., Outcome]) -> None:
    repo.write({PRIVATE: STANDARD})
    assert len(_check(svcq, repo)) == 1
    repo.write({".gitignore": "nothing\n"})
    assert _check(svcq, repo) == []


def test_without_git_everything_counts(repository: Callable[..., Path], svcq: Callable[..., Outcome]) -> None:
    root = repository({DEBRIS[1]: "x", ".gitignore": "*~\n"})
    assert svcq("check", "--today", TODAY, cwd=root).code == 1
