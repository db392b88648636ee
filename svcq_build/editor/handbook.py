"""The handbook as it is on the disk, and as it would be with one document edited."""

from __future__ import annotations

import datetime as dt
import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path

from svcq_build.change import ReviewBase, compare
from svcq_build.check import check
from svcq_build.editor.refused import Refused
from svcq_build.files import CONFIGURATION, is_fit, leads_out, read_file
from svcq_build.git import GitError
from svcq_build.history import at_paths, resolve
from svcq_build.load import (
    FOLDER,
    TRANSLATIONS,
    Corpus,
    Entry,
    Source,
    TextSource,
    build_graph,
    kind_of_folder,
    load,
    load_folder,
    parameters_of,
    reload,
    top_folders,
)
from svcq_build.model import Diagnostic, Severity
from svcq_build.records import NO_RECORDS, load_records
from svcq_build.words import say

#: What a document's path looks like: no step leads up, or is hidden.
_PATH = re.compile(r"(?:[a-z0-9][a-z0-9_.-]*/)+[a-z0-9][a-z0-9_-]*\.(?:yml|md)", re.ASCII)
#: When a file was written last, and how long it is.
_Stamps = dict[str, tuple[int, int]]
#: What tells a fault from others, wherever it stands in its file now.
_Mark = tuple[str, str, str]
#: Rules that want what the editor asks as questions.
_ASKED = frozenset({"unversioned-change", "missing-change-entry"})


@dataclass(frozen=True, slots=True)
class Edited:
    """A document as it is being edited.

    Attributes:
        path: its file. content: what would stand in it. corpus: the handbook with it. entry: it; None where it cannot
            be read. base: what it was before: in the last commit, or on the disk where git knows none.
        faults: what is wrong with it, and what was right elsewhere without it.
        known: the marks of what was wrong before it was edited.
    """

    path: str
    content: bytes
    corpus: Corpus
    entry: Entry | None
    base: ReviewBase
    faults: tuple[Diagnostic, ...]
    known: frozenset[_Mark] = frozenset()

    @property
    def errors(self) -> list[Diagnostic]:
        """The errors that came with the edit."""
        return [item for item in self.faults if item.severity is Severity.ERROR and _mark(item) not in self.known]


class Handbook:
    """A repository's documents. Not for use from several threads at once."""

    def __init__(self, root: Path, today: dt.date) -> None:
        self.root, self.today = root.resolve(), today
        self._records = load_records(self.root)
        self._stamps: _Stamps = {}
        self._corpus: Corpus | None = None
        self._faults: frozenset[_Mark] = frozenset()

    def read(self, path: object) -> bytes:
        """The bytes of a document's file; none of one that is not there yet, where it may be made.

        Raises:
            Refused: when no document can have that path: it is elsewhere, or no file, or a link.
        """
        if isinstance(path, str) and _PATH.fullmatch(path) and kind_of_folder(path) is not None:
            whole = self.root / path
            if is_fit(self.root, path) and whole.resolve() == whole:
                return read_file(whole)
            if not os.path.lexists(whole) and not leads_out(self.root, path):
                return b""
        raise Refused(say("There is no such document here; it may have been moved or deleted."), HTTPStatus.NOT_FOUND)

    def edited(self, path: str, content: bytes, with_records: bool = True) -> Edited:
        """The handbook with another text in the place of a document's.

        Args:
            path, content: the document. with_records: whether records are looked at, too, which takes as long again.
        """
        known = self.corpus()
        corpus = reload(known, self.root, {path}, {path: content})
        base = self._base(path, content, known)
        records = self._records if with_records else NO_RECORDS
        found = check(build_graph(corpus), self.today, review_base=base, records=records, root=self.root)
        faults = tuple(
            item for item in found if item.rule not in _ASKED and (item.path == path or _mark(item) not in self._faults)
        )
        entry = next((entry for entry in corpus.entries.values() if entry.path == path), None)
        return Edited(path, content, corpus, entry, base, faults, self._faults)

    def corpus(self) -> Corpus:
        """The handbook as it is; only what changed since the last time is read again."""
        stamps = dict(self._stamped())
        changed = {path for path in stamps.keys() | self._stamps.keys() if stamps.get(path) != self._stamps.get(path)}
        if self._corpus is not None and not changed:
            return self._corpus
        documents = {path for path in changed if path.split("/")[0] in top_folders()}
        is_whole = self._corpus is None or documents != changed
        corpus = (
            load_folder(self.root) if is_whole or self._corpus is None else reload(self._corpus, self.root, documents)
        )
        found = check(build_graph(corpus), self.today, records=self._records, root=self.root)
        self._corpus, self._stamps = corpus, stamps
        self._faults = frozenset(map(_mark, found))
        return corpus

    def _stamped(self) -> Iterable[tuple[str, tuple[int, int]]]:
        files = [self.root / CONFIGURATION, *(self.root / FOLDER).glob("*")]
        files += [path for top in (*top_folders(), TRANSLATIONS) for path in (self.root / top).rglob("*.*")]
        for file in files:
            try:
                told = file.stat()
            except OSError:
                continue  # it vanished meanwhile
            yield file.relative_to(self.root).as_posix(), (told.st_mtime_ns, told.st_size)

    def _base(self, path: str, content: bytes, known: Corpus) -> ReviewBase:
        """What a document was: in the last commit; on the disk where there is none."""
        configuration = read_file(self.root / CONFIGURATION)
        parameters = [entry.path for entry in known.entries.values() if entry.kind.name == "parameters"]
        try:
            commit = resolve(self.root, "HEAD")
            sources: list[Source] = at_paths(self.root, commit, [path, *parameters])
        except GitError:
            commit, sources = "", at_paths(self.root, None, [path, *parameters])
        then = load(
            configuration,
            [source for source in sources if source.path == path],
            parameters=parameters_of(sources, known.settings),
        )
        edited: Mapping[str, Source] = {
            **{source.path: source for source in at_paths(self.root, None, parameters)},
            path: TextSource(path, content),
        }
        now = load(configuration, [edited[path]], parameters=parameters_of(edited.values(), known.settings))
        return compare(then, now, commit)


def _mark(item: Diagnostic) -> _Mark:
    return item.path, item.rule, str(item.message)
