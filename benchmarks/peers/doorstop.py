"""doorstop: a YAML file an item in a version-controlled tree; checks ids, links and circles."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable
from pathlib import Path

from peers.items import Item

PACKAGE = "doorstop"
STATE: tuple[str, ...] = ()

_DOCUMENT = "settings:\n  digits: 5\n{parent}  prefix: {prefix}\n  sep: ''\n"


def write(items: Iterable[Item], folder: Path) -> None:
    """Write two documents, the second below the first, in a git repository."""
    for prefix in ("TOP", "SUB"):
        (folder / prefix).mkdir(parents=True)
        parent = "  parent: TOP\n" if prefix == "SUB" else ""
        (folder / prefix / ".doorstop.yml").write_text(_DOCUMENT.format(parent=parent, prefix=prefix), encoding="utf-8")
    for item in items:
        prefix = "SUB" if item.links else "TOP"
        links = "".join(f"- TOP{link:05d}: null\n" for link in sorted(set(item.links)))
        text = "".join(f"  {line}\n" for line in item.text)
        (folder / prefix / f"{prefix}{item.number:05d}.yml").write_text(
            f"active: true\nderived: false\nheader: |\n  {item.title}\nlevel: 1.{item.number}\n"
            f"links:{' []' if not links else ''}\n{links}normative: true\nowner: {item.owner}\nref: ''\n"
            f"reviewed: null\ntext: |\n{text}",
            encoding="utf-8",
        )
    subprocess.run(["git", "init", "--quiet", str(folder)], check=True)


def command(binaries: Path, folder: Path) -> list[str]:
    """Validate without rewriting the files, which is what takes most of its time as it comes."""
    return [str(binaries / "doorstop"), "--quiet", "--no-reformat", "--no-level-check"]
