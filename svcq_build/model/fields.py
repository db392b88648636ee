"""The types that document fields are made of: text, references, dates, durations, versions.

A field's type says everything the rest of the tool needs to know about it: the shape checks and
the JSON Schema come from pydantic, the graph comes from :class:`Ref`, translation, wording rules
and search come from :class:`Prose`. Nothing outside this module looks a field up by name.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Annotated, Any, ClassVar, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, GetCoreSchemaHandler, GetJsonSchemaHandler, Strict
from pydantic_core import PydanticCustomError, core_schema

from svcq_build.model.amounts import Amount, Quantity
from svcq_build.model.days import AbsurdDay, day_in_documents
from svcq_build.model.durations import UNIT_PATTERN, Duration, parse_duration
from svcq_build.model.references import PART_PATTERN
from svcq_build.words import Message


class Model(BaseModel):
    """Base of every document and of every part of one: frozen, and closed to unknown fields."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        strict=True,
        populate_by_name=False,
        hide_input_in_errors=True,
        defer_build=True,  # most commands read documents of few kinds, and parts only within documents
    )
    #: The field that is meant where a bare value stands in the place of the whole group.
    shorthand: ClassVar[str | None] = None
    #: Fields that another program takes here and svcq does not, with what to do instead.
    not_taken: ClassVar[Mapping[str, Message]] = MappingProxyType({})
    #: The fields that the public site shows of a public document, and the references that it shows as far as what they
    #: lead to is public. All others are internal; in documents, a test wants each field named in one of the three.
    public_fields: ClassVar[tuple[str, ...]] = ()
    public_grounds: ClassVar[tuple[str, ...]] = ()
    internal_fields: ClassVar[tuple[str, ...]] = ()

    def model_post_init(self, _: Any) -> None:
        """Share the set of fields that were given with all that have the same; it took a third of a document's room."""
        given = self.__pydantic_fields_set__
        object.__setattr__(self, "__pydantic_fields_set__", _GIVEN.setdefault(frozenset(given), given))


#: The sets of fields that parts of documents give; there are some hundreds.
_GIVEN: dict[frozenset[str], set[str]] = {}

T = TypeVar("T")
#: A list in the file, a tuple here (documents are frozen).
Many = Annotated[tuple[T, ...], Strict(False)]


#: What makes a value of a field stricter than another: a smaller or a larger one, having any (or more of
#: them), having none (or fewer of them), standing earlier among the choices, or being farther in the direction
#: that a sibling field names.
#: “neither”: however it changes, it asks neither more nor less, and means the same (words to find it by).
#: “undirected”: it tells of facts (a finding, a result) or defines; other figures in it mean something else, not more
#: or less. “other”: any other value means something else (a unit: what it measures is another thing then).
Stricter = Literal["lower", "higher", "present", "absent", "first", "as:direction", "neither", "undirected", "other"]


def field(
    zh: str,
    en: str,
    zh_help: str,
    en_help: str,
    default: Any = ...,
    *,
    alias: str | None = None,
    stricter: Stricter | None = None,
    example: str | None = None,
) -> Any:
    """Declare a document field with its name and explanation in both languages.

    Args:
        zh: the Chinese name that readers see. en: the English one.
        zh_help: what to write there, in Chinese. en_help: the same in English.
        default: the value when the field is absent; required when not given.
        alias: the name in the file, where Python cannot have it (``class``).
        stricter: what makes a value demand more than another; a change of the field is weighed by it.
        example: a value that may stand there, for new documents and editors; where the type alone suggests none.
    Returns:
        what pydantic's ``Field`` returns.
    """
    return Field(
        default,
        alias=alias,
        title=zh,
        description=zh_help,
        examples=[example] if example else None,
        json_schema_extra={"x-en": {"title": en, "description": en_help}, "x-stricter": stricter},
    )


@dataclass(frozen=True, slots=True)
class Prose:
    """Marks a string as words for people.

    Attributes:
        inline: one line, no Markdown blocks (a title); else Markdown is rendered.
        single: it is one name; a list of such names never holds two of them in one item.
    """

    inline: bool = False
    single: bool = False


@dataclass(frozen=True, slots=True)
class OneName(Prose):
    """Marks a string as one name: what looks for names need not go through all other words."""

    single: bool = True


#: A character that shows: spelt out, because regex dialects disagree on what ``\\S`` leaves out.
_VISIBLE = r"[^\s\x1c-\x1f\x85\ufeff]"
#: A few words on one line: a title, a name, a unit.
Line = Annotated[str, Field(min_length=1, pattern=rf"^[^\n]*{_VISIBLE}[^\n]*$"), Prose(inline=True)]
#: A name in a list of names.
Name = Annotated[str, Field(min_length=1, pattern=rf"^[^\n]*{_VISIBLE}[^\n]*$"), OneName(inline=True)]
#: Words for people; Markdown is allowed.
Text = Annotated[str, Field(min_length=1, pattern=_VISIBLE), Prose()]


@dataclass(frozen=True, slots=True)
class PartIdMark:
    """Marks the field that names a part, so that ``kind:id#part`` finds it."""


