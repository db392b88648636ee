"""Alerts: documents and records on a day → what is getting worse, late or too little, each with whose it is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any, Literal

from svcq_build.figures import reaches
from svcq_build.load import Entry, Graph
from svcq_build.model import CalendarPeriod, Duration, Severity, Spot
from svcq_build.records import Background, Certificate, Measurement, Records, Task, actions_followed, findings_followed
from svcq_build.watch.certificates import newest_certificates
from svcq_build.watch.feedback import late_cases
from svcq_build.watch.inspections import missed_plans, too_few_runs
from svcq_build.watch.promises import Then, broken_promises, judge_promises, length_of, periods_until
from svcq_build.watch.series import Series, series_of
from svcq_build.words import Message, one_line, say

AlertKind = Literal[
    "limit-broken",
    "worsening-run",
    "value-overdue",
    "sample-too-small",
    "finding-overdue",
    "action-overdue",
    "certificate-ending",
    "commitment-missed",
    "case-overdue",
    "too-few-inspections",
]
#: So many days before its end a certificate is told of.
CERTIFICATE_DAYS = 60
#: A value is expected within a third of its period after it, and within so many days at most.
_MOST_GRACE = 10


@dataclass(frozen=True, slots=True)
class Alert:
    """Something that somebody ought to look at.

    Attributes:
        kind: what kind of thing. severity: how grave it is. message: what it is, without the document's name.
        document: ``kind:id`` of the document that it is about, with a part where there is one; None for none.
        owner: ``role:id`` of who answers for it, or None. day: since when, or by when. spot: where it was read.
    """

    kind: AlertKind
    severity: Severity
    message: Message
    document: str | None
    owner: str | None
    day: dt.date
    spot: Spot


def _as_now(entry: Entry, day: dt.date) -> Entry:
    return entry


def alerts(graph: Graph, records: Records, today: dt.date, then: Then = _as_now) -> tuple[Alert, ...]:
    """Everything to look at on a day, sorted by kind, day and document.

    Args:
        graph: the documents. records: what happened. today: the day. then: a document as it stood on a day.
    """
    if not records.all:
        return ()
    found = [
        *_of_indicators(graph, records, today),
        *_of_promises(graph, records, today, then),
        *_of_tasks(graph, records, today),
        *_of_certificates(records, today),
        *_of_cases(graph, records, today),
        *_of_inspections(graph, records, today),
    ]
    order: list[str] = list(AlertKind.__args__)  # type: ignore[attr-defined]
    return tuple(sorted(found, key=lambda one: (order.index(one.kind), one.day, one.document or "", str(one.message))))


def _model(graph: Graph, ref: str | None) -> Any:
    entry = graph.corpus.entries.get((ref or "").partition("#")[0])
    return entry.model if entry is not None else None


def _in_force(graph: Graph, kind: str) -> Iterator[tuple[str, Any]]:
    for ref, entry in graph.corpus.entries.items():
        model: Any = entry.model
        if entry.kind.name == kind and model is not None and model.status == "active":
            yield ref, model


def _of_indicators(graph: Graph, records: Records, today: dt.date) -> Iterator[Alert]:
    for ref, model in _in_force(graph, "indicator"):
        rows = records.about("measurement", ref.partition(":")[2])
        measurements = [row.model for row in rows]
        found = series_of(
            ref, model, (one for one in measurements if isinstance(one, Measurement)), partial(_model, graph)
        )
        for series in found:
            row = max(
                (row for row in rows if row.data["indicator"].partition("#")[2] == (series.figure or "")),
                key=lambda row: row.day,
            )
            for kind, severity, message, day in _of_series(series, model.frequency, today):
                yield Alert(kind, severity, message, series.ref, model.owner, day, row.spot("value"))


def _of_series(
    series: Series, frequency: Duration, today: dt.date
) -> Iterator[tuple[AlertKind, Severity, Message, dt.date]]:
    last, period = series.last, str(series.last.period)

    sign = "%" if series.unit == "%" else ""

    def told_value(limit: float | None) -> str:
        return "" if limit is None else _apart(last.value, limit) + sign

    for severity, limit, told in (
        (Severity.ERROR, series.alarm, say("The value of {period} is {value}: past the alarm limit of {limit}.",
                                           period=period, value=told_value(series.alarm),
                                           limit=_number(series.alarm) + sign)),
        (Severity.WARNING, series.warning, say("The value of {period} is {value}: past the warning limit of {limit}.",
                                               period=period, value=told_value(series.warning),
                                               limit=_number(series.warning) + sign)),
    ):  # fmt: skip
        if limit is not None and (last.value == limit or not reaches(last.value, limit, series.direction)):
            yield "limit-broken", severity, told, last.period.last
            break
    if series.variation == "concerning":
        told = say("The process has changed for the worse, by more than chance; the newest value is of {period}.",
                   period=period)  # fmt: skip
        yield "worsening-run", Severity.WARNING, told, last.period.last
    due = _expected_by(last.period, frequency)
    if due < today:
        told = say("The newest value is of {period}; the next was expected by {day}.", period=period, day=due)
        yield "value-overdue", Severity.WARNING, told, due
    small = series.too_small()
    if small is not None:
        told = say("The value of {period} rests on {sample} only; whether the target is met takes at least {needed}.",
                   period=period, sample=_number(small[0]), needed=small[1])  # fmt: skip
        yield "sample-too-small", Severity.NOTE, told, last.period.last


def _expected_by(last: CalendarPeriod, frequency: Duration) -> dt.date:
    """The day by which the value after the newest is expected."""
    end = max(last.next.last, frequency.after(last.last + dt.timedelta(days=1)) - dt.timedelta(days=1))
    length = (end - last.last).days
    return end + dt.timedelta(days=max(1, min(_MOST_GRACE, length // 3)))


def _number(value: float | None) -> str:
    return "" if value is None else f"{round(value, 4):g}"


def _apart(value: float, limit: float) -> str:
    """A value with as many decimals as it takes to tell it from a limit, two at least."""
    places = next((places for places in range(2, 6) if round(value, places) != round(limit, places)), 6)
    return _number(value) if value == limit else f"{round(value, places):.10g}"


def _of_promises(graph: Graph, records: Records, today: dt.date, then: Then) -> Iterator[Alert]:
    """Promises that were not kept in the last whole period or are not kept in this one, and remedies that are owed."""
    broken = broken_promises(records, Background(graph.corpus))

    def rows(indicator: str) -> list[Measurement]:
        found = (row.model for row in records.about("measurement", indicator))
        return [model for model in found if isinstance(model, Measurement)]

    for ref, model in _in_force(graph, "commitment"):
        entry, owner = graph.corpus.entries[ref], model.owner
        periods = periods_until(length_of(model.report_every), today, 2)
        places = {f"{ref}#{promise.id}": at for at, promise in enumerate(model.promises)}
        for judged in judge_promises(entry, periods, graph.corpus, rows, broken, then):
            spot = Spot(entry.path, ("promises", places[judged.promise]))
            day = min(judged.period.last, today)
            for one in judged.shown:
                if one.met < one.values:
                    told = say("The promise was not kept in {period}: {indicator} reached its target in {met} of {n} "
                               "values.", period=str(judged.period), indicator=one.indicator.partition(":")[2],
                               met=one.met, n=one.values)  # fmt: skip
                    yield Alert("commitment-missed", Severity.WARNING, told, judged.promise, owner, day, spot)
            if judged.broken:
                told = say("The promise was not kept in {period}; upheld: {codes}.",
                           period=str(judged.period),
                           codes=", ".join(one.case.code for one in judged.broken))  # fmt: skip
                yield Alert("commitment-missed", Severity.WARNING, told, judged.promise, owner, day, spot)
    for lacking in broken:
        due = lacking.limit.due.date() if lacking.limit.due is not None else lacking.case.received.date()
        if lacking.limit.done is None and (lacking.limit.unknown is not None or due < today):
            told = lacking.limit.unknown or say(
                "Case {code} showed a promise broken; its remedy was to be given by {day}, and is not on record.",
                code=lacking.case.code, day=due,
            )  # fmt: skip
            record = records.find(f"feedback-case:{lacking.case.id}")
            spot = record.spot("about") if record is not None else Spot("")
            yield Alert("commitment-missed", Severity.WARNING, told, _known(graph, lacking.promise), lacking.remedy.by,
                        due, spot)  # fmt: skip


def _of_tasks(graph: Graph, records: Records, today: dt.date) -> Iterator[Alert]:
    kinds: tuple[tuple[AlertKind, Callable[[Records], Iterable[Task]], str], ...] = (
        ("finding-overdue", findings_followed, "findings"),
        ("action-overdue", actions_followed, "actions"),
    )
    for kind, followed, field in kinds:
        for task in followed(records):
            if task.is_overdue(today):
                assert task.due is not None
                days = (today - task.due).days
                told = (
                    say("“{text}” should have been put right by {day}, {days} days ago.", text=one_line(task.text),
                        day=task.due, days=days)
                    if kind == "finding-overdue"
                    else say("“{text}” should have been done by {day}, {days} days ago.", text=one_line(task.text),
                             day=task.due, days=days)
                )  # fmt: skip
                record = records.find(task.source)
                spot = record.spot(field) if record is not None else Spot(task.source)
                yield Alert(kind, Severity.WARNING, told, _known(graph, task.of), task.owner, task.due, spot)


def _known(graph: Graph, ref: str | None) -> str | None:
    return ref if ref is not None and ref.partition("#")[0] in graph.corpus.entries else None


def _of_certificates(records: Records, today: dt.date) -> Iterator[Alert]:
    for certificate in newest_certificates(records.of(Certificate)):
        if certificate.ends is None or (certificate.ends - today).days > CERTIFICATE_DAYS:
            continue
        over = certificate.ends < today
        told = (
            say("{title} of {who} ended on {day}.", title=certificate.title, who=certificate.who, day=certificate.ends)
            if over
            else say("{title} of {who} ends on {day}.", title=certificate.title, who=certificate.who,
                     day=certificate.ends)
        )  # fmt: skip
        record = records.find(f"certificate:{certificate.id}")
        spot = record.spot("ends") if record is not None else Spot("")
        yield Alert("certificate-ending", Severity.ERROR if over else Severity.WARNING, told, certificate.certifies,
                    certificate.role, certificate.ends, spot)  # fmt: skip


def _of_cases(graph: Graph, records: Records, today: dt.date) -> Iterator[Alert]:
    for case in late_cases(records, Background(graph.corpus), today):
        record = records.find(case.ref)
        spot = record.spot("received") if record is not None else Spot("")
        yield Alert(
            "case-overdue", Severity.WARNING, case.message, _known(graph, case.channel), case.owner, case.due, spot
        )


def _of_inspections(graph: Graph, records: Records, today: dt.date) -> Iterator[Alert]:
    for ref, model in _in_force(graph, "checklist"):
        few = too_few_runs(records.about("inspection", ref.partition(":")[2]), model, today)
        if few is not None:
            told = say("Runs between {first} and {last}: {found}; wanted: {wanted}.", found=few.found,
                       first=few.first, last=few.last, wanted=few.wanted)  # fmt: skip
            owner = model.owner or next(iter(model.used_by), None)
            yield Alert("too-few-inspections", Severity.WARNING, told, ref, owner, few.last,
                        Spot(graph.corpus.entries[ref].path, ("frequency",)))  # fmt: skip
    for ref, model in _in_force(graph, "plan"):
        for at, item, months in missed_plans(records, model, today):
            told = say("Planned for {months}, and nothing on record that it was done.",
                       months=", ".join(f"{month:%Y-%m}" for month in months))  # fmt: skip
            spot = Spot(graph.corpus.entries[ref].path, ("items", at, "months"))
            yield Alert("too-few-inspections", Severity.WARNING, told, f"{ref}#{item.id}", item.by, months[-1], spot)
