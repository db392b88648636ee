"""The repository of the tests of change, and the desk that edits it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from svcq_build.editor.served import ServedDesk
from tests.change.conftest import Repository
from tests.change.conftest import repo as repo

PATH = "standards/service/queueing.yml"
Ask = Callable[..., tuple[int, dict[str, Any]]]


@pytest.fixture
def ask(repo: Repository) -> Ask:
    """Ask the desk: ``ask("check", text=…)``; gives the status and the answer."""
    desk = ServedDesk(repo.root, dt.date(2026, 3, 1), "en")

    def call(what: str, **fields: Any) -> tuple[int, dict[str, Any]]:
        status, answer = desk.answer(what, {"path": PATH, **fields})
        return int(status), answer

    return call
