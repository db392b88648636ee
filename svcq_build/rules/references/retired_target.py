"""An active document refers to one that is retired.

Why: Readers would follow rules that are no longer in force, and checks would verify what nobody has to do any more.
Bad:
    # standards/indicators/waiting-time.yml
    status: active
    measures: ["standard:queueing#R1"]
    # standards/service/queueing.yml
    status: retired
Good:
    # standards/indicators/waiting-time.yml
    status: active
    measures: ["standard:queueing#R1"]
    # standards/service/queueing.yml
    status: active
Fix: Refer to what replaces it. A link in running text may still name it, and so may “replaces”.
"""

import datetime as dt
from collections.abc import Iterator

from svcq_build.load import MENTIONS, Entry
from svcq_build.model import Finding, Severity, Spot
from svcq_build.records import Record
from svcq_build.rules import Context
from svcq_build.rules._record_references import references_of
from svcq_build.words import Message, say

SEVERITY = Severity.WARNING
#: Relations that may look back: history, and words in passing.
_BACKWARD = ("replaces", MENTIONS.relation)


def check_document(entry: Entry, context: Context) -> Iterator[Finding]:
    """Yield a finding for each forward reference of an active ``entry`` to a retired document."""
    if entry.data.get("status") != "active":
        return
    for edge in context.graph.out_of(entry.ref):
        if edge.mark.relation in _BACKWARD:
            continue
        target = context.graph.find(edge.target)
        if target is None or target.says("status") != "retired":
            continue
        yield Finding(
            Spot(entry.path, edge.route),
            say("“{document}” is retired.", document=target.ref),
            _advice(target, context),
            ((Spot(target.path, ("status",)), say("retired here")),),
            entry.ref,
        )


def check_record(record: Record, context: Context) -> Iterator[Finding]:
    """Yield a finding for each reference of a record to a document that was retired before the record's day."""
    day = record.day
    for referred in references_of(record):
        target = None if referred.is_to_record else context.behind.entry(referred.target)
        if target is None or target.says("status") != "retired" or referred.mark.kinds == ("role",):
            continue
        retired = _last_day(target)
        if retired is None or day <= retired:
            continue
        yield Finding(
            record.spot(*referred.route),
            say("“{document}” is retired since {day}.", document=target.ref, day=retired.isoformat()),
            _advice(target, context),
            ((Spot(target.path, ("status",)), say("retired here")),),
            record.ref,
        )


def _last_day(entry: Entry) -> dt.date | None:
    """The day of a document's last change, by which it was retired."""
    days = [change.date for change in entry.model.changes] if entry.model is not None else []
    return max(days, default=None)


def _advice(target: Entry, context: Context) -> Message:
    for edge in context.graph.into(target.ref, None, "replaces"):
        if context.corpus.entries[edge.source].data.get("status") == "active":
            return say("Refer to “{document}”, which replaces it.", document=edge.source)
    return say("Refer to what is in force, or delete the reference.")
