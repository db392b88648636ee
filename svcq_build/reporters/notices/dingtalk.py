"""Notices as the body for a DingTalk custom robot (钉钉): ``markdown``, at most 20,000 bytes.

The robot wants a keyword or a signature. The title and the first line hold the handbook's name: that is a good
keyword. A signature goes into the address, so whoever sends the body adds it.
"""

from __future__ import annotations

from collections.abc import Sequence

from svcq_build.reporters.notices._chat import chat_lines, fitting
from svcq_build.reporters.notices._words import Told
from svcq_build.words import in_chat, json_text

#: Of the whole body, in UTF-8.
MOST_BYTES = 20_000


def report(told: Sequence[Told], sender: str | None) -> str:
    """See :func:`svcq_build.reporters.notices.report_notices`."""
    if not told:
        return ""
    lines = [f"# {in_chat(told[0].handbook)}", *chat_lines(told)]

    def body(some: Sequence[str]) -> str:
        # a blank line between two: a single break is none there
        return json_text(
            {
                "msgtype": "markdown",
                "markdown": {"title": in_chat(told[0].subject)[:100], "text": "\n\n".join(filter(None, some))},
            }
        )

    return body(fitting(lines, told[0].more, lambda some: len(body(some).encode()) <= MOST_BYTES))
