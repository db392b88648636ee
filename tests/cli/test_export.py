"""svcq export: which files it writes, and what it says when it cannot."""

import sys

import pytest

from tests.conftest import STANDARD
from tests.export.paper_texts import needs_chinese_fonts

GOOD = ("--format", "docx")


def test_a_document_is_written_once(repository, svcq, tmp_path):
    root = repository()
    outcome = svcq("export", "queueing", *GOOD, cwd=root)
    assert (outcome.code, outcome.out) == (0, "Written: queueing.docx\n")
    first = (root / "queueing.docx").read_bytes()
    again = svcq("export", "排队叫号", *GOOD, "--out", "queueing.docx", cwd=root)
    assert again.code == 2
    assert "somebody may have gone on with it" in again.err
    assert svcq("export", "queueing", *GOOD, "--force", cwd=root).code == 0
    assert (root / "queueing.docx").read_bytes() == first


def test_all_documents_are_written_by_their_kinds(repository, svcq, tmp_path):
    outcome = svcq("export", "--all", *GOOD, "--out", str(tmp_path / "out"), cwd=repository())
    assert outcome.code == 0
    assert "2 files" in outcome.out
    assert {path.relative_to(tmp_path / "out").as_posix() for path in (tmp_path / "out").rglob("*.docx")} == {
        "standards/queueing.docx",
        "roles/clerk.docx",
    }


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["queuing"], "“queueing”"),
        (["--role", "queueing"], "standard:queueing is no role"),
        (["--role", "clark"], "Did you mean"),
        ([], "Say what to export"),
        (["queueing", "--all"], "Say what to export"),
        (["queueing", "--language", "en"], "no language “en”; it has: zh"),
        (["clerk", "--layout", "gbt1.1"], "role:clerk is none"),
        (["--role", "clerk", "--layout", "gbt1.1"], "no other layout"),
        (["queueing", "--out", "x.pdf"], "let its name end in .docx"),
    ],
)
def test_misuse_is_told(arguments, told, repository, svcq):
    outcome = svcq("export", *arguments, *GOOD, cwd=repository())
    assert outcome.code == 2
    assert told in outcome.err


@pytest.mark.parametrize(("out", "written"), [("papers", "papers/queueing.docx"), ("mine", "mine.docx")])
def test_a_file_goes_into_a_folder_and_has_its_ending(out, written, repository, svcq):
    root = repository()
    (root / "papers").mkdir()
    assert svcq("export", "queueing", *GOOD, "--out", out, cwd=root).code == 0
    assert (root / written).read_bytes().startswith(b"PK")


def test_a_folder_with_the_name_of_the_file_is_told(repository, svcq):
    root = repository()
    (root / "queueing.docx").mkdir()
    outcome = svcq("export", "queueing", *GOOD, cwd=root)
    assert outcome.code == 2
    assert "is a folder" in outcome.err


def test_what_cannot_be_written_is_told(repository, svcq):
    outcome = svcq("export", "queueing", *GOOD, "--out", "mkdocs.yml/x.docx", cwd=repository())
    assert outcome.code == 3
    assert "mkdocs.yml" in outcome.err


def test_a_missing_typst_is_told(repository, svcq, monkeypatch):
    monkeypatch.setitem(sys.modules, "typst", None)
    root = repository()
    outcome = svcq("export", "queueing", "--format", "pdf", cwd=root)
    assert outcome.code == 3
    assert "pip install 'svcq[pdf]'" in outcome.err
    assert not (root / "queueing.pdf").exists()


@needs_chinese_fonts
def test_a_booklet_as_pdf(repository, svcq):
    root = repository()
    assert svcq("export", "--role", "clerk", "--format", "pdf", cwd=root).code == 0
    assert (root / "clerk-booklet.pdf").read_bytes().startswith(b"%PDF-")


def test_a_document_with_faults_is_told(repository, svcq):
    root = repository({"roles/charters/bad.yml": "kind: role\ntitle: 甲\n"})
    outcome = svcq("export", "role:bad", *GOOD, cwd=root)
    assert outcome.code == 2
    assert "has faults" in outcome.err
    everything = svcq("export", "--all", *GOOD, "--out", "all", cwd=root)
    assert everything.code == 1
    assert "roles/charters/bad.yml has faults and was left out" in everything.err


def test_characters_that_no_file_can_hold_are_told(repository, svcq):
    standard = STANDARD.replace("goal: 客户等候不超过 20 分钟。", 'goal: "客户\\a等候\\u202e不超过 20 分钟。"')
    root = repository({"standards/service/queueing.yml": standard})
    outcome = svcq("export", "queueing", *GOOD, cwd=root)
    assert outcome.code == 0
    assert "排队叫号: 2 characters that no file can hold" in outcome.err


def test_standards_after_gbt_beside_other_documents(repository, svcq):
    root = repository()
    assert svcq("export", "--all", *GOOD, "--layout", "gbt1.1", "--out", "out", cwd=root).code == 0
    assert len(list(root.rglob("out/*/*.docx"))) == 2
