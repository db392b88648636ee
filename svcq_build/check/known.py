"""What is known of documents from the last check, and what of it still holds after some of them have changed.

A document is known by a digest of its bytes. That rules for single documents, or a rule for all, found nothing holds as
long as nothing changed of what they asked; :mod:`svcq_build.check.asked` explains the notes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from svcq_build.load import Corpus, KnownEntry, Outline, outline_of

#: Where a corpus has findings of these rules, which document is read depends on others: nothing is kept of it.
_ENTANGLED = ("duplicate-id",)


@dataclass(frozen=True, slots=True)
class Row:
    """What is known of one file.

    Attributes:
        digest: of its bytes. outline: of its document; for one of which nothing was read, its ``kind:id`` alone.
        sound: whether the outline can stand for the document. asked: to find nothing in it; None if something was.
    """

    digest: str
    outline: Outline
    sound: bool
    asked: list[str] | None

    def ref(self, path: str) -> str:
        """The ``kind:id`` of the document at a path."""
        kind = str(self.outline[0])
        return kind if ":" in kind or not kind else f"{kind}:{path.rpartition('/')[2].rpartition('.')[0]}"

    def targets(self) -> Iterable[str]:
        """The ``kind:id`` of what the document refers to."""
        edges = self.outline[2] if len(self.outline) > 2 else ()
        return {edge[2].partition("#")[0] for edge in edges}


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of all documents.

    Attributes:
        rows: by path. rules: those for all documents that found nothing, and what they asked.
    """

    rows: Mapping[str, Row] = field(default_factory=dict)
    rules: Mapping[str, list[str]] = field(default_factory=dict)

    def freeze(self) -> dict[str, Any]:
        """As JSON can hold it."""
        rows = {path: [row.digest, row.outline, row.sound, row.asked] for path, row in self.rows.items()}
        return {"rows": rows, "rules": dict(self.rules)}

    @classmethod
    def thaw(cls, value: dict[str, Any]) -> Known:
        """From what :meth:`freeze` gave. Raises KeyError, TypeError, ValueError for what it did not."""
        return cls({path: Row(*row) for path, row in value["rows"].items()}, dict(value["rules"]))


def rows_of(
    corpus: Corpus,
    digests: Mapping[str, str],
    outlines: Mapping[str, Outline],
    silent: Mapping[str, list[str]],
    still: Mapping[str, Row],
) -> dict[str, Row] | None:
    """What is known of the files of a corpus; None where it cannot be told file by file.

    Args:
        corpus: the documents. digests: of their files' bytes. outlines: of those that are sound.
        silent: what was asked to find nothing, by path. still: what was known of files that have not changed.
    """
    if any(finding.rule in _ENTANGLED for finding in corpus.findings):
        return None
    rows = {}
    for entry in corpus.entries.values():
        sound = isinstance(entry, KnownEntry)
        row = still.get(entry.path)
        if row is not None and row.asked is silent.get(entry.path):
            rows[entry.path] = row
        elif entry.path in digests:
            outline = outlines[entry.path] if sound else outline_of(entry)
            rows[entry.path] = Row(digests[entry.path], outline, sound, silent.get(entry.path))
    for file in corpus.unread:
        if file.path in digests:
            rows[file.path] = Row(digests[file.path], [file.ref or ""], False, None)
    return rows


def what_changed(old: Mapping[str, Row], new: Mapping[str, Row]) -> set[str]:
    """The notes that no longer hold.

    Args:
        old: what was known when they were made. new: what is known now.
    """
    changed: set[str] = set()
    for path in old.keys() | new.keys():
        before, after = old.get(path), new.get(path)
        if before is after:
            continue
        rows = [row for row in (before, after) if row is not None]
        if len(rows) == 2 and rows[0].digest == rows[1].digest:
            continue
        for row in rows:
            changed.add(f"~{row.ref(path)}")
            if not row.sound:
                changed.update(("?", "!"))
        if len(rows) < 2 or rows[0].outline != rows[1].outline or rows[0].sound != rows[1].sound:
            changed.add("@")
            if any(row.outline[0] == "term" for row in rows):
                changed.add("%")
            for row in rows:
                changed.update((f"={row.ref(path)}", f">{row.ref(path)}"))
                changed.update(f"<{target}" for target in row.targets())
    return changed
