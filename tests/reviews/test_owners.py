"""``svcq owners`` and its rule: who is asked to review a change is who answers for the document."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from svcq_build.load.owners import MARK
from tests.conftest import CONFIGURATION, FILES, ROLE, TODAY

ACCOUNTS = CONFIGURATION + "    accounts: {clerk: center/window}\n"
BOTH = f"{MARK}\n/roles/charters/clerk.yml @center/window\n/standards/service/queueing.yml @center/window\n"
PLACE = ".github/CODEOWNERS"


@pytest.fixture
def mapped(repository: Callable[..., Path]) -> Path:
    return repository({"mkdocs.yml": ACCOUNTS})


def check(svcq, root: Path) -> str:
    return svcq("check", "--today", TODAY, cwd=root).out


def test_each_document_goes_to_its_owners_account(svcq, mapped) -> None:
    outcome = svcq("owners", cwd=mapped)
    assert (outcome.code, outcome.out, outcome.err) == (0, f"{PLACE} written.\n", "")
    assert (mapped / PLACE).read_text() == BOTH
    assert svcq("owners", cwd=mapped).out == f"{PLACE} is up to date.\n"
    assert svcq("owners", "--check", cwd=mapped).code == 0


@pytest.mark.parametrize(
    ("written", "named"),
    [
        ("'@alice'", "@alice"),
        ("alice", "@alice"),
        ("center/window  # 窗口", "@center/window"),
        ("clerk@example.org", "clerk@example.org"),
        ("alice center/window boss@example.org", "@alice @center/window boss@example.org"),
    ],
)
def test_accounts_teams_and_addresses(svcq, repository, written, named) -> None:
    root = repository({"mkdocs.yml": CONFIGURATION + f"    accounts: {{clerk: {written.partition('  #')[0]}}}\n"})
    assert svcq("owners", cwd=root).code == 0
    assert f"/roles/charters/clerk.yml {named}\n" in (root / PLACE).read_text()


@pytest.mark.parametrize("wrong", ['"a\\nb"', "'# all'", "'* @everyone'", "''", "7"])
def test_what_is_no_account_is_a_fault_in_mkdocs_yml(svcq, repository, wrong) -> None:
    root = repository({"mkdocs.yml": CONFIGURATION + f"    accounts: {{clerk: {wrong}}}\n"})
    outcome = svcq("check", "--today", TODAY, cwd=root)
    assert outcome.code == 1
    assert "mkdocs.yml:" in outcome.out
    assert "accounts" in outcome.out


def test_a_new_owner_makes_it_stale_until_it_is_written_again(svcq, mapped) -> None:
    svcq("owners", cwd=mapped)
    assert "stale-codeowners" not in check(svcq, mapped)
    (mapped / "mkdocs.yml").write_text(ACCOUNTS.replace("center/window", "center/hall"))
    outcome = svcq("owners", "--check", cwd=mapped)
    assert (outcome.code, "svcq owners" in outcome.out) == (1, True)
    assert (mapped / PLACE).read_text() == BOTH, "--check writes nothing"
    assert f"{PLACE}:2:1: warning" in check(svcq, mapped)
    svcq("owners", cwd=mapped)
    assert "stale-codeowners" not in check(svcq, mapped)


def test_a_new_document_makes_it_stale(svcq, mapped) -> None:
    svcq("owners", cwd=mapped)
    (mapped / "roles/charters/greeter.yml").write_text(ROLE)
    assert "stale-codeowners" in check(svcq, mapped)


def test_an_edit_by_hand_is_noticed_though_no_document_changed(svcq, mapped) -> None:
    svcq("owners", cwd=mapped)
    check(svcq, mapped)  # remembered
    (mapped / PLACE).write_text(BOTH + "* @boss\n")
    assert "stale-codeowners" in check(svcq, mapped)


@pytest.mark.parametrize("place", ["CODEOWNERS", "docs/CODEOWNERS", ".gitlab/CODEOWNERS"])
def test_one_that_is_there_already_stays_where_it_is(svcq, repository, place) -> None:
    root = repository({"mkdocs.yml": ACCOUNTS, place: f"{MARK}\n"})
    assert "stale-codeowners" in check(svcq, root)
    assert svcq("owners", cwd=root).code == 0
    assert (root / place).read_text() == BOTH
    assert not (root / PLACE).exists()


def test_one_written_by_hand_is_neither_touched_nor_judged(svcq, repository) -> None:
    root = repository({"mkdocs.yml": ACCOUNTS, "CODEOWNERS": "* @boss\n"})
    assert "stale-codeowners" not in check(svcq, root)
    outcome = svcq("owners", cwd=root)
    assert (outcome.code, "by hand" in outcome.err) == (2, True)
    assert (root / "CODEOWNERS").read_text() == "* @boss\n"
    assert not (root / PLACE).exists()


def test_line_breaks_of_windows_do_not_make_it_stale(svcq, repository) -> None:
    root = repository({"mkdocs.yml": ACCOUNTS, PLACE: BOTH.replace("\n", "\r\n")})
    assert "stale-codeowners" not in check(svcq, root)
    assert svcq("owners", "--check", cwd=root).code == 0


def test_roles_without_an_account_are_named(svcq, repository) -> None:
    greeter = ROLE.replace("owner: clerk", "owner: greeter")
    root = repository({"mkdocs.yml": ACCOUNTS, "roles/charters/greeter.yml": greeter})
    outcome = svcq("owners", cwd=root)
    assert outcome.code == 0
    assert "greeter (1)" in outcome.err
    assert "greeter" not in (root / PLACE).read_text()


def test_an_account_of_no_role_is_named_with_the_nearest(svcq, repository) -> None:
    root = repository({"mkdocs.yml": CONFIGURATION + "    accounts: {clark: center/window}\n"})
    outcome = svcq("owners", cwd=root)
    assert "clark" in outcome.err
    assert "Did you mean “clerk”?" in outcome.err


def test_without_accounts_it_says_where_they_go(svcq, repository) -> None:
    outcome = svcq("owners", cwd=repository())
    assert (outcome.code, "extra.svcq.accounts" in outcome.err) == (2, True)


def test_a_document_that_cannot_be_read_stops_it_rather_than_lose_its_owner(svcq, repository) -> None:
    root = repository({"mkdocs.yml": ACCOUNTS, PLACE: BOTH, "standards/service/queueing.yml": "kind: [\n"})
    assert svcq("owners", cwd=root).code == 2
    assert (root / PLACE).read_text() == BOTH
    assert "stale-codeowners" not in check(svcq, root)


def test_a_document_with_a_fault_keeps_its_line(svcq, repository) -> None:
    faulty = FILES["standards/service/queueing.yml"].replace("goal:", "gaol:")
    root = repository({"mkdocs.yml": ACCOUNTS, PLACE: BOTH, "standards/service/queueing.yml": faulty})
    assert svcq("owners", "--check", cwd=root).code == 0


def test_a_link_out_of_the_repository_is_not_followed(svcq, mapped, tmp_path) -> None:
    (tmp_path / "elsewhere").write_text(f"{MARK}\n/secret @boss\n")
    (mapped / "CODEOWNERS").symlink_to(tmp_path / "elsewhere")
    assert "secret" not in check(svcq, mapped)
    assert "CODEOWNERS:" not in check(svcq, mapped)


def test_special_characters_of_a_path_mean_themselves(svcq, repository) -> None:
    standard = FILES["standards/service/queueing.yml"]
    root = repository({"mkdocs.yml": ACCOUNTS, "standards/service/a b#[1]/extra.yml": standard})
    svcq("owners", cwd=root)
    assert r"/standards/service/a\ b\#\[1\]/extra.yml @center/window" in (root / PLACE).read_text()


def test_a_folder_with_a_line_break_in_its_name_gives_one_line_and_is_an_error(svcq, repository) -> None:
    root = repository({"mkdocs.yml": ACCOUNTS, "roles/charters/a\n*\r\u2028/clerk.yml": ROLE}, {})
    assert svcq("owners", cwd=root).code == 0
    assert (root / PLACE).read_bytes().decode() == f"{MARK}\n/roles/charters/a?\\*??/clerk.yml @center/window\n"
    found = svcq("check", "--today", TODAY, "--lang", "en", cwd=root)
    assert found.code == 1
    assert "[file-name]" in found.out
    assert "U+000D" in found.out
