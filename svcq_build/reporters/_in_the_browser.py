"""What an editor does in the browser, in the git host's own words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from svcq_build.edit import LikelyRecord
from svcq_build.files import from_top
from svcq_build.reporters._lines import LineChange, line_changes
from svcq_build.reporters._markdown import code
from svcq_build.reporters.reviews._words import Speech
from svcq_build.reporters.suggestions import what_is_open
from svcq_build.words import Message, clean, say

Host = Literal["github", "gitlab"] | None
_HOW_TO_MEND = {
    "github": say(
        "To mend it in the browser: **Files changed**, **⋯** beside the file, **Edit file**, then **Commit changes…**. "
        "Where a change is suggested beside the lines, **Commit suggestion** writes it. The check runs again by itself."
    ),
    "gitlab": say(
        "To mend it in the browser: **Changes**, **⋮** beside the file, **Edit in single-file editor**, then **Commit "
        "changes**. Where a change is suggested beside the lines, **Apply suggestion** writes it. The check runs again "
        "by itself."
    ),
    None: say(
        "To mend it in the browser, open the file on the branch of this change and edit it there. The check runs again "
        "by itself."
    ),
}
#: More would bury what the comment is about.
_MOST = 10


def mend_lines(host: Host, speech: Speech) -> list[str]:
    """How a finding is mended where the pull request is shown."""
    return ["", speech.words(_HOW_TO_MEND[host])]


def record_lines(records: Iterable[LikelyRecord], below: str, speech: Speech) -> list[str]:
    """What to write so that changes are recorded, to be copied where nothing is suggested beside the lines."""
    listed = list(records)
    if not listed:
        return []
    lines = [f"#### {speech.say('Record these changes')}", ""]
    for record in listed[:_MOST]:
        lines += [f"{code(from_top(below, record.path))}", ""]
        for change in line_changes(record.old, record.new):
            lines += [speech.words(_place(change)), "", *_block(change.added or change.new), ""]
    if len(listed) > _MOST:
        lines += [speech.say("… and {count} more", count=len(listed) - _MOST), ""]
    if any(record.is_open for record in listed):
        lines += [speech.words(what_is_open()), ""]
    command = code(f"svcq bump {listed[0].document} --base {speech.review.base[:12]}")
    return [*lines, speech.say("In a terminal: {command}", command=command), ""]


def _place(change: LineChange) -> Message:
    if change.added is not None:
        return say("Above line {line}, add:", line=change.last)
    if change.first == change.last:
        return say("In place of line {line}:", line=change.first)
    return say("In place of lines {first} to {last}:", first=change.first, last=change.last)


def _block(text: str) -> Sequence[str]:
    """Lines of a file as code; no line of a stranger's ends it."""
    lines = [clean(line) for line in text.split("\n")]
    fence = "`" * 3
    while any(fence in line for line in lines):
        fence += "`"
    return [f"{fence}yaml", *lines, fence]
