"""What makes a folder a repository of svcq, and where it lies in a git repository."""

import os
import posixpath
from pathlib import Path

#: The configuration file that marks the root of a repository.
CONFIGURATION = "mkdocs.yml"
#: Where the documents lie whose values others quote: all that quotes them is read with them at hand.
PARAMETERS = "standards/parameters/"
#: Where records lie: what was measured, inspected, taught and decided.
RECORDS = "records/"
#: Where git hosts look for the file that says who reviews what, in the order in which we do.
CODEOWNERS = (".github/CODEOWNERS", ".gitlab/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS")


class NotARepository(Exception):
    """The folder has no ``mkdocs.yml``, so it is no svcq repository."""


def git_folder(root: Path) -> Path | None:
    """The top level of the git repository that a folder lies in, by the ``.git`` in it; None where there is none.

    Git is not asked: where its mark is, a repository should be, whether git can read it or not. As git does, it looks
    no higher than ``GIT_CEILING_DIRECTORIES`` allow.
    """
    ceilings = {path for path in os.environ.get("GIT_CEILING_DIRECTORIES", "").split(os.pathsep) if path}
    for folder in (root, *root.parents):
        if str(folder) in ceilings and folder != root:
            return None
        if os.path.lexists(folder / ".git"):
            return folder
    return None


def git_top(root: Path) -> Path:
    """The top level of the git repository that a folder lies in; the folder itself where there is none."""
    return git_folder(root) or root


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
