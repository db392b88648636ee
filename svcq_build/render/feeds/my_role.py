"""What pages of roles say to whoever takes one for theirs: fetched only where something can be kept."""

from __future__ import annotations

import json

from svcq_build.render.desk import Desk
from svcq_build.render.feeds import SiteFile


def _make(desk: Desk) -> bytes:
    word = desk.word
    words = {
        "choose": word("This is my role"),
        "forget": word("Not my role any more"),
        "again": word("Try again"),
        "offer": word(
            "{n} pages ({size} MB), this one and those of the documents that bind the role, then open without a "
            "connection, too."
        ),
        "coming": word("My role. {done} of {n} pages are on this device; wait a moment before you leave the network."),
        "kept": word(
            "My role. {n} pages ({size} MB) are on this device and open without a connection; each new version of the "
            "handbook brings its own."
        ),
        "missing": word(
            "My role. Only {done} of {n} pages are on this device: the connection broke off, the handbook was "
            "published anew meanwhile, or there is no room."
        ),
        "most": word("It has {all} pages: the rest is kept once it was read."),
        "closed": word("This browser keeps nothing for the handbook, not even which role is yours."),
        "gap": desk.interface.values()["gap"],
    }
    return json.dumps(words, ensure_ascii=False).encode()


FILE = SiteFile("my-role.json", _make)
