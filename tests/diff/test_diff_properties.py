"""Properties of the diff, on the handbook's own documents."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from svcq_build.corpus import Corpus, Entry
from svcq_build.diff import diff
from svcq_build.load import load, load_folder
from svcq_build.sources import text_sources

ROOT = Path(__file__).parents[2]
CONFIG = b"site_name: x\n"


@cache
def handbook() -> list[Entry]:
    return [entry for entry in load_folder(ROOT).entries.values() if entry.path.endswith(".yml")]


def reload(entry: Entry, data: Any, **style: Any) -> Corpus:
    text = yaml.safe_dump(data, allow_unicode=True, **style)
    corpus = load(CONFIG, text_sources([(entry.path, text)]))
    assert corpus.findings == (), (text, corpus.findings)
    return corpus


entries = st.deferred(lambda: st.sampled_from(handbook()))


def shuffled(data: Any, random: Any) -> Any:
    if isinstance(data, dict):
        keys = list(data)
        random.shuffle(keys)
        return {key: shuffled(data[key], random) for key in keys}
    return [shuffled(item, random) for item in data] if isinstance(data, list) else data


@settings(max_examples=60, deadline=None)
@given(
    entries,
    st.randoms(use_true_random=False),
    st.sampled_from([None, '"', "'"]),
    st.integers(2, 8),
    st.integers(20, 200),
)
def test_edits_without_meaning_give_an_empty_diff(entry, random, quotes, indent, width):
    text = yaml.safe_dump(
        shuffled(dict(entry.data), random), allow_unicode=True, sort_keys=False, indent=indent, width=width
    )
    if quotes:
        text = yaml.safe_dump(
            yaml.safe_load(yaml.safe_dump(dict(entry.data))),
            allow_unicode=True,
            sort_keys=False,
            indent=indent,
            width=width,
        )
    lines = text.splitlines()
    commented = "# a comment\n" + "\n".join(line for line in lines) + "\n# the end\n"
    before, after = (
        reload(entry, dict(entry.data), sort_keys=False),
        load(CONFIG, text_sources([(entry.path, commented)])),
    )
    assert diff(before, after) == []
    assert diff(after, before) == []


def texts(data: Any, route: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Routes to prose that can be changed without touching an id or a reference."""
    found = []
    if isinstance(data, dict):
        for key, value in data.items():
            if isinstance(value, str) and key in (
                "text",
                "title",
                "summary",
                "goal",
                "scope",
                "criterion",
                "definition",
                "mission",
            ):
                found.append((*route, key))
            else:
                found += texts(value, (*route, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            found += texts(value, (*route, index))
    return found


def changed(data: Any, route: tuple[Any, ...], suffix: str) -> Any:
    if not route:
        return data + suffix
    step, *rest = route
    if isinstance(data, dict):
        return {key: changed(value, tuple(rest), suffix) if key == step else value for key, value in data.items()}
    return [changed(value, tuple(rest), suffix) if index == step else value for index, value in enumerate(data)]


@settings(max_examples=60, deadline=None)
@given(entries, st.data())
def test_every_changed_leaf_appears_exactly_once_and_reverses(entry, data):
    original = dict(entry.data)
    routes = data.draw(st.lists(st.sampled_from(texts(original)), min_size=1, max_size=5, unique=True))
    edited = original
    for route in routes:
        edited = changed(edited, route, data.draw(st.sampled_from(["（新）", " 5 分钟内", "，必须"])))
    before, after = reload(entry, original, sort_keys=False), reload(entry, edited, sort_keys=False)
    there, back = diff(before, after), diff(after, before)
    assert len(there) == len(routes) == len({change.where for change in there})
    assert [(c.where, c.old, c.new, c.weight) for c in there] == [
        (c.where, c.new, c.old, c.weight.opposite) for c in back
    ]
