"""A reference names a document that does not exist.

Why: Readers who follow it find nothing, and whatever it promised (a check, a measure, a training) is not there.
Bad:
    # standards/indicators/waiting-time.yml
    measures: ["standard:queueing#R1"]
    # standards/service/queuing.yml
    title: 排队叫号
Good:
    # standards/indicators/waiting-time.yml
    measures: ["standard:queueing#R1"]
    # standards/service/queueing.yml
    title: 排队叫号
Fix: Correct the id, or write the missing document with “svcq new”.
"""

from collections.abc import Iterator
from itertools import chain

from svcq_build.kinds import all_kinds, kind_words
from svcq_build.load import MENTIONS, Namesakes, former_documents, hint_of
from svcq_build.model import FILE_START, Finding, Ground, Reference, Replacement, Severity, Spot
from svcq_build.records import Record, record_kind_words
from svcq_build.rules import Context
from svcq_build.rules._gone import told_as_removed
from svcq_build.rules._naming import how_to_name, is_left_open, left_open
from svcq_build.rules._record_references import references_of, target_record
from svcq_build.syntax import Written, like
from svcq_build.words import PLACEHOLDER, Message, in_shell, nearest, offer, say

SEVERITY = Severity.ERROR


def check_corpus(context: Context) -> Iterator[Finding]:
    """Yield a finding for each reference whose document is neither read nor merely unreadable."""
    graph, entries = context.graph, context.corpus.entries
    yield from _renamed(context)
    namesakes, files = Namesakes(context.corpus), dict[str, Written]()
    for edge in chain.from_iterable(graph.dangling().values()):
        target = edge.target
        unread = Ground("existence", target.document)
        if told_as_removed(context, target):
            continue
        meant = None
        if target.kind not in all_kinds():
            if edge.mark is MENTIONS and nearest(target.kind, all_kinds()) is None:
                continue  # an address with a scheme of its own: unsafe-link says it
            message = say("There is no kind of document called “{kind}”.", kind=target.kind)
            meant = namesakes.meant(str(target), edge.mark)
            hint = (
                (hint_of(meant) if meant is not None and meant.certain else None)
                or offer(target.kind, all_kinds())
                or say("The kinds are {kinds}.", kinds=", ".join(all_kinds()))
            )
        elif is_left_open(target, entries[edge.source]):
            continue  # unnamed-target says it
        elif target.id == PLACEHOLDER:
            message, hint = left_open(target), how_to_name(target)
        else:
            message = say("No {kind} has the id “{id}”.", kind=kind_words(target.kind), id=target.id)
            meant = namesakes.meant(str(target), edge.mark)
            hint = (
                _former(target.document, context)
                or (hint_of(meant) if meant is not None else None)
                or _of_another_kind(target.id, context)
                or _how_to_write(target)
            )
        words = str(target) if edge.mark is MENTIONS else target.id
        source = entries[edge.source]
        spot = Spot(source.path, edge.route, within=words)
        fix: tuple[Replacement, ...] = ()
        if meant is not None and meant.certain and edge.mark is not MENTIONS:
            file = files.setdefault(source.path, Written(source.path, source.text))
            span = file.span(edge.route)
            written = like(file.at(span), meant.references[0]) if span else ""
            fix = (Replacement(source.path, span, written, edge.route),) if span else ()
        yield Finding(spot, message, hint, document=source.ref, fix=fix, rests_on=(unread,))


def check_record(record: Record, context: Context) -> Iterator[Finding]:
    """Yield a finding for each reference of a record to a document or a record that does not exist."""
    for referred in references_of(record):
        target = referred.target
        if referred.is_to_record:
            if target_record(referred, context) is None and target.document not in context.records.unread:
                known = [one.id for one in context.records.all if one.kind.name == target.kind]
                yield Finding(
                    record.spot(*referred.route, within=target.id),
                    say("No {kind} has the id “{id}”.", kind=record_kind_words(target.kind), id=target.id),
                    offer(target.id, known) or say("Correct the id: it is the name of the record's file."),
                    document=record.ref,
                )
            continue
        document = context.behind.find(target)[0]
        if document in context.corpus.entries or document in context.graph.unknown or target.kind not in all_kinds():
            continue
        meant = Namesakes(context.corpus).meant(str(target), referred.mark)
        table = record.kind.tabular  # its folder names what all its rows measure: one fault, whatever their number
        yield Finding(
            Spot(record.path, span=FILE_START) if table else record.spot(*referred.route, within=target.id),
            say("No {kind} has the id “{id}”.", kind=kind_words(target.kind), id=target.id),
            (hint_of(meant) if meant is not None else None)
            or _of_another_kind(target.id, context)
            or _how_to_write(target),
            document=None if table else record.ref,
        )


def _how_to_write(target: Reference) -> Message:
    """The advice for a document that is not there yet."""
    return say(
        "Write it: the file {path}. In a terminal: svcq new {kind} {id}",
        path=f"{all_kinds()[target.kind].folder}{target.id}.yml",
        kind=target.kind,
        id=target.id,
    )


def _of_another_kind(id_: str, context: Context) -> Message | None:
    """The advice where documents of other kinds have the id, which alone would not do."""
    others = [entry.ref for entry in context.corpus.entries.values() if entry.id == id_]
    if len(others) != 1:
        return None
    return say("“{name}” cannot stand here; name another, or make one with this id.", name=others[0])


def _renamed(context: Context) -> Iterator[Finding]:
    """One finding for each document whose file got another name while everything still names the old one."""
    for old, new in context.graph.renamed.items():
        entry, edges = context.corpus.entries[new], context.graph.incoming[old]
        if told_as_removed(context, edges[0].target):
            continue
        before = f"{entry.path.rpartition('/')[0]}/{old.partition(':')[2]}.{entry.path.rpartition('.')[2]}"
        first = context.corpus.entries[edges[0].source]
        yield Finding(
            Spot(entry.path, span=FILE_START),
            say(
                "{count} references name “{old}”, which is gone; this document, which none names, looks like it.",
                count=len(edges),
                old=old,
            ),
            say(
                "Give the file its old name again, {file}; then its id is changed in all places at once. In a "
                "terminal: mv {path} {before} && svcq rename {old} {new}",
                file=before.rpartition("/")[2],
                path=in_shell(entry.path),
                before=in_shell(before),
                old=old,
                new=entry.id,
            ),
            ((Spot(first.path, edges[0].route), say("named here, for instance")),),
            entry.ref,
        )


def _former(document: str, context: Context) -> Message | None:
    """What a document is called now that was called ``document`` before."""
    now = former_documents(context.corpus).get(document)
    return say("It is called “{now}” now.", now=now) if now is not None else None
