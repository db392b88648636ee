"""The titles of all documents by kind and id, for whoever came to an address that leads nowhere."""

from __future__ import annotations

from svcq_build.kinds import all_kinds
from svcq_build.render.desk import Desk
from svcq_build.render.feeds import SiteFile
from svcq_build.render.text import plain
from svcq_build.render.views import INTERNAL, PUBLIC
from svcq_build.words import json_text


def _make(desk: Desk) -> bytes:
    found = {
        kind.plural: {local.id: plain(local.doc.title) for local in desk.entries(name)}
        for name, kind in all_kinds().items()
    }
    return json_text({plural: titles for plural, titles in found.items() if titles}, compact=True).encode()


FILE = SiteFile("ids.json", _make, INTERNAL | PUBLIC)
