"""Reporters: a result → text for people, or a format that other programs read.

One file a format: ``reporters/<format>.py`` defines ``report(result, language, below) -> str``.
"""

from __future__ import annotations

import importlib

from svcq_build.check import Result
from svcq_build.words import Message


def report(format_: str, result: Result, language: str, below: str = "") -> str:
    """Render a result.

    Args:
        format_: the reporter's module name. result: what was found.
        language: ``zh`` or ``en``.
        below: where the handbook lies in its git repository, for formats that git hosts read; their paths are
            from git's top level, those of ``text`` and ``json`` from the handbook's root.
    Returns:
        the report, ending in a line break.
    """
    module = importlib.import_module(f"{__name__}.{format_}")
    rendered: str = module.report(result, language, below)
    return rendered


def left_out(format_: str, result: Result) -> Message | None:
    """What to say of findings that readers of a format will not see, because of a limit of theirs; None if none.

    Args:
        format_: the reporter's module name. result: what was found.
    """
    module = importlib.import_module(f"{__name__}.{format_}")
    told: Message | None = module.left_out(result) if hasattr(module, "left_out") else None
    return told
