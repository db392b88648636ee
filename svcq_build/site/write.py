"""Write: files, our scripts and styles, and the pictures that pages show, into a site."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from svcq_build.files import FORMATS, HEAD, is_fit, look_at, read_file, unfit_files
from svcq_build.load import top_folders
from svcq_build.render import template_folders
from svcq_build.site.failures import SiteError
from svcq_build.words import say


def write_file(path: Path, content: bytes | Iterable[bytes]) -> None:
    """Write a file, whole or piece by piece, its folder with it where there is none. One that is there already is
    replaced at once."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    draft = path
    try:
        handle = os.open(path, flags, 0o644)
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, flags, 0o644)
    except FileExistsError:
        draft = path.with_name(f"{path.name}.new")
        draft.unlink(missing_ok=True)
        handle = os.open(draft, flags, 0o644)
    try:
        for piece in (content,) if isinstance(content, bytes) else content:
            rest = piece
            while rest:
                rest = rest[os.write(handle, rest) :]
    finally:
        os.close(handle)
    if draft != path:
        draft.replace(path)


def copy_picture(root: Path, path: str, target: Path) -> None:
    """Copy a picture of the repository.

    Raises:
        SiteError: when it is not there or not beside documents, leads out of the repository, or is no picture.
    """
    if not path.startswith(tuple(f"{folder}/" for folder in top_folders())) or not is_fit(root, path):
        raise SiteError(
            say("A page shows the picture {path}, which is not there. The last good site is kept.", path=path)
        )
    content = read_file(root / path)
    if look_at(content[:HEAD]) not in FORMATS:
        raise SiteError(say("A page shows {path}, which is no picture. The last good site is kept.", path=path))
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)


def refuse_unfit(root: Path) -> None:
    """Refuse to build with what is no file, or lies outside the root: nothing of that is read or published.

    Raises:
        SiteError: when a repository's own templates hold such a thing.
    """
    found = next(unfit_files(root, "site_templates"), None)
    if found is not None:
        raise SiteError(
            say(
                "{path} is no file inside the repository, and is not followed. The last good site is kept.",
                path=found.encode("utf-8", "surrogateescape").decode("utf-8", "replace"),
            )
        )


def own_theme(root: Path) -> list[Path]:
    """A repository's own theme folders, which go before ours."""
    return [folder / "theme" for folder in template_folders(root)[:-1] if (folder / "theme").is_dir()]
