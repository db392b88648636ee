"""axe-core, run in a page."""

from __future__ import annotations

from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

_AXE: str = Axe().axe_script
_LOOK = Path(__file__).with_name("axe.js").read_text(encoding="utf-8")


def violations(page: Page, *rules: str) -> list[str]:
    """What axe finds serious or critical.

    Args:
        page: an open page. rules: only these; all when none is given.
    Returns:
        each violation in words, with what is at fault.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(_AXE)
    found: list[str] = page.evaluate(_LOOK, list(rules))
    return found
