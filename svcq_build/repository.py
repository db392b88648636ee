"""What makes a folder a repository of svcq, and where it lies in a git repository."""

import posixpath
from pathlib import Path

#: The configuration file that marks the root of a repository.
CONFIGURATION = "mkdocs.yml"
#: Where git hosts look for the file that says who reviews what, in the order in which we do.
CODEOWNERS = (".github/CODEOWNERS", ".gitlab/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS")


class NotARepository(Exception):
    """The folder has no ``mkdocs.yml``, so it is no svcq repository."""


def git_top(root: Path) -> Path:
    """The top level of the git repository that a folder lies in; the folder itself where there is none."""
    return next((folder for folder in (root, *root.parents) if (folder / ".git").exists()), root)


def below_top(root: Path) -> str:
    """Where a folder lies below the top level of its git repository: ``docs/handbook/``; empty at the top."""
    path = root.relative_to(git_top(root)).as_posix()
    return "" if path == "." else f"{path}/"


def from_top(below: str, path: str) -> str:
    """A path of the handbook as git hosts want it: from the top level of the git repository.

    Args:
        below: where the handbook lies (:func:`below_top`). path: from the handbook's root.
    """
    return posixpath.normpath(below + path)


def codeowners_places(below: str) -> tuple[str, ...]:
    """Where a CODEOWNERS may stand, from the handbook's root: git hosts read none but those at git's top level."""
    return tuple(posixpath.relpath(place, below or ".") for place in CODEOWNERS)
