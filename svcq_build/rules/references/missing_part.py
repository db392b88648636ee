"""A reference names a part that its document does not have.

Why: The document opens, but at no requirement, step or clause: nobody can tell what was meant.
Bad:
    # standards/indicators/waiting-time.yml
    measures: ["standard:queueing#R2"]
    # standards/service/queueing.yml
    title: 排队叫号
Good:
    # standards/indicators/waiting-time.yml
    measures: ["standard:queueing#R1"]
    # standards/service/queueing.yml
    title: 排队叫号
Fix: Correct the part's id, or delete what follows “#” to refer to the document as a whole.
"""

from collections.abc import Iterator

from svcq_build.load import MENTIONS, Entry
from svcq_build.model import FILE_START, Finding, Ground, Replacement, Severity, Spot
from svcq_build.records import Record
from svcq_build.rules import Context
from svcq_build.rules._gone import told_as_removed
from svcq_build.rules._record_references import parts_of, references_of, target_record
from svcq_build.syntax import Written
from svcq_build.words import offer, say

SEVERITY = Severity.ERROR
_QUOTES = ('"', "'")


def check_document(entry: Entry, context: Context) -> Iterator[Finding]:
    """Yield a finding for each reference of ``entry`` to a part that its target surely does not have."""
    for edge in context.graph.out_of(entry.ref):
        part = edge.target.part
        target = context.graph.find(edge.target)
        if part is None or target is None or part in target.parts or told_as_removed(context, edge.target):
            continue
        if target.parts:
            hint = offer(part, target.parts) or say("Its parts are {parts}.", parts=_listed(list(target.parts)))
        else:
            hint = say("That document has no parts: delete “#” and what follows.")
        same = [name for name in target.parts if name.lower() == part.lower()]
        file = Written(entry.path, entry.text) if len(same) == 1 and edge.mark is not MENTIONS else None
        span = file.span(edge.route) if file is not None else None
        written = file.at(span).rpartition("#")[0] if file is not None and span is not None else ""
        fix: tuple[Replacement, ...] = ()
        if file is not None and span is not None:
            mark = file.at(span)[:1]
            whole = f"{written}#{same[0]}{mark if mark in _QUOTES else ''}"
            fix = (Replacement(entry.path, span, whole, edge.route),)
        yield Finding(
            Spot(entry.path, edge.route, within=str(edge.target).partition(":")[2]),
            say("“{document}” has no part “{part}”.", document=target.ref, part=part),
            hint,
            ((Spot(target.path, span=FILE_START), say("this document is meant")),),
            entry.ref,
            fix=fix,
            rests_on=(Ground("parts", target.ref),),
        )


def check_record(record: Record, context: Context) -> Iterator[Finding]:
    """Yield a finding for each reference of a record to a part that its target never had."""
    for referred in references_of(record):
        part = referred.target.part
        if part is None:
            continue
        if referred.is_to_record:
            other = target_record(referred, context)
            if other is None or not other.is_sound or part in parts_of(other):
                continue
            ref, path, parts = other.ref, other.path, parts_of(other)
        else:
            document, part = context.behind.find(referred.target)
            entry = context.corpus.entries.get(document)
            if entry is None or part is None or part in entry.parts or not entry.parts_are_certain:
                continue
            if context.behind.ever_had(entry, part):
                continue
            ref, path, parts = entry.ref, entry.path, list(entry.parts)
        yield Finding(
            record.spot(*referred.route, within=f"#{part}"),
            say("“{document}” has no part “{part}”.", document=ref, part=part),
            offer(part, parts)
            or (say("Its parts are {parts}.", parts=_listed(parts)) if parts else
                say("That document has no parts: delete “#” and what follows.")),
            ((Spot(path, span=FILE_START), say("this document is meant")),),
            record.ref,
        )  # fmt: skip


def _listed(parts: list[str]) -> str:
    return ", ".join(parts) if len(parts) <= 12 else ", ".join([*parts[:11], "…"])
