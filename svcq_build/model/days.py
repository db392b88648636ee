"""Days: which day a moment is in the handbook's time zone, what day it is today, and which days can be meant at all.

The clock is read here, and nowhere else.
"""

from __future__ import annotations

import datetime as dt
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from svcq_build.files import CONFIGURATION, leads_out, read_file

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

#: The time zone of a handbook that names none.
DEFAULT_ZONE = "Asia/Shanghai"
#: The years that documents can speak of. Beyond them lie slips of the hand, and days that no calendar can add to.
FIRST_YEAR, LAST_YEAR = 1900, 2999
#: The years that it can be now, or was when something was committed: as files and archives can hold their time.
FIRST_NOW, LAST_NOW = 1970, 2105
_SECONDS = re.compile(r"[0-9]{1,18}", re.ASCII)
_WRITTEN = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_WORD = b"time_zone"
#: The setting where it cannot be anything else: it stands once in the file, plainly, and in a line of its own.
_PLAIN = re.compile(rb"^[ ]+time_zone:[ ]+([A-Za-z0-9_+/-]+)[ ]*\r?$", re.MULTILINE)


class AbsurdDay(ValueError):
    """A day that cannot be meant; ``value`` is how it was written."""

    def __init__(self, value: str) -> None:
        super().__init__(value)
        self.value = value


def zone_named(name: str) -> ZoneInfo:
    """A time zone by its name. Raises ValueError when there is none of this name."""
    from zoneinfo import ZoneInfo  # only where a time zone is needed

    try:
        return ZoneInfo(name)
    except (OSError, ValueError, LookupError):  # unknown, a folder of zones, or no name of a file at all
        raise ValueError(name) from None


def zone_of(root: Path | None) -> ZoneInfo:
    """The time zone of a handbook, as its ``mkdocs.yml`` says; where it says none that there is, the default.

    That a time zone does not exist is told when the settings are read; nothing is told here.
    """
    try:
        return zone_named(_name_of(root) or DEFAULT_ZONE)
    except ValueError:
        return zone_named(DEFAULT_ZONE)


def _name_of(root: Path | None) -> str | None:
    if root is None or leads_out(root, CONFIGURATION):
        return None
    try:
        content = read_file(root / CONFIGURATION)
    except OSError:
        return None
    if _WORD not in content:
        return None
    plain = _PLAIN.findall(content)
    if len(plain) == content.count(_WORD) == 1:
        return str(plain[0].decode())
    return _name_in(content)


def _name_in(content: bytes) -> str | None:
    """The setting in a file that is written unusually; None when it cannot be read."""
    import yaml

    try:
        value = yaml.load(content, Loader=yaml.CBaseLoader)  # noqa: S506 - it makes nothing but text, lists, mappings
    except (yaml.YAMLError, ValueError, RecursionError):
        return None
    for key in ("extra", "svcq", "time_zone"):
        value = value.get(key) if isinstance(value, dict) else None
    return value if isinstance(value, str) else None


def day_of(seconds: str, zone: ZoneInfo) -> dt.date:
    """The day of a moment in a time zone.

    Args:
        seconds: since 1970, in digits. zone: the handbook's.
    Raises:
        AbsurdDay: when it is no number of seconds, or not a moment at which somebody could have done something.
    """
    if not _SECONDS.fullmatch(seconds):
        raise AbsurdDay(seconds)
    try:
        day = dt.datetime.fromtimestamp(int(seconds), zone).date()
    except (OverflowError, ValueError, OSError):
        raise AbsurdDay(seconds) from None
    return _now(day, seconds)


def today(root: Path | None, zone: ZoneInfo | None = None) -> dt.date:
    """The day that it is for a handbook: that of ``SOURCE_DATE_EPOCH`` where it is set, else that of the clock.

    Args:
        root: the handbook's folder; None where there is none, and the default time zone counts.
        zone: the time zone, where it is known already.
    Raises:
        AbsurdDay: when ``SOURCE_DATE_EPOCH`` is no number of seconds, or far from now.
    """
    zone = zone or zone_of(root)
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return day_of(epoch, zone) if epoch else dt.datetime.now(zone).date()


def day_for_now(text: str) -> dt.date:
    """A day to be taken for today, as it was written (2026-03-01).

    Raises:
        AbsurdDay: when it is far from now. ValueError: when it is no day.
    """
    return _now(_date(text), text)


def day_in_documents(text: str) -> dt.date:
    """A day that a document may name, as it was written (2026-03-01).

    Raises:
        AbsurdDay: when it lies before or after all days that can be meant. ValueError: when it is no day.
    """
    day = _date(text)
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise AbsurdDay(text)
    return day


def _date(text: str) -> dt.date:
    """A day as documents write it; the other notations of ISO 8601 are not read alike by every Python."""
    if not _WRITTEN.fullmatch(text):
        raise ValueError(text)
    return dt.date.fromisoformat(text)


def _now(day: dt.date, written: str) -> dt.date:
    if not FIRST_NOW <= day.year <= LAST_NOW:
        raise AbsurdDay(written)
    return day
