"""A review as Markdown, for the comment on a pull request. Everything from documents is escaped."""

from __future__ import annotations

from collections.abc import Sequence

from svcq_build.change import Change, Weight, What, marked_words
from svcq_build.history import not_compared
from svcq_build.render import Marked
from svcq_build.reporters._markdown import code as _code
from svcq_build.reporters._markdown import safe as _safe
from svcq_build.reporters.reviews._words import WEIGHTS, WHATS, Speech, by_document, grouped
from svcq_build.review import Review

#: Finds our comment again, to update it on the next push.
MARK = "<!-- svcq review -->"
SIGNS = {Weight.STRICTER: "▲", Weight.LOOSER: "▽", Weight.WORDING: "✎", Weight.STRUCTURE: "◆"}
#: The most characters shown of a stretch of text, and of a text in stretches.
_STRETCH, _LONGEST = 400, 2000


def report(review: Review, language: str, below: str) -> str:
    """See :func:`svcq_build.reporters.reviews.report_review`."""
    speech = Speech(review, language)
    lines = [MARK, "", *missing_lines(review, speech)]
    if not review.changes:
        return "\n".join([*lines, speech.say("Nothing changed in meaning."), ""])
    lines += [f"### {speech.say('What this changes')}", "", summary(review, speech), ""]
    for ref, changes in by_document(review.changes):
        lines += [f"**{_safe(speech.title(ref))}** {_code(ref)}", ""]
        lines += [f"- {change_line(change, speech)}" for change in changes]
        lines.append("")
    lines += impact_lines(review, speech)
    return "\n".join(lines).rstrip() + "\n"


def missing_lines(review: Review, speech: Speech) -> list[str]:
    """A word on each submodule whose documents could not be compared."""
    told = [" ".join(speech.words(not_compared(path)).split()) for path in review.uncompared]
    return [line for words in told for line in (f"⚠ {_safe(words)}", "")]


def summary(review: Review, speech: Speech) -> str:
    """How many changes there are of each weight, in one line."""
    counts = {
        weight: sum(change.weight is weight and not change.bookkeeping for change in review.changes)
        for weight in Weight
    }
    return " · ".join(
        f"{SIGNS[weight]} {speech.words(WEIGHTS[weight])} {count}" for weight, count in counts.items() if count
    )


def change_line(change: Change, speech: Speech) -> str:
    """One change in one line, the words that changed marked; what is long is shortened."""
    head = f"{SIGNS[change.weight]} {_safe(speech.where(change))} {speech.words(WHATS[change.what])}".replace("  ", " ")
    lines = speech.marked(change)
    if lines is not None:
        return f"{head}{speech.colon}{_lines(lines)}"
    old, new = (_safe(shorten(value, _STRETCH)) for value in speech.values(change))
    if change.what in (What.CHANGED, What.MOVED, What.RENAMED):
        return f"{head}{speech.colon}{old} → **{new}**"
    return f"{head}{speech.colon}{new or old}" if new or old else head


def _lines(lines: Sequence[Marked]) -> str:
    """Lines of a text in one line of Markdown, up to as many as one reads."""
    out: list[str] = []
    for line in lines:
        if sum(map(len, out)) > _LONGEST:
            return "<br>".join([*out, "…"])
        out.append(_stretches(line))
    return "<br>".join(out)


def marked(old: str, new: str) -> str:
    """Two texts as one, what went and what came marked; long stretches are shortened."""
    return _stretches(marked_words(" ".join(old.split()), " ".join(new.split())))


def _stretches(stretches: Marked) -> str:
    apart = [side for side, _ in stretches] == ["old", "new"] and any(" " in words for _, words in stretches)
    gap = " " if apart else ""
    out, length = [], 0
    for side, words in stretches:
        tag = {"same": "", "old": "del", "new": "ins"}[side]
        shown = _safe(shorten(words, _STRETCH))
        out.append(f"<{tag}>{shown}</{tag}>" if tag else shown)
        length += len(words)
        if length > _LONGEST:
            return "".join([*out, "…"])
    return gap.join(out)


def shorten(text: str, longest: int) -> str:
    """A text of at most about that many characters: its beginning and its end."""
    return text if len(text) <= longest else f"{text[: longest // 2]} … {text[-(longest // 2) :]}"


def impact_lines(review: Review, speech: Speech) -> list[str]:
    """What must follow, who must know, who should review, and what else is touched."""
    impact = review.impact
    lines = []
    follow = speech.must_follow()
    if follow:
        lines += [f"#### {speech.say('What must follow')}", ""]
        for label, row in follow:
            lead = f"**{label}**{speech.colon}" if label else ""
            lines.append(f"- [ ] {lead}{speech.colon.join(map(_safe, row))}")
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
        lines += [f"- {speech.colon.join(map(_safe, speech.touched(items)))}" for items in grouped(rest).values()]
        lines += ["", "</details>", ""]
    return lines
