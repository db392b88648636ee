"""Quoting: a document's values with those of the parameters that it quotes put in, and what is wrong with quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar, get_args

from pydantic.fields import FieldInfo

from svcq_build.load.parameters import Parameters, token_in
from svcq_build.load.quote_faults import QuoteFaults
from svcq_build.model import (
    MONEY_WORDS,
    QUOTE,
    Amount,
    Duration,
    Finding,
    Model,
    Parameter,
    Prose,
    Quote,
    Quoted,
    QuotedNumber,
    Route,
    Span,
    Spot,
    bare_braces,
    field_at,
    find_quotes,
    format_amount,
    mark_at,
    may_quote,
    model_in,
    same_unit,
    with_values,
)
from svcq_build.words import Message, say

M = TypeVar("M", bound=Model)
#: What can be a field written with braces that YAML takes for a group.
_KEY = re.compile(r"\s*(?:param(?:eter)?s?|参数)\s*[:：]?\s*([A-Za-z0-9][A-Za-z0-9.-]*)?\s*", re.IGNORECASE | re.ASCII)
_RECORD = "changes"


@dataclass(frozen=True, slots=True)
class QuotingDocument:
    """What a document says with the values put in.

    Attributes:
        data: its values. quotes: where it quotes. blocked: places whose value nobody knows; another finding tells why.
        findings: what is wrong with its quotes. places: where those stand that are not written as they have to be.
    """

    data: dict[str, Any]
    quotes: tuple[Quote, ...]
    blocked: frozenset[Route]
    findings: tuple[Finding, ...]
    places: tuple[Span, ...] = ()

    def explains(self, span: Span) -> bool:
        """Whether a fault of syntax at a place is but a quote that is not written as it has to be."""
        return any(
            (place.line, place.column) <= (span.line, span.column) < (place.end_line, place.end_column)
            for place in self.places
        )

    def is_blocked(self, route: Route) -> bool:
        """Whether nobody can know whether what stands at a place is right."""
        return any(route[: len(at)] == at for at in self.blocked)


def put_in(
    model: type[Model], data: Mapping[str, Any], parameters: Parameters, path: str, document: str, text: str
) -> QuotingDocument:
    """Put the values of parameters into a document.

    Args:
        model: its model. data: its values, straight from the file. parameters: all that there are.
        path, document, text: its file, ``kind:id`` and the file's text.
    """
    reader = _Reader(model, data, parameters, path, document, text)
    result = reader.walk(data, ())
    parts = {route[:-1]: value for route, value in reader.parts}
    quotes = tuple(
        Quote(quote.route, quote.written, quote.values, _part(parts, quote.route), parameters.language)
        for quote in reader.quotes
    )
    return QuotingDocument(
        result, quotes, frozenset(reader.blocked), tuple(reader.faults.findings), tuple(reader.faults.places)
    )


def put_back(model: M, data: Mapping[str, Any], quotes: tuple[Quote, ...]) -> M:
    """A document whose quoted values remember what they were quoted from, as validation forgets.

    Args:
        model: the validated document. data: its values with the parameters' put in. quotes: where it quotes.
    """
    tree: dict[Any, Any] = {}
    for quote in quotes:
        place = tree
        for step in quote.route[:-1]:
            place = place.setdefault(step, {})
        place[quote.route[-1]] = quote
    changed: M = _remembering(model, data, tree)
    return changed


def _remembering(value: Any, data: Any, tree: Any) -> Any:
    if isinstance(tree, Quote):
        if isinstance(value, Duration):
            return Duration(value.amount, value.unit, tree.values[0].target)
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            return QuotedNumber(value, tree.values[0].target)
        return data if isinstance(data, Quoted) and value == data else value
    if isinstance(value, Model):
        names = {info.alias or name: name for name, info in type(value).model_fields.items()}
        changes = {
            names[step]: _remembering(getattr(value, names[step]), data[step], inner)
            for step, inner in tree.items()
            if step in names
        }
        return value.model_copy(update=changes)
    if isinstance(value, (tuple, list)):
        items = [
            _remembering(item, data[index], tree[index]) if index in tree else item for index, item in enumerate(value)
        ]
        return tuple(items) if isinstance(value, tuple) else items
    return value  # an organisation's own fields hold the very values that were read


def as_written(data: Mapping[str, Any], quotes: tuple[Quote, ...]) -> dict[str, Any]:
    """A document's values as they stand in its file."""
    result = dict(data)
    for quote in quotes:
        place: Any = result
        for step in quote.route[:-1]:
            place[step] = dict(place[step]) if isinstance(place[step], Mapping) else list(place[step])
            place = place[step]
        place[quote.route[-1]] = quote.written
    return result


