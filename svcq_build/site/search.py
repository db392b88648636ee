"""Search: an index of what pages say, in the form that the theme's search reads, and the characters to look up."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain
from typing import Any
from urllib.parse import quote

from svcq_build.render import RenderedPage
from svcq_build.site.segments import segmented
from svcq_build.words import in_html

#: What separates words in the search index: spaces, jieba's mark, punctuation of both scripts; a point
#: or a colon inside a number (9.1.2, 12:30) does not.
_SEPARATOR = r"[\s\u200b\u3000\-_,;!?/()\[\]<>\"'、。，．？！；：（）《》〈〉【】「」“”‘’…·]+|[.:](?!\d)"
#: What a match in a field is worth. The engine's own figure for tags (a million) lets a page that carries a word
#: as its tag come before the page that is called by it.
_WEIGHTS = {"title": {"boost": 1000.0}, "text": {"boost": 1.0}, "tags": {"boost": 20.0}}
_HAN = (0x3400, 0x9FFF)


class SearchIndex:
    """The index of one language, page by page."""

    def __init__(self) -> None:
        self._entries: dict[str, list[str]] = {}
        self._simplified: dict[str, str] = {}  # the characters of a page that may be written in another way

    def add(self, rendered: RenderedPage) -> None:
        """Take a page in, in the place of what was known of it."""
        page = rendered.page
        self._simplified[page.url] = "".join(_all_simplified() & frozenset(rendered.html))
        self._entries[page.url] = [_dump(entry) for entry in _entries(rendered)] if page.search else []

    def take_away(self, address: str) -> None:
        """Forget a page."""
        del self._simplified[address], self._entries[address]

    def files(self) -> dict[str, Iterable[bytes]]:
        """The files of the index, piece by piece, by address."""
        config = {"lang": ["en"], "separator": _SEPARATOR, "pipeline": [], "fields": _WEIGHTS}
        used = frozenset("".join(self._simplified.values()))
        pairs = {old: new for old, new in _all_pairs().items() if new in used}
        index = chain([f'{{"config":{_dump(config)},"docs":['.encode()], self._listed(), [b"]}"])
        return {"search/search_index.json": index, "assets/svcq/t2s.json": [f"{_dump(pairs)}\n".encode()]}

    def _listed(self) -> Iterator[bytes]:
        comma = b""
        for page in self._entries.values():
            for entry in page:
                yield comma + entry.encode()
                comma = b","


def _entries(rendered: RenderedPage) -> Iterator[dict[str, Any]]:
    page = rendered.page
    tags = [in_html(tag) for tag in page.tags]
    for section in rendered.contents.sections:
        entry: dict[str, Any] = {
            "location": quote(page.url) + (f"#{section.anchor}" if section.anchor else ""),
            "title": segmented(section.title or in_html(page.title)),
            "text": segmented(section.text),
        }
        if tags:
            entry["tags"] = tags
        yield entry


def _dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


@cache
def _all_pairs() -> dict[str, str]:
    """Every Traditional character whose Simplified form differs (OpenCC)."""
    from opencc import OpenCC

    characters = [chr(number) for number in range(_HAN[0], _HAN[1] + 1)]
    simplified = OpenCC("t2s").convert("\n".join(characters)).split("\n")
    return {old: new for old, new in zip(characters, simplified, strict=True) if old != new and len(new) == 1}


@cache
def _all_simplified() -> frozenset[str]:
    """Every Simplified character that stands for a Traditional one."""
    return frozenset(_all_pairs().values())
