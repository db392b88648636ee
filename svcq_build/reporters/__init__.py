"""Reporters: a result as text for people or as a format that other programs read.

One file a format: ``reporters/<format>.py`` defines ``report(result, language, root) -> str``.
"""

from __future__ import annotations

import importlib
from pathlib import Path

from svcq_build.results import Result


def report(format_: str, result: Result, language: str, root: Path) -> str:
    """Render a result.

    Args:
        format_: the reporter's module name. result: what was found.
        language: ``zh`` or ``en``. root: the repository's folder.
    Returns:
        the report, ending in a line break.
    """
    module = importlib.import_module(f"{__name__}.{format_}")
    rendered: str = module.report(result, language, root)
    return rendered
