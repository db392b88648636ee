"""show: a document and its relations in both directions."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from svcq_build.cli import CLEAN
from svcq_build.cli._completion import complete_document
from svcq_build.cli._options import find_language, find_root, language_option, read_day, root_option

if TYPE_CHECKING:
    from svcq_build.history import PastDocument
    from svcq_build.load import Corpus, Entry, Graph
    from svcq_build.model import Model, VersionNumber

#: How many characters of a list still stand on one line, unless they are sentences.
_SHORT = 80
_VERSION = re.compile(r"[0-9]{1,5}(?:\.[0-9]{1,5}){1,2}")


@click.command()
@click.argument("reference", metavar="REF", shell_complete=complete_document)
@click.option(
    "--at",
    "at",
    metavar="DATE|VERSION",
    default=None,
    help="As it was on a day (2026-03-01) or in a version (1.2), by the history in git.",
)
@root_option
@language_option
def command(reference: str, at: str | None, root: Path | None, language: str | None) -> int:
    """Show a document and its relations in both directions.

    REF is kind:id, kind:id#part, or an id or a title alone when only one document has it.
    """
    from svcq_build.cli._references import find_part
    from svcq_build.cli._tell import tell
    from svcq_build.history import of_another_day
    from svcq_build.load import build_graph, load_folder
    from svcq_build.translate import translator

    spoken = find_language(language)
    words = translator(spoken)
    folder = find_root(root)
    corpus = load_folder(folder)
    if at is not None:
        past = _past(folder, corpus, reference, at, words, spoken)
        corpus, name = past.corpus, past.entry.ref
        reference = "#".join((name, *reference.split("#")[1:]))
    entry, part = find_part(corpus, reference, words)
    if at is not None:
        click.echo(_standing(past, words))
        if told := of_another_day([past.commit]):
            tell(told.render(words, spoken), err=True)
    for line in _lines(build_graph(corpus), entry, part, spoken):
        click.echo(line)
    return CLEAN


def _past(
    root: Path, corpus: Corpus, reference: str, at: str, words: Callable[[str], str], language: str
) -> PastDocument:
    """The document as it was.

    Raises:
        UsageError: when ``at`` is neither a day nor a version, or there was no such document then.
        GitError: when there is no history to ask, or too little of it.
    """
    from svcq_build.history import NotThere, past_document, unreadable
    from svcq_build.model import parse_version

    when: dt.date | VersionNumber
    try:
        dated = _VERSION.fullmatch(at) is None and dt.date.fromisoformat(at) is not None
        when = read_day(at) if dated else parse_version(at)
    except ValueError:
        raise click.UsageError(
            words("“{value}” is neither a date nor a version; write 2026-03-01 or 1.2.").format(value=at)
        ) from None
    try:
        past = past_document(root, corpus, reference.partition("#")[0], when)
        if past.entry.model is None:
            raise NotThere(unreadable(past.entry.path, past.commit))
    except NotThere as error:
        raise click.UsageError(error.message.render(words, language)) from None
    return past


def _standing(past: PastDocument, words: Callable[[str], str]) -> str:
    """One line on what is shown, and whether it still holds."""
    version = past.entry.data.get("version")
    shown = words("Commit {commit} of {day}, version {version}.").format(
        commit=past.commit.id[:10], day=past.commit.day.isoformat(), version=version or "–"
    )
    became = {
        "same": words("It says the same today."),
        "edited": words("Superseded: it was edited since, under the same version."),
        "newer": words("Superseded: today it has version {version}."),
        "retired": words("Superseded: it is retired today."),
        "gone": words("Superseded: there is no such document today."),
        "unreadable": words("Whether it still holds cannot be told: its file of today cannot be read."),
    }[past.since.value]
    now = past.now.data.get("version") if past.now else None
    gap = "" if shown.endswith("。") else " "
    if len(past.periods) > 1:
        stretches = words(", ").join(f"{period.since} – {period.until or ''}".strip() for period in past.periods)
        shown += gap + words("It stood more than once: {periods}.").format(periods=stretches)
    return click.style(_harmless(f"{shown}{gap}{became.format(version=now or '–')}"), bold=past.since.value != "same")


def _harmless(line: str) -> str:
    """A line that holds words from documents, as a terminal and a workflow's log can bear it."""
    from svcq_build.words import no_command, one_line

    return no_command(one_line(line))


def _lines(graph: Graph, entry: Entry, part: str | None, language: str) -> Iterator[str]:
    from svcq_build.words import catalog

    relations = catalog(language)
    colon = _colon(language)
    assert entry.model is not None
    heading = f"{entry.model.title}  {entry.ref}{f'#{part}' if part else ''}"
    yield click.style(_harmless(heading), bold=True)
    yield click.style(_harmless(entry.path), dim=True)
    yield ""
    yield from map(_harmless, _values(entry, part, language))
    for arrow, rows in (
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
            yield _harmless(f"{arrow} {relations.get(('relation', relation), relation)}{colon}{ref}{title}")


def _colon(language: str) -> str:
    return "：" if language == "zh" else ": "


def _values(entry: Entry, part: str | None, language: str) -> Iterator[str]:
    value: Any = entry.model
    if part is not None:
        for step in entry.parts[part][:-1]:
            value = value[step] if isinstance(step, int) else getattr(value, step)
    yield from _model(value, language, 0)


def _model(model: Model, language: str, depth: int) -> Iterator[str]:
    from svcq_build.reference import words

    for name, info in type(model).model_fields.items():
        value = getattr(model, name)
        if value in (None, (), {}, "") or name in ("kind", "body"):
            continue
        title, _ = words(info, language)
        yield from _one(
            f"{'  ' * depth}{title or name}{_colon(language).strip()}", info.alias or name, value, language, depth
        )


def _one(label: str, name: str, value: Any, language: str, depth: int) -> Iterator[str]:
    from svcq_build.model import Model

    gap = "" if language == "zh" else " "
    if isinstance(value, Model):
        yield label
        yield from _model(value, language, depth + 1)
    elif isinstance(value, (tuple, list)) and any(isinstance(item, Model) for item in value):
        yield label
        for item in value:
            first, *rest = list(_model(item, language, depth + 2)) or [""]
            yield f"{'  ' * (depth + 1)}- {first.strip()}"
            yield from rest
    elif isinstance(value, (tuple, list)):
        items = [_scalar(name, item, language) for item in value]
        if sum(map(len, items)) <= _SHORT and not any(item.endswith(("。", ".")) for item in items):
            yield f"{label}{gap}{('；' if language == 'zh' else '; ').join(items)}"
        else:
            yield label
            yield from (f"{'  ' * (depth + 1)}- {item}" for item in items)
    elif isinstance(value, Mapping):
        yield label
        for key, inner in value.items():
            yield from _one(
                f"{'  ' * (depth + 1)}{key}{_colon(language).strip()}", str(key), inner, language, depth + 1
            )
    else:
        yield f"{label}{gap}{_scalar(name, value, language)}"


def _scalar(name: str, value: Any, language: str) -> str:
    """A value as people say it: choices by their names, lengths of time in the language."""
    from svcq_build.model import Amount, Duration, format_amount, format_duration
    from svcq_build.words import catalog

    if isinstance(value, bool):
        return ("是" if value else "否") if language == "zh" else ("yes" if value else "no")
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, Duration):
        return format_duration(value, language)
    if isinstance(value, Amount):
        return format_amount(value, language)
    text = " ".join(str(value).split())
    return catalog(language).get((name, text), text)
