"""A review as Markdown, for the comment on a pull request. Everything from documents is escaped."""

from __future__ import annotations

from svcq_build.changes import Change, Weight, What
from svcq_build.impact import Touched
from svcq_build.prose_diff import marked_words
from svcq_build.reporters._markdown import code as _code
from svcq_build.reporters._markdown import safe as _safe
from svcq_build.reporters.reviews._words import WEIGHTS, WHATS, Speech, by_document, grouped
from svcq_build.review import Review

#: Finds our comment again, to update it on the next push.
MARK = "<!-- svcq review -->"
_SIGNS = {Weight.STRICTER: "▲", Weight.LOOSER: "▽", Weight.WORDING: "✎", Weight.STRUCTURE: "◆"}


def report(review: Review, language: str) -> str:
    """See :func:`svcq_build.reporters.reviews.report_review`."""
    speech = Speech(review, language)
    lines = [MARK, ""]
    if not review.changes:
        return "\n".join([*lines, speech.say("Nothing changed in meaning."), ""])
    lines += [f"### {speech.say('What this changes')}", "", _summary(review, speech), ""]
    for ref, changes in by_document(review.changes):
        lines += [f"**{_safe(speech.title(ref))}** {_code(ref)}", ""]
        lines += [f"- {_change(change, speech)}" for change in changes]
        lines.append("")
    lines += _impact(review, speech)
    return "\n".join(lines).rstrip() + "\n"


def _summary(review: Review, speech: Speech) -> str:
    counts = {
        weight: sum(change.weight is weight and not change.bookkeeping for change in review.changes)
        for weight in Weight
    }
    return " · ".join(
        f"{_SIGNS[weight]} {speech.words(WEIGHTS[weight])} {count}" for weight, count in counts.items() if count
    )


def _change(change: Change, speech: Speech) -> str:
    head = f"{_SIGNS[change.weight]} {_safe(speech.where(change))} {speech.words(WHATS[change.what])}".replace(
        "  ", " "
    )
    if change.what is What.CHANGED and isinstance(change.old, str) and isinstance(change.new, str):
        return f"{head}{speech.colon}{_marked(change.old, change.new)}"
    if change.what in (What.CHANGED, What.RENAMED):
        return f"{head}{speech.colon}{_safe(speech.value(change.old))} → **{_safe(speech.value(change.new))}**"
    value = change.new if change.new is not None else change.old
    return f"{head}{speech.colon}{_safe(speech.value(value))}" if value is not None else head


def _marked(old: str, new: str) -> str:
    out = []
    for side, words in marked_words(" ".join(old.split()), " ".join(new.split())):
        tag = {"same": "", "old": "del", "new": "ins"}[side]
        out.append(f"<{tag}>{_safe(words)}</{tag}>" if tag else _safe(words))
    return "".join(out)


def _impact(review: Review, speech: Speech) -> list[str]:
    impact = review.impact
    lines = []
    if impact.must_follow:
        lines += [f"#### {speech.say('What must follow')}", ""]
        lines += [f"- [ ] {_touched(items, speech)}" for items in grouped(impact.must_follow).values()]
        lines.append("")
    for title, roles in (
        (speech.say("Who must know"), impact.must_know),
        (speech.say("Who should review"), impact.reviewers),
    ):
        if roles:
            lines += [f"**{title}**{speech.colon}{speech.items(_safe(speech.title(role)) for role in roles)}", ""]
    rest = [item for item in impact.touched if item not in impact.must_follow]
    if rest:
        lines += [f"<details><summary>{speech.say('Also touched')} ({len(grouped(rest))})</summary>", ""]
        lines += [f"- {_touched(items, speech)}" for items in grouped(rest).values()]
        lines += ["", "</details>", ""]
    return lines


def _touched(items: list[Touched], speech: Speech) -> str:
    parts = speech.items(item.part for item in items if item.part)
    name = f"{speech.title(items[0].document)} {parts}".rstrip()
    return f"{_safe(name)}{speech.colon}{_safe(speech.because(items[0]))}"
