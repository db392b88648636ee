"""Unchanged: whether a site is still what a build would make, so that nothing needs to be made."""

from __future__ import annotations

import contextlib
import datetime as dt
import os
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from svcq_build.change import History
from svcq_build.files import code_stamp, memory_of, recall, remember
from svcq_build.git import run_git
from svcq_build.load import Audience
from svcq_build.site.origin import Contents, digest_of


@dataclass(frozen=True, slots=True)
class Kept:
    """A site that was built before and is as it was.

    Attributes:
        target: where it is. languages: its languages, the source first. pages: how many HTML pages it has.
    """

    target: Path
    languages: tuple[str, ...]
    pages: int


@dataclass(frozen=True, slots=True)
class Origin:
    """All that a site depends on, and where it goes.

    Attributes:
        root: the repository. target: the site's folder. stamp: of the files, the history, the day and svcq itself.
        audience: for whom it is.
    """

    root: Path
    target: Path
    stamp: str
    audience: Audience = "internal"

    @property
    def memory(self) -> Path:
        """Where it is remembered; the sites of one repository are kept apart."""
        return memory_of(self.root, f"site-{self.audience}")


def origin_of(
    root: Path, target: Path, today: dt.date, checked: bool, before: Contents, audience: Audience = "internal"
) -> Origin:
    """What a site would be made from.

    Args:
        today: the day of the build. checked: whether documents with errors are refused. before: the files.
        audience: for whom the site is.
    """
    whole = f"{code_stamp()} {digest_of(before)} {head_of(root)} {today} {checked} {audience} {target.resolve()}"
    return Origin(root, target, blake2b(os.fsencode(whole), digest_size=16).hexdigest(), audience)


def head_of(root: Path) -> str:
    """The commit that git's history ends with; empty where there is none."""
    return run_git(root, "rev-parse", "--verify", "--quiet", "HEAD").stdout.decode("ascii", "replace").strip()


def kept(origin: Origin) -> Kept | None:
    """The site, if it was built from the same and nobody has touched it since."""
    known = recall(origin.memory, stamp=origin.stamp)
    try:
        if not known or known["files"] != _digest(origin.target):
            return None
    except OSError:  # somebody is at work there
        return None
    return Kept(origin.target, tuple(known["languages"]), known["pages"])


def keep(origin: Origin, languages: tuple[str, ...], pages: int, history: History) -> None:
    """Remember a site that was built just now, unless git could not tell of its whole past."""
    if history.lost is not None or history.misdated is not None:
        return
    with contextlib.suppress(OSError):  # somebody is at work there
        value = {"languages": list(languages), "pages": pages, "files": _digest(origin.target)}
        remember(origin.memory, {"stamp": origin.stamp, **value})


def _digest(target: Path) -> str:
    """A digest of a folder's files: names, sizes, and when they were written."""
    digest = blake2b(digest_size=16)
    for where, folders, names in os.walk(target):
        folders.sort()
        for name in sorted(names):
            path = os.path.join(where, name)  # noqa: PTH118 - thousands of files
            status = os.lstat(path)
            digest.update(os.fsencode(f"{path} {status.st_mode} {status.st_size} {status.st_mtime_ns}\n"))
    return digest.hexdigest()
