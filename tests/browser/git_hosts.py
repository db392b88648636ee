"""Git hosts as the editor meets them: GitHub's and GitLab's interfaces over a repository in memory.

Status codes, bodies and headers are those of the real ones, refusals above all: a stale file is 409 on GitHub, 400 on
GitLab, a taken branch 422 and 400, and what a token may not see is not found.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
import re
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from playwright.sync_api import Route

MAIN, TOKEN = "main", "github_pat_good"
Answer = tuple[int, Any, dict[str, str]]


def blob_of(content: bytes) -> str:
    """Git's name for a file's content."""
    return hashlib.sha1(b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()


@dataclass
class Repository:
    """A repository with one token that may do all.

    Attributes:
        heads: the commit of each branch. trees: the files of each commit. proposals: as they were asked for.
        may_write, visible: whether the token may write, and see it. limited: whether the host was asked too often.
        meanwhile: what becomes of the main branch between the first question and the first change.
        refuse_proposals: what a proposal is refused with.
        outside: whether the person may only read it. may_fork: whether the token may make a copy of it.
        fork: the person's own copy; waits: how often it is not there yet when it is asked for.
    """

    heads: dict[str, str] = field(default_factory=dict)
    trees: dict[str, dict[str, bytes]] = field(default_factory=dict)
    proposals: list[dict[str, Any]] = field(default_factory=list)
    may_write: bool = True
    visible: bool = True
    limited: bool = False
    meanwhile: dict[str, bytes] | None = None
    refuse_proposals: Answer | None = None
    outside: bool = False
    may_fork: bool = True
    fork: Repository | None = None
    waits: int = 0

    def copied(self) -> Repository:
        """A new copy, which the host needs a moment for."""
        return Repository({MAIN: self.heads[MAIN]}, dict(self.trees), waits=1)

    def is_there(self) -> bool:
        """Whether a copy is made by now."""
        self.waits -= 1
        return self.waits < 0

    def commit(self, branch: str, files: dict[str, bytes], parent: str = "") -> str:
        """A commit on a branch, on what is there or on another one."""
        tree = {**self.trees.get(parent or self.heads.get(branch, ""), {}), **files}
        name = hashlib.sha1(repr((len(self.trees), branch)).encode(), usedforsecurity=False).hexdigest()
        self.trees[name] = tree
        self.heads[branch] = name
        return name

    def file(self, branch: str, path: str) -> bytes | None:
        """A file on a branch."""
        return self.trees.get(self.heads.get(branch, ""), {}).get(path)

    def last_change(self, path: str) -> str:
        """A name for the commit that changed a file on the main branch last."""
        return hashlib.sha1(self.file(MAIN, path) or b"", usedforsecurity=False).hexdigest()

    def before_writing(self) -> None:
        """Somebody else is quicker."""
        if self.meanwhile is not None:
            self.commit(MAIN, self.meanwhile)
            self.meanwhile = None


class GitHub:
    """``https://api.github.com`` with the one repository ``example/service-handbook``."""

    api = "https://api.github.com"
    project = "example/service-handbook"
    own_copy = "reader/service-handbook"

    def __init__(self, repository: Repository) -> None:
        self.repository = repository

    def answer(self, method: str, url: str, headers: dict[str, str], body: dict[str, Any]) -> Answer:
        """What it says to a request."""
        found, repository = urlsplit(url), self.repository
        if repository.limited:
            left = {"x-ratelimit-remaining": "0", "x-ratelimit-reset": "9999999999"}
            return 403, {"message": "API rate limit exceeded for user ID 1."}, left
        if headers.get("authorization") != f"Bearer {TOKEN}":
            return 401, {"message": "Bad credentials", "documentation_url": "https://docs.github.com/rest"}, {}
        path = unquote(found.path)
        if repository.fork is not None and path.startswith(f"/repos/{self.own_copy}/"):
            return self._ask(repository.fork, method, path.removeprefix(f"/repos/{self.own_copy}"), found.query, body)
        if not path.startswith(f"/repos/{self.project}") or not repository.visible:
            return _not_found()
        path = path.removeprefix(f"/repos/{self.project}")
        if method != "GET" and not repository.may_write:
            return 403, {"message": "Resource not accessible by personal access token"}, {}
        if method == "GET" and not path:
            told = {"full_name": self.project, "default_branch": MAIN}
            return 200, {**told, "permissions": {"pull": True, "push": not repository.outside}}, {}
        if method == "POST" and path == "/forks":
            if not repository.may_fork:
                return 403, {"message": "Resource not accessible by personal access token"}, {}
            repository.fork = repository.fork or repository.copied()
            return 202, {"full_name": self.own_copy, "owner": {"login": "reader"}}, {}
        if method == "POST" and path == "/pulls":
            return self._pull(body)
        if method != "GET" and repository.outside:
            return _not_found()
        return self._ask(repository, method, path, found.query, body)

    def _ask(self, repository: Repository, method: str, path: str, query: str, body: dict[str, Any]) -> Answer:
        """What it says of what is in a repository, or in somebody's copy of it."""
        if match := re.fullmatch(r"/git/commits/(.+)", path):
            return (200, {"sha": match[1]}, {}) if match[1] in repository.trees else _not_found()
        if method == "POST" and path == "/merge-upstream":
            repository.trees.update(self.repository.trees)
            repository.heads[MAIN] = self.repository.heads[MAIN]
            return 200, {"merge_type": "fast-forward", "base_branch": f"example:{MAIN}"}, {}
        if match := re.fullmatch(r"/git/ref/heads/(.+)", path):
            repository.before_writing()
            head = repository.heads.get(match[1])
            if repository is self.repository.fork and not repository.is_there():
                return 409, {"message": "Git Repository is empty."}, {}
            return (
                (200, {"ref": f"refs/heads/{match[1]}", "object": {"type": "commit", "sha": head}}, {})
                if head
                else _not_found()
            )
        if method == "POST" and path == "/git/refs":
            return _branch(repository, body)
        if method == "DELETE" and (match := re.fullmatch(r"/git/refs/heads/(.+)", path)):
            gone = repository.heads.pop(match[1], None)
            return (204, None, {}) if gone else (422, {"message": "Reference does not exist"}, {})
        if match := re.fullmatch(r"/contents/(.+)", path):
            branch = parse_qs(query).get("ref", [MAIN])[0]
            return _contents(repository, branch, match[1]) if method == "GET" else _update(repository, match[1], body)
        return _not_found()

    def _pull(self, body: dict[str, Any]) -> Answer:
        if self.repository.refuse_proposals:
            return self.repository.refuse_proposals
        owner, _, branch = body["head"].rpartition(":")
        heads = self.repository.heads if owner in ("", "example") else self.repository.fork.heads  # type: ignore[union-attr]
        errors = []
        if branch not in heads:
            errors.append({"resource": "PullRequest", "field": "head", "code": "invalid"})
        elif any(one["head"] == body["head"] for one in self.repository.proposals):
            errors.append({"code": "custom", "message": f"A pull request already exists for example:{body['head']}."})
        if errors:
            return 422, {"message": "Validation Failed", "errors": errors}, {}
        self.repository.proposals.append(body)
        number = len(self.repository.proposals)
        return 201, {"number": number, "html_url": f"https://github.com/{self.project}/pull/{number}"}, {}


