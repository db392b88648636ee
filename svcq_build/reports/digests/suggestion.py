"""Suggestions in a report: how many came, how soon they were answered, and what became of them."""

from __future__ import annotations

from collections import Counter

from svcq_build.export import Block
from svcq_build.records import Suggestion
from svcq_build.reports.frame import Frame


def digest(frame: Frame, shown: frozenset[str]) -> tuple[Block, ...]:
    """The suggestions received in the period, and those carried out in it."""
    received = frame.happened(Suggestion)
    done = [
        one
        for one in frame.records.of(Suggestion)
        if one.done is not None and one.done in frame.period and one.done <= frame.today
    ]
    if not received and not done:
        return frame.nothing("suggestion")
    word = frame.word
    decisions = Counter(suggestion.decision for suggestion in received)
    told = frame.counted(decisions, lambda decision: frame.choice("decision", decision))
    days = [(suggestion.answered - suggestion.received).days for suggestion in received if suggestion.answered]
    lines = [word("Received: {n} ({counts})", n=len(received), counts=told or "–")]
    if days:
        lines.append(word("Days to the answer: {mean} on average, {most} at most",
                          mean=frame.number(sum(days) / len(days)), most=max(days)))  # fmt: skip
    lines += [word("Carried out: {title}", title=suggestion.title) for suggestion in done]
    return frame.lines(lines)
