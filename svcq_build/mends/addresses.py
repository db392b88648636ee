"""Addresses: the web address that is meant by what git, a terminal or a hurried hand made of it."""

from __future__ import annotations

import re
import unicodedata

#: ``git@host:group/name.git`` and ``ssh://git@host:22/group/name.git``, as git hosts offer them for cloning.
_CLONING = re.compile(r"(?:[a-z]+://)?git@(?P<host>[\w.-]+)(?::[0-9]+/|[:/])(?P<path>[^:].*)", re.IGNORECASE)
_GIT = re.compile(r"git://(?P<host>[\w.-]+)/(?P<path>.+)", re.IGNORECASE)
_SCHEME = re.compile(r"(?P<scheme>https?)\s*(?::\s*/*|//+)\s*(?P<rest>[^\s/].*)", re.IGNORECASE)
_BARE = re.compile(r"(?://)?(?P<rest>(?:[^\W_][\w-]*\.)+[^\W\d_]{2,}(?::[0-9]+)?(?:/.*)?)")


#: An address as Markdown has it.
_LINK = re.compile(r"\[[^\[\]]*\]\((?P<address>[^()\s]+)\)")


def web_address(text: str) -> str | None:
    """The whole web address that is meant; None where none can be told."""
    from rapidfuzz.distance import OSA  # only where something is wrong

    linked = _LINK.fullmatch(text.strip())
    text = linked["address"] if linked else text.strip().strip("<>")
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


_MAILBOX = re.compile(r"(?:mailto:)?(?P<box>[^\s@:/]+@[\w-]+(?:\.[\w-]+)+)")
_NUMBER = re.compile(r"(?:tel:|电话:?)?(?P<number>\+?[0-9][0-9 ()-]{1,18}[0-9])")


def contact(text: str) -> str | None:
    """The address that a link can lead to, of a mailbox, a telephone number or a page; None where none can be told."""
    plain = unicodedata.normalize("NFKC", text).strip()
    box, number = _MAILBOX.fullmatch(plain), _NUMBER.fullmatch(plain)
    if box:
        return f"mailto:{box['box']}"
    if number:
        return f"tel:{re.sub('[ ()]', '', number['number'])}"
    return web_address(text)


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
