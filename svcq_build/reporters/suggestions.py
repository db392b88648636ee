"""Suggested changes: what a git host can offer beside the lines of a pull request, to be taken over with one click.

Certain fixes are offered, and the likely record of a change that has none, as whole lines of the new side. A workflow
posts them (JSON, version 1): each with the lines as they are now, so that it can make sure that they still are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, get_args

from svcq_build.check import Result
from svcq_build.edit import LikelyRecord, replaced
from svcq_build.files import from_top
from svcq_build.kinds._document import Trigger
from svcq_build.model import Diagnostic, Replacement
from svcq_build.reporters._lines import line_changes, split_lines
from svcq_build.reporters._markdown import code, safe
from svcq_build.translate import translator
from svcq_build.words import Message, json_text, say

#: More would bury the change under review.
MOST = 20
_LINES, _LENGTH = 40, 4000


def write_suggestions(
    found: Result,
    contents: Mapping[str, bytes],
    language: str,
    below: str = "",
    records: Iterable[LikelyRecord] = (),
) -> str:
    """The suggestions as JSON.

    Args:
        found: what the check finds. contents: the bytes of each file that has a fix.
        language: ``zh`` or ``en``. below: where the handbook lies in its git repository: paths are from git's top.
        records: the likely records of changes that have none.
    """
    groups: list[list[Diagnostic]] = []
    for item in found.diagnostics:
        if not item.fix or any(edit.path != item.path or edit.path not in contents for edit in item.fix):
            continue
        if groups and groups[-1][0].path == item.path and _lines(item.fix)[0] <= _last_line(groups[-1]):
            groups[-1].append(item)
        else:
            groups.append([item])
    offered = [_suggestion(group, contents[group[0].path], language, below) for group in groups]
    fit = [one for one in offered if one is not None]
    mended = {one["path"] for one in fit}
    for record in records:
        if from_top(below, record.path) not in mended:  # lines of the one would not be those of the other
            fit += _recorded(record, language, below)
    return json_text({"version": 1, "suggestions": fit[:MOST]})


def _suggestion(group: Sequence[Diagnostic], content: bytes, language: str, below: str) -> dict[str, Any] | None:
    edits: list[Replacement] = []
    told: list[Diagnostic] = []
    for item in group:
        if not any(_touch(edit, other) for edit in item.fix for other in edits):
            edits += item.fix
            told.append(item)
    first, last = _lines(edits)
    old, new = split_lines(content), split_lines(replaced(content, edits))
    after = len(new) - (len(old) - last)
    translate = translator(language)
    words = []
    for item in told:
        text = item.message.render(translate, language)
        if item.hint is not None:
            text += " " + item.hint.render(translate, language)
        words.append(f"{code(item.rule)} {safe(text)}")
    value = {
        "path": from_top(below, group[0].path),
        "start_line": first,
        "line": last,
        "old": "\n".join(old[first - 1 : last]),
        "text": "\n".join(new[first - 1 : after]),
        "message": "\n".join(words),
    }
    small = last - first < _LINES and all(len(str(part)) <= _LENGTH for part in value.values())
    return value if small else None


def _recorded(record: LikelyRecord, language: str, below: str) -> Iterator[dict[str, Any]]:
    """The suggestions that together record a change."""
    translate = translator(language)
    told = say("This change is not recorded yet: version and entry, as far as the files tell.").render(
        translate, language
    )
    if record.is_open:
        told += " " + what_is_open().render(translate, language)
    for change in line_changes(record.old, record.new):
        yield {
            "path": from_top(below, record.path),
            "start_line": change.first,
            "line": change.last,
            "old": change.old,
            "text": change.new,
            "message": safe(told),
        }


def what_is_open() -> Message:
    """What only a person can add to the likely record of a change."""
    return say(
        "Then write why it was changed, and under “trigger” what set it off, one of: {triggers}.",
        triggers=", ".join(get_args(Trigger)),
    )


def _lines(edits: Sequence[Replacement]) -> tuple[int, int]:
    return min(edit.span.line for edit in edits), max(edit.span.end_line for edit in edits)


def _last_line(group: Sequence[Diagnostic]) -> int:
    return max(_lines(item.fix)[1] for item in group)


def _touch(one: Replacement, other: Replacement) -> bool:
    return (one.span.line, one.span.column) <= (other.span.end_line, other.span.end_column) and (
        other.span.line,
        other.span.column,
    ) <= (one.span.end_line, one.span.end_column)
