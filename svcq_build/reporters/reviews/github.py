"""A review as GitHub workflow commands: annotations on the changed lines of the newer side."""

from __future__ import annotations

from svcq_build.change import Weight
from svcq_build.files import from_top
from svcq_build.reporters._commands import annotation
from svcq_build.reporters.reviews._words import WEIGHTS, Speech
from svcq_build.review import Review

#: What binds more or less than before deserves more than a notice.
_COMMANDS = {
    Weight.STRICTER: "warning",
    Weight.LOOSER: "warning",
    Weight.WORDING: "notice",
    Weight.STRUCTURE: "notice",
}


def report(review: Review, language: str, below: str) -> str:
    """See :func:`svcq_build.reporters.reviews.report_review`. What is gone has no line; its old file is named."""
    speech = Speech(review, language)
    lines = []
    for change, span in zip(review.changes, review.places, strict=True):
        properties: dict[str, object] = {"file": from_top(below, change.path)}
        if span is not None:
            properties |= {
                "line": span.line,
                "col": span.column,
                "endLine": span.end_line,
                "endColumn": span.end_column,
            }
        properties["title"] = f"{speech.words(WEIGHTS[change.weight])}{speech.colon}{speech.title(change.document)}"
        lines.append(annotation(_COMMANDS[change.weight], properties, speech.sentence(change)))
    if not lines:
        return speech.say("Nothing changed in meaning.") + "\n"
    return "\n".join(lines) + "\n"
