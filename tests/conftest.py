"""What tests share: little repositories, and the command line run as a person would."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from svcq_build.cli import main

# How long an example takes says more about the machine, and what else it does, than about the code.
settings.register_profile("svcq", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("svcq")

TODAY = "2026-03-01"

ROLE = """\
kind: role
title: 窗口受理员
summary: 在窗口接待客户。
status: active
version: "1.0"
owner: clerk
effective: 2026-01-01
review: {every: 1 年, last: 2026-01-01}
changes:
  - {version: "1.0", date: 2026-01-01, class: substance, trigger: internal-change, reason: 首次发布}
mission: 一次把事办成。
responsibilities:
  - {id: D1, text: 受理业务。}
"""
STANDARD = """\
kind: standard
title: 排队叫号
summary: 等候多久、谁来解释。
status: draft
version: "1.0"
owner: clerk
family: process
goal: 客户等候不超过 20 分钟。
applies_to: [role:clerk]
requirements:
  - {id: R1, level: must, text: 等候超过 20 分钟时由受理员说明原因。}
"""
FILES = {"roles/charters/clerk.yml": ROLE, "standards/service/queueing.yml": STANDARD}
CONFIGURATION = "site_name: 测试手册\nextra:\n  svcq:\n    languages: [zh]\n"


def folder_of_run(base: Path) -> Path:
    """A folder that all workers of this run share.

    Args:
        base: pytest's base folder for temporary files, which each worker of pytest-xdist has of its own.
    """
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


@pytest.fixture(scope="session", autouse=True)
def _nothing_of_whoever_runs_them(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No settings of git, no language, no day of theirs; and a cache of the run: templates are compiled once."""
    own = tmp_path_factory.getbasetemp() / "gitconfig"
    own.write_text(f'[safe]\ndirectory = "{Path(__file__).parents[1]}"\n', encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        for name in [name for name in os.environ if name.startswith("GIT_")]:
            patch.delenv(name)
        for name in ("SOURCE_DATE_EPOCH", "SVCQ_LANG"):
            patch.delenv(name, raising=False)
        patch.setenv("GIT_CONFIG_GLOBAL", str(own))
        patch.setenv("GIT_CONFIG_NOSYSTEM", "1")
        patch.setenv("XDG_CACHE_HOME", str(folder_of_run(tmp_path_factory.getbasetemp()) / "cache"))
        yield


@pytest.fixture
def repository(tmp_path: Path) -> Callable[..., Path]:
    """Make a repository from files by path; ``mkdocs.yml`` and two sound documents come with it."""

    def make(files: Mapping[str, str | bytes] = {}, base: Mapping[str, str] = FILES) -> Path:
        root = tmp_path / "handbook"
        for path, content in {"mkdocs.yml": CONFIGURATION, **base, **files}.items():
            whole = root / path
            whole.parent.mkdir(parents=True, exist_ok=True)
            whole.write_bytes(content if isinstance(content, bytes) else content.encode())
        return root

    return make


@dataclass(frozen=True)
class Outcome:
    """What a command did."""

    code: int
    out: str
    err: str


@pytest.fixture
def svcq(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Callable[..., Outcome]:
    """Run ``svcq`` with arguments, in a folder, with a cache of its own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    for name in ("SOURCE_DATE_EPOCH", "SVCQ_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)

    def run(*arguments: str, cwd: Path) -> Outcome:
        monkeypatch.chdir(cwd)
        monkeypatch.setattr(sys, "argv", ["svcq", *arguments])
        with pytest.raises(SystemExit) as stop:
            main()
        captured = capsys.readouterr()
        code = stop.value.code
        return Outcome(code if isinstance(code, int) else 0, captured.out, captured.err)

    return run
