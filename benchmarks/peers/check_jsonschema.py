"""check-jsonschema: JSON Schema for YAML files. It knows no references: it sees that links look like ids."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from peers.items import Item
from peers.yamale import yaml_of

PACKAGE = "check-jsonschema"
STATE: tuple[str, ...] = ()

_DATE = {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
_SCHEMA = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "type": "object",
    "additionalProperties": False,
    "required": ["id", "title", "status", "links", "text"],
    "properties": {
        "id": {"type": "string", "pattern": "^I[0-9]{5}$"},
        "title": {"type": "string", "minLength": 1},
        "status": {"enum": ["draft", "active", "retired"]},
        "owner": {"type": "string", "pattern": "^[a-z0-9-]+$"},
        "version": {"type": "string", "pattern": "^[0-9]+[.][0-9]+$"},
        "effective": _DATE,
        "review": {
            "type": "object",
            "additionalProperties": False,
            "required": ["every"],
            "properties": {"every": {"type": "string"}, "last": _DATE},
        },
        "links": {"type": "array", "items": {"type": "string", "pattern": "^I[0-9]{5}$"}},
        "text": {"type": "string", "minLength": 1},
    },
}


def write(items: Iterable[Item], folder: Path) -> None:
    """Write a YAML file an item, and the schema."""
    (folder / "items").mkdir(parents=True)
    (folder / "schema.json").write_text(json.dumps(_SCHEMA), encoding="utf-8")
    for item in items:
        (folder / "items" / f"{item.number:05d}.yaml").write_text(yaml_of(item), encoding="utf-8")


def command(binaries: Path, folder: Path) -> list[str]:
    """Validate all files against the one schema."""
    files = sorted(str(path.relative_to(folder)) for path in (folder / "items").iterdir())
    return [str(binaries / "check-jsonschema"), "--schemafile", "schema.json", *files]
