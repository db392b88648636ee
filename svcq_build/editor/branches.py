"""Branches: an edited document as a commit on a branch of its own, and pushed.

The commit is made beside the working tree: nothing on the disk changes, whatever else is not committed there, and
nobody finds themselves on another branch.
"""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from svcq_build.editor.refused import Refused
from svcq_build.files import below_top, from_top, git_top
from svcq_build.git import GitError, GitMissing, NoRepository, refusal, run_git
from svcq_build.words import Message, say

#: Nobody sits where git would ask for a password.
_UNATTENDED = {"LC_ALL": "C.UTF-8", "GIT_TERMINAL_PROMPT": "0", "GCM_INTERACTIVE": "never", "GIT_ASKPASS": "true"}
_SECRET_IN_URL = re.compile(r"(?<=://)[^/@\s]+@")
_FILE, _EXECUTABLE = "100644", "100755"


@dataclass(frozen=True, slots=True)
class Committed:
    """What was saved as a branch.

    Attributes:
        commit: its id. pushed: whether the host has it. note: what the person should know; None when all went well.
    """

    commit: str
    pushed: bool = False
    note: Message | None = None


def commit_on_branch(root: Path, path: str, content: bytes, branch: str, message: str, push: bool) -> Committed:
    """Commit a document's new text on a new branch that parts from what is checked out.

    A branch that was made so before, with the same text, is taken as it is, so that pushing can be tried again.

    Args:
        root: the handbook. path: the document. content: its bytes. branch: the branch's name. message: the commit's.
        push: whether it is also pushed.
    Raises:
        Refused: when git cannot do it; no branch was made then.
    """
    repository = _Repository(root)
    head = repository.head()
    repository.refuse_name(branch)
    place = from_top(below_top(root), path)
    made = repository.answer("rev-parse", "--quiet", "--verify", f"refs/heads/{branch}")
    blob = repository.git("hash-object", "-w", f"--path={place}", "--stdin", given=content)
    if made is None:
        repository.refuse_nobody()
        tree = repository.tree(head, place, blob)
        if tree == repository.git("rev-parse", f"{head}^{{tree}}"):
            raise Refused(say("Nothing would change: the last commit says the same already."))
        made = repository.git("commit-tree", tree, "-p", head, "-F", "-", given=message.encode())
        repository.git("update-ref", "-m", "svcq: edited", f"refs/heads/{branch}", made, "0" * 40)
    elif repository.answer("rev-parse", "--quiet", "--verify", f"{made}:{place}") != blob:
        raise Refused(
            say("There is a branch “{branch}” already, with something else. Choose another name.", branch=branch)
        )
    note = _left(repository, place)
    if not push:
        return Committed(made, note=note)
    problem = repository.push(branch)
    return Committed(made, problem is None, problem or note)


def _left(repository: _Repository, place: str) -> Message | None:
    """A word on changes in the working tree that are not in the commit."""
    told = repository.answer("status", "--porcelain", "-z", "--untracked-files=no") or ""
    others = [row[3:] for row in told.split("\0") if row[2:3] == " " and row[3:] != place]
    if not others:
        return None
    return say("Only this document is on the branch. What else is not committed stays here: {paths}.",
               paths=", ".join(others[:3]) + (" …" if len(others) > 3 else ""))  # fmt: skip


