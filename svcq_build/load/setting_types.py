"""The types of settings that documents do not have: addresses, icons, time zones, accounts."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Annotated, Any

from pydantic import Field, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import PydanticCustomError, core_schema

from svcq_build.load.web_addresses import NEVER, folder_of_site, parts_of_web_address
from svcq_build.model import Line, zone_named
from svcq_build.words import read_tag

_PATH = re.compile(rf"(?!//|[a-z][a-z0-9+.-]*:)[^{NEVER}]+", re.IGNORECASE)
#: The same for editors, in the dialect of JSON Schema: what letters a host may have is left to our own check.
_WEB_ADDRESS_JSON = r'^[Hh][Tt][Tt][Pp][Ss]?://[^\s/?#@"<>\\]+(?:[/?#][^\s"<>\\]*)?$'
_CONTACT_JSON = rf"{_WEB_ADDRESS_JSON}|^mailto:[\w.+-]+@[\w-]+(?:\.[\w-]+)*$|^tel:\+?[0-9][0-9().-]*$"
_EDIT_JSON = rf'{_WEB_ADDRESS_JSON}|^(?!//|[A-Za-z][A-Za-z0-9+.-]*:)[^\s"<>\\]+$'


_CONTACT = re.compile(r"mailto:[\w.+-]+@[\w-]+(?:\.[\w-]+)*|tel:\+?[0-9][0-9().-]*")


@dataclass(frozen=True, slots=True)
class _Checked:
    """A pydantic marker: a check of ours after pydantic's own, and what the JSON Schema says in its place."""

    error: str
    fits: Callable[[Any], bool]
    json: dict[str, Any] = field(default_factory=dict, hash=False)

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        def check(value: Any) -> Any:
            if not self.fits(value):
                raise PydanticCustomError(self.error, "not in the expected form", {})
            return value

        return core_schema.no_info_after_validator_function(check, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {**handler(schema), **self.json}


def _is_zone(name: str) -> bool:
    try:
        zone_named(name)
    except ValueError:
        return False
    return True


def _is_language(name: str) -> bool:
    return read_tag(name).tag == name


def _is_left_to_right(name: str) -> bool:
    return not read_tag(name).is_backward


def _is_web_address(address: str) -> bool:
    return parts_of_web_address(address) is not None


def _is_contact(address: str) -> bool:
    return _CONTACT.fullmatch(address) is not None or _is_web_address(address)


def _is_folder(address: str) -> bool:
    return folder_of_site(address) == address


def _leads_to_editing(address: str) -> bool:
    return _PATH.fullmatch(address) is not None or _is_web_address(address)


#: A whole address on the web, with its host; no other scheme than http and https leads there.
WebAddress = Annotated[Line, _Checked("web_address", _is_web_address, {"pattern": _WEB_ADDRESS_JSON})]
#: Where a link of the footer leads: to the web, a mailbox or a telephone.
ContactAddress = Annotated[Line, _Checked("contact_address", _is_contact, {"pattern": _CONTACT_JSON})]
#: One under which a site can be published.
SiteAddress = Annotated[WebAddress, _Checked("site_address", _is_folder, {"pattern": _WEB_ADDRESS_JSON})]
#: Where pages are edited: a path from another address, or a whole one.
EditAddress = Annotated[Line, _Checked("edit_address", _leads_to_editing, {"pattern": _EDIT_JSON})]
#: A time zone by the name that the tz database gives it.
ZoneName = Annotated[Line, _Checked("time_zone", _is_zone, {"x-zone": True})]
#: A language that pages can be in, by its tag (BCP 47).
LanguageTag = Annotated[
    Line,
    _Checked("language_tag", _is_language, {"pattern": "^[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?$"}),
    _Checked("right_to_left", _is_left_to_right),
]
#: For a list of which no item may stand twice.
EachOnce = _Checked("given_twice", lambda items: len(set(items)) == len(items), {"uniqueItems": True})
#: An icon of the theme: folders, and a name without its ending.
IconName = Annotated[Line, Field(pattern=r"^[A-Za-z0-9_-]+(?:/[A-Za-z0-9_-]+)+$")]
#: Accounts, teams or e-mail addresses, with or without the ``@`` in front (which YAML wants in quotes).
_ACCOUNT = r"@?[A-Za-z0-9][A-Za-z0-9._+/-]*(@[A-Za-z0-9.-]+)?"
#: An address as people write it against harvesters: “desk at example.org”; words would be three accounts.
_SPELLED = r"[A-Za-z0-9_] ([Aa]t|AT) [A-Za-z0-9-]+(\.| (dot|DOT) )[A-Za-z0-9]"
_IS_SPELLED = re.compile(_SPELLED)
Accounts = Annotated[
    str,
    Field(pattern=rf"^{_ACCOUNT}( {_ACCOUNT})*$"),
    _Checked(
        "accounts",
        lambda value: not _IS_SPELLED.search(value),
        {"pattern": rf"^(?!.*{_SPELLED}){_ACCOUNT}( {_ACCOUNT})*$"},
    ),
]
