"""The names of months, in the language of the page."""

from __future__ import annotations

from svcq_build.render.formats import month_named
from svcq_build.render.views import Context


def month_name(context: Context, month: int) -> str:
    """What month 1 to 12 is called."""
    return month_named(month, context.lang)


PROVIDES = {"month_name": month_name}
