"""What a document demands: the sentences and time limits of its requirements, steps and promises, as plain values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from svcq_build.model import Duration, Route, parse_duration

#: The lists that demands stand in, and the fields of their items that say what is demanded.
_LISTS = ("requirements", "people", "environment", "steps", "promises")
_TEXTS = ("title", "text", "criterion", "control_point", "quantity")


@dataclass(frozen=True, slots=True, eq=False)  # known by itself, so that what it says can be remembered
class Demand:
    """One requirement, step or promise.

    Attributes:
        part: its id. list: the field that it stands in. index: which one of them it is.
        texts: its sentences, by their fields. words: all of them together.
        within: the time limit that a field gives it. by: who has to do it.
    """

    part: str
    list: str
    index: int
    texts: Mapping[str, str]
    words: str
    within: Duration | None
    by: tuple[str, ...]

    def route(self, field: str) -> Route:
        """Where one of its fields stands."""
        return (self.list, self.index, field)


def demands_in(data: Mapping[str, Any]) -> list[Any]:
    """The demands of a sound document, as JSON can hold them; :func:`demands_of` reads them."""
    found = []
    for name in _LISTS:
        items = data.get(name)
        for index, item in enumerate(items if isinstance(items, (list, tuple)) else ()):  # others mean a number by it
            texts = {field: str(item[field]) for field in _TEXTS if item.get(field)}
            by = [item["by"]] if isinstance(item.get("by"), str) else list(item.get("by") or ())
            answering = list(item.get("accountable") or ())
            within = item.get("within")
            found.append([item["id"], name, index, texts, str(within) if within else None, by + answering])
    return found


def demands_of(frozen: list[Any]) -> Iterator[Demand]:
    """The demands that :func:`demands_in` gave."""
    for part, name, index, texts, within, by in frozen:
        roles = tuple(dict.fromkeys(role if ":" in role else f"role:{role}" for role in by))
        words = "\n".join(texts.values())
        yield Demand(part, name, index, texts, words, parse_duration(within) if within else None, roles)
