"""A review as SARIF 2.1.0, for code-scanning services: one result a change, one rule a weight."""

from __future__ import annotations

from typing import Any

from svcq_build.change import Change, Weight
from svcq_build.files import from_top
from svcq_build.model import FILE_START, Span
from svcq_build.reporters._sarif import MOST_RESULTS, location, log
from svcq_build.reporters.reviews._words import Speech
from svcq_build.review import Review
from svcq_build.words import say

_WEIGHTS = list(Weight)
_LEVELS = {Weight.STRICTER: "warning", Weight.LOOSER: "warning", Weight.WORDING: "note", Weight.STRUCTURE: "note"}
_MEANINGS = {
    Weight.STRICTER: say("The document demands more than before."),
    Weight.LOOSER: say("The document demands less than before."),
    Weight.WORDING: say("The document says the same in other words."),
    Weight.STRUCTURE: say("The document changed, but neither towards more nor towards less."),
}


def report(review: Review, language: str, below: str) -> str:
    """See :func:`svcq_build.reporters.reviews.report_review`."""
    speech = Speech(review, language)

    def one(change: Change, span: Span | None) -> dict[str, Any]:
        text = f"{speech.title(change.document)}{speech.colon}{speech.sentence(change)}"
        return {
            "ruleId": f"change/{change.weight.value}",
            "ruleIndex": _WEIGHTS.index(change.weight),
            "level": _LEVELS[change.weight],
            "message": {"text": text},
            "locations": [location(from_top(below, change.path), span or FILE_START)],
        }

    rules = [
        {
            "id": f"change/{weight.value}",
            "shortDescription": {"text": speech.words(_MEANINGS[weight])},
            "defaultConfiguration": {"level": _LEVELS[weight]},
        }
        for weight in _WEIGHTS
    ]
    pairs = list(zip(review.changes, review.places, strict=True))
    pairs.sort(key=lambda pair: _LEVELS[pair[0].weight] == "note")  # what binds more or less comes first
    told = ""
    if len(pairs) > MOST_RESULTS:
        told = speech.say(
            "{left_out} of {found} changes are left out of the SARIF report, the mildest first: hosts refuse a run of "
            "more than {limit}.",
            left_out=len(pairs) - MOST_RESULTS,
            found=len(pairs),
            limit=MOST_RESULTS,
        )
    return log(rules, [one(change, span) for change, span in pairs[:MOST_RESULTS]], told)
