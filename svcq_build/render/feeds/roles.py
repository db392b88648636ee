"""The titles of all roles by their ids, for whoever runs a checklist and says who mends what was found."""

from __future__ import annotations

from svcq_build.render.desk import Desk
from svcq_build.render.feeds import SiteFile
from svcq_build.render.text import plain
from svcq_build.words import json_text


def _make(desk: Desk) -> bytes:
    roles = {local.id: plain(local.doc.title) for local in desk.entries("role") if local.doc.status == "active"}
    return json_text(roles, compact=True).encode()


FILE = SiteFile("checklists/roles.json", _make)
