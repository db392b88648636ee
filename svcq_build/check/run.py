"""Check: run the rules over a graph, give each finding its place, and honour suppressions."""

from __future__ import annotations

import datetime as dt
import re
from collections import ChainMap, Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from yaml.nodes import Node

from svcq_build.check.asked import least, noting
from svcq_build.check.crashes import MOST_FINDINGS, RuleCrashed
from svcq_build.check.discretion import discreet
from svcq_build.check.record_rules import found_in_records
from svcq_build.check.severities import severities_of
from svcq_build.check.waivers import waive
from svcq_build.files import CONFIGURATION
from svcq_build.load import Asked, Corpus, Entry, Graph, Grounds, Namesakes, beside_others, tell_meant
from svcq_build.model import FILE_START, Diagnostic, Finding, Related, Severity, Span, Spot, refine
from svcq_build.records import NO_RECORDS, Background, Merged, Records
from svcq_build.rules import Context, Rule, all_rules
from svcq_build.syntax import Known, Unreadable, compose_past_faults, find
from svcq_build.words import Message, offer, say

if TYPE_CHECKING:
    from svcq_build.change import ReviewBase
    from svcq_build.history import Past

_SUPPRESSION = re.compile(r"(?:^|\s)#\s*svcq:\s*ignore\[([^\]\n]{1,200})\]")


def check(
    graph: Graph,
    today: dt.date,
    only: frozenset[str] | None = None,
    review_base: ReviewBase | None = None,
    past: Mapping[str, Past] = MappingProxyType({}),
    settled: Settled | None = None,
    records: Records = NO_RECORDS,
    root: Path | None = None,
    merged: Merged | None = None,
    quiet: set[str] | None = None,
) -> list[Diagnostic]:
    """Run every rule and return all diagnostics, sorted by path and place, each fault once.

    Args:
        graph: the documents with their references. today: the day that reviews are measured against.
        only: names of rules to run; all when None.
        review_base: what the documents were before; without it, the rules of change find nothing.
        past: ids that were removed once, and what they stood for.
        settled: what needs no look; what rules for all documents ask is noted in it.
        records: what happened, and what was found when that was read.
        root: the repository, to ask git what documents were when something was recorded; None to ask nobody.
        merged: what the change under review did to merged records.
        quiet: paths of records that need no look; others in which nothing is found are added.
    Raises:
        RuleCrashed: when a rule itself fails.
    """
    corpus = graph.corpus
    severities = severities_of(corpus)
    running = frozenset(
        name for name, severity in severities.items() if severity is not None and (only is None or name in only)
    )
    context, grounds = (
        Context(graph, today, review_base, running, past, records, Background(corpus, root), merged),
        Grounds(graph),
    )
    findings = [*map(partial(tell_meant, Namesakes(corpus)), [*corpus.findings, *records.findings])]
    findings = [*map(beside_others(corpus), findings)]
    findings += _settings_findings(corpus)
    all_ = list(corpus.entries.values())
    open_ = [entry for ref, entry in corpus.entries.items() if settled is None or ref not in settled.documents]
    cut: set[tuple[str, str]] = set()
    for rule in all_rules().values():
        if rule.name in running:
            documents = open_ if rule.group != "change" else all_  # of change, nothing was known when they were settled
            findings.extend(_the_first(_run(rule, context, grounds, documents, settled), cut))
    at_work = [rule for rule in all_rules().values() if rule.name in running]
    for found in found_in_records(at_work, context, quiet).values():
        findings.extend(_the_first(found, cut))
    idle = frozenset(rule.name for rule in all_rules().values() if rule.group == "change" and review_base is None)
    locator = Locator(corpus, records.texts)
    located = {}
    needed = frozenset(rule.name for rule in all_rules().values() if rule.needed)
    for finding in waive(corpus, findings, today, all_rules(), idle, needed):
        severity = severities.get(finding.rule, Severity.ERROR)
        if severity is not None and (only is None or finding.rule in only):
            diagnostic = locator.locate(finding, severity)
            located[(diagnostic.rule, diagnostic.path, diagnostic.span, diagnostic.message)] = diagnostic
    kept = discreet(_suppress(corpus, list(located.values()), severities, idle, cut, records))
    return sorted(kept, key=lambda diagnostic: diagnostic.sort_key)


@dataclass(frozen=True, slots=True)
class Settled:
    """What is known to be without findings before the rules run.

    Attributes:
        documents: ``kind:id`` of those in which no rule for single documents finds anything.
        rules: for all documents, which find nothing; with what they asked.
        asked: where the known documents note what is asked of them; None where nothing is to be remembered.
    """

    documents: Set[str]
    rules: dict[str, list[str]]
    asked: Asked | None


