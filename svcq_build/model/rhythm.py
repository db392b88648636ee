"""Rhythm: how often something is held, on which day, at what time, and for how long.

What a rhythm says stays as people write it (``first tuesday``, ``25 or next workday``); :func:`day_named` reads
it. Whether its fields fit together is told by the rule ``impossible-rhythm``, because it takes several at once.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import Field, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import PydanticCustomError, core_schema

from svcq_build.model.fields import Bounds, Date, Model, Time, field

Every = Literal["day", "workday", "week", "2 weeks", "month", "quarter", "half-year", "year"]
#: A time of day on the 24-hour clock: ``08:40``.
Clock = Annotated[str, Field(pattern=r"^(?:[01][0-9]|2[0-3]):[0-5][0-9]$")]
#: How many months lie between two meetings; rhythms of days and weeks are not here.
MONTHS_BETWEEN = {"month": 1, "quarter": 3, "half-year": 6, "year": 12}
#: The days of the week in their order, as one writes them.
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
#: Which one of a month.
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1}
_DAY_OF_MONTH = r"[1-9]|[12][0-9]|3[01]"
DAY_PATTERN = (
    rf"^(?:(?:(?:{'|'.join(ORDINALS)}) )?(?:{'|'.join(WEEKDAYS)})|(?:{'|'.join(ORDINALS)}) workday|last day"
    rf"|(?:{_DAY_OF_MONTH})(?: or next workday)?)$"
)


class DayForm:
    """Marks the name of a day: a weekday, one of a month's weekdays, or a day of the month (also as a number)."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        form = re.compile(DAY_PATTERN)

        def named(value: object) -> str:
            if (isinstance(value, float) and value.is_integer()) or type(value) is int:
                value = str(int(value))
            if isinstance(value, str) and form.fullmatch(value):
                return value
            raise PydanticCustomError("day_form", "not the name of a day", {})

        return core_schema.no_info_plain_validator_function(named)

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {"anyOf": [{"type": "string", "pattern": DAY_PATTERN}, {"type": "integer", "minimum": 1, "maximum": 31}]}


@dataclass(frozen=True, slots=True)
class NamedDay:
    """A day as ``on`` names it.

    Attributes:
        nth: which one of the month, -1 for the last; 0 where none is named.
        weekday: 0 for Monday; None where no weekday is named. workday: any Monday to Friday is meant.
        day: the day of the month, -1 for the last; 0 where none is named. moved: from a weekend to the Monday after.
    """

    nth: int = 0
    weekday: int | None = None
    workday: bool = False
    day: int = 0
    moved: bool = False


def day_named(on: str) -> NamedDay:
    """What ``on`` says; it has the form that the field demands."""
    first, _, rest = on.partition(" ")
    if on == "last day":
        return NamedDay(day=-1)
    if first.isdigit():
        return NamedDay(day=int(first), moved=bool(rest))
    if on in WEEKDAYS:
        return NamedDay(weekday=WEEKDAYS.index(on))
    if rest == "workday":
        return NamedDay(nth=ORDINALS[first], workday=True)
    return NamedDay(nth=ORDINALS[first], weekday=WEEKDAYS.index(rest))


class Rhythm(Model):
    """How often, on which day, at what time, for how long."""

    internal_fields = ("every", "on", "month", "at", "lasts", "first")

    every: Every = field(
        "多久一次",
        "every",
        "day 每天、workday 工作日、week 每周、2 weeks 每两周、month 每月、quarter 每季度、half-year 半年、year 每年。",
        "day, workday (Monday to Friday), week, 2 weeks, month, quarter, half-year or year.",
        stricter="first",
        example="workday",
    )
    on: Annotated[str, DayForm()] | None = field(
        "哪一天",
        "on",
        "每周：friday；每月及以上：second thursday、first workday、25、25 or next workday（遇周末顺延）、last day。",
        "Of a week: friday. Of a month: second thursday, first workday, 25, 25 or next workday, last day.",
        None,
    )
    month: Annotated[int, Bounds(least=1, greatest=12)] | None = field(
        "月份",
        "month",
        "每季度、每半年、每年的：其中一次在几月（1 至 12），其余由此推算。",
        "For a quarter, half-year or year: a month (1 to 12) in which it is held; the others follow from it.",
        None,
    )
    at: Clock = field("几点", "at", "24 小时制，如 08:40。", "On the 24-hour clock: 08:40.", example="09:00")
    lasts: Time = field("时长", "lasts", "如 15 分钟。", "15 minutes, for instance.", example="30 minutes")
    first: Date | None = field(
        "首次日期",
        "first",
        "第一次的日期；每两周的必须写，由它推算是哪些周。",
        "The day of the first one; needed for 2 weeks, where it tells which weeks are meant.",
        None,
    )
