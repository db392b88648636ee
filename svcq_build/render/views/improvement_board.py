"""Improvements: what is being improved, by stage, with what was measured before and after; and what people proposed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from svcq_build.records import Improvement, Suggestion
from svcq_build.render.views import Context, View

STAGES = ("plan", "do", "check", "act", "closed")
#: So many suggestions that were answered are shown, the newest.
MOST_ANSWERED = 30


@dataclass(frozen=True, slots=True)
class Answered:
    """A suggestion.

    Attributes:
        suggestion: it. days: from its arrival to the answer; until today where there is none.
    """

    suggestion: Suggestion
    days: int


def _data(context: Context) -> Mapping[str, Any]:
    improvements = sorted(context.ledger.of(Improvement), key=lambda one: (one.started, one.id), reverse=True)
    suggestions = sorted(context.ledger.of(Suggestion), key=lambda one: (one.received, one.id), reverse=True)
    answered = [Answered(one, ((one.answered or context.today) - one.received).days) for one in suggestions]
    waits = sorted(one.days for one in answered if one.suggestion.answered)
    return {
        "made_up": context.ledger.holds_made_up(),
        "stages": [(stage, [one for one in improvements if one.stage == stage]) for stage in STAGES],
        "late": {one.id for one in improvements if one.closed is None and one.due and one.due < context.today},
        "waiting": [one for one in answered if one.suggestion.answered is None],
        "answered": [one for one in answered if one.suggestion.answered][:MOST_ANSWERED],
        "median": waits[len(waits) // 2] if waits else None,
        "longest": waits[-1] if waits else None,
        "total": len(suggestions),
        "adopted": sum(one.decision in ("adopted", "partly-adopted") for one in suggestions),
        "done": sum(one.done is not None for one in suggestions),
    }


VIEW = View(
    name="improvement-board",
    path="improvement-board",
    zh="改进看板",
    en="Improvement board",
    order=45,
    data=_data,
    zh_help="给质量经理和改进小组：改进项目到了哪个阶段、测得什么效果；建议多久答复、落实没有。",
    en_help="For the quality manager: how far improvements are, what they did; how soon suggestions were answered.",
    icon="material/trending-up",
    records=("improvement", "suggestion"),
)
