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
from svcq_build.rules import Context
from svcq_build.rules._gone import told_as_removed
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


def _listed(parts: list[str]) -> str:
    return ", ".join(parts) if len(parts) <= 12 else ", ".join([*parts[:11], "…"])
