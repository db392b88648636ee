"""Units: what a numerator by a denominator is multiplied by in them."""

from __future__ import annotations

import re

#: Units that are shares of a whole, and what the whole counts as.
_SHARES = {"%": 100, "％": 100, "百分比": 100, "percent": 100, "per cent": 100, "‰": 1000}
#: Cases in so many units (件/万人次, cases per 1,000): what they are counted in.
_RATE = re.compile(r"(?:/|每|per )\s*(?P<number>[0-9,]+)?\s*(?P<word>百|千|万|十万|百万|hundred|thousand|million)?")
_WORDS = {"百": 1e2, "千": 1e3, "万": 1e4, "十万": 1e5, "百万": 1e6, "hundred": 1e2, "thousand": 1e3, "million": 1e6}


def share_scale(unit: str) -> int | None:
    """What the whole counts as in a unit of shares: 100 for %; None for other units."""
    return _SHARES.get(unit.strip().lower())


def rate_scale(unit: str) -> float | None:
    """How many units cases are counted in: 10,000 for 件/万人次; None where the unit is no such rate."""
    found = _RATE.search(unit) if share_scale(unit) is None else None
    if found is None:
        return None
    number = float(found["number"].replace(",", "")) if found["number"] else 1.0
    return number * _WORDS.get(found["word"] or "", 1.0)


def scale_of(unit: str) -> float:
    """What a numerator by a denominator is multiplied by, in any unit."""
    return share_scale(unit) or rate_scale(unit) or 1.0
