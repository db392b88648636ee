"""Pictures: those that texts show, from the files of the handbook."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, cast
from urllib.parse import unquote

from svcq_build.export.blocks import Picture
from svcq_build.export.markdown import Pictures
from svcq_build.files import FORMATS, is_fit, look_at, read_file


def picture_finder(root: Path) -> Pictures:
    """Finds the pictures of a handbook.

    Args:
        root: its folder; addresses are settled, as on pages: from the root, with a slash before them.
    """

    def find(address: str, words: str) -> Picture | None:
        if not address.startswith("/") or address.startswith("//"):
            return None  # pictures of other hosts are never fetched
        path = unquote(address[1:], errors="surrogateescape")
        if not is_fit(root, path):
            return None
        content = read_file(root / path)
        what = look_at(content[:512])
        if what not in FORMATS:
            return None
        return Picture(content, cast(Literal["png", "jpeg", "gif", "webp"], what), words)

    return find
