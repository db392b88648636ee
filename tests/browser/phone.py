"""What does not fit the window of a phone."""

from __future__ import annotations

from playwright.sync_api import Page

_TOO_WIDE = """() => {
  for (const fold of document.querySelectorAll("article details")) fold.open = true;
  const wide = document.documentElement.scrollWidth - innerWidth;
  if (wide <= 0) return [];
  const clipped = (node) => { // inside something that scrolls by itself
    for (let up = node.parentElement; up && up !== document.body; up = up.parentElement)
      if (getComputedStyle(up).overflowX !== "visible") return true;
    return false;
  };
  const nodes = [...document.querySelectorAll("body *")].filter(
    (node) => node.getBoundingClientRect().right > innerWidth + 1 && !clipped(node));
  return [`${wide} px too wide`, ...nodes.slice(0, 5).map((node) => node.outerHTML.slice(0, 140))];
}"""
_SMALL_TARGETS = """() => [...document.querySelectorAll(
    "article :is(button, select, input:not([type=hidden]), .sv-button)")]
  .filter((node) => node.checkVisibility())
  .map((node) => [node, node.getBoundingClientRect(), node.labels?.[0]?.getBoundingClientRect()])
  .filter(([node, box, label]) =>
    Math.max(box.height, label?.height ?? 0) < 24 || Math.max(box.width, label?.width ?? 0) < 24)
  .map(([node, box]) => `${Math.round(box.width)}×${Math.round(box.height)}: ${node.outerHTML.slice(0, 120)}`)"""
_ZOOMED = "visualViewport.scale === 1 ? [] : [`zoomed to ${visualViewport.scale}`]"


def misfits(page: Page) -> list[str]:
    """What is wider than the window, or too small for a finger; in words. Whatever is folded is unfolded first.

    Args:
        page: an open page in a window of a phone.
    """
    return [fault for look in (_ZOOMED, _TOO_WIDE, _SMALL_TARGETS) for fault in page.evaluate(look)]
