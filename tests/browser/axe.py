"""axe-core, run in a page."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

_AXE = Axe()
_CONTRAST = "color-contrast"
#: What the contrast of words is reckoned from, everywhere on the page: their colour, size and weight and all that lies
#: behind them. One of each is marked; a table of a hundred rows alike costs axe as many seconds as it has words.
_MARK = """() => {
  const behind = new Map([[document, ""]]);
  const ground = (node) => {
    if (!behind.has(node)) {
      const { backgroundColor, backgroundImage, opacity, filter, mixBlendMode } = getComputedStyle(node);
      const own = [backgroundColor, backgroundImage, opacity, filter, mixBlendMode].join();
      behind.set(node, ground(node.parentNode) + (own.startsWith("rgba(0, 0, 0, 0),none,1,none") ? "" : `|${own}`));
    }
    return behind.get(node);
  };
  const seen = new Set();
  for (const node of document.body.querySelectorAll("*")) {
    const words = [...node.childNodes].some((child) => child.nodeType === Node.TEXT_NODE && child.data.trim());
    if (!words && !node.matches("input, select, textarea")) continue;
    const { color, fontSize, fontWeight, textShadow, position } = getComputedStyle(node);
    const key = [node.tagName, node.className, node.parentNode.className, node.checkVisibility(),
      color, fontSize, fontWeight, textShadow, position, ground(node)].join();
    if (!seen.has(key)) node.dataset.looked = "";
    seen.add(key);
  }
}"""


def violations(page: Page, *rules: str) -> list[str]:
    """What axe finds serious or critical.

    Args:
        page: an open page. rules: only these; all when none is given.
    """
    options: dict[str, Any] = {"resultTypes": ["violations"], "rules": {_CONTRAST: {"enabled": False}}}
    if rules:
        options = {"resultTypes": ["violations"], "runOnly": [rule for rule in rules if rule != _CONTRAST]}
    found = _AXE.run(page, options=options).response["violations"]
    if not rules or _CONTRAST in rules:
        page.evaluate(_MARK)
        only = {"resultTypes": ["violations"], "runOnly": [_CONTRAST]}
        found += _AXE.run(page, context="[data-looked]", options=only).response["violations"]
    return [
        f"{violation['impact']} {violation['id']}: {node['target']} {node['html'][:140]} — {node['failureSummary']}"
        for violation in found
        if violation["impact"] in ("serious", "critical")
        for node in violation["nodes"][:4]
    ]
