"""Assets: our scripts and styles and the repository's own, as pages ask for them.

The small files stay readable; what a page loads is joined from them, and called by what is in it, so that a browser
never keeps an old one. A file of the repository takes the place of ours of the same name before anything is joined.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path, PurePosixPath

from svcq_build.files import code_stamp, made_once, memory_of, stamp_of_files
from svcq_build.render import template_folders
from svcq_build.site.scripts import NotJoinableError, bare_script, join_scripts
from svcq_build.site.styles import join_styles

#: Where they are on the site of each language.
FOLDER = "assets/svcq"
#: What a page asks for, at once or when it is turned to (search, runs, courses, one's own role), and how it is made.
#: What only some pages need, only these ask for (home, past, running, learning, structure, surveys, the editor). The
#: head's is no module.
_ENTRIES = {
    "handbook.css": join_styles,
    "home.css": join_styles,
    "running.css": join_styles,
    "learning.css": join_styles,
    "structure.css": join_styles,
    "survey.css": join_styles,
    "past.css": join_styles,
    "editing.css": join_styles,
    "handbook.js": join_scripts,
    "finder.js": join_scripts,
    "runner.js": join_scripts,
    "editor.js": join_scripts,
    "learner.js": join_scripts,
    "lost.js": join_scripts,
    "mine.js": join_scripts,
    "head.js": bare_script,
}


def asset_addresses(root: Path) -> dict[str, str]:
    """The addresses of what every page asks for, by the names of the files that they are joined from.

    Where a repository's own file is written in a way that cannot be joined, nothing is joined with it: the page asks
    for the file, and that for the others.
    """
    joined = _joined(root)
    return {entry: f"{FOLDER}/{joined[entry][0] if entry in joined else entry}" for entry in _ENTRIES}


def write_assets(root: Path, target: Path) -> list[str]:
    """Write all scripts, styles and other assets below ``target``: each as it is, and those for pages joined.

    Returns:
        the files, from there.
    """
    for folder in reversed(_folders(root)):
        shutil.copytree(folder, target, dirs_exist_ok=True)
    target.mkdir(parents=True, exist_ok=True)
    for name, content in _joined(root).values():
        (target / name).write_bytes(content)
    return [path.relative_to(target).as_posix() for path in target.rglob("*") if path.is_file()]


def _joined(root: Path) -> Mapping[str, tuple[str, bytes]]:
    """The joined files by their entries: their names, with a mark of their content, and what is in them."""
    folders = tuple(_folders(root))
    return _remembered(folders, stamp_of_files(folders))


@lru_cache(maxsize=1)  # the languages of a site have the same
def _remembered(folders: tuple[Path, ...], stamp: str) -> Mapping[str, tuple[str, bytes]]:
    """As :func:`_joined`, from some folders; ``stamp`` is another one as soon as anything in them is."""
    memory = memory_of(folders[0], "assets")
    made = made_once(memory, f"{code_stamp()} {stamp}", lambda: _join(folders))
    return {entry: (name, content.encode()) for entry, (name, content) in made.items()}


def _join(folders: tuple[Path, ...]) -> dict[str, tuple[str, str]]:
    """The joined files by their entries: their names and their texts."""

    def read(path: str) -> str:
        file = next((folder / path for folder in folders if (folder / path).is_file()), None)
        if file is None:
            raise NotJoinableError(f"there is no {path}")
        return file.read_text(encoding="utf-8")

    made = {}
    for entry, join in _ENTRIES.items():
        try:
            content = join(read, entry)
            mark = hashlib.sha256(content.encode()).hexdigest()[:8]
        except (NotJoinableError, UnicodeError):
            continue
        name = PurePosixPath(entry)
        made[entry] = (f"{name.stem}.{mark}{name.suffix}", content)
    return made


def _folders(root: Path) -> list[Path]:
    """The folders of assets, the repository's own first."""
    return [folder / "assets" for folder in template_folders(root) if (folder / "assets").is_dir()]
