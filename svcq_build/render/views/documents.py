"""All documents in one table, with their state and next review."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from svcq_build.check import review_day
from svcq_build.kinds import all_kinds
from svcq_build.render.views import INTERNAL, PUBLIC, Context, LocalEntry, View


@dataclass(frozen=True, slots=True)
class Row:
    """A document with what the table says about it.

    Attributes:
        entry: the document. due: the day of its next review, or None. overdue: whether that day is past.
    """

    entry: LocalEntry
    due: dt.date | None
    overdue: bool


def next_review(context: Context, document: Any) -> dt.date | None:
    """The day on which a document in force is to be looked at again, or None when none is set."""
    return review_day(document) if document.status == "active" else None


def overdue(context: Context, document: Any) -> bool:
    """Whether the review of a document that is in force was due before today."""
    due = next_review(context, document)
    return due is not None and due < context.today


def _data(context: Context) -> Mapping[str, Any]:
    rows = {
        name: [
            Row(entry, next_review(context, entry.doc), overdue(context, entry.doc)) for entry in context.entries(name)
        ]
        for name in all_kinds()
    }
    rows = {name: found for name, found in rows.items() if found}
    return {
        "kinds": {name: all_kinds()[name] for name in rows},
        "rows": rows,
        "total": sum(map(len, rows.values())),
        "late": sum(row.overdue for found in rows.values() for row in found),
    }


VIEW = View(
    name="documents",
    path="documents",
    zh="全部文件",
    en="All documents",
    order=50,
    data=_data,
    zh_help="每份文件的编号、版本、状态、责任岗位和下次复审日期。",
    en_help="Each document with its code, version, status, owner and next review.",
    icon="material/file-document-multiple",
    audiences=INTERNAL | PUBLIC,
)
PROVIDES = {"next_review": next_review, "overdue": overdue}
