"""yamale: a schema of its own for YAML files. It knows no references: it sees that links are text."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from peers.items import Item

PACKAGE = "yamale"
STATE: tuple[str, ...] = ()

_SCHEMA = """\
id: regex('^I[0-9]{5}$')
title: str(min=1)
status: enum('draft', 'active', 'retired')
owner: regex('^[a-z0-9-]+$')
version: regex('^[0-9]+[.][0-9]+$')
effective: regex('^[0-9]{4}-[0-9]{2}-[0-9]{2}$')
review: include('review')
links: list(regex('^I[0-9]{5}$'))
text: str(min=1)
---
review:
  every: str()
  last: regex('^[0-9]{4}-[0-9]{2}-[0-9]{2}$')
"""


def yaml_of(item: Item) -> str:
    """An item as a YAML document of about 25 lines."""
    links = "".join(f"  - I{link:05d}\n" for link in item.links)
    text = "".join(f"  {line}\n" for line in item.text)
    return (
        f'id: I{item.number:05d}\ntitle: {item.title}\nstatus: active\nowner: {item.owner}\nversion: "1.2"\n'
        f'effective: "{item.day}"\nreview:\n  every: 6 个月\n  last: "{item.day}"\n'
        f"links:{' []' if not links else ''}\n{links}text: |\n{text}"
    )


def write(items: Iterable[Item], folder: Path) -> None:
    """Write a YAML file an item, and the schema."""
    (folder / "items").mkdir(parents=True)
    (folder / "schema.yaml").write_text(_SCHEMA, encoding="utf-8")
    for item in items:
        (folder / "items" / f"{item.number:05d}.yaml").write_text(yaml_of(item), encoding="utf-8")


def command(binaries: Path, folder: Path) -> list[str]:
    """Validate all, in as many processes as there are cores."""
    return [str(binaries / "yamale"), "-n", "auto", "-s", "schema.yaml", "items"]
