"""Periods that commands are given."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from svcq_build.model import CalendarPeriod


def find_period(text: str, words: Callable[[str], str]) -> CalendarPeriod:
    """The period that was asked for.

    Raises:
        UsageError: when it is none.
    """
    from svcq_build.model import parse_period

    try:
        return parse_period(text.strip().upper())
    except ValueError:
        raise click.UsageError(
            words(
                "“{text}” is no period. Write a quarter (2026-Q3), a month (2026-09), half a year (2026-H1) or a year "
                "(2026)."
            ).format(text=text)
        ) from None
