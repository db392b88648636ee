"""The manifest, by which a device installs the handbook as an application."""

from __future__ import annotations

from svcq_build.render.desk import Desk
from svcq_build.render.feeds import SiteFile
from svcq_build.render.text import plain
from svcq_build.render.views import INTERNAL, PUBLIC
from svcq_build.words import json_text


def _make(desk: Desk) -> bytes:
    name = plain(desk.setting("site_name") or "")
    manifest = {
        "name": name,
        "short_name": name[:12],
        "description": plain(desk.setting("site_description") or ""),
        "lang": desk.lang,
        "id": "./",
        "start_url": "./",
        "scope": "./",
        "display": "standalone",
        "background_color": "#ffffff",
        "theme_color": "#0b5563",
        "icons": [{"src": "assets/svcq/icon.svg", "sizes": "any", "type": "image/svg+xml"}],
    }
    return json_text(manifest).encode()


FILE = SiteFile("manifest.webmanifest", _make, INTERNAL | PUBLIC)
