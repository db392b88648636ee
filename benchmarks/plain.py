"""The words of a built site as plain Markdown pages, for MkDocs with Material and its search as it comes."""

from __future__ import annotations

import re
import shutil
from html.parser import HTMLParser
from pathlib import Path

#: What stands on a line of its own in Markdown, and how that begins.
_LINES = {**{f"h{level}": "\n" + "#" * level + " " for level in range(1, 7)}, "li": "* ", "tr": "* ", "dt": "\n**"}
_BLOCKS = {*_LINES, "p", "dd", "div", "ul", "ol", "table", "dl", "section", "header", "summary", "details", "figure"}
#: What Markdown would not take for words.
_SIGNS = re.compile(r"([\\`*_\[\]<>#|])")


class _Words(HTMLParser):
    """The words of a page's article as Markdown."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.lines: list[str] = [""]
        self._inside = self._hidden = 0
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._inside += tag == "article"
        self._hidden += tag in ("svg", "aside") or dict(attrs).get("class") == "headerlink"
        if tag in _BLOCKS:
            self.lines.append(_LINES.get(tag, ""))

    def handle_endtag(self, tag: str) -> None:
        self._inside -= tag == "article"
        self._hidden -= tag in ("svg", "aside") or (tag == "a" and self._hidden > 0)
        if tag == "dt":
            self.lines[-1] += "**"
        if tag in _BLOCKS:
            self.lines.append("\n")

    def handle_data(self, data: str) -> None:
        if self._inside and not self._hidden:
            self.lines[-1] += _SIGNS.sub(r"\\\1", " ".join(data.split()))


def words_of(html: str) -> str:
    """The words of a page's article as Markdown."""
    return re.sub(r"\n\s*\n+", "\n\n", "\n".join(_Words(html).lines)).strip()


def write_plain(site: Path, language: str, folder: Path) -> Path:
    """Write a project for MkDocs.

    Args:
        site: the built pages of one language; those of past versions and of other languages are left out.
        folder: a new folder for the project.
    Returns:
        its configuration.
    """
    shutil.rmtree(folder, ignore_errors=True)
    for path in sorted(site.rglob("index.html")):
        address = path.relative_to(site).parent
        if address.parts[:1] == ("en",):
            continue
        target = folder / "docs" / address / "index.md"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(words_of(path.read_text("utf-8")) + "\n", encoding="utf-8")
    configuration = folder / "mkdocs.yml"
    configuration.write_text(
        f"site_name: plain\nsite_url: https://example.org/\nuse_directory_urls: true\n"
        f"theme: {{name: material, language: {language}, font: false, features: [navigation.tabs, navigation.prune]}}\n"
        f"plugins: [search]\nvalidation: {{links: {{not_found: ignore, unrecognized_links: ignore}}}}\n",
        encoding="utf-8",
    )
    return configuration
