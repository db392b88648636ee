"""Feedback cases in a report: how many of which nature and severity, what came out, and what caused them."""

from __future__ import annotations

from collections import Counter

from svcq_build.export import Block
from svcq_build.records import FeedbackCase
from svcq_build.reports.frame import Frame

_NAMED = 3


def digest(frame: Frame, shown: frozenset[str]) -> tuple[Block, ...]:
    """Cases received, beside the period before and the last year."""
    periods = (frame.period, frame.before, frame.year_ago)
    cases, before, year_ago = (frame.happened(FeedbackCase, period) for period in periods)
    if not cases:
        return frame.nothing("feedback-case")
    word = frame.word
    natures = sorted({case.nature for case in (*cases, *before, *year_ago)})
    rows = [
        (frame.choice("nature", nature), *(str(sum(case.nature == nature for case in group)) for group in
                                           (cases, before, year_ago)))
        for nature in natures
    ]  # fmt: skip
    head = (word("Nature"), word("This period"), word("Period before"), word("A year ago"))
    complaints = [case for case in cases if case.nature == "complaint"]
    blocks: list[Block] = [frame.table(head, rows, right=(1, 2, 3))]
    levels = Counter(case.severity for case in complaints if case.severity)
    if levels:
        blocks.append(frame.small(word("Complaints by severity: {counts}", counts=frame.counted(levels, frame.title))))
    outcomes = Counter(case.outcome for case in complaints if case.outcome)
    if outcomes:
        told = frame.counted(outcomes, lambda outcome: frame.choice("outcome", outcome))
        blocks.append(frame.small(word("What complaints came to: {counts}", counts=told)))
    causes = Counter(str(case.cause) for case in complaints if case.cause)
    often = sorted(causes.items(), key=lambda pair: (-pair[1], pair[0]))[:_NAMED]
    if often:
        blocks += [frame.label(word("Causes named most")), *frame.lines(
            [word("{label}: {value}", label=cause.rstrip("。."), value=count) for cause, count in often]
        )]  # fmt: skip
    unanswered = [case for case in cases if case.replied is None]
    if unanswered:
        blocks.append(frame.small(word("Without a reply so far: {codes}",
                                       codes=word(", ").join(case.code for case in unanswered))))  # fmt: skip
    return tuple(blocks)