class _Repository:
    """The git repository that a handbook lies in."""

    def __init__(self, root: Path) -> None:
        self.top = git_top(root)

    def run(
        self, *arguments: str, given: bytes | None = None, variables: Mapping[str, str] = {}
    ) -> subprocess.CompletedProcess[bytes]:
        try:
            return run_git(self.top, *arguments, given=given, variables={**_UNATTENDED, **variables})
        except GitMissing as error:
            raise Refused(error.message) from error

    def git(self, *arguments: str, given: bytes | None = None, variables: Mapping[str, str] = {}) -> str:
        """What git says. Raises Refused when it refuses."""
        done = self.run(*arguments, given=given, variables=variables)
        if done.returncode != 0:
            raise Refused(self.refusal(arguments[0], done).message)
        return done.stdout.decode("utf-8", "replace").strip()

    def answer(self, *arguments: str) -> str | None:
        """What git says; None when it says no."""
        done = self.run(*arguments)
        return done.stdout.decode("utf-8", "surrogateescape").rstrip("\n") if done.returncode == 0 else None

    def refusal(self, command: str, done: subprocess.CompletedProcess[bytes]) -> GitError:
        return refusal(self.top, command, _said(done))

    def head(self) -> str:
        """The commit that is checked out."""
        done = self.run("rev-parse", "--git-dir")
        if done.returncode != 0:
            error = self.refusal("rev-parse", done)
            told = say("This folder is in no git repository, so there are no branches. Save the file itself.")
            raise Refused(told if isinstance(error, NoRepository) else error.message)
        found = self.answer("rev-parse", "--quiet", "--verify", "HEAD^{commit}")
        if found is None:
            raise Refused(say("Nothing was committed here yet, so no branch can part from it. Save the file itself."))
        return found

    def refuse_name(self, branch: str) -> None:
        """Refuse what cannot be the name of a new branch."""
        unsayable = any("\ud800" <= sign <= "\udfff" for sign in branch)
        if unsayable or branch.startswith("-") or self.run("check-ref-format", f"refs/heads/{branch}").returncode != 0:
            raise Refused(
                say("“{branch}” cannot be the name of a branch. Write letters, digits and hyphens, such as "
                    "edit/waiting-time.", branch=branch)
            )  # fmt: skip

    def refuse_nobody(self) -> None:
        """Refuse to commit in the name of nobody; git would make one up from the machine's."""
        if self.run("-c", "user.useConfigOnly=true", "var", "GIT_AUTHOR_IDENT").returncode != 0:
            raise Refused(
                say("Git does not know who you are, and a commit needs that. Say it once in a terminal:\n"
                    "  git config --global user.name \"…\"\n  git config --global user.email \"…\"")
            )  # fmt: skip

    def tree(self, head: str, place: str, blob: str) -> str:
        """The files of a commit with another content of one."""
        mode = (self.answer("ls-tree", head, "--", place) or _FILE).split(" ")[0]
        with tempfile.TemporaryDirectory(prefix="svcq-") as folder:
            index = {"GIT_INDEX_FILE": os.path.join(folder, "index")}  # noqa: PTH118 - git wants a text
            self.git("read-tree", head, variables=index)
            kept = mode if mode in (_FILE, _EXECUTABLE) else _FILE
            self.git("update-index", "--add", "--cacheinfo", f"{kept},{blob},{place}", variables=index)
            return self.git("write-tree", variables=index)

    def push(self, branch: str) -> Message | None:
        """Push a branch. Returns: why not, where it was not."""
        remote = self.remote()
        if remote is None:
            return say(
                "Saved on the branch “{branch}” on this computer. It was not pushed: this repository has no remote. "
                "Whoever looks after it can add one: git remote add origin ADDRESS",
                branch=branch,
            )
        told = {} if self.answer("config", "core.sshCommand") or os.environ.get("GIT_SSH_COMMAND") else _NO_QUESTIONS
        done = self.run("push", "--quiet", "--", remote, f"refs/heads/{branch}:refs/heads/{branch}", variables=told)
        if done.returncode == 0:
            return None
        return say("Saved on the branch “{branch}” on this computer, but {remote} did not take it. Git says: {reason}\n"
                   "Save again to try once more.", branch=branch, remote=remote, reason=_said(done))  # fmt: skip

    def remote(self) -> str | None:
        """Where branches go: where the one that is checked out goes, else origin, else the only remote."""
        known = (self.answer("remote") or "").split()
        current = self.answer("symbolic-ref", "--quiet", "--short", "HEAD")
        usual = self.answer("config", f"branch.{current}.remote") if current else None
        if usual in known or "origin" in known:
            return usual if usual in known else "origin"
        return known[0] if len(known) == 1 else None


_NO_QUESTIONS = {"GIT_SSH_COMMAND": "ssh -o BatchMode=yes"}


def _said(done: subprocess.CompletedProcess[bytes]) -> str:
    """What git said, on one line and without passwords; its last lines are usually advice, its first the cause."""
    lines = [
        re.sub(r"^(?:fatal|error|remote): ", "", line).strip()
        for line in done.stderr.decode("utf-8", "replace").splitlines()
        if line.strip()
    ]
    return _SECRET_IN_URL.sub("", " / ".join(lines[:3])) or str(done.returncode)
