"""Notices as the body for a WeCom group robot (企业微信群机器人): ``markdown``, of at most 4,096 bytes."""

from __future__ import annotations

from collections.abc import Sequence

from svcq_build.reporters.notices._chat import chat_lines, fitting
from svcq_build.reporters.notices._words import Told
from svcq_build.words import in_chat, json_text

#: Of the content, in UTF-8.
MOST_BYTES = 4096


def report(told: Sequence[Told], sender: str | None) -> str:
    """See :func:`svcq_build.reporters.notices.report_notices`."""
    if not told:
        return ""
    lines = [f"# {in_chat(told[0].handbook)}", *chat_lines(told)]
    chosen = fitting(lines, told[0].more, lambda some: len("\n".join(some).encode()) <= MOST_BYTES)
    return json_text({"msgtype": "markdown", "markdown": {"content": "\n".join(chosen).rstrip()}})
