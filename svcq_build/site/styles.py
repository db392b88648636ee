"""Styles: small style sheets joined into one, in the order in which they are imported."""

from __future__ import annotations

import posixpath
import re

from svcq_build.site.scripts import NotJoinableError, Read

_IMPORT = re.compile(
    r"@import\s+(?:url\(\s*)?(?P<quote>[\"'])(?P<name>\.{1,2}/[^\"'\\?]+)(?P=quote)(?:\s*\))?\s*(?P<media>[^;{}]*);",
    re.IGNORECASE,
)
_GAP = re.compile(r"(?:\s+|/\*.*?\*/)+", re.DOTALL)
_TOKEN = re.compile(
    r"(?P<comment>/\*.*?\*/)|\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'|url\(\s*[^\"')\s][^)]*\)|[{}\"']|/\*",
    re.DOTALL | re.IGNORECASE,
)
#: What has to be said at the beginning of a file, or means another file in another folder.
_BOUND = re.compile(r"@(?:charset|import|namespace)\b", re.IGNORECASE)
#: Blanks around braces and semicolons.
_BLANKS = re.compile(r"\s*([{};])\s*")
_ADDRESS = re.compile(r"\burl\(", re.IGNORECASE)


def join_styles(read: Read, entry: str) -> str:
    """Join a style sheet and all that it imports into one; comments are left out.

    Args:
        read: reads a style sheet by its path. entry: the path of the first.
    Raises:
        NotJoinableError: when one is written in a way that needs more than that. OSError, UnicodeError: when one
            cannot be read.
    """
    return _joined(read, entry, ())


def _joined(read: Read, path: str, above: tuple[str, ...]) -> str:
    if path in above:
        raise NotJoinableError(f"{path} imports itself by way of others")
    text = read(path).removeprefix("\ufeff")
    parts, at = [], 0
    while True:
        if gap := _GAP.match(text, at):
            at = gap.end()
        found = _IMPORT.match(text, at)
        if found is None:
            break
        at = found.end()
        name = posixpath.normpath(posixpath.join(posixpath.dirname(path), found["name"]))
        media = found["media"].strip()
        if name.startswith("..") or re.match(r"layer\b|supports\b", media, re.IGNORECASE):
            raise NotJoinableError(f"{path} imports {name} in an unusual way")
        inner = _joined(read, name, (*above, path))
        parts.append(f"@media {media} {{\n{inner}}}\n" if media else inner)
    rest = _cleaned(text[at:], path)
    return "".join(parts) + (f"{rest}\n" if rest else "")


def _cleaned(text: str, path: str) -> str:
    """The text without comments.

    Raises:
        NotJoinableError: when it does not end where it should, or says what can only be said in a file of its own.
    """
    depth = 0
    for found in _TOKEN.finditer(text):
        depth += {"{": 1, "}": -1}.get(found[0], 0)
        if depth < 0 or found[0] in ("/*", '"', "'"):
            raise NotJoinableError(f"{path} does not close what it opens")
    if depth:
        raise NotJoinableError(f"{path} does not close what it opens")
    cleaned = _TOKEN.sub(lambda found: "" if found["comment"] else found[0], text)
    if _BOUND.search(cleaned) or ("/" in path and _ADDRESS.search(cleaned)):
        raise NotJoinableError(f"{path} depends on being a file of its own")
    return "\n".join(_tight(line.strip()) for line in cleaned.splitlines() if line.strip())


def _tight(line: str) -> str:
    """A line without the blanks that only please the eye; what stands in quotes stays."""
    if '"' in line or "'" in line:
        return line
    return _BLANKS.sub(r"\1", line)
