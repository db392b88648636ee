"""What a proposal becomes on each git host, and what becomes of it where the host refuses."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Visit
from tests.browser.git_hosts import MAIN, TOKEN, GitHub, GitLab, Repository, answering, blob_of

PATH = "标准/排队 1.yml"
BEFORE, AFTER, OTHER = "title: 排队\n".encode(), "title: 排队𠮷\n".encode(), "title: 别的\n".encode()
_PROPOSE = """async ([name, host, token, edit]) => {
  const { propose } = await import(`../assets/svcq/editor/${name}.js`);
  try {
    return await propose(host, token, edit);
  } catch (error) {
    const { code, said, minutes, branch, address } = error;
    return { code, said, minutes, branch, address };
  }
}"""
Change = Callable[[Repository], Any]


@pytest.fixture(params=[GitHub, GitLab])
def propose(
    request: pytest.FixtureRequest, visit: Callable[..., Visit]
) -> Callable[..., tuple[dict[str, Any], Repository]]:
    """Proposes a change to a host whose repository was prepared: what the page is told, and the repository."""
    found = visit("edit/", bypass_csp=True)
    found.page.locator("#edit-document").wait_for()

    def make(
        prepare: Change = lambda repository: None, token: str = TOKEN, commit: str = "", by_fork: bool = False
    ) -> tuple[dict[str, Any], Repository]:
        repository = Repository()
        first = repository.commit(MAIN, {PATH: BEFORE, "other.yml": b"a"})
        prepare(repository)
        host = request.param(repository)
        found.page.route(f"{host.api}/**", answering(host))
        web = host.api.replace("api.", "").replace("/api/v4", "") + f"/{host.project}"
        about = {"api": host.api, "project": host.project, "web": web, "commit": first if commit == "first" else commit}
        edit = {
            "path": PATH,
            "blob": blob_of(BEFORE),
            "text": AFTER.decode(),
            "title": "改",
            "body": "为什么",
            "branch": "edit/a",
            "byFork": by_fork,
        }
        told = found.page.evaluate(_PROPOSE, [request.param.__name__.lower(), about, token, edit])
        found.faults.clear()
        return told, repository

    return make


Propose = Callable[..., tuple[dict[str, Any], Repository]]


def test_a_branch_a_commit_and_a_proposal(propose: Propose) -> None:
    told, repository = propose()
    assert (told["number"], told["branch"], told["behind"]) == (1, "edit/a", False)
    assert told["address"].endswith("/1")
    assert repository.file("edit/a", PATH) == AFTER
    assert repository.file("edit/a", "other.yml") == b"a"
    assert repository.file(MAIN, PATH) == BEFORE


def test_a_branch_of_that_name_is_there(propose: Propose) -> None:
    told, repository = propose(lambda repository: repository.commit("edit/a", {"x": b""}))
    assert told["branch"] == "edit/a-2"
    assert repository.file("edit/a-2", PATH) == AFTER


@pytest.mark.parametrize(
    ("prepare", "token", "code"),
    [
        (lambda repository: None, "wrong", "token"),
        (lambda repository: setattr(repository, "visible", False), TOKEN, "missing"),
        (lambda repository: setattr(repository, "may_write", False), TOKEN, "forbidden"),
        (lambda repository: setattr(repository, "limited", True), TOKEN, "limit"),
        (lambda repository: repository.commit(MAIN, {PATH: OTHER}), TOKEN, "changed"),
        (lambda repository: setattr(repository, "meanwhile", {PATH: OTHER}), TOKEN, "changed"),
    ],
)
def test_a_refusal_says_why_and_leaves_nothing_behind(propose: Propose, prepare: Change, token: str, code: str) -> None:
    told, repository = propose(prepare, token)
    assert told["code"] == code
    assert code != "limit" or told["minutes"] >= 1
    assert list(repository.heads) == [MAIN]
    assert repository.proposals == []


def test_a_document_that_has_changed_since_is_proposed_from_what_was_seen(propose: Propose) -> None:
    told, repository = propose(lambda repository: repository.commit(MAIN, {PATH: OTHER}), commit="first")
    assert told["behind"] is True
    assert repository.file(told["branch"], PATH) == AFTER
    told, repository = propose(lambda repository: repository.commit(MAIN, {PATH: OTHER}), commit="0" * 40)
    assert told["code"] == "changed", "the host does not know the commit that the site was built from"


def test_a_proposal_that_fails_after_its_commit_tells_where_the_work_is(propose: Propose) -> None:
    refusal = (422, {"message": "Validation Failed", "errors": [{"message": "No commits between main and edit/a"}]}, {})
    told, repository = propose(lambda repository: setattr(repository, "refuse_proposals", refusal))
    assert (told["code"], told["branch"]) == ("invalid", "edit/a")
    assert "No commits between" in told["said"]
    assert "edit" in told["address"]
    assert repository.file("edit/a", PATH) == AFTER


def outside(repository: Repository) -> None:
    """Whoever asks may only read."""
    repository.outside = True


def test_who_may_not_write_is_asked_before_a_copy_is_made(propose: Propose) -> None:
    told, repository = propose(outside)
    assert told["code"] == "fork"
    assert repository.fork is None


def test_a_proposal_from_a_copy_of_ones_own(propose: Propose) -> None:
    told, repository = propose(outside, by_fork=True)
    assert told["address"].endswith("/1")
    assert repository.fork is not None
    assert repository.fork.file("edit/a", PATH) == AFTER
    assert list(repository.heads) == [MAIN]
    (proposal,) = repository.proposals
    assert proposal.get("head") == "reader:edit/a" or proposal.get("target_project_id") == 1


def test_an_old_copy_is_brought_up_to_date(propose: Propose) -> None:
    def prepare(repository: Repository) -> None:
        outside(repository)
        repository.fork = repository.copied()
        repository.commit(MAIN, {"other.yml": b"newer"})

    told, repository = propose(prepare, by_fork=True)
    assert repository.fork is not None
    assert repository.fork.file(told["branch"], PATH) == AFTER
    assert repository.fork.file(told["branch"], "other.yml") == b"newer"


def test_a_token_that_may_not_make_a_copy(propose: Propose) -> None:
    def prepare(repository: Repository) -> None:
        outside(repository)
        repository.may_fork = False

    told, repository = propose(prepare, by_fork=True)
    assert told["code"] == "noFork"
    assert repository.fork is None


def test_a_host_that_cannot_be_reached(visit: Callable[..., Visit]) -> None:
    found = visit("edit/", bypass_csp=True)
    page: Page = found.page
    page.locator("#edit-document").wait_for()
    page.route("https://api.github.com/**", lambda route: route.abort())
    host = {"api": GitHub.api, "project": GitHub.project, "web": "", "commit": ""}
    edit = {"path": PATH, "blob": "", "text": "", "title": "", "body": "", "branch": "b"}
    assert page.evaluate(_PROPOSE, ["github", host, TOKEN, edit])["code"] == "offline"
    found.faults.clear()
