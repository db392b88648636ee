"""What is measured: a module a group, in the order of the tables.

Each has ``TITLE``, the heading of its tables; ``measure(size, folder, runs)``, which gives the runs by the names of
its tasks, ``folder`` being a fresh corpus of so many documents; and, if it likes, ``AGAINST``, the task that the
others are measured against, ``BASES``, the exceptions by task, and ``LARGEST``, the most documents that are worth
the time, and ``ONE_TABLE``, where their number says nothing.
"""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

NAMES = ("check", "diff", "peers", "build", "history", "records", "serve", "costly")


def group(name: str) -> ModuleType:
    """The module of a group."""
    return import_module(f"groups.{name}")
