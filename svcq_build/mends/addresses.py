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
    from rapidfuzz.distance import OSA  # only where something is wrong

    plain = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).replace("\\", "/").replace("。", ".")
    cloned = _CLONING.fullmatch(plain) or _GIT.fullmatch(plain)
    if cloned:
        return f"https://{cloned['host']}/{cloned['path'].removesuffix('.git').strip('/')}"
    found = _SCHEME.fullmatch(plain)
    if found:
        return f"{found['scheme'].lower()}://{found['rest'].rpartition('@')[2]}"
    scheme, colon, rest = plain.partition("://")
    if colon and rest and 3 < len(scheme) < 8 and scheme.isalpha():
        close = [known for known in ("https", "http") if OSA.distance(scheme.lower(), known) == 1]
        return f"{close[0]}://{rest}" if close else None
    bare = _BARE.fullmatch(plain)
    return f"https://{bare['rest']}" if bare else None


_AT = re.compile(r"(?<=\w)\s*(?:[\[({<]\s*(?:at|@)\s*[\])}>]|\sat\s|\s@\s|@\s|\s@(?=[\w-]+\.))\s*", re.IGNORECASE)
_DOT = re.compile(r"(?<=\w)\s*(?:[\[({<]\s*(?:dot|\.)\s*[\])}>]|\sdot\s)\s*(?=\w)", re.IGNORECASE)
#: “Wang Li <wang@example.org>”, as mail programs write it.
_NAMED = re.compile(r"[^<>,;]*<\s*(?:mailto:)?([^<>\s]+@[^<>\s]+)\s*>")
_PAGE = re.compile(r"https?://[^/\s]+/(?:orgs|groups)?/?([\w.-]+)(?:/(?:-/)?teams)?(?:/([\w.-]+))?/?(?=[\s,;]|$)")
_ACCOUNT = re.compile(r"@?[A-Za-z0-9][A-Za-z0-9._+/-]*(?:@[A-Za-z0-9.-]+)?")


def accounts(text: str) -> str | None:
    """The accounts or addresses that a text means, separated by spaces; None where that cannot be told."""
    plain = unicodedata.normalize("NFKC", text).strip()
    if "<" in plain:
        plain = _NAMED.sub(r"\1 ", plain)
    plain = _PAGE.sub(lambda found: "/".join(filter(None, found.groups())), plain)
    plain = _DOT.sub(".", _AT.sub("@", plain)).replace("mailto:", "")
    words = [word for word in re.split(r"[\s,;、|]+", plain) if word]
    good = bool(words) and all(_ACCOUNT.fullmatch(word) for word in words)
    return " ".join(words) if good and words != text.split(" ") else None
