"""Files left out: what a sparse checkout has in its commit, and not on the disk."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from svcq_build.files import git_folder
from svcq_build.git.call import GitError, git


def left_out_files(root: Path, folders: Iterable[str]) -> list[str]:
    """The files below some folders that git leaves out of this checkout on purpose; none where there is no git.

    Args:
        root: the handbook. folders: where to look, relative to ``root``.
    """
    if not may_leave_out(root):
        return []
    try:
        rows = git(root, "ls-files", "-t", "-z", "--", *folders).decode("utf-8", "surrogateescape").split("\0")
    except GitError:
        return []
    return [row[2:] for row in rows if row.startswith("S ") and not os.path.lexists(root / row[2:])]


def may_leave_out(root: Path) -> bool:
    """Whether git may leave files out of this checkout on purpose; the answer costs next to nothing."""
    top = git_folder(root)
    return top is not None and _is_sparse(top)


def _is_sparse(top: Path) -> bool:
    """Whether a checkout has ever been a sparse one, by git's own file; git itself is slower to ask."""
    folder = top / ".git"
    if folder.is_file():  # a linked worktree, or a submodule
        try:
            told = folder.read_text(encoding="utf-8", errors="surrogateescape").strip()
        except OSError:
            return False
        folder = top / told.removeprefix("gitdir: ")
    try:
        return (folder / "info" / "sparse-checkout").exists()
    except PermissionError:
        return False
