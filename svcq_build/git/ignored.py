"""Ignored files: what git leaves out of the repository is no document, and no fault either."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from svcq_build.files import git_top
from svcq_build.git.call import GitError, git, is_expected


def ignored_files(root: Path, paths: Iterable[str]) -> frozenset[str]:
    """The files that git ignores and that nobody has committed in spite of it.

    Args:
        root: the handbook. paths: folders to look in, or files, relative to ``root``.
    Returns:
        their paths; none where there is no git, or it does not answer: then all files count.
    """
    if not is_expected(root):
        return frozenset()
    asked = [path for path in paths if (root / path).exists()]
    if not asked:
        return frozenset()
    try:
        found = _ignored(root, asked)
        if (git_top(root) / ".gitmodules").is_file():
            for submodule in _submodules(root):
                inside = [path.removeprefix(f"{submodule}/") for path in asked if path.startswith(f"{submodule}/")]
                if inside or any(f"{submodule}/".startswith(f"{path}/") for path in asked):
                    found |= {f"{submodule}/{path}" for path in _ignored(root / submodule, inside or ["."])}
    except GitError:
        return frozenset()
    return frozenset(found)


def _ignored(root: Path, paths: list[str]) -> set[str]:
    output = git(root, "ls-files", "--others", "--ignored", "--exclude-standard", "-z", "--", *paths)
    return {path for path in output.decode("utf-8", "surrogateescape").split("\0") if path}


def _submodules(root: Path) -> list[str]:
    """The submodules below a folder that are checked out."""
    rows = git(root, "ls-files", "--stage", "-z").decode("utf-8", "surrogateescape").split("\0")
    found = [path for facts, _, path in (row.partition("\t") for row in rows) if facts.startswith("160000 ")]
    return [path for path in found if (root / path / ".git").exists()]
