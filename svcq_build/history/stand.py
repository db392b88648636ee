"""Where a handbook stands: the commit that it is at, and whether anything was edited since."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from svcq_build.git import GitError, git
from svcq_build.history.commit import has_commits


@dataclass(frozen=True, slots=True)
class Stand:
    """A commit of the handbook.

    Attributes:
        commit: its id; empty where there is none, or git cannot tell. edited: whether the files say something else
            than it does.
    """

    commit: str
    edited: bool


NOWHERE = Stand("", edited=False)


def stand_of(root: Path, paths: Iterable[str]) -> Stand:
    """The commit that a handbook stands at.

    Args:
        root: the repository. paths: of the files and folders that the handbook is made of.
    """
    try:
        if not has_commits(root):
            return NOWHERE
        commit = git(root, "rev-parse", "HEAD").decode("ascii").strip()
        edited = git(root, "status", "--porcelain", "--untracked-files=all", "--", *paths)
    except GitError:
        return NOWHERE
    return Stand(commit, bool(edited))
