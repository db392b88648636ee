"""Check the pages of a site: every link leads to a page that is there, every anchor to a place on it, and
nothing is fetched from another host.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from svcq_build.render import Links

_IN_STYLE = re.compile(r"(?:url\(\s*['\"]?|@import\s+['\"])((?:https?:)?//[^'\")\s]+)")


@dataclass(frozen=True, slots=True)
class Broken:
    """A link that leads nowhere.

    Attributes:
        page: the file that it is on. link: as it is written. why: ``page``, ``anchor`` or ``foreign``.
    """

    page: str
    link: str
    why: str

    def __str__(self) -> str:
        reason = {
            "page": "no such page or file",
            "anchor": "no such place on that page",
            "foreign": "would be fetched from another host",
        }[self.why]
        return f"{self.page}: {self.link} ({reason})"


def foreign_in_style(text: str) -> frozenset[str]:
    """What a style sheet would fetch from another host."""
    return frozenset(_IN_STYLE.findall(text))


def broken_links(pages: Mapping[str, Links], files: Iterable[str], base: str = "/") -> list[Broken]:
    """Every link that leads nowhere, by page.

    Args:
        pages: by file. files: all files of the site. base: the path under which the site is published,
            for addresses that begin with ``/`` (the 404 page's).
    """
    known = set(files)
    found: list[Broken] = []
    targets: dict[tuple[str, str], str | None] = {}  # the same for pages below the folder that they all go up to
    anchors: dict[str, frozenset[str]] = {}  # by page that is linked to; packed links would be searched one by one
    for page, scanned in sorted(pages.items()):
        here = page.rpartition("/")[0]
        found.extend(Broken(page, link, "foreign") for link in sorted(scanned.foreign))
        for link in sorted(scanned.links):
            path, _, anchor = link.partition("#")
            path = path.partition("?")[0]
            file: str | None = page
            if path:
                key = _upwards(here, path)
                if key not in targets:
                    targets[key] = _file(key[0], unquote(key[1]), known, base)
                file = targets[key]
            if file is None:
                found.append(Broken(page, link, "page"))
            elif anchor and anchor != "__top" and file in pages:
                if file not in anchors:
                    anchors[file] = frozenset(pages[file].anchors)
                if unquote(anchor) not in anchors[file]:
                    found.append(Broken(page, link, "anchor"))
    return found


def published_under(site_url: str | None) -> str:
    """The path under which a site is published, with slashes around it."""
    return unquote(urlsplit(site_url or "/").path).rstrip("/") + "/"


def summarise(broken: Iterable[Broken]) -> list[str]:
    """One line a target, naming a page and how many more have the same."""
    groups: dict[tuple[str, str], list[Broken]] = {}
    for link in broken:
        groups.setdefault((link.link.lstrip("./"), link.why), []).append(link)
    return [
        f"{links[0]}" + (f" and on {len(links) - 1} more pages" if len(links) > 1 else "") for links in groups.values()
    ]


def _upwards(here: str, path: str) -> tuple[str, str]:
    """The same link from the folder that it goes up to."""
    while here and path.startswith("../"):
        here, path = here.rpartition("/")[0], path[3:]
    return here, path


def _file(here: str, path: str, files: set[str], base: str) -> str | None:
    """The file that an address leads to, or None."""
    if path.startswith("/"):
        path = posixpath.normpath(path)  # no browser goes above the host's root: /../x is /x
        if not (path + "/").startswith(base):
            return None
        steps: list[str] = []
        path = path[len(base) :]
    else:
        steps = here.split("/") if here else []
    for step in path.split("/"):
        if step == "..":
            if not steps:
                return None
            steps.pop()
        elif step not in ("", "."):
            steps.append(step)
    plain = "/".join(steps)
    index = f"{plain}/index.html" if plain else "index.html"
    if plain in files:
        return plain
    return index if index in files else None
