"""Reporters of imports. One file a format: ``imports/<format>.py`` defines ``report(accounts, written, language)``."""

from __future__ import annotations

import importlib
from collections.abc import Sequence

from svcq_build.intake import Account


def report_import(format_: str, accounts: Sequence[Account], written: bool, language: str) -> str:
    """Render what became of files.

    Args:
        format_: the reporter's module name. accounts: of each file. written: whether anything was written.
        language: ``zh`` or ``en``.
    Returns:
        the report, ending in a line break.
    """
    module = importlib.import_module(f"{__name__}.{format_}")
    rendered: str = module.report(accounts, written, language)
    return rendered
