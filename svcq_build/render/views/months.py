"""The names of months, in the language of the page."""

from __future__ import annotations

from svcq_build.render.formats import MONTH_NAMES
from svcq_build.render.views import Context


def month_name(context: Context, month: int) -> str:
    """What month 1 to 12 is called."""
    return f"{month} 月" if context.lang == "zh" else MONTH_NAMES[month - 1]


PROVIDES = {"month_name": month_name}
