"""Put a built site on a branch of a git remote, from which the git host serves it.

The commit is made by ghp-import on a branch of its own that is gone again afterwards: neither the working
tree nor any branch of the clone is touched, and the remote's branch only ever grows (no forced push).
"""

from __future__ import annotations

import contextlib
import os
import re
import subprocess
import sys
import uuid
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from svcq_build.files import CONFIGURATION, hold
from svcq_build.git import GitMissing, environment, refusal, run_git
from svcq_build.load import Audience
from svcq_build.site.complete import PublishRefused, complete_site
from svcq_build.site.target import MARK, audience_in, audience_of_site
from svcq_build.words import say

#: What the branches that are made here are called.
_DRAFT = "svcq-publish-"
_DRAFTS = re.compile(rf"{_DRAFT}[0-9a-f]{{12}}")

#: What git lets a branch be called, and then takes for something else wherever it is named.
_NO_BRANCH = re.compile(r"-|(?:@|HEAD)$|refs/")
#: The name on the commit where git knows none, as on a build machine.
_NOBODY = ("svcq", "svcq@localhost")
_SAID = ("NAME", "EMAIL")
#: Where the settings say where a site may go.
SETTING: Mapping[Audience, str] = {"internal": "extra.svcq.publish_to", "public": "extra.svcq.public.publish_to"}

#: Pushing may ask for a password, and runs the user's own hooks, which may want to speak.
_AS_THE_USER = {"GIT_TERMINAL_PROMPT": os.environ.get("GIT_TERMINAL_PROMPT", "1"), "LC_ALL": "C.UTF-8"}

_SECRET_IN_URL = re.compile(r"(?<=://)[^/@\s]+@")


@dataclass(frozen=True, slots=True)
class Published:
    """What stands on the remote's branch now.

    Attributes:
        commit: its full id. remote: where, without any password. branch: which.
        files: how many files the site has. changed: whether anything had to be pushed. pushed: whether it was.
    """

    commit: str
    remote: str
    branch: str
    files: int
    changed: bool
    pushed: bool = False


def publish(
    root: Path,
    site: Path,
    remote: str,
    branch: str,
    message: str | None = None,
    *,
    named: Collection[str],
    may_push: Callable[[Published], bool],
) -> Published:
    """Commit a built site to a branch of a remote.

    Args:
        root: the repository. site: the built site. remote: a remote's name, or an address that git understands.
        branch: the branch on the remote; it is made when it is missing, and its history is kept.
        message: of the commit; by default it names the commit of the documents, which the public is not told.
        named: the remotes that the settings name; any other is refused.
        may_push: asked once all is ready and nothing is pushed yet, with what would be.
    Raises:
        PublishRefused: when the site is missing, incomplete or made from other documents, when the branch is no
            place for a site, and when git cannot do it. Nothing has been changed then.
    """
    files, audience = complete_site(root, site), audience_of_site(site)
    asked = _git(root, "rev-parse", "--git-dir", check=False)
    if asked.returncode != 0:
        raise PublishRefused(refusal(root, "rev-parse", asked.stderr.strip()).message)
    if _NO_BRANCH.match(branch) or _git(root, "check-ref-format", f"refs/heads/{branch}", check=False).returncode != 0:
        raise PublishRefused(say("“{branch}” cannot be the name of a branch.", branch=branch), is_misuse=True)
    address = _address(root, remote)
    _refuse_unnamed(root, remote, address, named, audience)
    with _draft_branch(root) as draft:
        before = _fetch(root, remote, branch, draft)
        _refuse_documents(root, branch, draft, before)
        _refuse_other_audience(root, branch, before, audience)
        _commit(root, site, draft, before, message or _default_message(root, audience), audience)
        if before and _tree(root, before) == _tree(root, draft):
            return Published(before, address, branch, files, changed=False)
        commit = _git(root, "rev-parse", f"refs/heads/{draft}").stdout.strip()
        ready = Published(commit, address, branch, files, changed=True)
        if not may_push(ready):
            return ready
        _push(root, remote, branch, draft)
    return replace(ready, pushed=True)