class GitLab:
    """A GitLab with one project in a group of a group."""

    api = "https://gitlab.example.org/api/v4"
    project = "offices/hall/service-handbook"

    def __init__(self, repository: Repository) -> None:
        self.repository = repository

    def answer(self, method: str, url: str, headers: dict[str, str], body: dict[str, Any]) -> Answer:
        """What it says to a request."""
        repository = self.repository
        if repository.limited:
            return 429, "Retry later\n", {"retry-after": "60"}
        if headers.get("private-token") != TOKEN:
            return 401, {"message": "401 Unauthorized"}, {}
        found = urlsplit(url)
        copy = "/api/v4/projects/2"
        if repository.fork is not None and found.path.startswith(copy):
            return self._own(repository.fork, method, found.path.removeprefix(copy), body)
        path = found.path.removeprefix("/api/v4/projects/offices%2Fhall%2Fservice-handbook")
        if path == found.path or not repository.visible:
            return 404, {"message": "404 Project Not Found"}, {}
        if method != "GET" and not repository.may_write:
            told = "The request requires higher privileges than provided by the access token."
            return 403, {"error": "insufficient_scope", "error_description": told, "scope": "api"}, {}
        if method == "GET" and not path:
            access = None if repository.outside else {"access_level": 30}
            rights = {"project_access": access, "group_access": None}
            about = {"id": 1, "path_with_namespace": self.project, "default_branch": MAIN}
            return 200, {**about, "permissions": rights}, {}
        if method == "GET" and path == "/forks":
            return 200, [self._copy("finished")] if repository.fork else [], {}
        if method == "POST" and path == "/fork":
            if not repository.may_fork:
                return 403, {"message": "403 Forbidden"}, {}
            if repository.fork:
                return 409, {"message": {"path": ["has already been taken"]}}, {}
            repository.fork = repository.copied()
            return 201, self._copy("scheduled"), {}
        if method == "GET" and (match := re.fullmatch(r"/repository/files/([^/]+)", path)):
            return self._file(unquote(match[1]), parse_qs(found.query)["ref"][0])
        if method == "POST" and path == "/repository/commits":
            return (403, {"message": "403 Forbidden"}, {}) if repository.outside else self._commit(repository, body)
        if method == "POST" and path == "/merge_requests":
            return self._merge_request(repository, body)
        return 404, {"error": "404 Not Found"}, {}

    def _copy(self, status: str) -> dict[str, Any]:
        web = "https://gitlab.example.org/reader/service-handbook"
        return {"id": 2, "path_with_namespace": "reader/service-handbook", "import_status": status, "web_url": web}

    def _own(self, copy: Repository, method: str, path: str, body: dict[str, Any]) -> Answer:
        """What it says of the person's own copy."""
        if method == "GET" and not path:
            return 200, self._copy("finished" if copy.is_there() else "started"), {}
        if method == "POST" and path == "/repository/commits":
            if body.get("start_project") == 1:
                copy.trees.update(self.repository.trees)
                body = {**body, "start_sha": body.get("start_sha") or self.repository.heads[body["start_branch"]]}
            return self._commit(copy, body)
        if method == "POST" and path == "/merge_requests" and body.get("target_project_id") == 1:
            return self._merge_request(copy, body)
        return 404, {"error": "404 Not Found"}, {}

    def _file(self, path: str, branch: str) -> Answer:
        content = self.repository.file(branch, path)
        if content is None:
            return 404, {"message": "404 File Not Found"}, {}
        told = {"file_path": path, "encoding": "base64", "content": base64.b64encode(content).decode(), "ref": branch}
        names = {"blob_id": blob_of(content), "last_commit_id": self.repository.last_change(path)}
        return 200, {**told, **names, "commit_id": self.repository.heads[branch]}, {}

    def _commit(self, repository: Repository, body: dict[str, Any]) -> Answer:
        self.repository.before_writing()
        branch, (action,) = body["branch"], body["actions"]
        if branch in repository.heads:
            told = f"A branch called '{branch}' already exists. Switch to that branch in order to make changes"
            return 400, {"message": told}, {}
        if "start_sha" in body and body["start_sha"] not in repository.trees:
            return 400, {"message": f"Cannot find start_sha '{body['start_sha']}'"}, {}
        if "start_sha" not in body and body.get("start_branch") not in repository.heads:
            return 400, {"message": "You can only create or edit files when you are on a branch"}, {}
        start = body.get("start_sha") or repository.heads[body["start_branch"]]
        if action["file_path"] not in repository.trees[start]:
            return 400, {"message": "A file with this name doesn't exist"}, {}
        if action.get(
            "last_commit_id", self.repository.last_change(action["file_path"])
        ) != self.repository.last_change(action["file_path"]):
            told = "You are attempting to update a file that has changed since you started editing it."
            return 400, {"message": told}, {}
        content = (
            base64.b64decode(action["content"]) if action.get("encoding") == "base64" else action["content"].encode()
        )
        commit = repository.commit(branch, {action["file_path"]: content}, start)
        return 201, {"id": commit, "title": body["commit_message"]}, {}

    def _merge_request(self, source_project: Repository, body: dict[str, Any]) -> Answer:
        if self.repository.refuse_proposals:
            return self.repository.refuse_proposals
        source = body["source_branch"]
        if any(one["source_branch"] == source for one in self.repository.proposals):
            return 409, {"message": [f"Another open merge request already exists for this source branch: {source}"]}, {}
        if source not in source_project.heads:
            return 400, {"message": {"source_branch": ["does not exist"]}}, {}
        self.repository.proposals.append(body)
        number = len(self.repository.proposals)
        return (
            201,
            {"iid": number, "web_url": f"https://gitlab.example.org/{self.project}/-/merge_requests/{number}"},
            {},
        )