def _run(
    rule: Rule, context: Context, grounds: Grounds, documents: Sequence[Entry], settled: Settled | None
) -> Iterator[Finding]:
    """The findings of a rule that are true whatever could not be read; ``documents`` are those that are not settled."""
    is_open = rule.check_corpus is not None and (settled is None or rule.name not in settled.rules)
    if is_open and rule.check_corpus is not None and all(map(grounds.hold, rule.rests_on)):
        asked = settled.asked if settled is not None else None
        if asked is not None:
            asked.keys = set()
        try:
            found = list(rule.check_corpus(context if asked is None else noting(context, asked)))
        except Exception as error:
            raise RuleCrashed(rule.name, None) from error
        for finding in found:
            if all(grounds.hold(ground, finding.document) for ground in finding.rests_on):
                yield replace(finding, rule=finding.rule or rule.name)
        if settled is not None and asked is not None and not found:
            settled.rules[rule.name] = least(asked.keys)
    if rule.check_document is not None:
        for entry in documents:
            if not all(grounds.hold(ground, entry.ref) for ground in rule.rests_on):
                continue
            try:
                for finding in islice(rule.check_document(entry, context), MOST_FINDINGS + 1):
                    if not all(grounds.hold(ground, entry.ref) for ground in finding.rests_on):
                        continue
                    yield replace(finding, rule=finding.rule or rule.name)
            except Exception as error:
                raise RuleCrashed(rule.name, entry.ref) from error


def _the_first(findings: Iterable[Finding], cut: set[tuple[str, str]]) -> Iterator[Finding]:
    """Of each file so many of a rule's findings, and a word where there are more, which is added to ``cut``."""
    told: Counter[str] = Counter()
    for finding in findings:
        path = finding.spot.path
        told[path] += 1
        if told[path] == MOST_FINDINGS + 1:
            cut.add((path, finding.rule))
            message = say(
                "“{rule}” finds more in this file than the {most} that are listed.",
                rule=finding.rule,
                most=MOST_FINDINGS,
            )
            hint = say("Mend these first; the next check tells the rest.")
            yield Finding(finding.spot, message, hint, document=finding.document, rule=finding.rule)
        elif told[path] <= MOST_FINDINGS:
            yield finding


_ALL_RULES = say("“svcq explain” lists all rules.")


def _stays(name: str) -> Message:
    return say("“{name}” stays an error: the site cannot be built with what it finds.", name=name)


def _settings_findings(corpus: Corpus) -> Iterator[Finding]:
    for name, chosen in corpus.settings.svcq.rules.items():
        route = ("extra", "svcq", "rules", name)
        if name not in all_rules():
            yield Finding(
                Spot(CONFIGURATION, route, key=True),
                say("There is no rule “{name}”.", name=name),
                offer(name, all_rules()) or _ALL_RULES,
                rule="unknown-rule",
            )
        elif all_rules()[name].needed and chosen != "error":
            yield Finding(
                Spot(CONFIGURATION, route),
                _stays(name),
                say("Delete this line."),
                rule="bad-value",
            )