def _address(root: Path, remote: str) -> str:
    if remote.startswith("-"):
        raise PublishRefused(say("“{remote}” cannot be the name of a remote.", remote=remote), is_misuse=True)
    asked = _git(root, "remote", "get-url", "--push", remote, check=False)
    if asked.returncode == 0:
        return _without_secret(asked.stdout.strip())
    if "/" not in remote and ":" not in remote:
        known = ", ".join(_git(root, "remote").stdout.split())
        told = (
            say("There is no remote “{remote}”. Remotes here: {known}.", remote=remote, known=known)
            if known
            else say(
                "There is no remote “{remote}”: this repository does not know yet where it is on a git host. In a "
                "terminal: git remote add {remote} ADDRESS",
                remote=remote,
            )
        )
        raise PublishRefused(told, is_misuse=True)
    return _without_secret(remote)


def _refuse_unnamed(root: Path, remote: str, address: str, named: Collection[str], audience: Audience) -> None:
    """A site goes only where the settings say: a remote of that name, or another name for the same address."""
    addresses = {
        name: _git(root, "remote", "get-url", "--push", name, check=False) for name in named if name[:1] != "-"
    }
    known = {_without_secret(asked.stdout.strip()) for asked in addresses.values() if asked.returncode == 0}
    if remote in named or address in known or address in {_without_secret(name) for name in named}:
        return
    raise PublishRefused(
        say(
            "The settings do not name {remote}: {setting} in mkdocs.yml has {known}. Nothing was pushed. "
            "If the site belongs there, add it to that list.",
            setting=SETTING[audience],
            remote=_without_secret(remote),
            known=", ".join(map(_without_secret, named)) or "–",
        ),
        is_misuse=True,
    )


def _fetch(root: Path, remote: str, branch: str, draft: str) -> str | None:
    """Start the draft from what stands on the remote; its commit, or None when the branch is new."""
    listed = _git(root, "ls-remote", "--", remote, f"refs/heads/{branch}", check=False)
    if listed.returncode != 0:
        raise PublishRefused(
            say(
                "{remote} cannot be reached. Git says: {reason}", remote=_without_secret(remote), reason=_reason(listed)
            )
        )
    if not listed.stdout.strip():
        return None
    got = _git(
        root, "fetch", "--quiet", "--no-tags", "--", remote, f"+refs/heads/{branch}:refs/heads/{draft}", check=False
    )
    if got.returncode != 0:
        raise PublishRefused(
            say("{remote} cannot be read. Git says: {reason}", remote=_without_secret(remote), reason=_reason(got))
        )
    return _git(root, "rev-parse", f"refs/heads/{draft}").stdout.strip()


def _refuse_documents(root: Path, branch: str, draft: str, before: str | None) -> None:
    """A site replaces everything on its branch; a slip of the hand must not replace the handbook's sources."""
    holds = before and _git(root, "cat-file", "-e", f"refs/heads/{draft}:{CONFIGURATION}", check=False).returncode == 0
    current = _git(root, "symbolic-ref", "--quiet", "--short", "HEAD", check=False).stdout.strip()
    if holds or branch == current:
        raise PublishRefused(
            say("The branch {branch} holds the documents; the site needs a branch of its own.", branch=branch)
        )


def _refuse_other_audience(root: Path, branch: str, before: str | None, audience: Audience) -> None:
    """Nobody may find the internal site where the public one was, nor the reverse."""
    there = before and _git(root, "show", f"{before}:{MARK}", check=False)
    if there and there.returncode == 0 and audience_in(there.stdout) != audience:
        raise PublishRefused(
            say("The branch {branch} holds the internal site; the public one needs another place.", branch=branch)
            if audience == "public"
            else say("The branch {branch} holds the public site; the internal one needs another place.", branch=branch)
        )


