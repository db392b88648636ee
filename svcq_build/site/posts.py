"""Posts: which requests of the editor a preview server hears, and which it turns away before anything is done.

Only pages that this server served may ask: what another page in the same browser sends has another origin, knows no
token, and may not send JSON without asking first; what reaches us by another name than our own (a name that was made to
lead here) is not heard at all.
"""

from __future__ import annotations

import ipaddress
import json
import re
import secrets
from collections.abc import Mapping
from email.message import Message as Headers
from http import HTTPStatus
from typing import Any, Protocol

from svcq_build.words import Message, say

#: The most bytes of a request. A document is smaller; JSON may write each of its characters in six.
MOST_BYTES = 8_000_000
#: Where the editor's requests go, below the site.
PLACE = "-/edit/"


class Editing(Protocol):
    """What answers the editor."""

    @property
    def token(self) -> str:
        """What a request must know."""

    def answer(self, what: str, asked: Mapping[str, Any]) -> tuple[HTTPStatus, dict[str, Any]]:
        """Answer a request with its status and a value for JSON."""

    def say(self, message: Message) -> str:
        """A message in the reader's language."""


class TurnedAway(Exception):
    """A request that is not heard."""

    def __init__(self, status: HTTPStatus, message: Message) -> None:
        super().__init__(str(message))
        self.status, self.message = status, message


def is_loopback(host: str) -> bool:
    """Whether an address is this computer's own, which no other can reach."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def is_called_rightly(headers: Headers, port: int) -> bool:
    """Whether a request named this computer, and not a name that somebody made to lead here."""
    host = headers.get_all("Host") or [""]
    names = {f"{name}:{port}" for name in ("127.0.0.1", "localhost", "[::1]")}
    names |= {"127.0.0.1", "localhost", "[::1]"} if port == 80 else set()
    return len(host) == 1 and host[0].lower() in names


def is_called_at_home(headers: Headers) -> bool:
    """Whether a request names this computer by a name of its own, at whatever port: any other may have been made."""
    host = headers.get_all("Host") or ["localhost"]  # no browser leaves it out
    name = re.sub(r":[0-9]*$", "", host[0]).lower().removeprefix("[").removesuffix("]")
    return len(host) == 1 and (is_loopback(name) or name.endswith(".localhost"))


def length_of(headers: Headers, port: int, token: str) -> int:
    """How many bytes of a request are to be read.

    Args:
        headers: the request's. port: where we listen. token: what it must know.
    Raises:
        TurnedAway: when it is not from a page of ours, is no JSON, or too long.
    """
    strange = say("This request does not come from a page of this handbook. Load the page again.")
    origin = headers.get_all("Origin") or [""]
    if not is_called_rightly(headers, port) or origin != [f"http://{headers['Host']}"]:
        raise TurnedAway(HTTPStatus.FORBIDDEN, strange)
    if not secrets.compare_digest(headers.get("X-Svcq-Token", "").encode(), token.encode()):
        raise TurnedAway(HTTPStatus.FORBIDDEN, strange)
    if headers.get_content_type() != "application/json":
        raise TurnedAway(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, say("The editor sends JSON."))
    length = headers.get("Content-Length", "")
    if not (length.isascii() and length.isdecimal()) or "Transfer-Encoding" in headers:
        raise TurnedAway(HTTPStatus.LENGTH_REQUIRED, say("A request says how long it is."))
    if len(length) > 12 or int(length) > MOST_BYTES:
        raise TurnedAway(
            HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
            say("That is too long for one document: {limit} MB at most.", limit=MOST_BYTES // 1_000_000),
        )
    return int(length)


def asked_in(body: bytes) -> dict[str, Any]:
    """The fields of a request. Raises TurnedAway when it is no JSON with fields."""
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise TurnedAway(HTTPStatus.BAD_REQUEST, say("This request cannot be read; load the page again."))
    return found
