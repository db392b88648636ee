"""Pictures: files that lie beside documents and are shown by them. What one is, its first bytes say."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import unquote

#: What a picture's file is called, and what it then has to be.
ENDINGS = {".png": "png", ".jpg": "jpeg", ".jpeg": "jpeg", ".webp": "webp", ".gif": "gif"}
#: How many bytes are looked at.
HEAD = 512
#: What a picture can be; anything else that :func:`look_at` answers is none.
FORMATS = frozenset(ENDINGS.values())
_BEGINNINGS = (
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
    (b"version https://git-lfs.github.com/spec/", "lfs"),
    (b"version https://hawser.github.com/spec/", "lfs"),
    (b"%PDF-", "pdf"),
    (b"BM", "bmp"),
    (b"\0\0\1\0", "ico"),
    (b"II*\0", "tiff"),
    (b"MM\0*", "tiff"),
)
_HEIF = re.compile(rb"....ftyp(?:heic|heix|mif1|msf1|avif|avis)", re.DOTALL)
_SVG = re.compile(rb"<svg[\s/>]", re.IGNORECASE)
_HTML = re.compile(rb"\s*<(?:!doctype html|html|head|body|\?xml|!--)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Picture:
    """A file whose name ends like a picture's.

    Attributes:
        path: the file, relative to the root. what: a format of :data:`FORMATS`, or what it is instead (``lfs``,
            ``empty``, ``html``, ``svg``, ``text``, ``unknown`` …; ``unread`` when it was not or could not be opened).
    """

    path: str
    what: str


def look_at(head: bytes) -> str:
    """What a file is by its first bytes."""
    if not head:
        return "empty"
    for beginning, what in _BEGINNINGS:
        if head.startswith(beginning):
            return what
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "webp"
    if _HEIF.match(head):
        return "heif"
    head = head.removeprefix(b"\xef\xbb\xbf")
    if _SVG.search(head):
        return "svg"
    if _HTML.match(head):
        return "html"
    return "unknown" if b"\0" in head or not _is_text(head) else "text"


def _is_text(head: bytes) -> bool:
    try:
        head.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start > len(head) - 4  # cut inside of a character
    return True


def may_be_picture(target: str) -> bool:
    """Whether an address ends like the name of a picture, with or without ``?`` or ``#`` and what follows."""
    return any(name.lower().endswith(tuple(ENDINGS)) for name in (target, re.split(r"[?#]", target, maxsplit=1)[0]))


def is_elsewhere(target: str) -> bool:
    """Whether the address of a picture is that of another host, or begins where no document lies."""
    return target.startswith(("/", "#", "\\")) or ":" in target.partition("/")[0]


def possible_paths(document: str, target: str) -> list[str]:
    """The paths from the root that the address of a picture can mean, the likeliest first; none when it leads out.

    Args:
        document: the path of the document that shows it. target: the address as it was written: a ``%`` in it may
            begin an escape or stand in the file's name, and so may ``?`` and ``#``.
    """
    bare = re.split(r"[?#]", target, maxsplit=1)[0]
    found: list[str] = []
    for address in (target, bare):
        for name in (unquote(address, errors="surrogateescape"), address):
            path = _join(document, name)
            if path is not None and path not in found:
                found.append(path)
    return found


def find_picture(document: str, target: str, pictures: Mapping[str, Picture]) -> Picture | None:
    """The picture that an address in a document means, if there is one; accents may be written in either way."""
    paths = possible_paths(document, target)
    for path in paths:
        if path in pictures:
            return pictures[path]
    if all(path.isascii() for path in paths):
        return None
    wanted = {unicodedata.normalize("NFC", path) for path in paths}
    return next((found for path, found in pictures.items() if unicodedata.normalize("NFC", path) in wanted), None)


def _join(document: str, picture: str) -> str | None:
    """A picture's path from the root, given relative to the document that shows it; None when it leaves the root."""
    parts = document.split("/")[:-1]
    for step in picture.split("/"):
        if step == "..":
            if not parts:
                return None
            parts.pop()
        elif step not in ("", "."):
            parts.append(step)
    return "/".join(parts)
