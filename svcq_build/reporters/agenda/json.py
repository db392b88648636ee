"""The agenda as JSON, version 1: a contract, extended but never changed."""

from __future__ import annotations

from svcq_build.reporters.agenda._words import Speech
from svcq_build.words import json_text


def report(speech: Speech) -> str:
    """See :func:`svcq_build.reporters.agenda.report_agenda`."""
    agenda, entries = speech.agenda, speech.corpus.entries
    value = {
        "version": 1,
        "today": agenda.today.isoformat(),
        "due_within": agenda.within,
        "reviews": [
            {
                "document": item.document,
                "path": entries[item.document].path,
                "owner": item.owner,
                "due": item.day.isoformat(),
                "last": item.since.isoformat() if item.reviewed else None,
                "state": item.urgency,
            }
            for item in agenda.reviews
        ],
        "suspects": [
            {
                "document": item.document,
                "path": entries[item.document].path,
                "owner": item.owner,
                "because": [
                    {
                        "document": reason.target,
                        "parts": list(reason.parts),
                        "changed": reason.changed.isoformat(),
                        "looked": reason.looked.isoformat(),
                    }
                    for reason in item.reasons
                ],
            }
            for item in agenda.suspects
        ],
        "waivers": [
            {
                "document": item.document,
                "path": entries[item.document].path,
                "part": item.part,
                "owner": item.owner,
                "rule": item.rule,
                "approved_by": item.approver,
                "until": item.until.isoformat(),
                "state": item.urgency,
            }
            for item in agenda.waivers
        ],
    }
    return json_text(value)
