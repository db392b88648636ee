"""axe-core, run in a page."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

_AXE = Axe()


def violations(page: Page, *rules: str) -> list[str]:
    """What axe finds serious or critical.

    Args:
        page: an open page. rules: only these; all when none is given.
    """
    options: dict[str, Any] = {"resultTypes": ["violations"]}
    if rules:
        options["runOnly"] = {"type": "rule", "values": list(rules)}
    found = _AXE.run(page, options=options).response["violations"]
    return [
        f"{violation['impact']} {violation['id']}: {node['target']} {node['html'][:140]} — {node['failureSummary']}"
        for violation in found
        if violation["impact"] in ("serious", "critical")
        for node in violation["nodes"][:4]
    ]
