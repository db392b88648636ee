"""A review as text for a terminal."""

from __future__ import annotations

import sys

import click

from svcq_build.change import Change, Weight
from svcq_build.history import not_compared
from svcq_build.render import Marked
from svcq_build.reporters.reviews._words import WEIGHTS, Speech, by_document, grouped
from svcq_build.review import Review
from svcq_build.words import no_command, one_line

_COLOURS = {Weight.STRICTER: "red", Weight.LOOSER: "yellow", Weight.WORDING: "blue", Weight.STRUCTURE: "magenta"}


def report(review: Review, language: str, below: str) -> str:
    """See :func:`svcq_build.reporters.reviews.report_review`. Colours only when standard output is a terminal."""
    speech = Speech(review, language)
    colour = sys.stdout is not None and sys.stdout.isatty()
    lines: list[str] = []
    for ref, changes in by_document(review.changes):
        heading = f"{speech.document(ref)}  {one_line(changes[0].path)}"
        lines.append(click.style(heading, bold=True) if colour else heading)
        for change in changes:
            lines += [f"  {line}" for line in _change(change, speech, colour)]
        lines.append("")
    missing = [one_line(speech.words(not_compared(path))) for path in review.uncompared]
    if not review.changes:
        return no_command("\n".join([*missing, speech.say("Nothing changed in meaning.")]) + "\n")
    return no_command("\n".join([*missing, *lines, *_impact(review, speech)]) + "\n")


def _change(change: Change, speech: Speech, colour: bool) -> list[str]:
    weight = speech.words(WEIGHTS[change.weight])
    shown = click.style(weight, fg=_COLOURS[change.weight], bold=True) if colour else weight
    lines = speech.marked(change)
    if lines is None:
        return [f"[{shown}] {speech.sentence(change)}"]
    return [
        f"[{shown}] {speech.head(change)}{speech.colon.rstrip()}",
        *(f"  {_marked(line, colour)}" for line in lines),
    ]


def _marked(stretches: Marked, colour: bool) -> str:
    out = []
    for side, words in stretches:
        words = one_line(words)
        if side == "same":
            out.append(words)
        elif colour:
            out.append(click.style(words, fg="red" if side == "old" else "green", strikethrough=side == "old"))
        else:
            out.append(f"[-{words}-]" if side == "old" else f"{{+{words}+}}")
    return "".join(out)


def _impact(review: Review, speech: Speech) -> list[str]:
    impact = review.impact
    lines = []
    for title, rows in (
        (
            speech.say("What must follow"),
            [speech.colon.join([label, *row] if label else row) for label, row in speech.must_follow()],
        ),
        (
            speech.say("Who must know"),
            [speech.items(speech.title(role) for role in impact.must_know)] if impact.must_know else [],
        ),
        (
            speech.say("Who should review"),
            [speech.items(speech.title(role) for role in impact.reviewers)] if impact.reviewers else [],
        ),
        (
            speech.say("Also touched"),
            [
                speech.colon.join(speech.touched(items))
                for items in grouped(item for item in impact.touched if item not in impact.must_follow).values()
            ],
        ),
    ):
        if rows:
            lines += [f"{title}{speech.colon.rstrip()}", *(f"  {row}" for row in rows), ""]
    return lines
