"""Migrations: the shape that documents once had → what they are read as, and what `svcq migrate` writes.

Each module holds one ``MIGRATION``; dropping a file in adds one. A document of an old shape is read as if it had been
rewritten, so that it stays valid and its past stays readable; a finding says that it waits for ``svcq migrate``.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from svcq_build.model import Route
from svcq_build.words import Message


@dataclass(frozen=True, slots=True)
class Wrap:
    """A value becomes a group of fields, which holds it as one of them.

    Attributes:
        route: where it stands. fields: the plain values before it, by their names. key: the name that it gets.
    """

    route: Route
    fields: Mapping[str, str]
    key: str


@dataclass(frozen=True, slots=True)
class Migration:
    """One change of what documents look like.

    Attributes:
        name: that of its module. kinds: whose documents have it. title: what it does, in one line.
        find: the steps that bring a document's plain values to the new shape; none where they have it.
        tell: what is said at each field that has the old shape, given its name and how many steps it needs.
        old_context: the context that a text's translation had before, given that of now; itself where it is the same.
    """

    name: str
    kinds: tuple[str, ...]
    texts: tuple[str, ...]
    find: Callable[[Mapping[str, Any]], Iterable[Wrap]]
    tell: Callable[[str, int], Message]
    done: Callable[[str, int], Message]


@dataclass(frozen=True, slots=True)
class Old:
    """What of a document has an old shape: the migration, and its steps in the order of the file."""

    migration: Migration
    steps: tuple[Wrap, ...]


@cache
def all_migrations() -> tuple[Migration, ...]:
    """Every migration, by name."""
    found = []
    for module in sorted(module.name for module in pkgutil.iter_modules(__path__)):
        migration: Migration | None = getattr(importlib.import_module(f"{__name__}.{module}"), "MIGRATION", None)
        if migration is None or migration.name != module:
            raise ImportError(f"migrations/{module}.py defines no migration of that name: MIGRATION = Migration(...)")
        found.append(migration)
    return tuple(found)


def bring_up(kind: str, data: dict[str, Any]) -> tuple[dict[str, Any], tuple[Old, ...]]:
    """A document's values in today's shape, and what of it has an old one; ``data`` itself where nothing has.

    Args:
        kind: the document's. data: its plain values, whatever is wrong with them.
    """
    found = []
    for migration in _by_kind().get(kind, ()):
        steps = tuple(migration.find(data))
        if steps:
            data = _taken(data, steps)
            found.append(Old(migration, steps))
    return data, tuple(found)


@cache
def _by_kind() -> dict[str, tuple[Migration, ...]]:
    return {
        kind: tuple(one for one in all_migrations() if kind in one.kinds)
        for kind in {kind for one in all_migrations() for kind in one.kinds}
    }


def _taken(data: dict[str, Any], steps: Iterable[Wrap]) -> dict[str, Any]:
    """The values after some steps; what lies on no step's way is the same object."""
    result: dict[str, Any] = dict(data)
    copied = set()
    for step in steps:
        place: Any = result
        for at, name in enumerate(step.route[:-1], 1):
            if step.route[:at] not in copied:
                copied.add(step.route[:at])
                place[name] = place[name].copy()
            place = place[name]
        place[step.route[-1]] = {**step.fields, step.key: place[step.route[-1]]}
    return result


def by_field(old: Old) -> Iterator[tuple[Route, int]]:
    """The fields of a document that have the old shape, each with how many steps it needs."""
    counted: dict[Route, int] = {}
    for step in old.steps:
        counted[step.route[:1]] = counted.get(step.route[:1], 0) + 1
    yield from counted.items()
