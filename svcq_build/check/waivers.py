"""Waivers: holes that are meant. They silence a rule on a document until a date, visibly and with an approver."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from svcq_build.kinds._document import Waiver
from svcq_build.load import Corpus, Entry
from svcq_build.model import Finding, Spot
from svcq_build.words import offer, say


def waive(
    corpus: Corpus,
    findings: Iterable[Finding],
    today: dt.date,
    rules: Iterable[str],
    idle: frozenset[str] = frozenset(),
    needed: frozenset[str] = frozenset(),
) -> Iterator[Finding]:
    """Drop the findings that waivers in force silence, and report waivers that have expired or silence nothing.

    Args:
        corpus: the documents. findings: what the rules found, with their rules' names.
        today: waivers are in force up to and including their date. rules: the names that a waiver may give.
        idle: rules that do not speak in this run, so that their waivers cannot prove themselves; that they have
            expired needs no proof. needed: rules that no waiver silences.
    """
    held = [
        (entry, index, waiver)
        for entry in corpus.entries.values()
        if entry.says("waivers") and entry.is_sound and entry.model is not None
        for index, waiver in enumerate(entry.model.waivers)
    ]
    if not held:
        yield from findings
        return
    used: set[tuple[str, int]] = set()
    for finding in findings:
        silenced = False
        for entry, index, waiver in held:
            if finding.document == entry.ref and finding.rule == waiver.rule and _covers(entry, waiver, finding):
                used.add((entry.ref, index))
                silenced = silenced or (waiver.until >= today and finding.rule not in needed)
        if not silenced:
            yield finding
    names = list(rules)
    for entry, index, waiver in held:
        if waiver.rule not in idle:
            yield from _own_findings(entry, index, waiver, today, (entry.ref, index) in used, names)
        elif waiver.until < today:
            yield _expired(entry, index, waiver)


def _covers(entry: Entry, waiver: Waiver, finding: Finding) -> bool:
    if waiver.part is None:
        return True
    route = entry.parts.get(waiver.part)
    return route is not None and finding.spot.route[: len(route) - 1] == route[:-1]


def _own_findings(
    entry: Entry, index: int, waiver: Waiver, today: dt.date, used: bool, rules: list[str]
) -> Iterator[Finding]:
    route = ("waivers", index)
    if waiver.rule not in rules:
        yield Finding(
            Spot(entry.path, (*route, "rule")),
            say("There is no rule “{name}”.", name=waiver.rule),
            offer(waiver.rule, rules) or say("“svcq explain” lists all rules."),
            document=entry.ref,
            rule="unknown-rule",
        )
    elif not used:
        yield Finding(
            Spot(entry.path, (*route, "rule")),
            say("This waiver silences “{rule}”, but there is nothing to silence.", rule=waiver.rule),
            say("Delete it: the hole that it was for is closed."),
            document=entry.ref,
            rule="needless-waiver",
        )
    elif waiver.until < today:
        yield _expired(entry, index, waiver)


def _expired(entry: Entry, index: int, waiver: Waiver) -> Finding:
    return Finding(
        Spot(entry.path, ("waivers", index, "until")),
        say("This waiver of “{rule}” ended on {until}.", rule=waiver.rule, until=waiver.until.isoformat()),
        say("Close the hole, or have the waiver approved again with a new date."),
        document=entry.ref,
        rule="expired-waiver",
    )
