"""How long it takes to read what a module covers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from svcq_build.load.folder import load_folder
from svcq_build.load.graph import build_graph
from svcq_build.render.desk import Desk
from svcq_build.render.interface import interface
from svcq_build.render.views.reading import reading_minutes
from tests.conftest import ROLE

GUIDE = "---\nkind: guide\ntitle: 读\nsummary: 读。\n---\n{}\n"


@pytest.mark.parametrize(
    ("body", "targets", "minutes"),
    [
        ("读" * 253, ["guide:one"], 1),  # with title and summary: 255 characters, a minute
        ("读" * 254, ["guide:one"], 2),
        ("读" * 1020, ["guide:one", "guide:one#x"], 4 + 1),  # one document, whatever of it is named
        ("word " * 230, ["guide:one"], 1),
        ("word " * 240, ["guide:one"], 2),
        ("读", [], 0),
        ("读", ["guide:gone"], 0),
    ],
)
def test_what_is_read_once_takes_its_time(
    repository: Callable[..., Path], body: str, targets: list[str], minutes: int
) -> None:
    root = repository({"playbooks/guides/one.md": GUIDE.format(body), "roles/charters/clerk.yml": ROLE}, base={})
    desk = Desk(build_graph(load_folder(root)), "zh", dt.date(2026, 3, 1), None, interface("zh"))
    assert reading_minutes(desk, targets) == minutes