def answering(host: GitHub | GitLab) -> Any:
    """What Playwright routes the host's addresses to."""

    def answer(route: Route) -> None:
        request = route.request
        allowed = {
            "access-control-allow-origin": "*",
            "access-control-expose-headers": "*, x-ratelimit-remaining, x-ratelimit-reset, retry-after",
        }
        if request.method == "OPTIONS":
            route.fulfill(
                status=204,
                headers={
                    **allowed,
                    "access-control-allow-headers": "*, authorization",
                    "access-control-allow-methods": "*",
                },
            )
            return
        status, said, headers = host.answer(
            request.method, request.url, request.headers, json.loads(request.post_data or "{}")
        )
        text = said if isinstance(said, str) else "" if said is None else json.dumps(said)
        route.fulfill(status=status, body=text, headers={**allowed, **headers, "content-type": "application/json"})

    return answer


def _not_found() -> Answer:
    return 404, {"message": "Not Found", "documentation_url": "https://docs.github.com/rest", "status": "404"}, {}


def _branch(repository: Repository, body: dict[str, Any]) -> Answer:
    name = body["ref"].removeprefix("refs/heads/")
    if name in repository.heads:
        return 422, {"message": "Reference already exists"}, {}
    if body["sha"] not in repository.trees:
        return 422, {"message": "Object does not exist"}, {}
    repository.heads[name] = body["sha"]
    return 201, {"ref": body["ref"], "object": {"type": "commit", "sha": body["sha"]}}, {}


def _contents(repository: Repository, branch: str, path: str) -> Answer:
    content = repository.file(branch, path)
    if content is None:
        return _not_found()
    encoded = base64.encodebytes(content).decode()
    return (
        200,
        {"type": "file", "encoding": "base64", "path": path, "sha": blob_of(content), "content": encoded},
        {},
    )


def _update(repository: Repository, path: str, body: dict[str, Any]) -> Answer:
    if body["branch"] not in repository.heads:
        return 404, {"message": f"Branch {body['branch']} not found"}, {}
    known = repository.file(body["branch"], path)
    if known is not None and "sha" not in body:
        return 422, {"message": 'Invalid request.\n\n"sha" wasn\'t supplied.'}, {}
    if known is not None and body["sha"] != blob_of(known):
        return 409, {"message": f"{path} does not match {body['sha']}"}, {}
    try:
        content = base64.b64decode(body["content"], validate=True)
    except binascii.Error:
        return 422, {"message": "content is not valid Base64"}, {}
    commit = repository.commit(body["branch"], {path: content})
    return 200, {"content": {"sha": blob_of(content)}, "commit": {"sha": commit, "message": body["message"]}}, {}
