"""Digests: what a report says of one kind of record in its period. A module a kind, named after it, with ``digest``."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from functools import cache

from svcq_build.export import Block
from svcq_build.reports.frame import Frame

#: From a report's frame and the documents that its section shows (``checklist:id``; none: all) to blocks.
Digest = Callable[[Frame, frozenset[str]], tuple[Block, ...]]


@cache
def all_digests() -> dict[str, Digest]:
    """Every digest by its kind of record."""
    return {
        module.name.replace("_", "-"): importlib.import_module(f"{__name__}.{module.name}").digest
        for module in pkgutil.iter_modules(__path__)
    }
