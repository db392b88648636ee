"""Page diff: two built sites compared by the text that a reader sees."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from html.parser import HTMLParser
from pathlib import Path

#: Elements without an end tag, and elements whose content nobody reads.
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())  # noqa: SIM905
_UNSEEN = frozenset("head script style template noscript svg nav button".split())  # noqa: SIM905
#: Elements that run on in a line of text; every other one starts a new line.
_INLINE = frozenset(
    [
        "a",
        "abbr",
        "b",
        "bdi",
        "cite",
        "code",
        "data",
        "del",
        "em",
        "i",
        "ins",
        "kbd",
        "mark",
        "q",
        "s",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "time",
        "u",
        "var",
    ]
)


@dataclass(frozen=True, slots=True)
class PageChange:
    """A page whose text differs.

    Attributes:
        page: its address in the site (``standards/queueing/``). title: its heading, or the address.
        added, removed: it stands in the newer or the older site only.
        lines: what differs: lines of the older page with those that stand for them in the newer one.
    """

    page: str
    title: str
    added: bool
    removed: bool
    lines: tuple[tuple[str, str], ...]


def differing_pages(base: Path, site: Path) -> Iterator[PageChange]:
    """Pages whose visible text differs between two built sites, by address.

    Only the content counts (``<article>``, else ``<main>``, else all): menus repeat on every page. Both sites are
    expected to be built on the same day, since some pages count days.

    Args:
        base: the folder of the older site. site: the folder of the newer one.
    """
    old, new = _pages(base), _pages(site)
    for page in sorted({*old, *new}):
        before = old[page].read_bytes() if page in old else b""
        after = new[page].read_bytes() if page in new else b""
        if before == after and page in old and page in new:
            continue
        left, right = _Text.of(before), _Text.of(after)
        changed = tuple(_differences(left.lines, right.lines))
        if changed or page not in old or page not in new:
            title = right.title or left.title or page
            yield PageChange(page, title, page not in old, page not in new, changed)


def _pages(site: Path) -> dict[str, Path]:
    found = {}
    for path in site.rglob("*.html"):
        if path.is_file() and not path.is_symlink():
            found[path.relative_to(site).as_posix().removesuffix("index.html") or "/"] = path
    return found


def _differences(old: list[str], new: list[str]) -> Iterator[tuple[str, str]]:
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        for offset in range(max(i2 - i1, j2 - j1)):
            yield (
                old[i1 + offset] if i1 + offset < i2 else "",
                new[j1 + offset] if j1 + offset < j2 else "",
            )


class _Text(HTMLParser):
    """Gathers the lines of text that a page shows, separately for what stands in its content."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._open: list[tuple[str, bool]] = []
        self._gathered: dict[str, list[str]] = {"article": [], "main": [], "page": []}
        self._words = ""
        self.title = ""

    @classmethod
    def of(cls, content: bytes) -> _Text:
        text = cls()
        text.feed(content.decode("utf-8", "replace"))
        text.close()
        text._end_line()
        return text

    @property
    def lines(self) -> list[str]:
        return self._gathered["article"] or self._gathered["main"] or self._gathered["page"]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _INLINE:
            self._end_line()
        if tag not in _VOID:
            named = dict(attrs)
            hidden = tag in _UNSEEN or "hidden" in named or "headerlink" in (named.get("class") or "").split()
            self._open.append((tag, hidden))

    def handle_endtag(self, tag: str) -> None:
        if tag not in _INLINE:
            self._end_line()
        names = [name for name, _ in self._open]
        if tag in names:
            last = len(names) - 1 - names[::-1].index(tag)
            del self._open[last:]

    def handle_data(self, data: str) -> None:
        if not any(hidden for _, hidden in self._open):
            self._words += data

    def _end_line(self) -> None:
        line = " ".join(self._words.split())
        self._words = ""
        if not line:
            return
        names = {name for name, _ in self._open}
        if "h1" in names and not self.title:
            self.title = line
        for place in ("article", "main"):
            if place in names:
                self._gathered[place].append(line)
        self._gathered["page"].append(line)
