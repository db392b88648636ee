"""Reporters of notices: what each role must know and do, as Markdown, e-mail, JSON, or what a chat's robot takes.

One file a format: ``notices/<format>.py`` with ``report(told, sender) -> str``. Nothing is sent.
"""

from __future__ import annotations

import importlib
from collections.abc import Sequence

from svcq_build.reporters.notices._words import Told, tell

__all__ = ["ENDINGS", "report_notices", "tell"]

#: How the files of each format end.
ENDINGS = {
    "markdown": ".md",
    "email": ".eml",
    "json": ".json",
    "wecom": ".json",
    "dingtalk": ".json",
    "feishu": ".json",
}


def report_notices(format_: str, told: Sequence[Told], sender: str | None = None) -> str:
    """Render notices in a format; empty when there is nothing to tell and the format is no JSON.

    Args:
        format_: a key of :data:`ENDINGS`. told: the notices, in one language; for ``email`` in one or several, of the
            same roles. sender: an address that e-mail is from.
    """
    rendered: str = importlib.import_module(f"{__name__}.{format_}").report(told, sender)
    return rendered
