"""Reporters of change reviews. One file a format: ``reviews/<format>.py`` defines ``report(review, language)``."""

from __future__ import annotations

import importlib

from svcq_build.review import Review


def report_review(format_: str, review: Review, language: str) -> str:
    """Render a review in a format, in ``zh`` or ``en``; ends in a line break."""
    rendered: str = importlib.import_module(f"{__name__}.{format_}").report(review, language)
    return rendered
