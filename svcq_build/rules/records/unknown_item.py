"""A record answers something that its document did not ask in that version.

Why: The answer belongs to nothing, so no score and no figure can be made of it.
Bad:
    # playbooks/checklists/opening.yml
    version: "2.1"
    # records/inspections/2026/opening-1.yml
    checklist: opening
    version: "2.1"
    answers:
      - {item: C1, result: pass}
      - {item: C9, result: pass}
Good:
    # playbooks/checklists/opening.yml
    version: "2.1"
    # records/inspections/2026/opening-1.yml
    checklist: opening
    version: "2.1"
    answers:
      - {item: C1, result: pass}
Fix: Correct the id, or the version that was used.
"""

from collections.abc import Iterable, Iterator

from svcq_build.model import Finding, Reference, Route, Severity
from svcq_build.records import Record
from svcq_build.rules import Context
from svcq_build.rules.records._versions import versioned
from svcq_build.words import offer, say

SEVERITY = Severity.ERROR
KINDS = ("inspection", "survey-result", "feedback-case")


def check_record(record: Record, context: Context) -> Iterator[Finding]:
    """Yield a finding for each answer, finding, question or topic whose id the document does not have."""
    data = record.data
    if record.kind.name == "feedback-case":
        channel = context.behind.entry(Reference("channel", str(data["channel"]).removeprefix("channel:")))
        if channel is not None and channel.parts_are_certain and "topic" in data:
            yield from _unknown(record, channel.ref, channel.parts, [(("topic",), str(data["topic"]))])
        return
    found = versioned(record, context)
    then = found.stood.entry if found is not None else None
    if found is None or then is None:
        return
    if record.kind.name == "survey-result":
        asked = [(("results", index, "question"), str(one["question"])) for index, one in enumerate(data["results"])]
    else:
        asked = [(("answers", index, "item"), str(one["item"])) for index, one in enumerate(data["answers"])]
        asked += [
            (("findings", index, "item"), str(one["item"]))
            for index, one in enumerate(data.get("findings") or ())
            if one.get("item") is not None
        ]
    yield from _unknown(record, f"{found.entry.ref} ({found.version})", then.parts, asked)


def _unknown(
    record: Record, document: str, parts: Iterable[str], asked: Iterable[tuple[Route, str]]
) -> Iterator[Finding]:
    known = set(parts)
    for route, part in asked:
        if part not in known:
            listed = ", ".join(sorted(known))
            yield Finding(
                record.spot(*route),
                say("“{document}” has no part “{part}”.", document=document, part=part),
                offer(part, sorted(known)) or say("Its parts are {parts}.", parts=listed),
                document=record.ref,
            )
