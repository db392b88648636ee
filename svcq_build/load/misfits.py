"""Misfits: what pydantic finds wrong with plain values → findings, one for each deviation, in plain words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from svcq_build.load.explanations import explain
from svcq_build.load.pairs import fits, item_as_pair, told_as_pair
from svcq_build.load.unknown_fields import MERGE_KEY, named_by_key, parent_of, titles_of
from svcq_build.mends import field_called
from svcq_build.model import Finding, Model, Route, Spot, field_at, model_in
from svcq_build.syntax import FULL_WIDTH, Written
from svcq_build.words import nearest, say

_GLUE = re.compile(f"[{''.join(map(re.escape, FULL_WIDTH))}]")


def tell_misfits(
    error: ValidationError, model: type[Model], data: Mapping[str, Any], spot: Spot, document: str | None, text: str
) -> list[Finding]:
    """One finding for each thing that keeps plain values from being a value of a model.

    Args:
        error: what pydantic says. model: the model. data: the values, straight from the file.
        spot: the file. document: ``kind:id`` for the findings. text: the file's text.
    """
    details = error.errors(include_url=False, include_context=True, include_input=True)
    missing: dict[Route, list[str]] = {}
    for detail in details:
        if detail["type"] == "missing":
            missing.setdefault(detail["loc"][:-1], []).append(str(detail["loc"][-1]))
    slips = {
        (*parent, meant)
        for *parent, name in (detail["loc"] for detail in details if detail["type"] == "extra_forbidden")
        for meant in _meant(str(name), missing.get(tuple(parent), []), _titles(model, tuple(parent)))
    }
    homes = _Homes((*parent, name) for parent, names in missing.items() for name in names)
    for *parent, name in (detail["loc"] for detail in details if detail["type"] == "extra_forbidden"):
        home = homes.nearest(tuple(parent), str(name), slips)
        if home is not None:  # it is there, but under another field
            slips.add(home)
    slips |= set(_merged_in(details))
    others = _only_ones(model, details, missing, slips)
    slips |= {(*unknown[:-1], name) for unknown, name in others.items()}
    details = _once(model, data, details)
    slips |= {
        (*detail["loc"][:-1], part)
        for detail in details
        if detail["type"] == "extra_forbidden" and (part := named_by_key(model, detail["loc"], detail["input"]))
    }
    pairs = {
        route: meant
        for *parent, name in (detail["loc"] for detail in details if detail["type"] == "extra_forbidden")
        if (meant := item_as_pair(model, route := (*parent, name), data, missing.get(tuple(parent), [])))
    }
    slips |= {(*route[:-1], name) for route in pairs for name in missing[route[:-1]]}
    findings: dict[Route, Finding] = {}
    written = Written(spot.path, text)
    routes = [_within(data, detail["loc"]) for detail in details]
    looked_into = {route[:end] for route in routes for end in range(len(route))}
    for detail, route in zip(details, routes, strict=True):
        if detail["type"] == "missing" and detail["loc"] in slips:
            continue  # it is there, under a misspelt name: that is one fault
        if detail["type"] == "too_short" and len(detail["input"]) >= detail["ctx"]["min_length"]:
            continue  # pydantic counts only the good items; the bad ones are reported themselves
        if detail["type"].endswith("_type") and route in looked_into:
            continue  # another shape that the field may have fits better: what is wrong stands further in
        if detail["loc"] in pairs:
            found = told_as_pair(pairs[detail["loc"]], route, written)
        else:
            found = explain(model, route, detail, missing.get(route[:-1], []), data, written)
        if detail["loc"] in others:
            found = replace(found, hint=say("Did you mean “{name}”, which is missing?", name=others[detail["loc"]]))
        place = Spot(spot.path, route, found.key, found.within)
        finding = Finding(place, found.message, found.hint, (), document, found.rule, found.fix, found.named)
        findings.setdefault(route, finding)
    return list(findings.values())


def _merged_in(details: list[ErrorDetails]) -> Iterator[Route]:
    """The fields that YAML's merge key would bring, were it followed: that it is not is one fault."""
    for detail in details:
        if detail["type"] == "extra_forbidden" and detail["loc"][-1] == MERGE_KEY:
            groups = detail["input"] if isinstance(detail["input"], (list, tuple)) else [detail["input"]]
            for group in groups:
                if isinstance(group, Mapping):
                    yield from ((*detail["loc"][:-1], str(name)) for name in group)