def _commit(root: Path, site: Path, draft: str, before: str | None, message: str, audience: Audience) -> None:
    command = [sys.executable, "-m", "ghp_import", "--no-jekyll", f"--branch={draft}", f"--message={message}"]
    domain = before and _git(root, "show", f"{before}:CNAME", check=False)
    if domain and domain.returncode == 0 and not (site / "CNAME").exists():
        command.append(f"--cname={domain.stdout.strip()}")  # the host's record of the site's own domain
    done = subprocess.run(
        [*command, str(site.absolute())],
        cwd=root,
        env={**environment(root), **_AS_THE_USER, **_signature(root, audience)},
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    made = _git(root, "rev-parse", "--quiet", "--verify", f"refs/heads/{draft}", check=False).stdout.strip()
    if done.returncode != 0 or not made or made == before:
        raise PublishRefused(say("The site could not be committed. Git says: {reason}", reason=_reason(done)))


def _push(root: Path, remote: str, branch: str, draft: str) -> None:
    pushed = _git(root, "push", "--quiet", "--", remote, f"refs/heads/{draft}:refs/heads/{branch}", check=False)
    if pushed.returncode != 0:
        raise PublishRefused(
            say(
                "{remote} did not take the site. Git says: {reason}",
                remote=_without_secret(remote),
                reason=_reason(pushed),
            )
        )


def _default_message(root: Path, audience: Audience) -> str:
    if audience == "public":
        return "Publish the public site"
    source = _git(root, "rev-parse", "--short=12", "--verify", "--quiet", "HEAD", check=False).stdout.strip()
    return f"Publish the site of {source}" if source else "Publish the site"


def _signature(root: Path, audience: Audience) -> dict[str, str]:
    """Who commits; the public is not told who in the organisation does."""
    if audience == "public":
        return {
            f"GIT_{who}_{what}": said
            for who in ("AUTHOR", "COMMITTER")
            for what, said in zip(_SAID, _NOBODY, strict=True)
        }
    if _git(root, "var", "GIT_COMMITTER_IDENT", check=False).returncode == 0:
        return {}
    return {"GIT_COMMITTER_NAME": _NOBODY[0], "GIT_COMMITTER_EMAIL": _NOBODY[1]}


@contextmanager
def _draft_branch(root: Path) -> Iterator[str]:
    """The name of a branch to work on, which is gone again afterwards; so are those that killed runs left.

    Whoever publishes holds a file of its branch's name beside git's own.
    """
    folder = root / _git(root, "rev-parse", "--git-common-dir").stdout.rstrip("\n")
    _remove_leftovers(root, folder)
    name = f"{_DRAFT}{uuid.uuid4().hex[:12]}"
    held = folder / f"{name}.held"
    try:
        with held.open("wb") as file:
            with contextlib.suppress(OSError):  # a file system without locks
                hold(file)
            try:
                yield name
            finally:
                _git(root, "update-ref", "-d", f"refs/heads/{name}", check=False)
    finally:
        with contextlib.suppress(OSError):
            held.unlink()


def _remove_leftovers(root: Path, folder: Path) -> None:
    """Remove the branches of runs that were killed, and what they held."""
    drafts = _git(root, "for-each-ref", "--format=%(refname:lstrip=2)", f"refs/heads/{_DRAFT}*", check=False).stdout
    names = {name for name in drafts.split() if _DRAFTS.fullmatch(name)}
    names |= {file.stem for file in folder.glob(f"{_DRAFT}*.held") if _DRAFTS.fullmatch(file.stem)}
    for name in names:
        held = folder / f"{name}.held"
        with contextlib.suppress(OSError):  # it is held, or not ours to remove
            if held.exists():
                with held.open("r+b") as file:
                    if not hold(file):
                        continue
            _git(root, "update-ref", "-d", f"refs/heads/{name}", check=False)
            held.unlink(missing_ok=True)


def _tree(root: Path, commit: str) -> str:
    return _git(root, "rev-parse", f"{commit}^{{tree}}").stdout.strip()


def _git(root: Path, *arguments: str, check: bool = True) -> subprocess.CompletedProcess[str]:
    try:
        asked = run_git(root, *arguments, variables=_AS_THE_USER)
    except GitMissing as error:
        raise PublishRefused(say("git is not installed; publishing needs it.")) from error
    words = (stream.decode("utf-8", "replace") for stream in (asked.stdout, asked.stderr))
    done = subprocess.CompletedProcess(asked.args, asked.returncode, *words)
    if check and done.returncode != 0:
        raise PublishRefused(
            say("Git failed ({command}): {reason}", command=" ".join(arguments[:2]), reason=_reason(done))
        )
    return done


def _reason(done: subprocess.CompletedProcess[str]) -> str:
    """What git said, on one line and without passwords; its last lines are usually advice, its first the cause."""
    said = [line.strip() for line in done.stderr.splitlines() if line.strip() and not line.startswith("hint:")]
    lines = [line.removeprefix("fatal: ").removeprefix("error: ") for line in said]
    return _without_secret(" / ".join(lines[:3])) or str(done.returncode)


def _without_secret(text: str) -> str:
    return _SECRET_IN_URL.sub("", text)
