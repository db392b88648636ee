"""What documents were before the change under review: what the rules of change compare with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from svcq_build.change.changes import Change, What
from svcq_build.change.comparison import diff
from svcq_build.history import Sides, merge_base, sides
from svcq_build.load import Corpus, Entry, follow, load, new_names, parameters_of, read_settings


@dataclass(frozen=True)
class ReviewBase:
    """The older side of a change under review.

    Attributes:
        commit: the commit that is compared with. old: the documents whose files differ, as they were then.
        new: the same documents as they are. changes: what changed between the two.
        uncompared: submodules whose documents could not be compared.
    """

    commit: str
    old: Corpus
    new: Corpus
    changes: tuple[Change, ...]
    uncompared: tuple[str, ...] = ()

    @cached_property
    def renamed(self) -> Mapping[str, str]:
        """Documents that changed their id: from the ``kind:id`` of now to that of then."""
        return {
            change.document: change.old for change in self.changes if change.what is What.RENAMED and not change.where
        }

    @cached_property
    def changed(self) -> Mapping[str, tuple[Change, ...]]:
        """The changes by document (``kind:id`` of now)."""
        groups: dict[str, list[Change]] = {}
        for change in self.changes:
            groups.setdefault(change.document, []).append(change)
        return {document: tuple(changes) for document, changes in groups.items()}

    def before(self, ref: str) -> Entry | None:
        """A document as it was, by its ``kind:id`` of now; None when it is new or did not change.

        What was renamed since bears the names of now, in ids and in references.
        """
        entry = self._followed.entries.get(ref)
        return entry if entry is not None or ref not in self.renamed else self.old.entries.get(self.renamed[ref])

    @cached_property
    def _followed(self) -> Corpus:
        return follow(self.old, new_names(self.old, self.new))

    @cached_property
    def gone(self) -> frozenset[str]:
        """Every ``kind:id`` and ``kind:id#part`` that these documents had and no longer have."""
        unread = {file.ref for file in self.new.unread}.union(*(entry.claims for entry in self.new.entries.values()))
        found = set()
        for ref, entry in self.old.entries.items():
            now = self.new.entries.get(ref)
            if ref in unread:
                continue
            if now is None:
                found.update([ref, *(f"{ref}#{part}" for part in entry.parts)])
            elif now.parts_are_certain:
                found.update(f"{ref}#{part}" for part in entry.parts if part not in now.parts)
        return frozenset(found)

    @cached_property
    def gaining(self) -> frozenset[str]:
        """Every document (``kind:id`` of now) that is new or has new parts: only these can use an id again."""
        found = set()
        for ref, entry in self.new.entries.items():
            before = self.old.entries.get(ref)
            if before is None or not set(entry.parts) <= set(before.parts):
                found.add(ref)
        return frozenset(found)


def compare(old: Corpus, new: Corpus, commit: str) -> ReviewBase:
    """What changed between two states of the documents.

    Args:
        old, new: the documents that differ, before and after. commit: what the older state is called.
    """
    return ReviewBase(commit, old, new, tuple(diff(old, new)))


def both_sides(two: Sides) -> tuple[Corpus, Corpus]:
    """The documents that differ, before and after, each with the values that parameters had."""
    settings = read_settings(two.configuration)
    return (
        load(two.configuration, two.old, parameters=parameters_of(two.old_parameters, settings)),
        load(two.configuration, two.new, parameters=parameters_of(two.new_parameters, settings)),
    )


def compare_with(root: Path, base: str) -> ReviewBase:
    """What changed in the working tree since it parted from a revision. Only documents that differ are read.

    Args:
        root: the repository. base: the revision's name; what counts is its merge base with ``HEAD``.
    Raises:
        GitError: when git does not know it, or knows no common commit.
    """
    two = sides(root, merge_base(root, base, "HEAD"), None)
    found = compare(*both_sides(two), two.base)
    return replace(found, uncompared=two.uncompared)
