"""``svcq publish`` against real remotes: what arrives, what is left alone, and what is refused."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from svcq_build.files.locks import hold
from svcq_build.site.origin import origin
from svcq_build.site.target import mark


def _branch_files(git, remote: Path, branch: str = "gh-pages") -> set[str]:
    listing = git(remote, "-c", "core.quotePath=false", "ls-tree", "-r", "--name-only", branch).stdout
    return set(listing.splitlines())


def test_the_site_and_nothing_else_is_on_the_branch(svcq, git, clone: Path, site: Path, remote: Path) -> None:
    done = svcq(clone, "publish", "--yes")

    assert done.returncode == 0, done.stderr
    expected = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()} | {".nojekyll"}
    assert _branch_files(git, remote) == expected
    commit = git(remote, "rev-parse", "gh-pages").stdout.strip()
    assert done.stdout == f"Published 7 files to the branch gh-pages of {remote} (commit {commit[:12]}).\n"


@pytest.mark.parametrize(("arguments", "code"), [((), 2), (("--dry-run",), 0), (("--dry-run", "--yes"), 0)])
def test_nothing_is_pushed_unasked(arguments, code, svcq, git, clone: Path, site: Path, remote: Path) -> None:
    done = svcq(clone, "publish", *arguments)

    assert done.returncode == code, done.stderr
    assert f"7 files go to the branch gh-pages of {remote}.\n" in done.stdout
    assert "Nothing was pushed." in done.stdout + done.stderr
    assert git(remote, "for-each-ref", "refs/heads/gh-pages").stdout == ""
    assert git(clone, "for-each-ref", "--format=%(refname)", "refs/heads").stdout.split() == ["refs/heads/main"]


def test_another_name_for_the_same_place_is_taken(svcq, git, clone: Path, site: Path, remote: Path) -> None:
    assert svcq(clone, "publish", "--yes", "--remote", str(remote)).returncode == 0


def test_the_commit_names_the_documents_it_was_made_from(svcq, git, clone: Path, site: Path, remote: Path) -> None:
    svcq(clone, "publish", "--yes")

    source = git(clone, "rev-parse", "--short=12", "HEAD").stdout.strip()
    log = git(remote, "log", "-1", "--format=%s|%an <%ae>", "gh-pages").stdout.strip()
    assert log == f"Publish the site of {source}|Li Na <li.na@example.org>"


def test_publishing_again_keeps_the_history_and_drops_pages_that_are_gone(
    svcq, git, clone: Path, site: Path, remote: Path
) -> None:
    svcq(clone, "publish", "--yes", "--message", "first")
    (site / "标准" / "index.html").unlink()
    (site / "index.html").write_text("second", encoding="utf-8")
    svcq(clone, "publish", "--yes", "--message", "second")

    assert git(remote, "log", "--format=%s", "gh-pages").stdout.split() == ["second", "first"]
    assert "标准/index.html" not in _branch_files(git, remote)
    assert git(remote, "show", "gh-pages:index.html").stdout == "second"


def test_a_site_without_its_past_is_not_published(svcq, git, clone: Path, site: Path, remote: Path) -> None:
    mark(site, ("zh", "en"), "2026-11-21", origin(clone), checked=True, past_is_whole=False)
    done = svcq(clone, "publish", "--yes")

    assert done.returncode == 3
    assert "lacks past versions" in done.stderr
    assert git(remote, "for-each-ref", "refs/heads/gh-pages").stdout == ""


def test_the_same_site_again_is_not_pushed(svcq, git, clone: Path, site: Path, remote: Path) -> None:
    svcq(clone, "publish", "--yes")
    again = svcq(clone, "publish", "--yes")

    assert again.returncode == 0
    assert "already holds this site" in again.stdout
    assert git(remote, "rev-list", "--count", "gh-pages").stdout.strip() == "1"


def test_a_second_clone_that_never_saw_the_branch_adds_to_it(
    svcq, git, clone: Path, site: Path, remote: Path, tmp_path: Path
) -> None:
    svcq(clone, "publish", "--yes", "--message", "from the first clone")
    other = tmp_path / "other"
    git(tmp_path, "clone", "--quiet", "--single-branch", "--branch", "main", str(remote), str(other))
    site.rename(other / "site")
    (other / "site" / "index.html").write_text("from another desk", encoding="utf-8")
    done = svcq(other, "publish", "--yes", "--message", "from the second clone")

    assert done.returncode == 0, done.stderr
    assert git(remote, "rev-list", "--count", "gh-pages").stdout.strip() == "2"


def test_the_clone_is_left_as_it_was(svcq, git, clone: Path, site: Path) -> None:
    (clone / "half-written.txt").write_text("not yet committed\n", encoding="utf-8")
    git(clone, "branch", "gh-pages")  # someone's own branch of that name
    before = [git(clone, "for-each-ref", "refs/heads").stdout, git(clone, "status", "--porcelain").stdout]
    assert svcq(clone, "publish", "--yes").returncode == 0

    assert [git(clone, "for-each-ref", "refs/heads").stdout, git(clone, "status", "--porcelain").stdout] == before


def test_another_branch_and_an_address_in_place_of_a_name(svcq, git, clone: Path, site: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere.git"
    git(tmp_path, "init", "--quiet", "--bare", str(elsewhere))
    done = svcq(clone, "publish", "--yes", "--remote", "../elsewhere.git", "--branch", "pages/live", "--site", "site")

    assert done.returncode == 0, done.stderr
    assert "index.html" in _branch_files(git, elsewhere, "pages/live")


def test_the_domain_that_the_host_wrote_on_the_branch_stays(svcq, git, clone: Path, site: Path, remote: Path) -> None:
    svcq(clone, "publish", "--yes")
    host = clone.parent / "host"
    git(clone.parent, "clone", "--quiet", "--branch", "gh-pages", str(remote), str(host))
    (host / "CNAME").write_text("handbook.example.org\n")
    git(host, "add", ".")
    git(host, "commit", "--quiet", "-m", "Create CNAME")
    git(host, "push", "--quiet")
    (site / "index.html").write_text("new", encoding="utf-8")
    assert svcq(clone, "publish", "--yes").returncode == 0

    assert git(remote, "show", "gh-pages:CNAME").stdout.strip() == "handbook.example.org"


def test_a_machine_without_an_identity_publishes_too(svcq, git, clone: Path, site: Path, remote: Path) -> None:
    Path(os.environ["GIT_CONFIG_GLOBAL"]).write_text("[user]\nuseConfigOnly = true\n")
    done = svcq(clone, "publish", "--yes")

    assert done.returncode == 0, done.stderr
    assert git(remote, "log", "-1", "--format=%cn", "gh-pages").stdout.strip() == "svcq"


def _no_site(clone: Path, site: Path) -> None:
    site.rename(clone / "moved")


def _half_a_site(clone: Path, site: Path) -> None:
    (site / "search" / "index.json").unlink()


def _one_language_missing(clone: Path, site: Path) -> None:
    (site / "en" / "index.html").unlink()


def _empty_home_page(clone: Path, site: Path) -> None:
    (site / "index.html").write_text("")


def _not_ours(clone: Path, site: Path) -> None:
    (site / "svcq.json").unlink()


def _unchecked(clone: Path, site: Path) -> None:
    mark(site, ("zh", "en"), "2026-11-21", origin(clone), checked=False)


def _edited(clone: Path, site: Path) -> None:
    (clone / "standards" / "note.yml").write_text("title: y\n", encoding="utf-8")


def _another_document(clone: Path, site: Path) -> None:
    (clone / "standards" / "second.yml").write_text("title: z\n", encoding="utf-8")


def _link_out(clone: Path, site: Path) -> None:
    (site / "passwords.txt").symlink_to("/etc/passwd")


def _pipe(clone: Path, site: Path) -> None:
    os.mkfifo(site / "endless.txt")


def _two_lines(clone: Path, site: Path) -> None:
    (site / "two\nlines.html").write_text("x")


def _no_text(clone: Path, site: Path) -> None:
    (site / os.fsdecode(b"gbk-\xd6\xd0.html")).write_text("x")


def _gits_own(clone: Path, site: Path) -> None:
    (site / "pictures" / ".GIT").mkdir(parents=True)
    (site / "pictures" / ".GIT" / "config").write_text("[core]\n")


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (_no_site, "There is no site in"),
        (_half_a_site, "search/index.json is missing"),
        (_one_language_missing, "en/index.html is missing"),
        (_empty_home_page, "index.html is missing"),
        (_not_ours, "svcq.json is missing"),
        (_unchecked, "was built without a check (--no-check)"),
        (_edited, "The documents are not those"),
        (_another_document, "The documents are not those"),
        (_link_out, "passwords.txt is a symbolic link"),
        (_pipe, "endless.txt is a pipe or a device"),
        (_two_lines, r"'two\nlines.html' is no name of a file of a site"),
        (_no_text, "is no name of a file of a site"),
        (_gits_own, "'pictures/.GIT' is no name of a file of a site"),
    ],
)
def test_a_site_that_is_not_whole_is_refused(spoil, sentence, svcq, git, clone: Path, site: Path, remote: Path) -> None:
    spoil(clone, site)
    done = svcq(clone, "publish", "--yes")

    assert done.returncode == 3
    assert sentence in done.stderr
    assert "svcq build" in done.stderr
    assert git(remote, "for-each-ref", "--format=%(refname)").stdout.split() == ["refs/heads/main"]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--branch", "main"], "The branch main holds the documents"),
        (["--branch", "a..b"], "cannot be the name of a branch"),
        (["--branch=--force"], "cannot be the name of a branch"),
        (["--branch", "HEAD"], "cannot be the name of a branch"),
        (["--branch", "@"], "cannot be the name of a branch"),
        (["--branch", "refs/heads/gh-pages"], "cannot be the name of a branch"),
        (["--remote", "upstream"], "There is no remote “upstream”. Remotes here: fork, origin."),
        (["--remote=--upload-pack=evil"], "cannot be the name of a remote"),
        (["--remote", "./nowhere.git"], "cannot be reached"),
        (["--remote", "fork"], "The settings do not name fork"),
        (
            ["--remote", "https://robot:hunter2@127.0.0.1:9/other.git"],
            "The settings do not name https://127.0.0.1:9/other",
        ),
    ],
)
def test_a_wrong_place_is_refused(arguments, sentence, svcq, git, clone: Path, site: Path, remote: Path) -> None:
    git(clone, "remote", "add", "fork", "https://example.org/fork.git")
    before = git(remote, "for-each-ref").stdout
    done = svcq(clone, "publish", "--yes", *arguments)

    assert done.returncode == (2 if "name" in sentence or "no remote" in sentence else 3)
    assert sentence in done.stderr
    assert git(remote, "for-each-ref").stdout == before


def test_documents_on_another_branch_are_not_replaced(svcq, git, clone: Path, site: Path, remote: Path) -> None:
    git(clone, "push", "--quiet", "origin", "main:drafts")
    done = svcq(clone, "publish", "--yes", "--branch", "drafts")

    assert done.returncode == 3
    assert "mkdocs.yml" in git(remote, "ls-tree", "--name-only", "drafts").stdout


def test_a_refused_push_is_told_and_leaves_nothing_behind(svcq, git, clone: Path, site: Path, remote: Path) -> None:
    hook = remote / "hooks" / "pre-receive"
    hook.write_text("#!/bin/sh\necho 'the pages are frozen until Monday' >&2\nexit 1\n")
    hook.chmod(0o755)
    done = svcq(clone, "publish", "--yes")

    assert done.returncode == 3
    assert "did not take the site" in done.stderr
    assert "frozen until Monday" in done.stderr
    assert git(clone, "for-each-ref", "--format=%(refname)", "refs/heads").stdout.split() == ["refs/heads/main"]


def test_what_killed_runs_left_is_removed_and_what_is_held_stays(
    svcq, git, clone: Path, site: Path, remote: Path
) -> None:
    names = ["svcq-publish-" + sign * 12 for sign in "abc"] + ["svcq-publish-notes"]
    for name in names:
        git(clone, "branch", name)
    (clone / ".git" / f"{names[0]}.held").touch()
    with (clone / ".git" / f"{names[1]}.held").open("wb") as held:
        assert hold(held)
        assert svcq(clone, "publish", "--yes").returncode == 0
    left = git(clone, "for-each-ref", "--format=%(refname:short)", "refs/heads").stdout.split()
    assert left == ["main", names[1], names[3]]
    assert [path.name for path in (clone / ".git").glob("*.held")] == [f"{names[1]}.held"]


def test_a_password_in_the_address_is_never_shown(svcq, git, clone: Path, site: Path) -> None:
    git(clone, "remote", "add", "host", "https://robot:hunter2@127.0.0.1:9/handbook.git")
    done = svcq(clone, "publish", "--yes", "--remote", "host")

    assert done.returncode == 3
    assert "hunter2" not in done.stdout + done.stderr


def test_outside_git_it_says_so(svcq, tmp_path: Path, clone: Path, site: Path) -> None:
    (clone / ".git").rename(tmp_path / "gone")
    done = svcq(clone, "publish", "--yes")

    assert done.returncode == 3
    assert "not in a git repository" in done.stderr


def test_it_speaks_chinese_to_those_who_read_it(svcq, clone: Path, site: Path) -> None:
    done = svcq(clone, "publish", "--yes", "--lang", "zh")

    assert done.returncode == 0, done.stderr
    assert "发布" in done.stdout
    assert "gh-pages" in done.stdout
    assert "Published" not in done.stdout


def _of_the_public(clone: Path, site: Path, *, named: bool = True) -> None:
    if named:
        settings = (clone / "mkdocs.yml").read_text(encoding="utf-8")
        (clone / "mkdocs.yml").write_text(f"{settings}    public: {{publish_to: [../open.git]}}\n", encoding="utf-8")
    mark(site, ("zh", "en"), "2026-11-21", origin(clone), checked=True, audience="public")


def test_the_public_site_goes_to_a_place_of_its_own_and_tells_nothing_of_where_it_is_from(
    svcq, git, clone: Path, site: Path
) -> None:
    git(clone.parent, "init", "--quiet", "--bare", str(clone.parent / "open.git"))
    _of_the_public(clone, site)

    done = svcq(clone, "publish", "--yes")

    assert done.returncode == 0, done.stderr
    log = git(clone.parent / "open.git", "log", "-1", "--format=%s|%an <%ae>|%cn <%ce>", "gh-pages").stdout.strip()
    assert log == "Publish the public site|svcq <svcq@localhost>|svcq <svcq@localhost>"
    again = svcq(clone, "publish", "--yes", "--remote", "origin")
    assert again.returncode == 2
    assert "extra.svcq.public.publish_to in mkdocs.yml has ../open.git" in again.stderr


def test_the_public_site_goes_nowhere_unless_the_settings_say_where(svcq, clone: Path, site: Path) -> None:
    _of_the_public(clone, site, named=False)

    done = svcq(clone, "publish", "--yes")

    assert done.returncode == 2
    assert "extra.svcq.public.publish_to" in done.stderr


def test_the_internal_site_is_never_put_in_the_place_of_the_public_one(svcq, git, clone: Path, site: Path) -> None:
    git(clone.parent, "init", "--quiet", "--bare", str(clone.parent / "elsewhere.git"))
    settings = (clone / "mkdocs.yml").read_text(encoding="utf-8")
    (clone / "mkdocs.yml").write_text(f"{settings}    public: {{publish_to: [../elsewhere.git]}}\n", encoding="utf-8")
    mark(site, ("zh", "en"), "2026-11-21", origin(clone), checked=True, audience="public")
    assert svcq(clone, "publish", "--yes").returncode == 0
    mark(site, ("zh", "en"), "2026-11-21", origin(clone), checked=True)

    done = svcq(clone, "publish", "--yes", "--remote", "../elsewhere.git")

    assert done.returncode == 3
    assert "holds the public site" in done.stderr


def test_a_repository_without_a_remote_is_told_how_to_name_one(svcq, git, clone: Path, site: Path) -> None:
    git(clone, "remote", "remove", "origin")
    done = svcq(clone, "publish", "--yes")
    assert done.returncode == 2
    assert "git remote add origin ADDRESS" in done.stderr