def _part(parts: Mapping[Route, str], route: Route) -> str | None:
    for end in range(len(route) - 1, 0, -1):
        if route[:end] in parts:
            return parts[route[:end]]
    return None


@dataclass
class _Reader:
    """Walks through one document's values."""

    model: type[Model]
    data: Mapping[str, Any]
    parameters: Parameters
    path: str
    document: str
    text: str
    quotes: list[Quote] = field(default_factory=list)
    blocked: set[Route] = field(default_factory=set)
    parts: list[tuple[Route, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.faults = QuoteFaults(self.parameters, self.path, self.document, self.text)

    def walk(self, value: Any, route: Route) -> Any:
        """A value with what it quotes."""
        if isinstance(value, str):
            return self._text(value, value, route) if may_quote(value) else value
        if isinstance(value, Mapping):
            braces = self._braces(value, route)
            if braces is not None:
                return self._text(braces, value, route)
            if isinstance(value.get("id"), str) and route:
                self.parts.append(((*route, "id"), value["id"]))
            return {key: self.walk(inner, (*route, key)) for key, inner in value.items()}
        if isinstance(value, list):
            return [self.walk(inner, (*route, index)) for index, inner in enumerate(value)]
        return value

    def _braces(self, value: Mapping[Any, Any], route: Route) -> str | None:
        """The quote that YAML took for a group; None for a group."""
        if len(value) != 1 or not route:
            return None
        key, inner = next(iter(value.items()))
        if not isinstance(key, str) or _KEY.fullmatch(key) is None:
            return None
        if inner is None and ":" in key.replace("：", ":"):
            return f"{{{key}}}"
        in_field = field_at(self.model, route)
        if (
            isinstance(inner, str)
            and re.search("[:：]", key) is None
            and (in_field is None or model_in(in_field.annotation) is None)
        ):
            return f"{{{key}: {inner}}}"
        return None

    def _text(self, text: str, raw: Any, route: Route) -> Any:
        """A text, or a value as a whole, with what it quotes."""
        for mark in find_quotes(text):
            if not mark.sound:
                self.faults.broken(text, mark, route, raw)
                if not self._is_text(route):
                    self.blocked.add(route)
        for mark in bare_braces(text):
            if mark.id in self.parameters.known:
                self.faults.broken(text, mark, route, raw)
        if route and route[0] == _RECORD:
            return self._in_record(text, raw, route)
        marks = [mark for mark in find_quotes(text) if mark.sound]
        names = [mark.id for mark in marks if mark.id is not None]
        known = {name: found for name in names if (found := self.parameters.known.get(name)) is not None}
        for name in dict.fromkeys(names):
            if name not in known:
                self.faults.missing(name, route)
        if self._is_text(route):
            for mark in marks:
                if mark.id in known:
                    self.faults.unit_twice(text, mark.end, known[mark.id], route)
            if not known:
                return text
            shown = with_values(
                text, lambda name: known[name].shown(self.parameters.language) if name in known else None
            )
            self.quotes.append(Quote(route, raw, tuple(known.values())))
            return Quoted(shown, text, known)
        return self._whole(text, raw, route)

    def _whole(self, text: str, raw: Any, route: Route) -> Any:
        """The value of a field that is no text."""
        name = token_in(text)
        self.blocked.add(route)
        if name is None:
            if not any(not mark.sound for mark in find_quotes(text)):
                self.faults.misfit(
                    Spot(self.path, route),
                    say("Beside a parameter nothing else can stand in this field: “{text}”.", text=text),
                    say("Write the quote alone: {quote}.", quote=next(QUOTE.finditer(text))[0]),
                )
            return raw
        parameter = self.parameters.known.get(name)
        if parameter is None:
            return raw
        value = self._fitting(parameter, route)
        if value is None:
            return raw
        self.blocked.discard(route)
        self.quotes.append(Quote(route, raw, (parameter,)))
        return value

    def _fitting(self, parameter: Parameter, route: Route) -> Any:
        """The value of a parameter in the form that a field has; None, and a finding, where it cannot be had."""
        amount, info = parameter.amount, field_at(self.model, route)
        types = set(_types(info.annotation)) if info is not None else set()
        name = next((step for step in reversed(route) if isinstance(step, str)), "")
        wanted: Message | None
        if Amount in types:
            return _plain(parameter, self.parameters.language)
        if Duration in types:
            if amount.duration is not None:
                return _plain(parameter, "zh")
            wanted = say("a length of time")
        elif types & {float, int}:
            wanted = self._number_misfit(parameter, route, name, info)
            if wanted is None:
                return int(amount.number) if amount.number == int(amount.number) else amount.number
        elif amount.sort == "clock" and types == {str}:
            return parameter.shown(self.parameters.language)
        else:
            wanted = None
        message = (
            say("The field “{name}” takes no parameter.", name=name)
            if wanted is None
            else say("“{id}” is {value}; the field “{name}” wants {wanted}.", id=parameter.id,
                     value=parameter.shown(self.parameters.language), name=name, wanted=wanted)
        )  # fmt: skip
        hint = say("Quote a parameter that fits, or write the value here.")
        self.faults.misfit(Spot(self.path, route), message, hint)
        return None

    def _number_misfit(self, parameter: Parameter, route: Route, name: str, info: FieldInfo | None) -> Message | None:
        """What a field with a number wants where a parameter does not fit it."""
        amount, beside = parameter.amount, self._beside(route, "unit")
        if amount.sort == "duration":
            if same_unit(amount.unit, name) or (isinstance(beside, str) and same_unit(amount.unit, beside)):
                return None
            if isinstance(beside, str):
                return say("a number of {unit}", unit=beside)
            return say("a number")
        if amount.sort == "clock":
            return say("a number")
        if isinstance(beside, str):
            unit = {"percentage": "%", "money": MONEY_WORDS[0]}.get(amount.sort, parameter.unit)
            money = amount.sort == "money" and beside.strip() in MONEY_WORDS
            if unit and not money and not same_unit(unit, beside):
                return say("a number of {unit}", unit=beside)
        elif amount.sort == "money" and info is not None and _is_percent(info):
            return say("a percentage")
        return None

    def _beside(self, route: Route, name: str) -> Any:
        place: Any = self.data
        for step in route[:-1]:
            place = place[step]
        return place.get(name) if isinstance(place, Mapping) else None

    def _is_text(self, route: Route) -> bool:
        if route[:1] == ("more",):
            return True
        return isinstance(mark_at(self.model, tuple(step for step in route if isinstance(step, str))), Prose)

    def _in_record(self, text: str, raw: Any, route: Route) -> Any:
        for mark in find_quotes(text):
            if mark.sound:
                self.faults.misfit(
                    Spot(self.path, route, within=text[mark.start : mark.end]),
                    say("A record of changes tells what was: the value of a parameter may be another tomorrow."),
                    say("Write the value as it was then."),
                )
        return text if isinstance(raw, str) else raw


def _plain(parameter: Parameter, language: str) -> str:
    """A value as a document would have it."""
    return format_amount(parameter.amount, language).replace(",", "")


def _is_percent(info: FieldInfo) -> bool:
    marks = [*info.metadata, *(mark for one in get_args(info.annotation) for mark in getattr(one, "__metadata__", ()))]
    return any(getattr(inner, "le", None) == 100 for mark in marks for inner in (mark, *getattr(mark, "metadata", ())))


def _types(annotation: Any) -> Iterator[Any]:
    """The types that a field's annotation is made of."""
    inner = get_args(annotation)
    if not inner:
        yield annotation
    for one in inner:
        yield from _types(one)
