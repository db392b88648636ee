"""CONTRIBUTING is followed to the letter in a copy: what it says to write is written, what it says to run is run."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.kinds.lacking import ROOT, lacking_files

TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
_BLOCK = re.compile(r"^(?P<indent> *)```(?P<language>\w+)\n(?P<body>.*?)^(?P=indent)```$", re.DOTALL | re.MULTILINE)
_PATH = re.compile(r"`([\w./-]+\.(?:py|jinja|yml|po))`")
_ENTRY = re.compile(r'(?P<key>(?:msgctxt ".*"\n)?msgid ".*"\n)(?P<string>msgstr ".*")')
_COPIED = ("svcq_build", "site_templates", "standards", "roles", "playbooks")
_COPIED_TESTS = ("kinds", "records", "rules", "translate")


@dataclass(frozen=True)
class Step:
    """A block of a section: what to write into a file (``path``), or what to run."""

    language: str
    body: str
    path: str = ""


def steps(heading: str) -> Iterator[Step]:
    section = next(part for part in re.split(r"^## ", TEXT, flags=re.MULTILINE) if part.startswith(heading))
    end = 0
    for block in _BLOCK.finditer(section):
        named = _PATH.findall(section[end : block.start()])
        end, body = block.end(), textwrap.dedent(block["body"])
        yield Step(block["language"], body, "" if block["language"] == "sh" else named[-1])


class Copy:
    """A copy of the repository, in which the steps of a section are followed."""

    def __init__(self, root: Path) -> None:
        self.root = root
        ignored = shutil.ignore_patterns("*.pyc.*")  # what is compiled goes with it, but for what is being written
        for folder in (*_COPIED, *(f"tests/{name}" for name in _COPIED_TESTS)):
            shutil.copytree(ROOT / folder, root / folder, ignore=ignored)
        for file in ("mkdocs.yml", "pyproject.toml", "tests/__init__.py", "tests/conftest.py"):
            shutil.copy(ROOT / file, root / file)

    def run(self, *command: str) -> str:
        """Run a command with the code of the copy. Raises AssertionError when it does not end well."""
        start = [sys.executable, "-m", "svcq_build"] if command[0] == "svcq" else [sys.executable]
        environment = {**os.environ, "PYTHONPATH": str(self.root), "XDG_CACHE_HOME": str(self.root / "cache")}
        done = subprocess.run(
            [*start, *command[1:]], cwd=self.root, env=environment | {"SVCQ_LANG": "zh", "PYTHONUTF8": "1"},
            capture_output=True, text=True, encoding="utf-8", check=False,
        )  # fmt: skip
        assert done.returncode == 0, f"{shlex.join(command)}\n{done.stdout}\n{done.stderr}"
        return done.stdout

    def follow(self, heading: str) -> dict[str, str]:
        """Do what a section says. Returns what each command said."""
        told = {}
        for step in steps(heading):
            if step.language == "sh":
                told.update({line: self.run(*shlex.split(line)) for line in step.body.splitlines()})
            elif step.language == "po":
                self._fill(self.root / step.path, step.body)
            else:
                path = self.root / step.path
                assert not path.exists(), "the step writes a new file"
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(step.body, encoding="utf-8")
        return told

    def _fill(self, path: Path, entries: str) -> None:
        text = path.read_text(encoding="utf-8")
        for entry in _ENTRY.finditer(entries):
            assert f'{entry["key"]}msgstr ""' in text, f"{path.name} waits for {entry['key']}"
            text = text.replace(f'{entry["key"]}msgstr ""', entry[0], 1)
        path.write_text(text, encoding="utf-8")

    def page(self, address: str) -> str:
        """The page at an address, as it is rendered in Chinese."""
        return self.run("python", "-c", _RENDER, address)


_RENDER = """
import datetime as dt, sys
from pathlib import Path
from svcq_build.load.folder import load_folder
from svcq_build.load.graph import build_graph
from svcq_build.render.site_pages import make_renderer, render
renderer = make_renderer(build_graph(load_folder(Path("."))), "zh", dt.date(2026, 3, 1), None, Path("."))
(page,) = render(renderer, lambda page: page.url.endswith(sys.argv[1])).pages.values()
print(page.html)
"""


@pytest.fixture
def copy(tmp_path: Path) -> Copy:
    return Copy(tmp_path)


def test_a_kind_is_added_as_the_text_says(copy: Copy) -> None:
    told = copy.follow("Add a kind of document")
    assert told["python -m tests.kinds.lacking"] == "Nothing is missing.\n"
    assert (copy.root / "playbooks/notices/waiting.yml").is_file()
    assert "关系：告知；反过来：告知于" in told["svcq explain notice.points.announces"]
    assert (copy.root / ".svcq/schema/notice.json").is_file()
    shutil.copy(copy.root / "tests/kinds/notice/good/full.yml", copy.root / "playbooks/notices/waiting.yml")
    page = copy.page("notices/waiting/")
    assert "取号后 30 分钟内叫到您" in page
    assert re.search(r"张贴在.*网站", page, re.DOTALL)
    for path in (step.path for step in steps("Add a kind of document") if step.language not in ("sh", "po")):
        (copy.root / path).rename(copy.root / "aside")
        (told_of_it,) = lacking_files(copy.root, [])
        assert told_of_it.startswith(re.sub(r"bad/.*", "bad/*.yml", path) + " is missing: ")
        (copy.root / "aside").rename(copy.root / path)


def test_a_rule_is_added_as_the_text_says(copy: Copy) -> None:
    shouting = copy.root / "playbooks/guides/shouting.md"
    told = copy.follow("Add a rule")
    assert "手册是用来告知的" in told["svcq explain shouting-title --lang zh"]
    shouting.write_text("---\nkind: guide\ntitle: 注意！\nsummary: 说明。\n---\n\n正文。\n", encoding="utf-8")
    assert "标题“注意！”在喊话。" in copy.run("svcq", "check", "playbooks/guides", "--fail-on", "error")


def test_an_overview_page_is_added_as_the_text_says(copy: Copy) -> None:
    copy.follow("Add an overview page")
    page = copy.page("promises/")
    assert "承诺一览" in page
    assert "您可以期待我们做到的，都在这里。" in page
    assert page.count("<li>") > 3
