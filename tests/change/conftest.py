"""A real git repository with a standard in force and a checklist that verifies it."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from tests import conftest
from tests.conftest import ROLE

#: Rules that other documents would be needed to satisfy are off.
CONFIGURATION = conftest.CONFIGURATION + "    rules: {no-data-basis: off, suspect-dependent: off}\n"

STANDARD = """\
# 大厅叫号（勿删此行）
kind: standard
title:   排队叫号      # 大厅
summary: 等候多久、谁来解释。
status: active
version: "1.0"         # 与张贴的一致
owner: clerk
effective: 2026-01-01
review: {every: 1 年, last: 2026-01-01}
changes:
  # 新的在上
  - {version: "1.0", date: 2026-01-01, class: substance, trigger: internal-change, reason: 首次发布}
family: process
goal: 客户等候不超过 20 分钟。
applies_to: [role:clerk]
requirements:
  - {id: R1, level: must, text: 等候超过 20 分钟时由受理员说明原因。}
  - id: R2
    level: must
    text: >-
      受理员每小时
      公布一次等候时间。
"""
CHECKLIST = """\
kind: checklist
title: 等候巡查
summary: 每小时巡查一次，见[叫号](standard:queueing#R1)。
status: active
version: "1.0"
owner: clerk
effective: 2026-01-01
review: {every: 1 年, last: 2026-01-01}
changes:
  - {version: "1.0", date: 2026-01-01, class: substance, trigger: internal-change, reason: 首次发布}
used_by: ["clerk"]  # 谁用
frequency: 1 小时
mode: read-do
sections:
  - title: 等候
    items:
      - {id: C1, text: 等候过久的客户得到说明。, verifies: ["standard:queueing#R1"]}
      - {id: C2, text: 等候时间已公布。, verifies: ['standard:queueing#R2']}
nature: self-check
"""
QUEUEING = "standards/service/queueing.yml"
PATROL = "playbooks/checklists/patrol.yml"
CLERK = "roles/charters/clerk.yml"


class Repository:
    """A git repository in a temporary folder."""

    def __init__(self, root: Path) -> None:
        self.root = root
        root.mkdir(parents=True)
        self.git("init", "-q", "-b", "main")
        self.git("config", "user.name", "Test")
        self.git("config", "user.email", "test@example.org")

    def git(self, *arguments: str) -> str:
        environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
        done = subprocess.run(
            ["git", "-C", str(self.root), *arguments], check=True, capture_output=True, text=True, env=environment
        )
        return done.stdout.strip()

    def write(self, files: dict[str, str | bytes | None]) -> None:
        for path, text in files.items():
            whole = self.root / path
            if text is None:
                whole.unlink()
                continue
            whole.parent.mkdir(parents=True, exist_ok=True)
            whole.write_bytes(text if isinstance(text, bytes) else text.encode())

    def read(self, path: str) -> str:
        return (self.root / path).read_bytes().decode()

    def commit(self, files: dict[str, str | bytes | None], tag: str) -> None:
        self.write(files)
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", tag)
        self.git("tag", "-f", tag)

    def replace(self, path: str, *pairs: tuple[str, str]) -> None:
        text = self.read(path)
        for old, new in pairs:
            assert old in text
            text = text.replace(old, new)
        self.write({path: text})


@pytest.fixture
def repo(tmp_path: Path) -> Repository:
    made = Repository(tmp_path / "handbook")
    made.commit({"mkdocs.yml": CONFIGURATION, QUEUEING: STANDARD, PATROL: CHECKLIST, CLERK: ROLE}, "one")
    return made
