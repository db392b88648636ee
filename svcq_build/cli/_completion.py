"""What the shell offers for the names of documents and kinds, by the names of files alone: nobody waits for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import click

from svcq_build.cli._options import find_root
from svcq_build.files import NotARepository


def complete_document(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[str]:
    """The documents whose names begin like that: ids, and ``kind:id`` where several kinds have one of that id."""
    try:
        root = find_root(context.params.get("root"))
    except NotARepository:
        return []
    named = sorted(set(_documents(root)))
    count = Counter(id_ for _, id_ in named)
    if ":" in incomplete:
        names = [f"{kind}:{id_}" for kind, id_ in named]
    else:
        names = [id_ if count[id_] == 1 else f"{kind}:{id_}" for kind, id_ in named]
    return [name for name in names if name.startswith(incomplete)]


def complete_kind(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[str]:
    """The kinds whose names begin like that."""
    from svcq_build.kinds import all_kinds

    return [name for name in all_kinds() if name.startswith(incomplete)]


def _documents(root: Path) -> Iterator[tuple[str, str]]:
    from svcq_build.kinds import kinds_by_folder

    for folder, kind in kinds_by_folder().items():
        for path in (root / folder).rglob("*.*"):
            if path.suffix in (".yml", ".md"):
                yield kind.name, path.stem
