"""The paper: a report document, a period and the records → an outline that becomes a page, Markdown, Word or PDF.

Nothing is said that the records do not hold. What is missing is named, with whose it is.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from svcq_build.export import Block, Heading, Outline, Papers, plain
from svcq_build.load import Graph
from svcq_build.model import CalendarPeriod
from svcq_build.records import Records, Task
from svcq_build.render import LocalEntry, spoken_period
from svcq_build.reports.charts import charts
from svcq_build.reports.digests import all_digests
from svcq_build.reports.digests.rectification import overdue_line
from svcq_build.reports.frame import Frame
from svcq_build.reports.indicators import Compared, compare, highlights, indicator_table

#: The kinds of records that a section draws on by what it shows, where it does not name them itself.
_BY_KIND = {
    "checklist": ("inspection", "rectification"),
    "plan": ("inspection", "rectification"),
    "survey": ("survey-result",),
    "channel": ("feedback-case",),
    "commitment": ("feedback-case",),
    "risk": ("incident", "drill"),
    "procedure": ("incident", "drill"),
    "curriculum": ("training-session",),
    "meeting": ("minutes",),
    "incentive": ("suggestion",),
}


def quality_report(
    ref: str, period: CalendarPeriod, graph: Graph, records: Records, papers: Papers, today: dt.date
) -> Outline:
    """A report of one period.

    Args:
        ref: the report document (``report:id``). period: it. graph: the documents. records: what happened.
        papers: speaks the language. today: counts for what is overdue; what is later is left out.
    """
    frame = Frame(papers, graph, records, period, today)
    local = papers.local(ref)
    shown = [one for section in local.doc.sections for one in section.shows if one.startswith("indicator:")]
    compared = compare(frame, shown)
    blocks: list[Block] = [*papers.lead(local), *highlights(frame, compared)]
    charted: set[str] = set()
    for section in local.doc.sections:
        blocks += _section(frame, section, charted)
    blocks += [*_changed(frame), *_to_decide(frame, compared)]
    title = frame.word(
        "{title}, {period}",
        title=papers.line(local.doc.title),
        period=spoken_period(frame.papers.desk.interface, frame.papers.desk.lang, period),
    )
    outline = papers.paper(local, tuple(blocks), title=title, contents=1)
    return replace(
        outline,
        facts=tuple(_facts(frame, local)),
        running=title,
        notices=(
            *outline.notices,
            frame.word(
                "Several values of a period are told as one share, as their mean, or as their total where "
                "things are counted one by one; “target met” counts the single values."
            ),
        ),
        warning=_demonstrating(frame) or outline.warning,
    )


def _facts(frame: Frame, local: LocalEntry) -> Iterator[tuple[str, str]]:
    word, doc = frame.word, local.doc
    yield word("Period"), f"{frame.day(frame.period.first)} – {frame.day(frame.period.last)}"
    yield word("Prepared by"), frame.name(doc.prepared_by)
    yield word("Approved by"), frame.name(doc.approved_by)
    yield word("Sent to"), word(", ").join(frame.name(one) for one in doc.told) or "–"
    yield word("As of"), frame.day(frame.papers.state.day)
    if frame.papers.state.commit:
        yield word("Commit"), frame.papers.state.commit[:10]


def _section(frame: Frame, section: Any, charted: set[str]) -> Iterator[Block]:
    """One section: what it is to say, small; then the figures and records that say it; each chart is drawn once."""
    yield Heading(plain(frame.papers.line(section.title)), 1, mark=section.id)
    yield frame.small(frame.papers.line(section.text))
    if section.by:
        yield frame.small(frame.word("Written by: {role}", role=frame.name(section.by)))
    shown = frozenset(section.shows)
    indicators = [ref for ref in section.shows if ref.startswith("indicator:")]
    indicators += [ref for commitment in section.shows for ref in _shown_by(frame, commitment)]
    yield from indicator_table(frame, compare(frame, indicators))
    yield from charts(frame, [ref for ref in indicators if ref not in charted])
    charted.update(indicators)
    for kind in _kinds(section):
        yield from all_digests()[kind](frame, shown)


def _shown_by(frame: Frame, ref: str) -> Iterator[str]:
    """The indicators that show whether a commitment is kept."""
    if ref.startswith("commitment:") and (local := frame.papers.desk.local(ref.partition("#")[0])) is not None:
        for promise in local.doc.promises:
            yield from promise.shown_by


def _kinds(section: Any) -> list[str]:
    """The kinds of records that a section draws on."""
    if section.records:
        return list(section.records)
    named = (kind for ref in section.shows for kind in _BY_KIND.get(ref.partition(":")[0], ()))
    return list(dict.fromkeys(named))


def _changed(frame: Frame) -> Iterator[Block]:
    """The changes of substance that documents record for the period."""
    lines = []
    for entry in frame.graph.corpus.entries.values():
        local = frame.papers.desk.local(entry.ref)
        if local is None:
            continue
        for change in local.doc.changes:
            if change.date in frame.period and change.class_ != "wording":
                lines.append((change.date, frame.word("{title}, version {version}: {reason}",
                                                      title=frame.papers.line(local.doc.title), version=change.version,
                                                      reason=frame.papers.line(change.reason or ""))))  # fmt: skip
    yield Heading(plain(frame.word("Changes of standards")), 1)
    if lines:
        yield from frame.lines([line for _, line in sorted(lines)])
    else:
        yield frame.small(frame.word("No document changed in substance."))


def _to_decide(frame: Frame, compared: list[Compared]) -> Iterator[Block]:
    """What waits for somebody: overdue findings and actions, missed targets, missing values."""
    overdue = [task for task in (*frame.findings, *frame.actions) if task.is_overdue(frame.today)]
    lines: list[Task | str] = [*{(task.text, task.owner, task.due): task for task in overdue}.values()]
    for one in compared:
        title = frame.papers.line(one.indicator.title)
        if one.now is None:
            lines.append(frame.word("{indicator}: no value; {role} answers for it.", indicator=title,
                                    role=frame.name(one.owner) or frame.word("nobody named")))  # fmt: skip
        elif one.missed:
            lines.append(frame.word("{indicator}: the target was met in {met} of {n} values.", indicator=title,
                                    met=one.now.met, n=one.now.values))  # fmt: skip
    yield Heading(plain(frame.word("To be decided")), 1)
    if lines:
        yield from frame.lines(lines, lambda one: one if isinstance(one, str) else overdue_line(frame, one))
    else:
        yield frame.small(frame.word("Nothing is overdue, missed or missing."))


def _demonstrating(frame: Frame) -> tuple[str, str] | None:
    if any(record.is_made_up for record in frame.records.all):
        return frame.word("Demonstration"), frame.word("Records of this report are made up to show how it looks.")
    return None