#: The id of a part of a document, unique within it and kept for ever: ``R1``.
PartId = Annotated[str, Field(pattern=rf"^{PART_PATTERN}$", max_length=40), PartIdMark()]


@dataclass(frozen=True, slots=True)
class Once:
    """Marks what tells the groups of a list apart where they have no ids: no two may have the same."""


class Parsed:
    """A pydantic marker for strings that are parsed into a value: pattern for the schema, parser for us.

    Where the parser says more closely what is wrong, the schema has a narrower pattern than ours.
    """

    def __init__(
        self,
        pattern: str,
        error: str,
        parse: Any,
        json_format: str | None = None,
        json_pattern: str | None = None,
        quotable: bool = False,
    ) -> None:
        self.quotable = quotable
        self.pattern, self.error, self.parse, self.json_format = pattern, error, parse, json_format
        self.json_pattern = json_pattern or pattern

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        compiled = re.compile(self.pattern, re.ASCII)

        @lru_cache(maxsize=10_000)  # documents name the same days, times and versions again and again
        def read(text: str) -> Any:
            if compiled.fullmatch(text):
                try:
                    return self.parse(text)
                except PydanticCustomError:
                    raise
                except ValueError:
                    pass
            raise PydanticCustomError(self.error, "not in the expected form", {})

        def convert(value: object) -> Any:
            if isinstance(value, str):
                return read(value)
            raise PydanticCustomError(self.error, "not in the expected form", {})

        return core_schema.no_info_plain_validator_function(
            convert,
            serialization=core_schema.plain_serializer_function_ser_schema(str),
        )

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        json: dict[str, Any] = {"type": "string", "pattern": self.json_pattern}
        if self.json_format:
            json["format"] = self.json_format
        if self.quotable:
            json["x-quotable"] = True
        return json


def _parse_date(text: str) -> dt.date:
    try:
        return day_in_documents(text)
    except AbsurdDay:
        raise PydanticCustomError("absurd_date", "a day that cannot be meant", {}) from None


#: A day of the years that documents can speak of, in the dialect of JSON Schema.
_YEARS = r"^(?:19|2[0-9])[0-9]{2}-[0-9]{2}-[0-9]{2}$"

#: A day, written 2026-03-01.
Date = Annotated[dt.date, Parsed(r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "impossible_date", _parse_date, "date", _YEARS)]

#: A length of time: ``30 minutes`` or ``2 个工作日``.
Time = Annotated[
    Duration, Parsed(rf"^[0-9]+(?:\.[0-9]+)? ?(?:{UNIT_PATTERN})$", "duration_form", parse_duration, quotable=True)
]


@dataclass(frozen=True, slots=True, order=True)
class VersionNumber:
    """A version as people count: 1.9 comes before 1.10."""

    numbers: tuple[int, ...]

    def __str__(self) -> str:
        return ".".join(map(str, self.numbers))


def parse_version(text: str) -> VersionNumber:
    """Parse ``2.1``. Raises ValueError on anything else."""
    return VersionNumber(tuple(int(part) for part in text.split(".")))


def next_version(version: VersionNumber | None, class_: str) -> VersionNumber:
    """The version that a change of a class makes.

    A change of substance or safety raises the second number (2.1 → 2.2, 2.1.3 → 2.2); one of wording the third
    (2.1 → 2.1.1, 2.1.3 → 2.1.4). The first number is raised by people only. What had no version becomes 1.0.
    """
    if version is None:
        return VersionNumber((1, 0))
    first, second, third = (*version.numbers, 0, 0)[:3]
    return VersionNumber((first, second, third + 1)) if class_ == "wording" else VersionNumber((first, second + 1))


#: A version: two or three numbers in quotes, ``"2.1"``.
Version = Annotated[VersionNumber, Parsed(r"^[0-9]{1,5}(?:\.[0-9]{1,5}){1,2}$", "version_form", parse_version)]


def _whole(value: float) -> int:
    if value != int(value):
        raise PydanticCustomError("int_from_float", "not a whole number", {})
    return int(value)


@dataclass(frozen=True, slots=True)
class Bounds:
    """Marks whole numbers, as JSON Schema counts them (3.0 is one), with the least and the greatest allowed.

    The bounds stand here because pydantic leaves those of a ``Field`` out of the schema of a converted value.
    """

    least: int | None = None
    greatest: int | None = None

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.no_info_after_validator_function(
            _whole, core_schema.float_schema(strict=True, allow_inf_nan=False, ge=self.least, le=self.greatest)
        )

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        limits = {"minimum": self.least, "maximum": self.greatest}
        return {"type": "integer"} | {name: limit for name, limit in limits.items() if limit is not None}


#: What a parameter is worth: ``15 分钟``, ``95%``, ``500 元``, ``09:00``, ``20``.
Worth = Annotated[Amount, Quantity()]
#: A number.
Number = Annotated[float, Field(allow_inf_nan=False)]
#: A share of a hundred.
Percent = Annotated[float, Field(ge=0, le=100, allow_inf_nan=False)]
