"""sphinx-needs: needs in reStructuredText, checked by its schema builder (shape, and links to other needs)."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from peers.items import Item

PACKAGE = "sphinx-needs"
STATE: tuple[str, ...] = ("_build",)

_CONFIGURATION = """\
project = "items"
extensions = ["sphinx_needs"]
needs_id_regex = "^I[0-9]{5}$"
needs_types = [{"directive": "req", "title": "Requirement", "prefix": "", "color": "#ffffff", "style": "node"}]
needs_fields = {name: {"schema": {"type": "string"}, "nullable": True} for name in ("owner", "edition", "effective")}
needs_schema_definitions_from_json = "schemas.json"
"""
_SCHEMAS = {
    "schemas": [
        {
            "id": "item",
            "select": {"properties": {"type": {"const": "req"}}},
            "validate": {
                "local": {
                    "required": ["status", "owner"],
                    "properties": {
                        "status": {"type": "string", "enum": ["draft", "active", "retired"]},
                        "owner": {"type": "string", "pattern": "^[a-z0-9-]+$"},
                        "edition": {"type": "string", "pattern": "^[0-9]+[.][0-9]+$"},
                        "effective": {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
                    },
                },
                "network": {
                    "links": {"items": {"local": {"properties": {"type": {"type": "string", "const": "req"}}}}}
                },
            },
        }
    ]
}


def write(items: Iterable[Item], folder: Path) -> None:
    """Write a page an item, the index, the configuration and the schemas."""
    (folder / "items").mkdir(parents=True)
    (folder / "conf.py").write_text(_CONFIGURATION, encoding="utf-8")
    (folder / "schemas.json").write_text(json.dumps(_SCHEMAS), encoding="utf-8")
    (folder / "index.rst").write_text("Items\n=====\n\n.. toctree::\n   :glob:\n\n   items/*\n", encoding="utf-8")
    for item in items:
        links = ", ".join(f"I{link:05d}" for link in item.links)
        text = "".join(f"   {line}\n" for line in item.text)
        page = (
            f"{item.title}\n{'=' * len(item.title)}\n\n.. req:: {item.title}\n   :id: I{item.number:05d}\n"
            f"   :status: active\n   :owner: {item.owner}\n   :edition: 1.2\n   :effective: {item.day}\n"
            f"{f'   :links: {links}' if links else ''}\n\n{text}"
        )
        (folder / "items" / f"{item.number:05d}.rst").write_text(page, encoding="utf-8")


def command(binaries: Path, folder: Path) -> list[str]:
    """Read all pages (in as many processes as there are cores) and run the schema checks."""
    return [str(binaries / "sphinx-build"), "-q", "-W", "-j", "auto", "-b", "schema", ".", "_build"]


def edit(folder: Path) -> None:
    """Change one item's text."""
    page = folder / "items" / "00050.rst"
    page.write_text(page.read_text("utf-8").rstrip("\n") + "再\n", encoding="utf-8")
