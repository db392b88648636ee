"""The floor: the least that any checker of these documents must do, in one plain process.

PyYAML's C loader, the very pydantic models of svcq, and a look-up of every reference. It has no
places, no rules, no reports and no mercy on unreadable files: what svcq takes beyond this time is
the price of its diagnostics.

    python benchmarks/floor.py some/folder
"""

from __future__ import annotations

import os
import re
import sys
from typing import Any

import yaml
from pydantic import TypeAdapter

from svcq_build.kinds import kinds_by_folder

#: A reference as it may stand in any string of a document, and in a link of its prose.
_REFERENCE = re.compile(r"(?:[a-z]+:)?[a-z0-9-]+(?:#[A-Za-z0-9.-]+)?")
_LINK = re.compile(r"\]\(([a-z]+:[a-z0-9-]+(?:#[A-Za-z0-9.-]+)?)\)")


class Loader(yaml.CSafeLoader):
    """The C loader without YAML 1.1's dates, which the models want as text."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(("timestamp", "int", "float"))]
    for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}
Loader.add_implicit_resolver("tag:yaml.org,2002:float", re.compile(r"^-?[0-9]+(\.[0-9]+)?$"), list("-0123456789"))


def main(root: str) -> int:
    """Check every document of ``root``; print what is wrong and return the exit code."""
    documents: dict[str, Any] = {}
    strings: dict[str, list[str]] = {}
    faults = 0
    for folder, kind in kinds_by_folder().items():
        adapter = TypeAdapter(kind.model)
        where = os.path.join(root, folder)
        for name in sorted(os.listdir(where)) if os.path.isdir(where) else ():
            with open(os.path.join(where, name), encoding="utf-8") as file:
                text = file.read()
            if name.endswith(".md"):
                front, body = text[4:].split("\n---\n", 1)
                data = yaml.load(front, Loader)
                data["body"] = body
            else:
                data = yaml.load(text, Loader)
            ref = f"{kind.name}:{name.rpartition('.')[0]}"
            try:
                adapter.validate_python(data)
            except ValueError as error:
                print(ref, error)
                faults += 1
            documents[ref] = part_ids(data)
            strings[ref] = texts(data)
    ids = {ref.partition(":")[2] for ref in documents}
    for ref, values in strings.items():
        for value in values:
            for target in [value] if _REFERENCE.fullmatch(value) else _LINK.findall(value):
                document, _, part = target.partition("#")
                if ":" in document:
                    known = document in documents and (not part or part in documents[document])
                else:
                    known = not part or document in ids
                if not known:
                    print(ref, "refers to", target)
                    faults += 1
    print(len(documents), "documents,", faults, "faults")
    return 1 if faults else 0


def part_ids(data: Any) -> set[str]:
    """The ids of a document's parts."""
    found = set()
    waiting = [value for value in data.values() if isinstance(value, list)]
    while waiting:
        for item in waiting.pop():
            if isinstance(item, dict):
                if "id" in item:
                    found.add(item["id"])
                waiting.extend(value for value in item.values() if isinstance(value, list))
    return found


def texts(data: Any) -> list[str]:
    """Every string of a document."""
    found, waiting = [], [data]
    while waiting:
        value = waiting.pop()
        if isinstance(value, str):
            found.append(value)
        elif isinstance(value, dict):
            waiting.extend(value.values())
        elif isinstance(value, list):
            waiting.extend(value)
    return found


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
