"""Pause: a stretch of work during which Python's cycle collector rests.

Documents and their relations are trees of millions of small values without a cycle among them. The
collector would walk through all of them again and again and free nothing: a third of a check.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collecting() -> Iterator[None]:
    """Keep the cycle collector from running; may be nested. Also a decorator."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        # Through the permanent generation into the oldest one: else what was made meanwhile counts
        # as young, and the next allocation would have all of it walked through at once.
        gc.freeze()
        gc.unfreeze()
        gc.enable()


def sweep() -> None:
    """Free the cycles among what was made lately, where the collector rests; what outlives this is not walked again."""
    gc.collect(0)
