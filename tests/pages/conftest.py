"""Every page of the built handbook, read once for all tests of a worker."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.pages.page_facts import PageFacts, page_facts
from tests.whole_handbook import built_handbook, shared_folder


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built handbook."""
    return built_handbook(shared_folder(tmp_path_factory.getbasetemp()))


@pytest.fixture(scope="session")
def pages(site: Path) -> Mapping[str, PageFacts]:
    """What each page says of itself, by its address from the root; without the pages for wrong addresses."""
    return {
        file.parent.relative_to(site).as_posix() + "/": page_facts(file.read_text(encoding="utf-8"))
        for file in sorted(site.rglob("index.html"))
    }
