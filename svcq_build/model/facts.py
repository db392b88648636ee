"""The types of fields that only records have: moments, staff codes, checksums of evidence."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Annotated

from pydantic_core import PydanticCustomError

from svcq_build.model.days import AbsurdDay, day_in_documents
from svcq_build.model.fields import Parsed

_CLOCK = "(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?"
_OFFSET = "(?:Z|[+-](?:0[0-9]|1[0-4]):[0-5][0-9])"


def _parse_moment(text: str) -> dt.datetime:
    try:
        day_in_documents(text[:10])
    except AbsurdDay:
        raise PydanticCustomError("absurd_date", "a day that cannot be meant", {}) from None
    return dt.datetime.fromisoformat(text)


#: A moment with its offset, written ``2026-11-28T08:31+08:00``.
Moment = Annotated[
    dt.datetime,
    Parsed(
        rf"^[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}T{_CLOCK}{_OFFSET}$",
        "moment_form",
        _parse_moment,
        json_pattern=rf"^(?:19|2[0-9])[0-9]{{2}}-[0-9]{{2}}-[0-9]{{2}}T{_CLOCK}{_OFFSET}$",
    ),
]


@dataclass(frozen=True, slots=True)
class StaffCodeMark:
    """Marks the code of a person, where nobody's name may stand."""


#: The code of a member of staff (``S014``): letters and digits, at least one digit, never a name.
StaffCode = Annotated[str, Parsed(r"^[A-Za-z]{0,8}-?[0-9]{1,10}(?:-[0-9]{1,6})?$", "staff_code", str), StaffCodeMark()]
#: The SHA-256 of a file that is kept elsewhere.
Checksum = Annotated[str, Parsed(r"^[0-9a-f]{64}$", "checksum_form", str)]
