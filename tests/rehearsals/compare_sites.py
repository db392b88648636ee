"""Compare two built sites, page by page, in what readers and machines find on them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

_LANDMARKS = {"nav", "main", "aside", "header", "footer", "article", "section", "form"}


class Facts(HTMLParser):
    """What is on a page.

    Attributes:
        found: by what is compared: title, description, text, headings, anchors, links, landmarks.
    """

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: dict[str, list[str]] = {
            what: [] for what in ("title", "description", "text", "headings", "anchors", "links", "landmarks")
        }
        self._open: list[str] = []
        self.feed(html)
        for what in ("title", "text"):
            self.found[what] = ["".join(self.found[what])]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self._open.append(tag)
        if re.fullmatch("h[1-6]", tag):
            self.found["headings"].append(f"{tag} #{given.get('id', '')} ")
        if "id" in given:
            self.found["anchors"].append(given["id"])
        self.found["links"] += [f"{tag} {given[name]}" for name in ("href", "src") if name in given]
        if tag in _LANDMARKS or "role" in given:
            self.found["landmarks"].append(f"{tag} {given.get('role', '')} {given.get('aria-label', '')}")
        if tag == "meta" and given.get("name") == "description":
            self.found["description"].append(given.get("content", ""))

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        words = re.sub(r"\s+", "", data)
        if "title" in self._open:
            self.found["title"].append(words)
        elif "script" not in self._open:
            self.found["text"].append(words)
        if any(re.fullmatch("h[1-6]", tag) for tag in self._open):
            self.found["headings"][-1] += words


def differences(before: Path, after: Path, shown: int = 3) -> Iterator[str]:
    """What differs: files that only one site has, then for each thing that is compared how many pages, and examples."""
    sites = [{path.relative_to(site).as_posix() for path in site.rglob("*.html")} for site in (before, after)]
    for name, only in (("before", sites[0] - sites[1]), ("after", sites[1] - sites[0])):
        if only:
            yield f"{len(only)} pages only {name}: {', '.join(sorted(only)[:shown])}"
    pages: Counter[str] = Counter()
    examples: dict[str, list[str]] = {}
    for page in sorted(sites[0] & sites[1]):
        was, now = (Facts((site / page).read_text("utf-8")).found for site in (before, after))
        for what in was:
            if was[what] != now[what]:
                pages[what] += 1
                examples.setdefault(what, []).append(f"    {page}: {_difference(was[what], now[what])}")
    for what, count in pages.most_common():
        yield "\n".join([f"{what}: {count} of {len(sites[0] & sites[1])} pages", *examples[what][:shown]])


def _difference(was: list[str], now: list[str]) -> str:
    if len(was) == len(now) == 1:
        at = next((at for at, (a, b) in enumerate(zip(was[0], now[0], strict=False)) if a != b), 0)
        return f"…{was[0][max(0, at - 20) : at + 40]}… is …{now[0][max(0, at - 20) : at + 40]}…"
    gone, new = Counter(was) - Counter(now), Counter(now) - Counter(was)
    return f"without {list(gone)[:4]}, with {list(new)[:4]}" if gone or new else "another order"
