"""The links of pages of past versions, found without parsing: their templates are ours, and hold no pictures."""

from __future__ import annotations

import re
from html import unescape

from svcq_build.render.contents import Links, leads_away, read_links

_HREF = re.compile(r'<a [^>]*?href="([^"]+)"')
_ID = re.compile(r' id="([^"]*)"')
_NOTHING_NEW = Links()


def past_links(html: str, told: set[str]) -> Links:
    """What a page links to that no other page in its folder does, and then what it offers.

    Args:
        html: the page without its frame. told: links of other pages in the same folder; those of this one are added.
    """
    if " src=" in html or "<link" in html:
        return read_links(html)
    fresh = {link for link in _HREF.findall(html) if link not in told}
    found = {link for link in fresh if not (link.startswith("#") and f' id="{link[1:]}"' in html)}
    if not found:
        return _NOTHING_NEW
    told.update(link for link in found if not link.startswith("#"))
    links = frozenset(unescape(link) for link in found if not leads_away(link))
    return Links(frozenset(_ID.findall(html)), links)
