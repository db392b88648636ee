"""Small corpora for tests: good documents of every kind, and files with faults among them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from functools import cache

from svcq_build.check.run import check
from svcq_build.kinds import all_kinds
from svcq_build.load.corpus import Corpus, Entry
from svcq_build.load.folder import load
from svcq_build.load.graph import build_graph
from svcq_build.load.parameters import holds_parameters
from svcq_build.load.sources import Source, TextSource
from svcq_build.model.diagnostics import Diagnostic
from svcq_build.rules import all_rules
from tests.kinds.kind_files import kinds_with_examples, sound

TODAY = dt.date(2026, 3, 1)
PLAIN = "site_name: 手册\n"
READING = frozenset(
    name for name, rule in all_rules().items() if rule.group in ("syntax", "shape", "references")
)  # fmt: skip


def minimal(kind: str) -> str:
    return sound(kind)


def good_documents() -> dict[str, str]:
    """One document of each kind; where an example refers to one that is not here, it refers to the one that is."""
    return dict(_good_documents())


@cache
def _good_documents() -> dict[str, str]:
    kinds = all_kinds()
    files = {f"{kinds[name].folder}{name}-x.yml": minimal(name) for name in kinds_with_examples()}
    files["roles/charters/greeter.yml"] = minimal("role")
    files["roles/charters/hall-manager.yml"] = minimal("role")
    files["roles/teams/front-desk-team.yml"] = minimal("team")
    for target in build_graph(_loaded(files, PLAIN, {})).dangling():
        kind, _, missing = target.partition(":")
        named = re.compile(rf"(\b{kind}:|(?<![\w:-])){missing}(?![\w-])")  # in some fields the kind need not be said
        files = {path: named.sub(rf"\g<1>{kind}-x", text) for path, text in files.items()}
    return files


def corpus_of(files: Mapping[str, str | bytes], configuration: str = PLAIN) -> Corpus:
    """The corpus of some files; good documents among them were read once for all."""
    good, known = _good_documents(), _good_entries() if configuration == PLAIN else {}
    if any(files.get(path) != good.get(path) for path in {*files, *good} if holds_parameters(path)):
        known = {}  # whoever quotes them says something else now
    return _loaded(files, configuration, {path: known[path] for path in known if files.get(path) == good[path]})


def _loaded(files: Mapping[str, str | bytes], configuration: str, known: Mapping[str, Entry]) -> Corpus:
    sources: list[Source] = [
        TextSource(path, content if isinstance(content, bytes) else content.encode())
        for path, content in sorted(files.items())
    ]
    return load(configuration.encode(), sources, known=known)


@cache
def _good_entries() -> dict[str, Entry]:
    corpus = _loaded(_good_documents(), PLAIN, {})
    faulty = {finding.spot.path for finding in corpus.findings}
    return {entry.path: entry for entry in corpus.entries.values() if entry.path not in faulty}


def diagnose(files: Mapping[str, str | bytes]) -> list[Diagnostic]:
    """What a check of these files says about reading and references (not about holes, dates or wording)."""
    return check(build_graph(corpus_of(files)), TODAY, READING)


def told(diagnostics: list[Diagnostic]) -> list[tuple[str, str, int, int]]:
    """Rule, path, line and column of each."""
    return [(found.rule, found.path, found.span.line, found.span.column) for found in diagnostics]


def one(text: str | bytes, path: str = "standards/glossary/queue.yml") -> Diagnostic:
    """The only diagnostic that a file gives in an otherwise good corpus."""
    found = diagnose({**good_documents(), path: text})
    assert len(found) == 1, told(found)
    assert found[0].path == path
    return found[0]
