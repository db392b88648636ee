"""Former anchors: a part that was renamed is still found at the address that it used to have."""

from __future__ import annotations

import re
from html import escape

from svcq_build.load import Entry, former_parts

_ID = re.compile(r"<[a-z][a-z0-9]*\b(?:[^>\"]|\"[^\"]*\")*?\sid=\"([^\"]*)\"(?:[^>\"]|\"[^\"]*\")*>")


def with_former_anchors(body: str, entry: Entry) -> str:
    """A document's page with an empty anchor for every former id of a part, at the beginning of that part.

    Templates mark a part with its id and need not know that it had others. A former id that names something
    else on the page, or leads to a part that is gone, gets no anchor.

    Args:
        body: the page as its template made it. entry: the document.
    """
    names = former_parts(entry)
    if not names:
        return body
    taken = {*entry.parts, *(found[1] for found in _ID.finditer(body))}
    anchors: dict[str, str] = {}
    for was, now in names.items():
        if was not in taken:
            anchors[now] = f'{anchors.get(now, "")}<span class="sv-former" id="{escape(was)}"></span>'
    return _ID.sub(lambda found: found[0] + anchors.pop(found[1], ""), body)
