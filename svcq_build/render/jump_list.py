"""The jump list: what is on a long page, folded into a line above its first part, for screens without a table of it."""

from __future__ import annotations

import re
from collections.abc import Callable

from svcq_build.words import in_html

#: A part of a page, as templates write it; headings inside of what is folded already are not at the start of a line.
_PART = re.compile(r'^<h2 id="([^"]+)">(.*?)</h2>', re.MULTILINE)
_TAG = re.compile(r"<[^>]+>")
#: From so many parts, and so many bytes of words, on a page is long: about four screens of a phone.
_PARTS, _BYTES = 4, 5000


def with_jump_list(html: str, word: Callable[[str], str]) -> str:
    """A page with links to its parts before the first of them; as it is where it is not long.

    Args:
        html: the page, without its frame. word: finds words in the page's language.
    """
    parts = _PART.findall(html)
    if len(parts) < _PARTS or len(_TAG.sub("", html).encode()) < _BYTES:
        return html
    items = "".join(f'<li><a href="#{anchor}">{_TAG.sub("", title).strip()}</a></li>' for anchor, title in parts)
    summary = in_html(word("On this page"))
    listed = f'<details class="sv-jump"><summary>{summary}</summary><ul class="sv-links">{items}</ul></details>\n'
    return _PART.sub(lambda found: listed + found[0], html, count=1)