class Locator:
    """Turns routes into lines. Files are parsed again only when something in them was found."""

    def __init__(self, corpus: Corpus, more: Mapping[str, str] = MappingProxyType({})) -> None:
        """Take the files that findings point into; ``more`` are those of records."""
        self._texts: Mapping[str, str] = ChainMap(more, corpus.texts_when_asked())  # type: ignore[arg-type]
        self._lines: dict[str, list[str]] = {}
        self._roots: dict[str, Node | None] = {}
        self._known: Known = {}

    def locate(self, finding: Finding, severity: Severity) -> Diagnostic:
        """Give a finding its place."""
        span = self.span(finding.spot)
        related = tuple(
            Related(spot.path, place, message, self._line(spot.path, place))
            for spot, message in finding.related
            for place in (self.span(spot),)
        )
        return Diagnostic(
            finding.rule,
            severity,
            finding.spot.path,
            span,
            finding.message,
            finding.hint,
            finding.document,
            self._line(finding.spot.path, span),
            related,
            finding.fix,
            finding.spot.route,
        )

    def span(self, spot: Spot) -> Span:
        """The span that a spot means, never beyond the end of its file."""
        span = self._anywhere(spot)
        lines = self._split(spot.path)
        if span == FILE_START:
            return span
        last = max(1, len(lines) - 1 if lines[-1] == "" else len(lines))
        line, end_line = min(span.line, last), min(span.end_line, last)
        column = min(span.column, len(lines[line - 1]) + 1) if span.line == line else len(lines[line - 1]) + 1
        end = min(span.end_column, len(lines[end_line - 1]) + 1) if span.end_line == end_line else column
        return (
            Span(line, column, end_line, end) if (end_line, end) >= (line, column) else Span(line, column, line, column)
        )

    def _anywhere(self, spot: Spot) -> Span:
        if spot.span is not None:
            return spot.span
        if spot.route == ("body",) and not spot.key and spot.path.endswith(".md"):
            return self._body(spot)
        span = find(self._root(spot.path), spot.route, spot.key, self._known)
        return refine(span, self._split(spot.path), spot.within, spot.skip) if spot.within else span

    def _body(self, spot: Spot) -> Span:
        lines = self._split(spot.path)
        start = lines.index("---", 1) + 2 if "---" in lines[1:] else 1
        whole = Span(start, 1, len(lines), 1)
        if spot.within:
            return refine(whole, lines, spot.within, spot.skip)
        return Span(start, 1, start, 1)

    def _root(self, path: str) -> Node | None:
        if path not in self._roots:
            text = self._texts.get(path, "")
            if path.endswith(".md"):
                text = text[: text.find("\n---", 3) + 1]
            try:
                self._roots[path] = compose_past_faults(text)[0]
            except Unreadable:
                self._roots[path] = None
        return self._roots[path]

    def _split(self, path: str) -> list[str]:
        if path not in self._lines:
            self._lines[path] = self._texts.get(path, "").split("\n")
        return self._lines[path]

    def _line(self, path: str, span: Span) -> str:
        lines = self._split(path)
        return lines[span.line - 1] if span != FILE_START and span.line <= len(lines) else ""


@dataclass(frozen=True, slots=True)
class _Suppression:
    path: str
    line: int
    column: int
    rule: str
    covers: int


def _suppressions(corpus: Corpus, records: Records) -> Iterator[_Suppression]:
    texts = {**corpus.texts, **records.commented}
    texts.update((entry.path, entry.text) for entry in corpus.entries.values() if entry.holds("svcq:"))
    texts.update((file.path, file.text or "") for file in corpus.unread)
    for path, text in texts.items():
        if "svcq:" not in text:
            continue
        for number, line in enumerate(text.split("\n"), 1):
            found = _SUPPRESSION.search(line)
            if found is None:
                continue
            alone = line[: found.start()].strip() == ""
            for rule in found[1].split(","):
                yield _Suppression(path, number, found.start() + 1, rule.strip(), number + 1 if alone else number)


def _suppress(
    corpus: Corpus,
    diagnostics: Iterable[Diagnostic],
    severities: dict[str, Severity | None],
    idle: frozenset[str],
    cut: set[tuple[str, str]],
    records: Records,
) -> Iterator[Diagnostic]:
    """Drop what comments silence; report comments that silence nothing, unless their rule is idle in this run, or has
    not told all of their file (``cut``).
    """
    suppressions = {(item.path, item.covers, item.rule): item for item in _suppressions(corpus, records)}
    settled = {
        record.path for record in records.all if record.path in records.commented and records.is_superseded(record)
    }
    used = set()
    for diagnostic in diagnostics:
        key = (diagnostic.path, diagnostic.span.line, diagnostic.rule)
        if key in suppressions and not all_rules()[diagnostic.rule].needed:
            used.add(key)
        else:
            yield diagnostic
    severity = severities["unused-suppression"]
    if severity is None:
        return
    texts = ChainMap(dict(records.commented), corpus.texts_when_asked())  # type: ignore[arg-type]
    lines: dict[str, list[str]] = {}
    offers: dict[str, Message] = {}
    for key, item in suppressions.items():
        if item.path not in lines:
            lines[item.path] = texts[item.path].split("\n")
        if item.rule not in offers:
            known = item.rule in all_rules()
            offers[item.rule] = say("Delete it.") if known else offer(item.rule, all_rules()) or _ALL_RULES
        if item.path in settled:
            continue  # nobody may take the comment away
        if key not in used and item.rule not in idle and (item.path, item.rule) not in cut:
            span = Span(item.line, item.column, item.line, item.column + 1)
            yield Diagnostic(
                "unused-suppression",
                severity,
                item.path,
                span,
                _stays(item.rule)
                if item.rule in all_rules() and all_rules()[item.rule].needed
                else say("This comment silences “{rule}”, but there is nothing to silence.", rule=item.rule),
                offers[item.rule],
                excerpt=lines[item.path][item.line - 1],
            )
