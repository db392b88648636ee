"""Web addresses in settings: what a browser, the site engine and our own pages can all make something of."""

from __future__ import annotations

import re
from ipaddress import AddressValueError, IPv6Address
from urllib.parse import SplitResult, urlsplit

#: What stands in no web address, because it would end it where it is written down, or is not seen.
NEVER = '\x00-\x20\x7f-\xa0"<>\\\\^`{|}\xad\u061c\u200b-\u200f\u2028-\u202f\u2060-\u2069\u3000\ufeff'
_WEB_ADDRESS = re.compile(
    rf"https?://(?:\[[0-9a-f:.]+\]|[^\W_][\w.-]*)(?::[0-9]{{1,5}})?(?:[/?#][^{NEVER}]*)?", re.IGNORECASE
)
_NO_ESCAPE = re.compile("%(?![0-9A-Fa-f]{2})")
#: Steps of a path that a browser takes before it asks for anything.
_STEPS = {".": ".", "..": "..", "%2e": ".", "%2e%2e": "..", ".%2e": "..", "%2e.": ".."}
#: What stands between the points of a host's name, in any script.
_LABEL = re.compile(r"\w(?:[\w-]*\w)?")
#: How long DNS lets a name be, and each of its parts.
_LONGEST, _LONGEST_PART = 253, 63


def parts_of_web_address(address: str) -> SplitResult | None:
    """The parts of an address on the web; None when it is none, or one that no browser would open."""
    if not _WEB_ADDRESS.fullmatch(address) or _NO_ESCAPE.search(address):
        return None
    try:
        parts = urlsplit(address)
        fit = parts.port is None or parts.port > 0
    except ValueError:  # a port beyond 65535, brackets around no address
        return None
    return parts if fit and _is_host(parts.hostname or "") else None


def names_host(address: str) -> bool:
    """Whether a link to the web, whose path may hold anything, names a host that there can be."""
    try:
        parts = urlsplit(address)
        return (parts.port is None or parts.port > 0) and _is_host(parts.hostname or "")
    except ValueError:  # a port beyond 65535, brackets around no address
        return False


def _is_host(name: str) -> bool:
    if ":" in name:
        try:
            IPv6Address(name)
        except AddressValueError:
            return False
        return True
    return len(name) <= _LONGEST and all(
        _LABEL.fullmatch(part) and len(part) <= _LONGEST_PART for part in name.removesuffix(".").split(".")
    )


def folder_of_site(address: str) -> str | None:
    """The address under which a site can be published that another means: nothing but a folder of a host.

    Returns:
        the address itself where it is one already; None where it is no web address.
    """
    parts = parts_of_web_address(address)
    if parts is None:
        return None
    steps: list[str] = []
    for step in parts.path.split("/"):
        known = _STEPS.get(step.lower(), step)
        if known == ".." and steps:
            steps.pop()
        elif known not in ("", ".", ".."):
            steps.append(step)
    path = "/" + "".join(f"{step}/" for step in steps)
    same = "?" not in address and "#" not in address and path.rstrip("/") == parts.path.rstrip("/")
    return address if same else f"{parts.scheme}://{parts.netloc}{path}"
