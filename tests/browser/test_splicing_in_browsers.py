"""The editor's script changes what was changed and nothing else, as the splicing in Python does."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from svcq_build.edit.edit import read_file
from svcq_build.edit.source_map import map_source
from svcq_build.edit.splice import AddField, InsertItem, MoveItem, Remove, SetValue, Step, splice
from tests.browser.conftest import Visit

TEXTS = [
    "新的一句", "等候不超过 {param:wait-max}。", "a: b", "# x", "yes", "1.10", "2026-01-01", "12:30",
    "第一行\n第二行\n\n- 第四行\n",
    '他说："好"', "it's", "[x]", "{a}", " lead", "tail ", "- x", "* x", "tab\tx", "𠮷野家", "\u3000全角", "a #b", "a:b",
    "http://x.y/z", "100%", "@x", "null", "", "~", "0x1F", "line\u2028sep", "，。；", "a, b", "C:\\x\n", "\x07",
]  # fmt: skip
_SPLICE = """async (edits) => {
  const { draftOf, newDraft, restored, setEntry, stored } = await import("../assets/svcq/editor/draft.js");
  const { spliced } = await import("../assets/svcq/editor/splice.js");
  const named = (draft, step) => draft.entries.find(([name]) => name === step)[1];
  const within = (draft, step) => (draft.entries ? named(draft, step) : draft.items[step]);
  return edits.map(({ source, nodes, what, route, value, name, order, place, to }) => {
    const draft = draftOf(nodes, source);
    const inner = route.reduce(within, draft);
    const above = route.slice(0, -1).reduce(within, draft);
    if (what === "SetValue") inner.value = value;
    if (what === "AddField") setEntry(inner, name, newDraft(value), order);
    if (what === "InsertItem") inner.items.splice(place, 0, newDraft(value));
    if (what === "MoveItem") inner.items.splice(to, 0, ...inner.items.splice(place, 1));
    if (what === "Remove" && above.items) above.items.splice(route.at(-1), 1);
    else if (what === "Remove") setEntry(above, route.at(-1), null);
    return spliced(source, restored(JSON.parse(JSON.stringify(stored(draft, nodes))), nodes));
  });
}"""


def places(
    node: dict[str, Any], route: tuple[str | int, ...] = ()
) -> Iterator[tuple[tuple[str | int, ...], dict[str, Any]]]:
    yield route, node
    for name, inner, *_ in node.get("entries", ()):
        yield from places(inner, (*route, name))
    for number, (inner, *_) in enumerate(node.get("items", ())):
        yield from places(inner, (*route, number))


def steps(chosen: random.Random, nodes: dict[str, Any]) -> Iterator[Step]:
    """One edit of each sort, as far as the document has a place for it."""
    found = list(places(nodes))
    scalars = [route for route, node in found if "value" in node and route != ("body",)]
    lists = [(route, len(node["items"])) for route, node in found if len(node.get("items", ())) > 1]
    groups = [(route, node) for route, node in found if len(node.get("entries", ())) > 1]
    for _ in range(3):
        yield SetValue(chosen.choice(scalars), chosen.choice([*TEXTS, 3, 0.5, True]))
    route, node = chosen.choice(groups)
    yield AddField(
        route,
        "neu",
        chosen.choice([chosen.choice(TEXTS), {"m": "n"}, [{"id": "a", "t": "b: c"}]]),
        ("id", "title", "neu"),
    )
    yield Remove((*route, chosen.choice([name for name, *_ in node["entries"] if name != "body"])))
    if lists:
        route, count = chosen.choice(lists)
        yield MoveItem(route, chosen.randrange(count), chosen.randrange(count))
        yield InsertItem(
            route, chosen.randrange(count + 1), {"id": "X1", "text": chosen.choice(TEXTS), "list": ["a", "b, c"]}
        )
        yield Remove((*route, chosen.randrange(count)))


def values(path: str, content: bytes) -> Any:
    file = read_file(path, content)
    return {**file.data(), **({"body": map_source(file)["entries"][-1][1]["value"]} if path.endswith(".md") else {})}


def shared(one: str, other: str) -> str:
    """What both begin with."""
    return one[: next((place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))]


def test_as_in_python(visit: Callable[..., Visit], site: Path) -> None:
    chosen = random.Random(14)
    files = chosen.sample(sorted((site / "editor/documents").rglob("*.json")), 12)
    asked: list[tuple[str, str, Step]] = []
    edits = []
    for file in files:
        told = json.loads(file.read_text("utf-8"))
        for number, step in enumerate(steps(chosen, told["nodes"])):
            source, nodes = told["source"], told["nodes"]
            if number % 4 == 3:  # and as Windows has it
                source = source.replace("\n", "\r\n")
                nodes = map_source(read_file(told["path"], source.encode()))
            asked.append((told["path"], source, step))
            about = {name: getattr(step, name) for name in step.__slots__}
            edits.append({"source": source, "nodes": nodes, "what": type(step).__name__, **about})
    made = visit("edit/").page.evaluate(_SPLICE, edits)
    same = 0
    for (path, source, step), text in zip(asked, made, strict=True):
        wanted = splice(path, source.encode(), [step]).decode()
        assert values(path, text.encode()) == values(path, wanted.encode()), (path, step)
        if isinstance(step, (MoveItem, Remove)):
            assert text == wanted, (path, step)
        else:  # quotes are chosen otherwise, where both are right; all that is around stays
            before, after = shared(source, wanted), shared(source[::-1], wanted[::-1])[::-1]
            assert text.startswith(before.rstrip("'\"")), (path, step)
            assert text.endswith(after.lstrip("'\"")), (path, step)
        same += text == wanted
    assert same > 0.7 * len(asked)