def _only_ones(
    model: type[Model], details: list[ErrorDetails], missing: Mapping[Route, list[str]], slips: set[Route]
) -> dict[Route, str]:
    """The missing field that each unknown one stands for, as the only two of a group, where its value fits there."""
    unknown: dict[Route, list[ErrorDetails]] = {}
    for detail in details:
        if detail["type"] == "extra_forbidden":
            unknown.setdefault(detail["loc"][:-1], []).append(detail)
    found: dict[Route, str] = {}
    for parent, names in unknown.items():
        absent = [name for name in missing.get(parent, []) if (*parent, name) not in slips]
        name = str(names[0]["loc"][-1])
        if len(names) != 1 or len(absent) != 1 or len(missing[parent]) != 1:
            continue
        titles = _titles(model, parent)
        named = field_called(name, titles) or nearest(name, list(titles)) or parent_of(model, name) is not None
        info = field_at(model, (*parent, absent[0]))
        if not named and ":" not in name and info is not None and fits(info, names[0]["input"]):
            found[names[0]["loc"]] = absent[0]
    return found


def _once(model: type[Model], data: Mapping[str, Any], details: list[ErrorDetails]) -> list[ErrorDetails]:
    """What deviates, with one of the fields that all lost their indentation under one that is empty now."""
    seen: set[str] = set()
    kept = []
    for detail in details:
        if detail["type"] == "extra_forbidden" and len(detail["loc"]) == 1:
            parent = parent_of(model, str(detail["loc"][0]))
            if parent and parent in data and data[parent] is None:
                if parent in seen:
                    continue
                seen.add(parent)
        kept.append(detail)
    return kept


class _Homes:
    """Where fields are missing that may stand elsewhere; a file may have thousands of both."""

    def __init__(self, absent: Iterable[Route]) -> None:
        self._below: defaultdict[tuple[Route, str], list[Route]] = defaultdict(list)
        for route in sorted(absent, key=lambda route: (len(route), str(route)), reverse=True):
            for end in range(len(route) + 1):
                self._below[route[:end], str(route[-1])].append(route)

    def nearest(self, parent: Route, name: str, taken: Set[Route]) -> Route | None:
        """The place that has most steps in common with where the field stands, and is not taken."""
        for end in range(len(parent), -1, -1):
            routes = self._below.get((parent[:end], name), [])
            while routes and routes[-1] in taken:
                routes.pop()
            if routes:
                return routes[-1]
        return None


def _titles(model: type[Model], route: Route) -> Mapping[str, str]:
    """What readers call the fields that may stand at ``route``."""
    parent = field_at(model, route)
    owner = model_in(parent.annotation) if parent is not None else model
    return titles_of(owner or model)


def _meant(name: str, missing: list[str], called: Mapping[str, str] = MappingProxyType({})) -> list[str]:
    """The missing fields that an unknown one stands for: a slip of a name, or names glued to their values."""
    if any(character in FULL_WIDTH for character in name):
        pieces = {piece.strip() for piece in _GLUE.split(name)}
        return [field for field in missing if field in pieces]
    glued = name.partition(":")[0]
    if glued in called and glued != name:
        return [glued]
    spoken = field_called(name, called)
    if spoken in missing:
        return [spoken]
    close = nearest(name, missing)
    return [close] if close else []


def _within(data: object, location: tuple[str | int, ...]) -> Route:
    """A route as the file has it: pydantic also names the members of unions that it tried."""
    route: list[str | int] = []
    for index, step in enumerate(location):
        if isinstance(data, Mapping) and (step in data or index == len(location) - 1):
            data = data.get(step)
        elif isinstance(data, (list, tuple)) and isinstance(step, int):
            data = data[step]
        else:
            continue
        route.append(step)
    return tuple(route)
