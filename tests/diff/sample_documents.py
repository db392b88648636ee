"""Documents of every kind to compare, and edits of them: in form only, or in what they say."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import yaml

from svcq_build.kinds import all_kinds
from svcq_build.load.corpus import Corpus, Entry
from svcq_build.load.folder import load, load_folder
from svcq_build.load.sources import text_sources

ROOT = Path(__file__).parents[2]
CONFIG = b"site_name: x\n"
Route = tuple[str | int, ...]


@cache
def samples() -> dict[str, list[Entry]]:
    """Sound documents by kind: the handbook's own, and the good examples of the kinds' tests."""
    found: dict[str, list[Entry]] = defaultdict(list)
    for name, kind in all_kinds().items():
        for file in sorted((ROOT / "tests/kinds" / name / "good").glob("*.*")):
            path = f"{kind.folder}{file.stem}{file.suffix}"
            corpus = load(CONFIG, text_sources([(path, file.read_text("utf-8"))]))
            found[name] += corpus.entries.values()
    for entry in load_folder(ROOT).entries.values():
        found[entry.kind.name].append(replace(entry, data=json.loads(json.dumps(entry.data)), quotes=()))
    return {name: [entry for entry in entries if entry.model is not None] for name, entries in found.items()}


def written(entry: Entry, text: str) -> Corpus:
    """A corpus of one document, as YAML."""
    return load(CONFIG, text_sources([(f"{entry.kind.folder}{entry.id}.yml", text)]))


def plainly(entry: Entry, data: Any) -> Corpus:
    """The document with some data, written as YAML likes it best."""
    return written(entry, yaml.safe_dump(data, allow_unicode=True, sort_keys=False))


def is_sound(corpus: Corpus) -> bool:
    return not corpus.findings and all(entry.model is not None for entry in corpus.entries.values())


def in_another_form(data: Any, random: Random) -> str:
    """The same data with other quotes, indents, line breaks, order of fields and comments."""

    class Dumper(yaml.SafeDumper):
        def represent_str(self, value: str) -> yaml.ScalarNode:
            styles = ['"', "|"] if "\n" in value else [None, None, '"', "'", "|", ">"]  # PyYAML folds lines wrongly
            return self.represent_scalar("tag:yaml.org,2002:str", value, random.choice(styles))

        def represent_mapping(self, tag: str, mapping: Any, flow_style: bool | None = None) -> yaml.MappingNode:
            pairs = list(mapping.items())
            random.shuffle(pairs)
            return super().represent_mapping(tag, dict(pairs), random.random() < 0.2)

        def represent_sequence(self, tag: str, sequence: Any, flow_style: bool | None = None) -> yaml.SequenceNode:
            return super().represent_sequence(tag, sequence, random.random() < 0.2)

        def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
            super().increase_indent(flow, indentless and random.random() < 0.5)

    Dumper.add_representer(str, Dumper.represent_str)
    text = yaml.dump(
        data,
        Dumper=Dumper,
        allow_unicode=True,
        sort_keys=False,
        default_flow_style=False,
        indent=random.randint(2, 8),
        width=random.choice([20, 60, 120, 1000]),
    )
    lines = [
        line if line[:1] in " -}]'\"" or not line or random.random() < 0.5 else f"# 注释：{line[:9]}\n{line}"
        for line in text.split("\n")
    ]
    return "# 开头\n" + "\n".join(lines) + "\n# 结尾\n"


def leaves(data: Any, route: Route = ()) -> Iterator[tuple[Route, Any]]:
    """Every value that has no values inside, with the way to it."""
    if isinstance(data, dict | list) and data:
        for step, value in data.items() if isinstance(data, dict) else enumerate(data):
            yield from leaves(value, (*route, step))
    else:
        yield route, data


def kind_of_place(route: Route) -> Route:
    return tuple("*" if isinstance(step, int) else step for step in route)


@cache
def used(kind: str) -> dict[Route, list[Any]]:
    """What the samples of a kind say, by place: values that other documents may take over."""
    found: dict[Route, list[Any]] = defaultdict(list)
    for entry in samples()[kind]:
        waiting: list[tuple[Route, Any]] = [((), dict(entry.data))]
        while waiting:
            route, value = waiting.pop()
            if route and value not in found[kind_of_place(route)]:
                found[kind_of_place(route)].append(value)
            if isinstance(value, dict | list):
                steps = value.items() if isinstance(value, dict) else enumerate(value)
                waiting += [((*route, step), inner) for step, inner in steps]
    return found


def with_value(data: Any, route: Route, change: Any) -> Any:
    """A copy of some data in which ``change`` has been applied to the value at the end of a route."""
    if not route:
        return change(data)
    step, *rest = route
    copy = dict(data) if isinstance(data, dict) else list(data)
    copy[step] = with_value(copy[step], tuple(rest), change)
    return copy


def another_value(kind: str, route: Route, value: Any, random: Random) -> Any:
    """Another value that may stand there: one that the same place has elsewhere, or one a little different."""
    others = [other for other in used(kind).get(kind_of_place(route), []) if other != value]
    if isinstance(value, bool):
        return not value
    if isinstance(value, int | float):
        return value + random.choice([-2, -1, 1, 2.5])
    if others and random.random() < 0.5:
        return random.choice(others)
    return f"{value}{random.choice(['（新）', '，5 分钟内', '，必须', '，不超过 3 小时', '，可以'])}"


def edited(entry: Entry, data: Any, random: Random) -> Any:
    """A copy of some data with one edit: a value changed, dropped, taken over, moved or added."""
    ways = list(leaves(data))
    route, value = random.choice(ways)
    inner = route[: random.randint(1, len(route))]
    lists = [way[:end] for way, _ in ways for end in range(1, len(way)) if isinstance(way[end], int)]
    match random.choice(["change", "change", "change", "drop", "take", "move", "add"]):
        case "change":
            return with_value(data, route, lambda _: another_value(entry.kind.name, route, value, random))
        case "drop":
            *way, last = inner

            def without(owner: Any) -> Any:
                copy = owner.copy()
                del copy[last]
                return copy

            return with_value(data, tuple(way), without)
        case "take":
            places = [place for place in used(entry.kind.name) if len(place) == 1 and place[0] not in data]
            if not places:
                return data
            place = random.choice(places)
            return {**data, place[0]: random.choice(used(entry.kind.name)[place])}
        case "move" if lists:
            return with_value(data, random.choice(lists), lambda items: random.sample(items, len(items)))
        case "add" if lists:

            def longer(items: list[Any]) -> list[Any]:
                item = random.choice(items)
                if isinstance(item, dict) and "id" in item:
                    item = {**item, "id": f"{item['id'].rstrip('0123456789')}{random.randint(50, 99)}"}
                where = random.randint(0, len(items))
                return [*items[:where], item, *items[where:]]

            return with_value(data, random.choice(lists), longer)
    return data


def well_edited(entry: Entry, random: Random, edits: int) -> tuple[Any, Corpus]:
    """The document after some edits that leave it sound: its data and its corpus."""
    data: Any = dict(entry.data)
    corpus = plainly(entry, data)
    for _ in range(edits):
        try:
            tried = edited(entry, data, random)
        except (KeyError, IndexError, AttributeError, TypeError):
            continue
        after = plainly(entry, tried)
        if is_sound(after) and len(after.entries) == 1:
            data, corpus = tried, after
    return data, corpus
