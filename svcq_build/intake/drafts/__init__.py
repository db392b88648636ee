"""Drafts: a source under its headings → documents of a kind; one module a kind, found by its name.

Each module has ``TITLES`` (what titles of such documents hold), ``COLUMNS`` (what the heads of its tables say) with
``TELLING`` (those that tell such a table from others; a function ``telling`` where it takes more), and ``draft``,
which takes what it understands out of a source.
"""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from types import ModuleType


@cache
def drafters() -> dict[str, ModuleType]:
    """The module that drafts each kind, by the kind's name; a guide takes anything."""
    names = [one.name for one in pkgutil.iter_modules(__path__) if not one.name.startswith("_")]
    return {name: importlib.import_module(f"{__name__}.{name}") for name in names}


def drafted_kinds() -> list[str]:
    """The kinds of document that a file can become."""
    return sorted(drafters())
