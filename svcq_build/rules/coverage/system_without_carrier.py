"""A system has no documents that carry it.

Why: A part of the service quality system that stands on a list and in no document exists only on paper for auditors.
Bad:
    # standards/systems/risks.yml
    status: active
    kinds: [risk]
    topics: [应急]
Good:
    # standards/systems/risks.yml
    status: active
    kinds: [risk]
    # playbooks/risks/fire.yml
    status: active
    before: {likelihood: 2, impact: 2}
Fix: Write what carries it and put it into force, or name the kinds, families, tags, relations or documents that do.
"""

from collections.abc import Iterator, Sequence

from svcq_build.kinds import all_kinds
from svcq_build.kinds.system import System
from svcq_build.load import SELECTORS, Entry, carriers
from svcq_build.model import ALL_DOCUMENTS, Finding, Severity, Spot
from svcq_build.rules import Context
from svcq_build.rules._standing import in_force
from svcq_build.words import Message, offer, say

SEVERITY = Severity.ERROR
RESTS_ON = (ALL_DOCUMENTS,)


def check_corpus(context: Context) -> Iterator[Finding]:
    """Yield a finding for each system in force with too few carriers, and for each selector that fits none."""
    for entry in context.corpus.entries.values():
        if entry.kind.model is System and in_force(entry) and isinstance(entry.model, System):
            yield from _judge(context, entry, entry.model)


def _judge(context: Context, entry: Entry, system: System) -> Iterator[Finding]:
    title = system.title
    found = carriers(context.graph, system)
    here = [ref for ref in found if context.corpus.entries[ref].says("status") == "active"]
    if len(here) < system.least:
        yield Finding(
            Spot(entry.path, ("title",)),
            say("No document in force carries “{title}”.", title=title)
            if not here
            else say(
                "Of the documents in force {n} carry “{title}”; {least} have to.",
                title=title,
                n=len(here),
                least=system.least,
            ),
            _how(found, here),
            document=entry.ref,
        )
    fitting = {why for reasons in found.values() for why in reasons}
    for selector in SELECTORS:
        for index, value in enumerate(getattr(system, selector)):
            if f"{selector} {value}" not in fitting:
                yield Finding(
                    Spot(entry.path, (selector, index)),
                    say("“{value}” fits no document: it carries nothing of “{title}”.", value=value, title=title),
                    offer(value, _known(context, selector)) or say("Delete it, or write what it is to fit."),
                    document=entry.ref,
                )


def _how(found: dict[str, list[str]], here: Sequence[str]) -> Message:
    waiting = next((ref for ref in found if ref not in here), None)
    if waiting is not None:
        return say("Put {document} into force, or name further carriers.", document=waiting)
    return say("Name what carries it: kinds: [process], topics: [TAG] or carried_by: [standard:ID].")


def _known(context: Context, selector: str) -> set[str]:
    """What a selector can be."""
    if selector == "kinds":
        return set(all_kinds())
    if selector == "topics":
        return {tag for entry in context.corpus.entries.values() if entry.is_sound for tag in entry.says("tags") or ()}
    if selector == "relations":
        return {edge.mark.relation for edges in context.graph.outgoing.values() for edge in edges}
    return set()
