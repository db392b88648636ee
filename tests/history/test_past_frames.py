"""The frame around the pages of past versions, and where it is kept."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import NoReturn

import pytest

from svcq_build.render.past import FRAME
from svcq_build.site.layout import make_layout
from svcq_build.site.past_pages import take_frame


def test_a_site_on_another_disk_than_its_repository_gives_its_frame(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    layout = make_layout(tmp_path)
    layout.work.mkdir()
    built = tmp_path / "site" / FRAME / "index.html"
    built.parent.mkdir(parents=True)
    built.write_text("the frame", encoding="utf-8")

    def refuse(*_: object) -> NoReturn:
        raise OSError(errno.EXDEV, "Invalid cross-device link")

    monkeypatch.setattr(os, "rename", refuse)
    monkeypatch.setattr(os, "replace", refuse)
    take_frame(layout, "zh", tmp_path / "site")
    assert (layout.work / "frame-zh.html").read_text(encoding="utf-8") == "the frame"
    assert not (tmp_path / "site" / FRAME).exists()
