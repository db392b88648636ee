"""Judging an edit: its faults by field, the difference by meaning, whom it touches, and what it has to answer."""

from __future__ import annotations

import typing
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from svcq_build.change import Change, Weight, What
from svcq_build.editor.handbook import Edited
from svcq_build.kinds._document import Trigger
from svcq_build.render import Interface
from svcq_build.reporters.reviews._words import WEIGHTS, Speech, grouped
from svcq_build.review import review_states
from svcq_build.translate import translator


def judged(root: Path, edited: Edited, language: str, interface: Interface) -> dict[str, Any]:
    """All that is to be said of an edit before it is saved, as JSON holds it.

    Args:
        root: the handbook. edited: the edit. language: that of messages. interface: words for choices.
    """
    review = review_states(root, edited.base, edited.corpus)
    speech = Speech(review, language)
    changes = [change for change in review.changes if not change.bookkeeping]
    return {
        "diagnostics": list(_faults(edited, language)),
        "difference": [
            {
                "weight": change.weight.value,
                "title": speech.words(WEIGHTS[change.weight]),
                "text": speech.sentence(change),
            }
            for change in changes
        ],
        "touches": [
            {"reference": reference, "title": title, "why": why}
            for reference, items in grouped(review.impact.touched).items()
            for title, why in (speech.touched(items),)
        ],
        "must_know": [{"reference": role, "title": speech.title(role)} for role in review.impact.must_know],
        "must_follow": [speech.colon.join([label, *row] if label else row) for label, row in speech.must_follow()],
        "questions": questions(edited, interface),
    }


def questions(edited: Edited, interface: Interface) -> dict[str, Any] | None:
    """What a change of substance of a document in force has to answer; None where nothing has to be recorded."""
    if not is_to_be_recorded(edited):
        return None
    return {
        "classes": [{"value": value, "title": interface.choice("class", value)} for value in ("substance", "safety")],
        "triggers": [
            {"value": value, "title": interface.choice("trigger", value)} for value in typing.get_args(Trigger)
        ],
        "suggested": "substance",
        "required": True,
    }


def is_to_be_recorded(edited: Edited) -> bool:
    """Whether an edit changes the substance of a document in force, and no new entry of ``changes`` says so yet."""
    entry, before = edited.entry, None
    if entry is not None:
        before = edited.base.before(entry.ref)
    if entry is None or before is None or entry.model is None or before.model is None or not entry.kind.governed:
        return False
    known = {change.version for change in before.model.changes}
    if before.model.status == "draft" or any(change.version not in known for change in entry.model.changes):
        return False
    changes = edited.base.changed.get(entry.ref, ())
    return any(_is_substance(change, entry.model.status) for change in changes)


def _is_substance(change: Change, status: str) -> bool:
    return (
        change.weight is not Weight.WORDING
        and not change.bookkeeping
        and change.what is not What.RENAMED
        and not (change.where == "status" and status == "retired")
    )


def _faults(edited: Edited, language: str) -> Iterator[dict[str, Any]]:
    words = translator(language)
    for item in edited.faults:
        yield {
            "rule": item.rule,
            "severity": item.severity.value,
            "message": item.message.render(words, language),
            "hint": item.hint.render(words, language) if item.hint is not None else "",
            "path": item.path,
            "line": item.span.line,
            "column": item.span.column,
            "field": list(item.route) if item.route and item.path == edited.path else None,
        }
