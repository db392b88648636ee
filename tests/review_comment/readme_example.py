"""The example of a reviewed change in the READMEs: one edit to the limits of complaints, and the comment that it gets.

``python -m tests.review_comment.readme_example`` writes the comment into them anew.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.in_process import run_here
from tests.whole_handbook import PARTS, ROOT, newest_day

READMES = {"en": "README.md", "zh": "README.zh.md"}
BEGIN = "<!-- the comment: python -m tests.review_comment.readme_example -->"
END = "<!-- end of the comment -->"
_PLACE = re.compile(rf"(?<={re.escape(BEGIN)}\n).*?(?={re.escape(END)})", re.DOTALL)
_LIMITS = "standards/parameters/complaints.yml"
_PLACE_OF_IT = "    title: 网上投诉给编号\n    value: "
_EDIT = (f"{_PLACE_OF_IT}2 小时\n", f"{_PLACE_OF_IT}1 小时\n")
_REASON = "第三季度回访的网上投诉人中，最多的意见是编号来得太慢；告知时限由 2 小时缩短为 1 小时。"
#: Longer lists are cut after a few lines, which shows: a README is no place for all of them.
_LONGEST, _KEPT = 6, 2


def edited_handbook(folder: Path) -> Path:
    """A git repository with the handbook, in which one commit shortens a time limit of complaints."""
    root = folder / "handbook"
    root.mkdir()
    for part in PARTS:
        source = ROOT / part
        (shutil.copytree if source.is_dir() else shutil.copy)(source, root / part)
    _git(root, "init", "-q", "-b", "main")
    _commit(root)
    text = (root / _LIMITS).read_text(encoding="utf-8")
    assert text.count(_EDIT[0]) == 1, f"{_LIMITS} no longer says {_EDIT[0]}; choose another edit for the README"
    (root / _LIMITS).write_text(text.replace(*_EDIT), encoding="utf-8")
    _svcq(
        root,
        "bump",
        "parameters:complaints",
        "--class",
        "substance",
        "--trigger",
        "customer-feedback",
        "--reason",
        _REASON,
    )
    _commit(root)
    return root


def comment(root: Path, language: str) -> str:
    """The comment that the edit gets, as a README shows it: quoted, long lists cut."""
    lines = _svcq(root, "review", "HEAD^1", "--lang", language).splitlines()
    assert lines[0].startswith("<!--"), "the mark by which the comment is found again"
    return "".join(f"> {line}".rstrip() + "\n" for line in _cut(lines[2:]))


def shown(language: str) -> str:
    """The comment that a README shows."""
    found = _PLACE.search((ROOT / READMES[language]).read_text(encoding="utf-8"))
    assert found, f"{READMES[language]} has no {BEGIN}"
    return found[0]


def _cut(lines: list[str]) -> Iterator[str]:
    run: list[str] = []
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        if not line.startswith("- "):
            yield line
            continue
        run.append(line)
        if not following.startswith("- "):
            yield from run if len(run) <= _LONGEST else [*run[:_KEPT], "- …"]
            run.clear()


def _commit(root: Path) -> None:
    _git(root, "add", "-A")
    _git(root, "-c", "user.name=x", "-c", "user.email=x@example.org", "commit", "-q", "-m", "x")


def _git(root: Path, *arguments: str) -> None:
    environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    subprocess.run(["git", "-C", str(root), *arguments], check=True, capture_output=True, env=environment)


def _svcq(root: Path, *arguments: str) -> str:
    done = run_here(root, *arguments, "--today", newest_day(), XDG_CACHE_HOME=str(root.parent / "cache"))
    assert done.returncode == 0, done.stderr
    return done.stdout


def _write() -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = edited_handbook(Path(folder))
        for language, name in READMES.items():
            text = (ROOT / name).read_text(encoding="utf-8")
            new = _PLACE.sub(lambda _, language=language: comment(root, language), text)
            (ROOT / name).write_text(new, encoding="utf-8")


if __name__ == "__main__":
    _write()
