"""A check that is shared out: what is known needs no reading, and the rest is read and looked at side by side."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from svcq_build.check.digests import document_digest, salt_of
from svcq_build.check.known import Known, Row, rows_of, what_changed
from svcq_build.check.readings import Reading, read_all, silent, sorted_out
from svcq_build.check.run import Settled, check
from svcq_build.check.workers import Worker, WorkerLost, give_shares
from svcq_build.files import CONFIGURATION, read_file
from svcq_build.load import (
    Asked,
    Graph,
    Outline,
    Parameters,
    Settings,
    build_known_graph,
    holds_parameters,
    load_folder,
    read_parameters,
    read_settings,
)
from svcq_build.model import Diagnostic
from svcq_build.records import Merged, RecordMemory, Records, load_records

if TYPE_CHECKING:
    from svcq_build.change import ReviewBase
    from svcq_build.history import Past


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a check found, and what is known after it.

    Attributes:
        diagnostics: what was found. documents: how many were read or tried. digests: of the bytes that were read.
        known: what the next check may start from; None where nothing can be known. records: how many were read.
    """

    diagnostics: list[Diagnostic]
    documents: int
    digests: Mapping[str, str]
    known: Known | None
    records: int = 0


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be checked.

    Attributes:
        root: the repository. today: the day to check against. paths: the documents' files (no links).
        ignored: what git ignores. contents: the bytes of files that were read. digests: of these.
        before: what the last check knew. remembers: whether the next check is to know what this one finds.
        review_base: what the documents were before the change under review. past: ids that were removed once.
        merged: what the change under review did to merged records. records: the files of records.
        surroundings: a digest of all that a check depends on but for documents and records.
        begun: when files began to be read, in nanoseconds since 1970.
    """

    root: Path
    today: dt.date
    paths: Sequence[str]
    ignored: frozenset[str]
    contents: Mapping[str, bytes]
    digests: Mapping[str, str]
    before: Known | None
    remembers: bool
    review_base: ReviewBase | None = None
    past: Mapping[str, Past] = field(default_factory=dict)
    merged: Merged | None = None
    records: Sequence[str] = ()
    surroundings: str = ""
    begun: int = 0


def check_folder(task: Task, beside: Sequence[Worker], say: Callable[[str], None]) -> Outcome:
    """Check a repository.

    Args:
        task: what is to be checked. beside: workers, which wait for their shares. say: is told what is done.
    """
    root, today, contents = task.root, task.today, task.contents
    digests = dict(task.digests)
    rows = task.before.rows if task.before is not None else {}
    still = {path: row for path, row in rows.items() if row.sound and digests.get(path) == row.digest}
    try:
        settings = read_file(root / CONFIGURATION)
    except OSError:
        settings = b""  # loading tells it
    asked = Asked() if task.remembers else None
    fresh = [path for path in task.paths if path not in still]
    quoted = _quoted(task)
    chosen = read_settings(settings)
    parameters = read_parameters(quoted.items(), chosen)
    started, left = give_shares(beside, root, fresh, settings, today.isoformat(), task.remembers, quoted)
    own = read_all(root, left, contents, chosen, parameters)
    shares, own = _gather(root, started, own, chosen, parameters)
    readings = [*own, *(each for share in shares.values() for each in share)]
    readings += [Reading(path, contents[path], row.outline) for path, row in still.items()]
    known, unknown = sorted_out(readings, asked, parameters)
    for worker in shares:
        theirs = set(worker.paths)
        _ask(worker, [each for each in readings if each.path not in theirs], task.ignored)
    faulty = {each.path: each.faulty for each in readings if each.faulty is not None}
    corpus = load_folder(root, unknown, known, task.ignored, faulty)
    graph = build_known_graph(corpus)
    say("checking")
    by_workers = {path for worker in shares for path in worker.paths}
    found = silent(graph, [path for path in known if path not in by_workers and path not in still], today, asked)
    for worker in shares:
        try:
            found.update(worker.silent())
        except WorkerLost:
            found.update(silent(graph, worker.paths, today, asked))
    salt = salt_of(quoted)
    for each in readings if task.remembers else ():
        if each.content is not None and each.path not in digests:
            digests[each.path] = document_digest(each.content, salt)
    outlines = {each.path: each.outline for each in readings if each.outline is not None}
    memory = None
    if task.remembers and task.records:
        documents = {entry.ref: digests[entry.path] for entry in corpus.entries.values() if entry.path in digests}
        memory = RecordMemory(root, task.digests, task.surroundings, documents, task.begun)
    records = load_records(root, memory)
    digests.update(records.digests)
    outcome = _conclude(graph, task, found, still, digests, outlines, asked, records, memory)
    if memory is not None:
        memory.keep(records)
    return outcome


def _quoted(task: Task) -> dict[str, bytes]:
    """The bytes of the documents whose values others quote."""
    found = {}
    for path in task.paths:
        if holds_parameters(path):
            with contextlib.suppress(OSError):  # whoever reads it as a document tells it
                found[path] = task.contents[path] if path in task.contents else read_file(task.root / path)
    return found


def _conclude(
    graph: Graph,
    task: Task,
    found: dict[str, list[str]],
    still: Mapping[str, Row],
    digests: Mapping[str, str],
    outlines: Mapping[str, Outline],
    asked: Asked | None,
    records: Records,
    memory: RecordMemory | None,
) -> Outcome:
    """Look at what is not settled, and say what is known now."""
    corpus, today, before = graph.corpus, task.today, task.before
    rows = rows_of(corpus, digests, outlines, found, still) if before is not None else None
    rules: dict[str, list[str]] = {}
    if before is not None and rows is not None:
        changed = what_changed(before.rows, rows)
        again = []
        for path, row in still.items():
            if row.asked is not None and changed.isdisjoint(row.asked):
                found[path] = row.asked
            else:
                again.append(path)
        found.update(silent(graph, again, today, asked))
        if "?" not in changed:
            rules = {name: keys for name, keys in before.rules.items() if changed.isdisjoint(keys)}
    elif still:
        found.update(silent(graph, still, today, asked))
    refs = {entry.ref for entry in corpus.entries.values() if entry.path in found}
    settled = Settled(refs, rules, asked)
    quiet = memory.quiet if memory is not None else None
    diagnostics = check(
        graph, today, None, task.review_base, task.past, settled, records, task.root, task.merged, quiet
    )
    rows = rows_of(corpus, digests, outlines, found, still) if asked is not None else None
    known = Known(rows, settled.rules) if rows is not None else None
    count = len(corpus.entries) + len(corpus.unread)
    return Outcome(diagnostics, count, digests, known, len(records.all))


def _gather(
    root: Path, started: list[Worker], own: list[Reading], settings: Settings, parameters: Parameters
) -> tuple[dict[Worker, list[Reading]], list[Reading]]:
    """What each worker has read; what one that is lost should have read, ours reads."""
    shares = {}
    for worker in started:
        try:
            shares[worker] = worker.readings()
        except WorkerLost:
            own = [*own, *read_all(root, worker.paths, {}, settings, parameters)]
    return shares, own


def _ask(worker: Worker, others: list[Reading], ignored: frozenset[str]) -> None:
    try:
        worker.share(others)
        worker.ask(sorted(ignored))
    except WorkerLost:
        pass  # heard when its answer is asked for
