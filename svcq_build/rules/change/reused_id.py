"""An id that once stood for one thing now stands for another.

Why: Old links, printed codes, records and training sheets still name the id, and now mean something else.
Bad:
    # standards/service/waiting.yml
    formerly: [queueing]
    # standards/service/queueing.yml
    title: 排队机的维护
Good:
    # standards/service/waiting.yml
    formerly: [queueing]
    # standards/service/ticket-machines.yml
    title: 排队机的维护
Fix: Give the new document or part an id that was never used; the next free number will do for a part.
"""

from collections.abc import Iterator

from svcq_build import history
from svcq_build.load import Entry, former_documents, former_parts
from svcq_build.model import FILE_START, Finding, Severity, Spot
from svcq_build.rules import Context
from svcq_build.words import say

SEVERITY = Severity.ERROR
_SHOWN = 40


def check_corpus(context: Context) -> Iterator[Finding]:
    """Yield a finding for each id that is also a former name, and for each that history knows as something else.

    Something else is what was removed and came back with another text: for a document its title and summary, for a
    part all that it says, less alike than :data:`svcq_build.history.gone_ids.ALIKE`. With a base, only what came back
    since.
    """
    former = former_documents(context.corpus)
    for ref, entry in context.corpus.entries.items():
        if ref in former and former[ref] != ref:
            yield _clash(entry, "", former[ref])
        for part, now in former_parts(entry).items():
            if part in entry.parts:
                yield _clash(entry, part, f"{ref}#{now}")
        if context.past:
            yield from _reused(entry, context)


def _clash(entry: Entry, part: str, now: str) -> Finding:
    name = f"{entry.ref}#{part}" if part else entry.ref
    return Finding(
        Spot(entry.path, entry.parts[part]) if part else Spot(entry.path, span=FILE_START),
        say("“{name}” is what “{now}” was called before: old links to it lead there.", name=name, now=now),
        say("Give it an id that was never used."),
        document=entry.ref,
    )


def _reused(entry: Entry, context: Context) -> Iterator[Finding]:
    base = context.review_base
    mentioned = [name for name in (entry.ref, *(f"{entry.ref}#{part}" for part in entry.parts)) if name in context.past]
    if not mentioned:
        return
    texts = history.facts(entry)
    for name in mentioned:
        past, part = context.past[name], name.partition("#")[2]
        if (past.again and base is not None) or history.alike(texts[part], past.text):
            continue
        old = " ".join(past.text.split())
        yield Finding(
            Spot(entry.path, entry.parts[part]) if part else Spot(entry.path, span=FILE_START),
            say(
                "“{name}” stood for something else until commit {commit}: “{text}”.",
                name=name, commit=past.commit[:12], text=old if len(old) <= _SHOWN else f"{old[:_SHOWN]}…",
            ),
            say("Give it an id that was never used."),
            document=entry.ref,
        )  # fmt: skip
        if not part:
            return  # its parts are others, too: that is the same fault
