"""A review as JSON, version 1: a contract, extended but never changed."""

from __future__ import annotations

from svcq_build.change import plain
from svcq_build.review import Review
from svcq_build.words import json_text


def report(review: Review, language: str, below: str) -> str:
    """See :func:`svcq_build.reporters.reviews.report_review`."""
    value = {
        "version": 1,
        "base": review.base,
        "head": review.head,
        "changes": [
            {
                "document": change.document,
                "path": change.path,
                "where": change.where,
                "what": change.what.value,
                "old": plain(change.old),
                "new": plain(change.new),
                "weight": change.weight.value,
            }
            for change in review.changes
        ],
        "impact": [
            {"document": item.document, "part": item.part, "because": list(item.because)}
            for item in review.impact.touched
        ],
        "must_know": list(review.impact.must_know),
        "must_follow": [
            {"document": item.document, "part": item.part, "may_break_promise": item in review.impact.may_break}
            for item in review.impact.must_follow
        ],
        "translations": [
            {
                "document": item.document,
                "language": item.language,
                "path": item.path,
                "texts": item.texts,
                "readable": not item.unreadable,
            }
            for item in review.translations
        ],
        "reviewers": list(review.impact.reviewers),
        "not_compared": list(review.uncompared),
    }
    return json_text(value)
