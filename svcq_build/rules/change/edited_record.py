"""A merged record was edited or deleted.

Why: A record is evidence of what happened; once it can be changed, it proves nothing.
Bad:
    #base records/inspections/2026/opening-1.yml
    place: 3 号窗口
    # records/inspections/2026/opening-1.yml
    place: 4 号窗口
Good:
    #base records/inspections/2026/opening-1.yml
    place: 3 号窗口
    # records/inspections/2026/opening-1.yml
    place: 3 号窗口
    # records/inspections/2026/opening-2.yml
    corrects: opening-1
    place: 4 号窗口
Fix: Restore it, and write a new record that names it in “corrects”; in a table, a new row with the old value there.
"""

from collections.abc import Iterator

from svcq_build.model import FILE_START, Finding, Severity, Spot
from svcq_build.records import Record
from svcq_build.rules import Context
from svcq_build.words import Message, in_shell, say

SEVERITY = Severity.ERROR


def check_corpus(context: Context) -> Iterator[Finding]:
    """Yield a finding for each merged record that is no longer what it was, and for each id that is used again."""
    if context.merged is None:
        return
    for one in context.merged.touched:
        record = one.before
        if one.now is None:
            yield Finding(
                Spot(record.path, span=FILE_START),
                say("The merged record “{record}” is gone.", record=record.ref),
                _restore(record, one.commit),
                document=record.ref,
            )
            continue
        shown = ", ".join(one.fields)
        yield Finding(
            one.now.spot(*one.fields[:1]) if one.fields[0] in one.now.data else one.now.spot(),
            say("The merged record “{record}” was changed: {fields}.", record=record.ref, fields=shown),
            _restore(record, one.commit),
            document=record.ref,
        )
    for record, path in context.merged.reused:
        yield Finding(
            Spot(record.path, span=FILE_START),
            say("The id “{id}” was that of another record, {path}, which is gone.", id=record.id, path=path),
            say("Give this record another id: an id is used once, and for ever."),
            document=record.ref,
        )


def _restore(record: Record, commit: str) -> Message:
    """How to bring a record back, and how to correct it then."""
    if record.kind.tabular:
        return say(
            "Put the row back as it was; a correction is a row below it, with the old value in “corrects”. "
            "How it was, in a terminal: git show {file}",
            file=in_shell(f"{commit[:12]}:./{record.path}"),
        )
    return say(
        "Put it back as it was; a correction is a new record with “corrects: {id}”. In a terminal: "
        "git checkout {base} -- {path}",
        base=commit[:12], path=in_shell(record.path), id=record.id,
    )  # fmt: skip
