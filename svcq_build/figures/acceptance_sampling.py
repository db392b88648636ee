"""Acceptance sampling by attributes: a lot → how many to draw, and how many of them may fail.

ISO 2859-1:1999 (GB/T 2828.1-2012), single sampling, general levels I to III. The master tables 2-A, 2-B and 2-C have a
diagonal structure: with letters and AQLs numbered from 0, the acceptance number depends on their sum alone. That is
what stands here; a test compares each cell of it with the tables as published.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

Level = Literal["I", "II", "III"]
Severity = Literal["normal", "tightened", "reduced"]
#: What lots so far ask of the next: one of the severities, or that nothing is accepted until the cause is mended.
State = Literal["normal", "tightened", "reduced", "discontinued"]

LETTERS = "ABCDEFGHJKLMNPQR"
#: The acceptance quality limits of the master tables, in per cent (above 10: faults in a hundred items).
AQLS = (
    *(0.01, 0.015, 0.025, 0.04, 0.065, 0.1, 0.15, 0.25, 0.4, 0.65, 1.0, 1.5, 2.5),
    *(4.0, 6.5, 10.0, 15.0, 25.0, 40.0, 65.0, 100.0, 150.0, 250.0, 400.0, 650.0, 1000.0),
)
#: Up to so many in a lot, its code letter at levels I, II and III (table 1); beyond the last, the last row.
_LOT_SIZES = (8, 15, 25, 50, 90, 150, 280, 500, 1200, 3200, 10000, 35000, 150000, 500000)
_CODES: Mapping[Level, str] = {"I": "AABCCDEFGHJKLMN", "II": "ABCDEFGHJKLMNPQ", "III": "BCDEFGHJKLMNPQR"}
#: Sample sizes by letter; S stands in the tightened table alone.
_SIZES = (2, 3, 5, 8, 13, 20, 32, 50, 80, 125, 200, 315, 500, 800, 1250, 2000, 3150)
_REDUCED_SIZES = (2, 2, 2, 3, 5, 8, 13, 20, 32, 50, 80, 125, 200, 315, 500, 800)
#: The acceptance number on each diagonal. What is missing between two of them is an arrow, and beyond the last as well.
_DIAGONALS: Mapping[Severity, Mapping[int, int]] = {
    "normal": {14: 0, 17: 1, 18: 2, 19: 3, 20: 5, 21: 7, 22: 10, 23: 14, 24: 21, 25: 30, 26: 44},
    "tightened": {15: 0, 18: 1, 19: 2, 20: 3, 21: 5, 22: 8, 23: 12, 24: 18, 25: 27, 26: 41},
    "reduced": {14: 0, 18: 1, 19: 2, 20: 3, 21: 5, 22: 6, 23: 8, 24: 10, 25: 14, 26: 21},
}
#: Diagonals whose arrow points up to the smaller sample; every other arrow below the last diagonal points down.
_UPWARD: Mapping[Severity, frozenset[int]] = {
    "normal": frozenset({15}),
    "tightened": frozenset(),
    "reduced": frozenset({15}),
}
#: The last two diagonals hold for letters up to E: larger samples have no acceptance number above that of 24.
_LAST_FOR_LARGE, _LARGEST_WITH_MORE = 24, LETTERS.index("E")
#: Reduced samples of A and B are as large as those of normal inspection for A, and so are their acceptance numbers.
_AS_A = ("A", "B")


@dataclass(frozen=True, slots=True)
class Plan:
    """How a lot is judged.

    Attributes:
        letter: the code letter of the plan, after the arrows. sample: how many are drawn.
        accept: so many may fail; with one more the lot is not accepted.
        all_of_them: the sample is the whole lot.
    """

    letter: str
    sample: int
    accept: int
    all_of_them: bool = False

    @property
    def reject(self) -> int:
        """From so many failures on the lot is not accepted."""
        return self.accept + 1


@dataclass(frozen=True, slots=True)
class Lot:
    """A lot that was inspected: how many it held, how many were drawn, and how many of them failed."""

    size: int
    drawn: int
    failed: int


@dataclass(frozen=True, slots=True)
class Standing:
    """What the lots so far ask of the next.

    Attributes:
        state: the severity of the next inspection, or ``discontinued``.
        score: the switching score, of 30 that reduced inspection wants; 0 beside normal inspection.
        unjudged: so many lots told nothing, because fewer were drawn than the plan asked for.
    """

    state: State
    score: int = 0
    unjudged: int = 0


def code_letter(lot: int, level: Level) -> str:
    """The letter of table 1 for the size of a lot. Raises ValueError below 2: one item is looked at, not sampled."""
    if lot < 2:
        raise ValueError(lot)
    return _CODES[level][bisect_left(_LOT_SIZES, lot)]


def plan_for(lot: int, level: Level, aql: float, severity: Severity = "normal") -> Plan:
    """The plan for a lot; where the sample would be as large as the lot, all of it is inspected.

    Raises:
        ValueError: the lot holds fewer than two, or the AQL is not one of the table's.
    """
    plan = master_plan(code_letter(lot, level), aql, severity)
    return Plan(plan.letter, lot, plan.accept, all_of_them=True) if plan.sample >= lot else plan


def master_plan(letter: str, aql: float, severity: Severity = "normal") -> Plan:
    """A cell of the master table of a severity, its arrow followed. Raises ValueError when there is no such cell."""
    row, column = LETTERS.index(letter), AQLS.index(aql)
    sizes = _REDUCED_SIZES if severity == "reduced" else _SIZES
    last = len(_SIZES) if severity == "tightened" else len(LETTERS)
    above = [at for at in range(row, -1, -1) if _accepts(at, column, severity) is not None]
    below = [at for at in range(row, last) if _accepts(at, column, severity) is not None]
    diagonal = row + column
    upward = diagonal in _UPWARD[severity] or diagonal > _LAST_FOR_LARGE
    at = (above or below)[0] if upward else (below or above)[0]
    accept = _accepts(at, column, severity)
    assert accept is not None  # only such rows were gathered
    return Plan((LETTERS + "S")[at], sizes[at], accept)


def _accepts(row: int, column: int, severity: Severity) -> int | None:
    """The acceptance number that stands in a cell; None where there is an arrow or nothing."""
    diagonal = row + column
    if row == len(LETTERS):  # S: one plan, for what R must point down to
        return 1 if diagonal == 18 else None
    if severity == "reduced" and row < len(_AS_A) and diagonal > 14:
        return _DIAGONALS["normal"].get(column) if column >= 17 else None
    if diagonal > _LAST_FOR_LARGE and row > _LARGEST_WITH_MORE:
        return None
    return _DIAGONALS[severity].get(diagonal)


def standing(lots: Sequence[Lot], level: Level, aql: float, *, may_reduce: bool = False) -> Standing:
    """Go through the lots so far, in order, by the switching rules (clause 9.3).

    Normal to tightened: two of five or fewer lots in a row not accepted. Tightened to normal: five in a row accepted.
    Tightened to discontinued: five not accepted in all. Normal to reduced: a switching score of 30, if reduced
    inspection is allowed at all. Reduced to normal: one lot not accepted. A lot after a discontinuation begins with
    tightened.

    Args:
        lots: each as it was presented first. level, aql: of the checklist.
        may_reduce: whether the responsible authority allows reduced inspection; it is no matter of numbers.
    """
    state: State = "normal"
    recent: list[bool] = []
    refused = score = unjudged = 0
    for lot in lots:
        severity: Severity = "tightened" if state == "discontinued" else state
        if state == "discontinued":
            recent, refused = [], 0
        state = severity
        plan = plan_for(lot.size, level, aql, severity)
        accepted = lot.failed <= plan.accept
        if accepted and lot.drawn < plan.sample:
            unjudged += 1
            continue
        recent.append(accepted)
        if severity == "normal":
            score = _scored(score, lot, plan, aql, accepted)
            if recent[-5:].count(False) >= 2:
                state, recent, refused, score = "tightened", [], 0, 0
            elif may_reduce and score >= 30:
                state, recent, score = "reduced", [], 0
        elif severity == "tightened":
            refused += not accepted
            if len(recent) >= 5 and all(recent[-5:]):
                state, recent, refused = "normal", [], 0
            elif refused >= 5:
                state = "discontinued"
        elif not accepted:
            state, recent = "normal", []
    return Standing(state, score, unjudged)


def _scored(score: int, lot: Lot, plan: Plan, aql: float, accepted: bool) -> int:
    """The switching score after a lot (clause 9.3.3.2); where two may fail or more, a tighter AQL has to accept it."""
    if plan.accept < 2:
        return score + 2 if accepted else 0
    tighter = AQLS[max(AQLS.index(aql) - 1, 0)]
    return score + 3 if lot.failed <= master_plan(plan.letter, tighter).accept else 0
