"""What is kept for a reader's role: as many bytes as there is room for, what it needs soonest first."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from svcq_build.load import build_graph, load_folder
from svcq_build.render import role_pages
from svcq_build.render.desk import make_desk
from svcq_build.site.edition import file_of
from svcq_build.site.role_lists import write_role_lists
from tests.whole_handbook import ROOT

ROLE = "role:cleaner"


@pytest.fixture(scope="module")
def desk() -> Any:
    return make_desk(build_graph(load_folder(ROOT)), "zh", dt.date(2026, 6, 1), None, ROOT)


def written(desk: Any, folder: Path, most: int) -> dict[str, Any]:
    """The list of a role whose pages have a hundred bytes each, one of them not being on the site."""
    pages = role_pages(desk, ROLE)
    for page in pages[:-1]:
        file = folder / file_of(page)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"x" * 100)
    edition = SimpleNamespace(renderer=SimpleNamespace(desk=desk), prefix="", files=set(map(file_of, pages[:-1])))
    write_role_lists(cast("Any", edition), folder, most)
    assert "roles/cleaner/kept.json" in edition.files
    found: dict[str, Any] = json.loads((folder / "roles/cleaner/kept.json").read_text(encoding="utf-8"))
    return found


def test_a_role_has_its_own_pages_first_and_what_binds_it(desk: Any, tmp_path: Path) -> None:
    found = written(desk, tmp_path, 1_000_000)
    assert found["title"] == "保洁员"
    assert found["pages"][:2] == ["roles/cleaner/", "roles/cleaner/booklet.html"]
    assert "standards/hall-environment/" in found["pages"]
    assert "standards/queueing/" not in found["pages"]
    assert found["all"] == len(found["pages"]) == found["bytes"] / 100


def test_with_little_room_the_first_of_them_are_kept_and_how_many_there_are_is_told(desk: Any, tmp_path: Path) -> None:
    found = written(desk, tmp_path, 450)
    assert len(found["pages"]) == 4
    assert found["bytes"] == 400
    assert found["all"] > 4
