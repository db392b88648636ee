"""Personal data: what in a text tells of one person, and how it may be shown: never whole."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import NamedTuple

from svcq_build.words.messages import Words

_HALF_WIDTH = str.maketrans("０１２３４５６７８９Ｘｘ＠．－", "0123456789Xx@.-")
_ALONE, _ENDS = r"(?<![0-9A-Za-z.])", r"(?![0-9A-Za-z]|\.[0-9])"
_IDENTITY = re.compile(rf"{_ALONE}([1-9][0-9]{{5}})[ -]?((?:19|20)[0-9]{{6}})[ -]?([0-9]{{3}}[0-9Xx]){_ENDS}")
_OLD_IDENTITY = re.compile(rf"身份证[^0-9\n]{{0,8}}([1-9][0-9]{{5}})([0-9]{{6}})[0-9]{{3}}{_ENDS}")
_MOBILE = re.compile(
    rf"(?<![0-9A-Za-z.])(?<![0-9A-Za-z]-)(?:\+?86[ -]?)?1[3-9][0-9][ -]?[0-9]{{4}}[ -]?[0-9]{{4}}{_ENDS}"
)
_CARD = re.compile(rf"{_ALONE}[3-6][0-9]{{3}}(?:[ -]?[0-9]{{4}}){{3}}(?:[ -]?[0-9]{{1,3}})?{_ENDS}")
_MAIL = re.compile(r"(?<![\w.+-])[A-Za-z0-9][\w.+-]{0,63}@([A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})+)", re.ASCII)
#: Hosts at which people have mailboxes, rather than offices.
_PEOPLE = re.compile(
    r"(?:(?:vip\.)?(?:qq|163|126|139|189|sina|sohu|foxmail|aliyun|yeah)|gmail|outlook|hotmail|live|icloud|yahoo|msn"
    r"|protonmail|gmx|web)\.(?:com|net|cn|com\.cn|me|de)$",
    re.IGNORECASE,
)
#: A cheap look: without any of these, a text holds nothing of the kind.
_PERHAPS = re.compile(r"@|＠|[0-9０-９](?:[ -]?[0-9０-９]){10}")
_PROVINCE = re.compile("1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)

IDENTITY, MOBILE = Words("身份证号", "identity number"), Words("手机号", "mobile number")
CARD, MAIL = Words("银行卡号", "bank-card number"), Words("电子邮箱", "e-mail address")


class Personal(NamedTuple):
    """Something that tells of one person.

    Attributes:
        what: it is. start, end: where it stands in the text.
    """

    what: Words
    start: int
    end: int


def find_personal(text: str, *, offices: bool = False) -> Iterator[Personal]:
    """What in a text tells of one person: numbers whose check digits are right, and addresses.

    Args:
        text: it. offices: also addresses of e-mail that may be an office's.
    """
    if not _PERHAPS.search(text):
        return
    plain = text.translate(_HALF_WIDTH)
    taken: list[tuple[int, int]] = []
    for what, start, end in _candidates(plain, offices):
        if all(end <= other or start >= until for other, until in taken):
            taken.append((start, end))
            yield Personal(what, start, end)


def _candidates(text: str, offices: bool) -> Iterator[Personal]:
    for found in _IDENTITY.finditer(text):
        if _is_identity("".join(found.groups())):
            yield Personal(IDENTITY, found.start(), found.end())
    for found in _OLD_IDENTITY.finditer(text):
        if _PROVINCE.match(found[1]) and _is_day(f"19{found[2]}"):
            yield Personal(IDENTITY, found.start(1), found.end())
    for found in _CARD.finditer(text):
        digits = re.sub("[ -]", "", found[0])
        if (len(digits) in (16, 19) or digits.startswith("62")) and _is_luhn(digits):
            yield Personal(CARD, found.start(), found.end())
    for found in _MOBILE.finditer(text):
        yield Personal(MOBILE, found.start(), found.end())
    for found in _MAIL.finditer(text):
        if offices or _PEOPLE.search(found[1]):
            yield Personal(MAIL, found.start(), found.end())


def _is_identity(number: str) -> bool:
    """Whether 18 signs are an identity number: a province, a day of birth, and the check digit of ISO 7064 MOD 11-2."""
    if not _PROVINCE.match(number) or not _is_day(number[6:14]):
        return False
    rest = sum(int(digit) * weight for digit, weight in zip(number, _WEIGHTS, strict=False)) % 11
    return number[17].upper() == "10X98765432"[rest]


def _is_day(digits: str) -> bool:
    try:
        dt.date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return False
    return True


def _is_luhn(digits: str) -> bool:
    doubled = [int(digit) * (2 if index % 2 else 1) for index, digit in enumerate(reversed(digits))]
    return len(set(digits)) > 2 and sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0


def is_like_name(text: str) -> bool:
    """Whether a text that should be a code may be somebody's name: words, and no digit."""
    return bool(text.strip()) and not any(sign.isdigit() for sign in text)


def masked(text: str) -> str:
    """A text in which nothing that tells of one person can be read whole."""
    for found in sorted(find_personal(text, offices=True), key=lambda one: one.start, reverse=True):
        text = text[: found.start] + mask(text[found.start : found.end]) + text[found.end :]
    return text


def mask(value: str) -> str:
    """A value of the same length of which only the ends can be read: ``138******34``."""
    if "@" in value:
        name, _, host = value.rpartition("@")
        return f"{name[:1]}{'*' * max(1, len(name) - 1)}@{host}"
    if len(value) < 8:
        return value[:1] + "*" * (len(value) - 1)
    return f"{value[:3]}{'*' * (len(value) - 5)}{value[-2:]}"
