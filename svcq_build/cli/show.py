"""show: a document and its relations in both directions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from svcq_build.cli import BROKEN, CLEAN
from svcq_build.cli._options import find_language, find_root, language_option, root_option

if TYPE_CHECKING:
    from svcq_build.corpus import Entry
    from svcq_build.fields import Model
    from svcq_build.graph import Graph


@click.command()
@click.argument("reference", metavar="REF")
@root_option
@language_option
def command(reference: str, root: Path | None, language: str | None) -> int:
    """Show a document and its relations in both directions.

    REF is kind:id, kind:id#part, or an id alone when only one document has it.
    """
    from svcq_build.graph import build_graph
    from svcq_build.load import load_folder

    speech = find_language(language)
    graph = build_graph(load_folder(find_root(root)))
    entry, part = _find(graph, reference)
    if entry.model is None:
        click.echo(f"{entry.path} has faults; run: svcq check {entry.path}", err=True)
        return BROKEN
    for line in _lines(graph, entry, part, speech):
        click.echo(line)
    return CLEAN


def _find(graph: Graph, reference: str) -> tuple[Entry, str | None]:
    from svcq_build.names import nearest

    document, _, part = reference.partition("#")
    entries = graph.corpus.entries
    matches = [entry for ref, entry in entries.items() if document in (ref, entry.id)]
    if not matches:
        close = nearest(document, [*entries, *(entry.id for entry in entries.values())])
        raise click.UsageError(f"There is no document “{document}”." + (f" Did you mean “{close}”?" if close else ""))
    if len(matches) > 1:
        raise click.UsageError(f"“{document}” could be {' or '.join(entry.ref for entry in matches)}: say which.")
    if part and part not in matches[0].parts:
        close = nearest(part, matches[0].parts)
        raise click.UsageError(
            f"{matches[0].ref} has no part “{part}”." + (f" Did you mean “{close}”?" if close else "")
        )
    return matches[0], part or None


def _lines(graph: Graph, entry: Entry, part: str | None, language: str) -> Iterator[str]:
    from svcq_build.translate.interface import catalog

    relations = catalog(language)
    assert entry.model is not None
    yield click.style(f"{entry.model.title}  {entry.ref}{f'#{part}' if part else ''}", bold=True)
    yield click.style(entry.path, dim=True)
    yield ""
    yield from _values(entry, part, language)
    for heading, rows in (
        (
            "→",
            [
                (edge.mark.relation, str(edge.target))
                for edge in graph.out_of(entry.ref)
                if not part or edge.part == part
            ],
        ),
        ("←", [(edge.mark.inverse, edge.origin) for edge in graph.into(entry.ref, part)]),
    ):
        if rows:
            yield ""
        for relation, ref in sorted(set(rows)):
            document = ref.partition("#")[0]
            other = graph.corpus.entries.get(document)
            title = f"  {other.model.title}" if other is not None and other.model is not None else "  ?"
            yield f"{heading} {relations.get(('relation', relation), relation)}: {ref}{title}"


def _values(entry: Entry, part: str | None, language: str) -> Iterator[str]:
    value: Any = entry.model
    if part is not None:
        for step in entry.parts[part][:-1]:
            value = value[step] if isinstance(step, int) else getattr(value, step)
    yield from _model(value, language, 0)


def _model(model: Model, language: str, depth: int) -> Iterator[str]:
    from svcq_build.explain import words

    for name, info in type(model).model_fields.items():
        value = getattr(model, name)
        if value in (None, (), {}, "") or name in ("kind", "body"):
            continue
        title, _ = words(info, language)
        yield from _one(f"{'  ' * depth}{title or name}", value, language, depth)


def _one(label: str, value: Any, language: str, depth: int) -> Iterator[str]:
    from svcq_build.fields import Model

    if isinstance(value, Model):
        yield f"{label}:"
        yield from _model(value, language, depth + 1)
    elif isinstance(value, (tuple, list)) and any(isinstance(item, Model) for item in value):
        yield f"{label}:"
        for item in value:
            first, *rest = list(_model(item, language, depth + 2)) or [""]
            yield f"{'  ' * (depth + 1)}- {first.strip()}"
            yield from rest
    elif isinstance(value, (tuple, list)):
        yield f"{label}: {'; '.join(map(str, value))}"
    elif isinstance(value, dt.date):
        yield f"{label}: {value.isoformat()}"
    else:
        yield f"{label}: {' '.join(str(value).split())}"
