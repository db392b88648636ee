"""Addresses: the web address that is meant by what git, a terminal or a hurried hand made of it."""

from __future__ import annotations

import re
import unicodedata

#: ``git@host:group/name.git`` and ``ssh://git@host:22/group/name.git``, as git hosts offer them for cloning.
_CLONING = re.compile(r"(?:[a-z]+://)?git@(?P<host>[\w.-]+)(?::[0-9]+/|[:/])(?P<path>[^:].*)", re.IGNORECASE)
_GIT = re.compile(r"git://(?P<host>[\w.-]+)/(?P<path>.+)", re.IGNORECASE)
_SCHEME = re.compile(r"(?P<scheme>https?)\s*(?::\s*/*|//+)\s*(?P<rest>[^\s/].*)", re.IGNORECASE)
_BARE = re.compile(r"(?://)?(?P<rest>(?:[^\W_][\w-]*\.)+[^\W\d_]{2,}(?::[0-9]+)?(?:/.*)?)")


def web_address(text: str) -> str | None:
    """The whole web address that is meant; None where none can be told."""
    plain = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).replace("\\", "/").replace("。", ".")
    cloned = _CLONING.fullmatch(plain) or _GIT.fullmatch(plain)
    if cloned:
        return f"https://{cloned['host']}/{cloned['path'].removesuffix('.git').strip('/')}"
    found = _SCHEME.fullmatch(plain)
    if found:
        return f"{found['scheme'].lower()}://{found['rest'].rpartition('@')[2]}"
    bare = _BARE.fullmatch(plain)
    return f"https://{bare['rest']}" if bare else None
