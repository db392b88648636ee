"""A handbook in a folder of a larger git repository: git hosts get paths from git's top, people from the handbook."""

import json
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from sarif_pydantic import Sarif

from svcq_build.load.owners import MARK
from tests.change.conftest import CHECKLIST, CLERK, CONFIGURATION, PATROL, QUEUEING, ROLE, STANDARD, Repository
from tests.conftest import TODAY

BELOW = "manuals/front hall/"
PLACE = ".github/CODEOWNERS"
OWNED = f"{MARK}\n" + "".join(
    f"/manuals/front\\ hall/{path} @center/window\n" for path in (PATROL, CLERK, QUEUEING)
)  # fmt: skip
FAULTY = STANDARD.replace("owner: clerk", "owner: clark").replace("level: must\n", "level: may\n")


@pytest.fixture
def top(tmp_path: Path) -> Repository:
    repository = Repository(tmp_path / "everything")
    files = {"mkdocs.yml": CONFIGURATION + "    accounts: {clerk: center/window}\n", CLERK: ROLE}
    files |= {QUEUEING: STANDARD, PATROL: CHECKLIST}
    repository.commit({BELOW + path: text for path, text in files.items()}, "one")
    return repository


@pytest.fixture
def faulty(top: Repository) -> Repository:
    (top.root / BELOW / QUEUEING).write_text(FAULTY, encoding="utf-8")
    return top


def places(report: str) -> set[str]:
    Sarif.model_validate_json(report)
    (run,) = json.loads(report)["runs"]
    results = [*run["results"], *(place for result in run["results"] for place in result.get("relatedLocations", []))]
    found = [place for result in results for place in result.get("locations", [result])]
    return {place["physicalLocation"]["artifactLocation"]["uri"] for place in found}


def test_a_check_names_files_as_its_reader_knows_them(faulty, svcq) -> None:
    def report(format_: str) -> str:
        return svcq("check", "--format", format_, "--today", TODAY, "--lang", "en", cwd=faulty.root / BELOW).out

    annotated = re.findall(r"^::\w+ file=([^,]+),", report("github"), re.MULTILINE)
    assert set(annotated) == {BELOW + QUEUEING}
    assert places(report("sarif")) == {(BELOW + QUEUEING).replace(" ", "%20")}
    cases = ElementTree.fromstring(report("junit")).iter("testcase")
    assert {case.get("file") for case in cases} - {None} == {BELOW + QUEUEING}
    assert {item["path"] for item in json.loads(report("json"))["diagnostics"]} == {QUEUEING}
    assert f"\n{QUEUEING}:7:8: error" in f"\n{report('text')}"


def test_a_review_names_files_as_its_reader_knows_them(faulty, svcq) -> None:
    def report(format_: str) -> str:
        return svcq("diff", "HEAD", "--format", format_, "--lang", "en", cwd=faulty.root / BELOW).out

    annotated = re.findall(r"^::\w+ file=([^,]+),line=(\d+),", report("github"), re.MULTILINE)
    assert set(annotated) == {(BELOW + QUEUEING, "7"), (BELOW + QUEUEING, "19")}
    assert places(report("sarif")) == {(BELOW + QUEUEING).replace(" ", "%20")}
    assert {item["path"] for item in json.loads(report("json"))["changes"]} == {QUEUEING}
    assert f"  {QUEUEING}\n" in report("text")


def test_the_comment_names_files_from_the_top(faulty, svcq) -> None:
    faulty.git("commit", "-aqm", "two")
    comment = svcq("review", "HEAD^1", "--today", TODAY, "--lang", "en", cwd=faulty.root / BELOW).out
    assert f"`{BELOW}{QUEUEING}:7` `missing-target`" in comment


def test_code_owners_stand_at_the_top_and_name_files_from_there(top, svcq) -> None:
    outcome = svcq("owners", "--lang", "en", cwd=top.root / BELOW)
    assert outcome.code == 0
    assert outcome.out == f"../../{PLACE} written.\n"
    assert (top.root / PLACE).read_text() == OWNED
    assert svcq("owners", "--check", cwd=top.root / BELOW).code == 0


def test_stale_code_owners_at_the_top_are_found(top, svcq) -> None:
    def found() -> list[dict[str, object]]:
        out = svcq("check", "--format", "json", "--today", TODAY, cwd=top.root / BELOW).out
        return [item for item in json.loads(out)["diagnostics"] if item["rule"] == "stale-codeowners"]

    svcq("owners", cwd=top.root / BELOW)
    assert found() == []
    (top.root / PLACE).write_text(OWNED.replace("center/window", "center/hall"))
    (stale,) = found()
    assert (stale["path"], stale["line"]) == (f"../../{PLACE}", 2)
    annotated = svcq("check", "--format", "github", "--today", TODAY, cwd=top.root / BELOW).out
    assert f"::warning file={PLACE},line=2," in annotated


def test_a_rename_follows_into_the_code_owners_at_the_top(top, svcq) -> None:
    svcq("owners", cwd=top.root / BELOW)
    assert svcq("rename", "standard:queueing", "standard:waiting", cwd=top.root / BELOW).code == 0
    assert (top.root / PLACE).read_text() == OWNED.replace("queueing", "waiting")
    assert svcq("owners", "--check", cwd=top.root / BELOW).code == 0


def test_two_handbooks_share_one_file(top, svcq) -> None:
    other = "other/"
    for path in (CLERK, QUEUEING, "mkdocs.yml"):
        whole = top.root / other / path
        whole.parent.mkdir(parents=True, exist_ok=True)
        whole.write_text((top.root / BELOW / path).read_text())
    for below in (BELOW, other, BELOW):
        assert svcq("owners", cwd=top.root / below).code == 0
    for below in (BELOW, other):
        assert svcq("owners", "--check", cwd=top.root / below).code == 0
    assert len((top.root / PLACE).read_text().splitlines()) == 1 + 3 + 2


def test_a_link_out_of_the_git_repository_is_not_followed(top, svcq, tmp_path) -> None:
    (tmp_path / "elsewhere").write_text(f"{MARK}\n/secret @boss\n")
    (top.root / "CODEOWNERS").symlink_to(tmp_path / "elsewhere")
    assert "secret" not in svcq("check", "--today", TODAY, cwd=top.root / BELOW).out
