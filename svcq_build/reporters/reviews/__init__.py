"""Reporters of change reviews. One file a format: ``reviews/<format>.py`` with ``report(review, language, below)``."""

from __future__ import annotations

import importlib

from svcq_build.review import Review


def report_review(format_: str, review: Review, language: str, below: str = "") -> str:
    """Render a review in a format, in ``zh`` or ``en``; ends in a line break.

    Args:
        below: where the handbook lies in its git repository, for formats that git hosts read.
    """
    rendered: str = importlib.import_module(f"{__name__}.{format_}").report(review, language, below)
    return rendered
