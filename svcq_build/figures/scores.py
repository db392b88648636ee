"""Scores: the answers to a checklist → what it scores, in per cent. The live checklist counts the same way."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

#: What an item was found to be. What was not answered counts as little as what does not apply.
PASS, FAIL, NOT_APPLICABLE = "pass", "fail", "not-applicable"


@dataclass(frozen=True, slots=True)
class WeighedItem:
    """An item of a checklist.

    Attributes:
        id: its id. weight: its share of the score. critical: if it fails, the whole checklist fails.
    """

    id: str
    weight: float = 1
    critical: bool = False


@dataclass(frozen=True, slots=True)
class Score:
    """What a run of a checklist scores.

    Attributes:
        per_cent: to one decimal, a half upward; None where no item applied.
        passed: whether it passed; None where that cannot be said: no item applied, or there is no pass mark.
        failed: the items that failed. critical: those of them that are critical.
    """

    per_cent: float | None
    passed: bool | None
    failed: tuple[str, ...]
    critical: tuple[str, ...]


def score(items: Iterable[WeighedItem], results: Mapping[str, str], pass_mark: float | None = None) -> Score:
    """The score of a run: the weight of what passed, of all that passed or failed.

    What does not apply, and what was not answered, is in neither of the two.

    Args:
        items: of the checklist as it stood when it was run. results: pass, fail or not-applicable, by item.
        pass_mark: the score from which it passes, of a hundred.
    """
    items = list(items)
    passed = math.fsum(item.weight for item in items if results.get(item.id) == PASS)
    failed = [item for item in items if results.get(item.id) == FAIL]
    whole = passed + math.fsum(item.weight for item in failed)
    per_cent = math.floor(passed / whole * 1000 + 0.5) / 10 if whole else None
    critical = tuple(item.id for item in failed if item.critical)
    verdict: bool | None = None
    if critical:
        verdict = False
    elif per_cent is not None and pass_mark is not None:
        verdict = per_cent >= pass_mark
    return Score(per_cent, verdict, tuple(item.id for item in failed), critical)
