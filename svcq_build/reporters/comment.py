"""The comment on a pull request: what it changes, whom it touches, what is wrong, and which pages read differently.

Everything from documents and pages is escaped: it can be a stranger's.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from svcq_build.change import Change, Weight
from svcq_build.check import Result
from svcq_build.edit import LikelyRecord
from svcq_build.files import from_top
from svcq_build.model import Diagnostic, Severity
from svcq_build.reporters._in_the_browser import Host, mend_lines, record_lines
from svcq_build.reporters._markdown import code, safe
from svcq_build.reporters.reviews._words import WEIGHTS, Speech
from svcq_build.reporters.reviews.markdown import (
    MARK,
    SIGNS,
    change_line,
    impact_lines,
    marked,
    missing_lines,
    shorten,
    summary,
)
from svcq_build.review import PageChange, Review
from svcq_build.words import say

#: Git hosts take 65,536 characters.
LONGEST = 60_000
_FINDINGS, _LINES_A_PAGE, _PAGES_TOGETHER = 20, 3, 30
_FOUND = {
    Severity.ERROR: say("Errors"),
    Severity.WARNING: say("Warnings"),
    Severity.NOTE: say("Notes"),
}


@dataclass(frozen=True, slots=True)
class Pages:
    """The comparison of two built sites.

    Attributes:
        changes: the pages that read differently. missing: folders in which there is no built site to compare.
    """

    changes: tuple[PageChange, ...] = ()
    missing: tuple[str, ...] = ()


def write_comment(
    review: Review,
    found: Result,
    pages: Pages | None,
    preview: str | None,
    language: str,
    below: str = "",
    *,
    host: Host = None,
    records: Sequence[LikelyRecord] = (),
) -> str:
    """The whole comment, of at most :data:`LONGEST` characters; its first line is the mark that finds it again.

    Args:
        review: what the pull request changes. found: what the check finds in it. pages: how the built sites
            differ, when they were compared. preview: the address of the built site, if there is one.
        language: ``zh`` or ``en``. below: where the handbook lies in its git repository: paths are from git's top.
        host: where the pull request is, as far as its words are known. records: what records the changes that lack it.
    """
    speech = Speech(review, language)
    lines = [MARK, "", f"### {speech.say('What this changes')}", ""]
    lines += [summary(review, speech) if review.changes else speech.say("Nothing changed in meaning."), ""]
    lines += missing_lines(review, speech)
    if preview is not None:
        lines += [f"[{speech.say('The built site, to look at')}](<{preview}>)", ""]
    lines += _changes(review.changes, speech)
    lines += impact_lines(review, speech)
    lines += _findings(found, speech, below, host)
    lines += record_lines(records, below, speech)
    if pages is not None:
        lines += _pages(pages, speech)
    return _fit(lines, speech.say("The rest does not fit here; it is in what “svcq diff” and “svcq check” say."))


def _changes(changes: Sequence[Change], speech: Speech) -> list[str]:
    lines = []
    for weight in Weight:
        ours = [change for change in changes if change.weight is weight and not change.bookkeeping]
        if ours:
            lines += [f"#### {SIGNS[weight]} {speech.words(WEIGHTS[weight])} ({len(ours)})", ""]
            lines += [f"- {_change(change, speech)}" for change in ours]
            lines.append("")
    records = [change for change in changes if change.bookkeeping]
    if records:
        lines += _folded(
            f"{speech.say('Records')} ({len(records)})", [f"- {_change(change, speech)}" for change in records]
        )
    return lines


def _change(change: Change, speech: Speech) -> str:
    title = " ".join(speech.title(change.document).split())
    line = change_line(change, speech).removeprefix(SIGNS[change.weight]).strip()
    return f"**{safe(title)}** {code(change.document)} {line}"


def _findings(found: Result, speech: Speech, below: str, host: Host) -> list[str]:
    counts = " · ".join(
        f"{speech.words(_FOUND[severity])} {found.count(severity)}" for severity in Severity if found.count(severity)
    )
    if not counts:
        return [f"#### {speech.say('Check')}", "", speech.say("The check finds nothing."), ""]
    order = list(_FOUND)
    worst = sorted(found.diagnostics, key=lambda item: order.index(item.severity))
    lines = [f"#### {speech.say('Check')}", "", counts, ""]
    lines += [f"- {_finding(item, speech, below)}" for item in worst[:_FINDINGS]]
    if len(worst) > _FINDINGS:
        lines.append(f"- {speech.say('… and {count} more', count=len(worst) - _FINDINGS)}")
    certain = sum(bool(item.fix) for item in found.diagnostics)
    if certain:
        command = code("svcq check --fix")
        lines += ["", speech.say("{count} of these are certain to mend: {command}", count=certain, command=command)]
    return [*lines, *mend_lines(host, speech), ""]


def _finding(item: Diagnostic, speech: Speech, below: str) -> str:
    text = speech.words(item.message)
    if item.hint is not None:
        text += " " + speech.words(item.hint)
    place = code(f"{from_top(below, item.path)}:{item.span.line}")
    told = safe(shorten(" ".join(text.split()), 400))
    return f"**{speech.words(_FOUND[item.severity])}** {place} {code(item.rule)} {told}"


def _pages(pages: Pages, speech: Speech) -> list[str]:
    lines = [f"#### {speech.say('Pages that read differently')} ({len(pages.changes)})", ""]
    if pages.missing:
        folders = speech.items(code(folder) for folder in pages.missing)
        return [
            lines[0].rpartition(" (")[0],
            "",
            speech.say("Not compared: no built site in {folder}", folder=folders),
            "",
        ]
    for alike in _alike(pages.changes):
        lines += _page(alike, speech)
    return [*lines, ""]


def _alike(pages: Iterable[PageChange]) -> Iterable[list[PageChange]]:
    """Pages with the same difference together: one requirement stands on the pages of many roles."""
    groups: dict[object, list[PageChange]] = {}
    for page in pages:
        key = page.page if page.added or page.removed else page.lines
        groups.setdefault(key, []).append(page)
    return groups.values()


def _page(alike: Sequence[PageChange], speech: Speech) -> Iterable[str]:
    page = alike[0]
    names = [f"{safe(shorten(other.title, 200))} {code(other.page)}" for other in alike]
    head = speech.items(names[:_PAGES_TOGETHER])
    if len(names) > _PAGES_TOGETHER:
        head += f" {speech.say('… and {count} more', count=len(names) - _PAGES_TOGETHER)}"
    if page.added or page.removed:
        return [
            f"- {head}{speech.colon}{speech.say('a new page') if page.added else speech.say('a page that is gone')}"
        ]
    shown = [f"  - {marked(old, new)}" for old, new in page.lines[:_LINES_A_PAGE]]
    if len(page.lines) > _LINES_A_PAGE:
        shown.append(f"  - {speech.say('… and {count} more', count=len(page.lines) - _LINES_A_PAGE)}")
    return [f"- {head}", *shown]


def _folded(title: str, lines: Sequence[str]) -> list[str]:
    return [f"<details><summary>{title}</summary>", "", *lines, "", "</details>", ""]


def _fit(lines: Sequence[str], rest: str) -> str:
    """As many whole lines as may stand in a comment; what is folded is closed again."""
    closing = "\n\n</details>\n"
    room = LONGEST - len(rest) - len(closing) - 4
    kept: list[str] = []
    for line in lines:
        room -= len(line) + 1
        if room < 0:
            folded = sum(text.startswith("<details>") for text in kept) - kept.count("</details>")
            return "\n".join(kept).rstrip() + (closing if folded else "\n") + f"\n{rest}\n"
        kept.append(line)
    return "\n".join(kept).rstrip() + "\n"
