"""Documents that come in as a submodule: compared, and with a past, as far as its commits are here; else it is said."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from svcq_build.history.gone_ids import past_ids
from svcq_build.history.past_documents import past_document
from svcq_build.history.revisions import mentioning, sides
from svcq_build.history.versions import past_versions
from svcq_build.load.folder import load_folder
from tests.conftest import CONFIGURATION, ROLE, Outcome
from tests.history.dated_repository import CLERK, QUEUEING, Dated, version

INNER = QUEUEING.removeprefix("standards/")


@pytest.fixture
def repo(tmp_path: Path) -> Dated:
    """A handbook whose standards are a submodule: version 1.0, then 1.1."""
    standards = Dated(tmp_path / "standards")
    standards.commit("2026-01-01", {INNER: version("1.0")})
    made = Dated(tmp_path / "handbook")
    made.write({"mkdocs.yml": CONFIGURATION, CLERK: ROLE})
    made.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", f"file://{standards.root}", "standards")
    made.commit("2026-01-05", {})
    _take(made, standards, "2026-02-05", version("1.1", 15))
    return made


def _take(made: Dated, standards: Dated, day: str, text: str) -> None:
    standards.commit(day, {INNER: text})
    made.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "update", "--remote", "standards")
    made.commit(day, {})


def test_what_changed_in_a_submodule_is_compared(repo: Dated, svcq: Callable[..., Outcome]) -> None:
    both = (sides(repo.root, "HEAD^", None), sides(repo.root, "HEAD^", "HEAD"))
    assert [[source.path for source in (*two.old, *two.new)] for two in both] == [[QUEUEING] * 2] * 2
    done = svcq("diff", "HEAD^", "--format", "json", cwd=repo.root)
    assert {change["document"] for change in json.loads(done.out)["changes"]} == {"standard:queueing"}
    repo.write({QUEUEING: version("1.2", 5), "standards/service/fresh.yml": version("1.0")})
    (repo.root / ".git" / "modules" / "standards" / "info" / "exclude").write_text("notes.*\n")
    repo.write({"standards/service/notes.yml": "x"})
    assert [source.path for source in sides(repo.root, "HEAD", None).new] == ["standards/service/fresh.yml", QUEUEING]
    assert QUEUEING in [source.path for source in mentioning(repo.root, None, ["clerk"])]
    assert QUEUEING in [source.path for source in mentioning(repo.root, sides(repo.root, "HEAD", None).base, ["clerk"])]


def test_documents_of_a_submodule_have_a_past(repo: Dated) -> None:
    corpus = load_folder(repo.root)
    versions = past_versions(repo.root, corpus)
    (past,) = versions.of(corpus.entries["standard:queueing"])
    assert (past.version, str(past.since), str(past.until), versions.lost) == ("1.0", "2026-01-05", "2026-02-05", None)
    assert past.entry is not None
    then = past_document(repo.root, corpus, "queueing", past.since) if past.since else None
    assert then is not None
    assert "20 分钟" in str(then.entry.data["goal"])
    assert past_ids(repo.root, "HEAD", ["standard:queueing"]) == {}


def test_a_submodule_that_is_not_here_is_named(repo: Dated, svcq: Callable[..., Outcome]) -> None:
    shutil.rmtree(repo.root / ".git" / "modules")
    shutil.rmtree(repo.root / "standards")
    (repo.root / "standards").mkdir()
    for arguments in (["diff", "HEAD^"], ["diff", "HEAD^", "HEAD"], ["diff", "HEAD^", "--format", "sarif"],
                      ["check", "--base", "HEAD^"]):  # fmt: skip
        done = svcq(*arguments, "--lang", "en", cwd=repo.root)
        assert "submodule standards were not compared" in done.out + done.err, arguments
    assert json.loads(svcq("diff", "HEAD^", "--format", "json", cwd=repo.root).out)["not_compared"] == ["standards"]
    assert "submodule standards" in str(past_versions(repo.root, load_folder(repo.root)).lost)
