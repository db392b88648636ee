"""Commitments: which promise was kept in which period, and what those got to whom one was broken."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from svcq_build.model import CalendarPeriod
from svcq_build.records import Background, BrokenPromise
from svcq_build.render.views import Context, LocalEntry, View
from svcq_build.watch import JudgedPromise, broken_promises, judge_promises, length_of, periods_until

#: So many periods stand beside each other, the one that runs included.
PERIODS = 5
#: So many broken promises are shown, the newest.
MOST_BROKEN = 40


@dataclass(frozen=True, slots=True)
class Remedied:
    """A broken promise, and how its remedy stands."""

    broken: BrokenPromise
    state: Literal["in-time", "late", "owed", "overdue", "untold"]


@dataclass(frozen=True, slots=True)
class Account:
    """A commitment.

    Attributes:
        local: it. periods: the oldest first. rows: each promise with how it did in each of them; None: not made yet.
        kept: for each period, how many of the promises that can be judged were kept, and of how many.
    """

    local: LocalEntry
    periods: tuple[CalendarPeriod, ...]
    rows: tuple[tuple[Any, tuple[JudgedPromise | None, ...]], ...]
    kept: tuple[tuple[int, int], ...]


def _data(context: Context) -> Mapping[str, Any]:
    background = Background(context.corpus)
    broken = broken_promises(context.ledger.whole(), background)
    accounts = [
        _account(context, local, broken)
        for local in context.entries("commitment")
        if local.entry.model is not None and local.doc.status == "active"
    ]
    return {
        "made_up": context.ledger.holds_made_up(),
        "accounts": accounts,
        "broken": [_remedied(context, one) for one in reversed(broken)][:MOST_BROKEN],
        "total": len(broken),
        "given": sum(one.limit.done is not None for one in broken),
        "in_time": sum(one.limit.done is not None and one.limit.due is not None and one.limit.done <= one.limit.due
                       for one in broken),
    }  # fmt: skip


def _account(context: Context, local: LocalEntry, broken: list[BrokenPromise]) -> Account:
    periods = tuple(reversed(periods_until(length_of(local.doc.report_every), context.today, PERIODS)))
    judged = judge_promises(
        local.entry, periods, context.corpus, context.ledger.measured, broken, context.history.on
    )  # fmt: skip
    at = {(one.promise, one.period): one for one in judged}
    rows = tuple(
        (promise, tuple(at.get((f"{local.ref}#{promise.id}", period)) for period in periods))
        for promise in local.doc.promises
    )
    told = [[one for one in judged if one.period == period and one.state != "unknown"] for period in periods]
    return Account(local, periods, rows, tuple((sum(one.state == "kept" for one in all_), len(all_)) for all_ in told))


def _remedied(context: Context, one: BrokenPromise) -> Remedied:
    due, done = one.limit.due, one.limit.done
    if due is None:
        return Remedied(one, "untold")
    if done is not None:
        return Remedied(one, "in-time" if done <= due else "late")
    return Remedied(one, "owed" if due.date() >= context.today else "overdue")


VIEW = View(
    name="commitment-board",
    path="commitment-board",
    zh="承诺兑现",
    en="Promises kept",
    order=45,
    data=_data,
    zh_help="给质量经理和中心主任：对客户的每条承诺，哪个周期做到了、哪个没有；没做到的给了什么补救、是否及时。",
    en_help="For the quality manager and the director: which promises were kept, and what those got who were let down.",
    icon="material/handshake-outline",
    records=("measurement", "feedback-case"),
)
