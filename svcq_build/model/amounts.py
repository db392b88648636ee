"""Amounts: what a parameter can be worth — a length of time, a percentage, money, a time of day, a count — in words."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import PydanticCustomError, core_schema

from svcq_build.model.durations import MINUTES, UNIT_PATTERN, UNITS, Duration, parse_duration
from svcq_build.words import in_script, is_chinese, is_spoken, locale_of, plural_form

Sort = Literal["duration", "percentage", "money", "clock", "count"]

_NUMBER = r"[0-9]+(?:\.[0-9]+)?"
_CLOCK = re.compile(r"([01]?[0-9]|2[0-3]):([0-5][0-9])", re.ASCII)
_PERCENTAGE = re.compile(rf"({_NUMBER}) ?%", re.ASCII)
_MONEY = re.compile(rf"({_NUMBER}) ?(?:元|yuan)|CNY ?({_NUMBER})", re.ASCII)
_PLAIN = re.compile(_NUMBER, re.ASCII)
#: The same as one pattern, for editors.
PATTERN = rf"^(?:{_NUMBER} ?(?:{UNIT_PATTERN}|%|元|yuan)|CNY ?{_NUMBER}|(?:[01]?[0-9]|2[0-3]):[0-5][0-9]|{_NUMBER})$"
_UNITS = {
    "second": ("秒", "second"),
    "minute": ("分钟", "minute"),
    "hour": ("小时", "hour"),
    "working-day": ("个工作日", "working day"),
    "day": ("天", "day"),
    "week": ("周", "week"),
    "month": ("个月", "month"),
    "year": ("年", "year"),
}
#: Signs and words that are a unit of money.
MONEY_WORDS = ("元", "yuan")


@dataclass(frozen=True, slots=True)
class Amount:
    """What a parameter is worth, as it was agreed.

    Attributes:
        sort: what it is an amount of. number: how much; of a time of day the minutes since midnight.
        unit: of a length of time the key of its unit (``working-day``); else empty.
    """

    sort: Sort
    number: float
    unit: str = ""

    @property
    def duration(self) -> Duration | None:
        """The length of time that it is, if it is one."""
        return Duration(self.number, self.unit) if self.sort == "duration" else None

    def compare(self, other: Amount) -> int | None:
        """-1 when this is the smaller one, 1 when it is the greater, 0 for the same; None where nobody can tell."""
        if self.sort != other.sort:
            return None
        mine, others = self.duration, other.duration
        if mine is not None and others is not None:
            return mine.compare(others)
        return (self.number > other.number) - (self.number < other.number)

    def __str__(self) -> str:
        return format_amount(self, "en")


def parse_amount(value: object) -> Amount:
    """Parse ``15 分钟``, ``95%``, ``500 元``, ``09:00``, ``20``. Raises ValueError on anything else."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        if not 0 <= value < float("inf"):
            raise ValueError(value)
        return Amount("count", float(value))
    text = value if isinstance(value, str) else ""
    if found := _PERCENTAGE.fullmatch(text):
        return Amount("percentage", _finite(found[1]))
    if found := _MONEY.fullmatch(text):
        return Amount("money", _finite(found[1] or found[2]))
    if found := _CLOCK.fullmatch(text):
        return Amount("clock", int(found[1]) * 60 + int(found[2]))
    if _PLAIN.fullmatch(text):
        return Amount("count", _finite(text))
    duration = parse_duration(text)
    return Amount("duration", duration.amount, duration.unit)


def _finite(digits: str) -> float:
    number = float(digits)
    if number == float("inf"):
        raise ValueError(digits)
    return number


#: What no dictionary of units has, in English, for one and for many; a handbook's own translation is asked for it.
WORKING_DAYS = ("{n} working day", "{n} working days")
MONEY = "{n} yuan"


def format_number(number: float | None, language: str) -> str:
    """``1,234.5``, without a needless ``.0``; nothing for no number."""
    if number is None:
        return ""
    if not is_spoken(language):
        from babel.numbers import format_decimal

        return str(format_decimal(round(number, 6), locale=locale_of(language), decimal_quantization=False))
    return f"{number:,.0f}" if number == int(number) else f"{number:,.6f}".rstrip("0")


def format_duration(duration: Duration | None, language: str, word: Callable[[str], str] = str) -> str:
    """``30 分钟`` or ``30 minutes``; nothing for none. ``word`` translates what svcq says into the language."""
    if duration is None:
        return ""
    zh, en = _UNITS[duration.unit]
    amount = format_number(duration.amount, language)
    if is_chinese(language):
        return in_script(f"{amount} {zh}", language)
    if not is_spoken(language):
        if duration.unit == "working-day":
            return word(WORKING_DAYS[plural_form(language, duration.amount) != "one"]).replace("{n}", amount)
        from babel.units import format_unit

        unit = f"duration-{duration.unit}"
        return str(format_unit(duration.amount, unit, length="long", format=None, locale=locale_of(language)))
    return f"{amount} {en}" + ("" if duration.amount == 1 else "s")


def format_amount(amount: Amount, language: str, unit: str = "", word: Callable[[str], str] = str) -> str:
    """An amount as its readers write it.

    Args:
        amount: it. language: the readers'. unit: what a count counts, in that language.
        word: translates what svcq says into that language.
    """
    if amount.sort == "duration":
        return format_duration(amount.duration, language, word)
    if amount.sort == "clock":
        hours, minutes = divmod(int(amount.number), 60)
        return f"{hours:02}:{minutes:02}"
    number = format_number(amount.number, language)
    if amount.sort == "percentage":
        return f"{number}%" if is_spoken(language) else _percent(amount.number, language)
    if amount.sort == "money":
        return f"{number} 元" if is_chinese(language) else word(MONEY).replace("{n}", number)
    return f"{number} {unit}" if unit else number


def _percent(number: float, language: str) -> str:
    from babel.numbers import format_percent

    return str(format_percent(round(number / 100, 8), locale=locale_of(language), decimal_quantization=False))


def same_unit(one: str, other: str) -> bool:
    """Whether two words name one unit: ``minutes`` and ``分钟``, ``％`` and ``%``."""
    plain = [word.strip().casefold().replace("％", "%") for word in (one, other)]
    known = [UNITS.get(word, word if word in MINUTES else None) for word in plain]
    return plain[0] == plain[1] or (known[0] is not None and known[0] == known[1])


class Quantity:
    """The pydantic marker of a field that holds an :class:`Amount`."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        def convert(value: object) -> Amount:
            if isinstance(value, Amount):
                return value
            try:
                return parse_amount(value)
            except ValueError:
                raise PydanticCustomError("amount_form", "not an amount", {}) from None

        return core_schema.no_info_plain_validator_function(
            convert, serialization=core_schema.plain_serializer_function_ser_schema(str)
        )

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {"type": ["string", "number"], "pattern": PATTERN, "minimum": 0, "x-quotable": True}
