"""Protection: whether a git host keeps everybody from changing the default branch past a review.

Hosts tell of public repositories without a password, and no password is looked for here.
"""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote, urlsplit

from svcq_build.files import CONFIGURATION, read_file
from svcq_build.git import run_git
from svcq_build.health.signs import Sign
from svcq_build.load import read_settings
from svcq_build.words import say

_SECONDS = 10
_MOST = 1_000_000


def protection_sign(root: Path, online: bool, fetch: Callable[[str], bytes] | None = None) -> Sign:
    """Whether the default branch is protected, as far as it can be known.

    Args:
        root: the handbook. online: whether its host may be asked. fetch: asks it, by an address.
    """
    host = read_settings(read_file(root / CONFIGURATION)).repo_url
    branch = _default_branch(root)
    mend = say(
        "On the host, protect the branch “{branch}”: changes come by pull request, with a review and a passed check.",
        branch=branch,
    )
    address = api_address(host or "", branch)
    if address is None:
        return Sign("protection", "advice", say("Whether “{branch}” is protected can only be seen on the host.",
                                                branch=branch), mend)  # fmt: skip
    if not online:
        return Sign(
            "protection",
            "advice",
            say("The host was not asked whether “{branch}” is protected.", branch=branch),
            say("svcq doctor --online asks it, without a password; that works for public repositories."),
        )
    try:
        told = json.loads((fetch or _fetch)(address))
        protected = bool(told["protected"])
    except (OSError, ValueError, TypeError, KeyError) as error:
        return Sign(
            "protection",
            "advice",
            say("The host does not tell whether “{branch}” is protected ({reason}).", branch=branch, reason=error),
            mend,
        )
    if protected:
        return Sign("protection", "good", say("The branch “{branch}” is protected on the host.", branch=branch))
    return Sign(
        "protection", "missing", say("Anybody who may push can change “{branch}” past a review.", branch=branch), mend
    )


def api_address(repository: str, branch: str) -> str | None:
    """Where a host tells of a branch; None where no such address is known. repository: its address for people."""
    found = urlsplit(repository)
    path = found.path.strip("/").removesuffix(".git")
    if found.scheme not in ("https", "http") or not found.hostname or path.count("/") < 1:
        return None
    if found.hostname == "github.com":
        return f"https://api.github.com/repos/{quote(path)}/branches/{quote(branch, safe='')}"
    if "gitlab" in found.hostname:
        base = f"{found.scheme}://{found.netloc.rpartition('@')[2]}"
        return f"{base}/api/v4/projects/{quote(path, safe='')}/repository/branches/{quote(branch, safe='')}"
    return None


def _default_branch(root: Path) -> str:
    """The branch that everybody starts from: the remote's, or else the one that is checked out."""
    for name in ("refs/remotes/origin/HEAD", "HEAD"):
        done = run_git(root, "symbolic-ref", "--quiet", "--short", name)
        if done.returncode == 0:
            return done.stdout.decode("utf-8", "replace").strip().removeprefix("origin/")
    return "main"


def _fetch(address: str) -> bytes:
    request = urllib.request.Request(address, headers={"User-Agent": "svcq", "Accept": "application/json"})  # noqa: S310 - built by api_address, http(s) only
    with urllib.request.urlopen(request, timeout=_SECONDS) as answer:  # noqa: S310 - as above
        return bytes(answer.read(_MOST))
