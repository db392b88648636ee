"""How many examples tests of properties draw: a few in every run, which are others each time; many on request."""

from __future__ import annotations

import os


def draws(usual: int) -> int:
    """How many examples to draw; ``SVCQ_EXAMPLES=10 make test`` draws ten times as many.

    Args:
        usual: how many in a run of every day.
    """
    return usual * int(os.environ.get("SVCQ_EXAMPLES", "1"))
