"""Review: two revisions of a repository compared by meaning, with what the changes touch."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from svcq_build.changes import Change
from svcq_build.check import Locator
from svcq_build.corpus import Corpus
from svcq_build.diagnostics import Spot
from svcq_build.diff import diff
from svcq_build.impact import Impact, impact
from svcq_build.kinds import all_kinds
from svcq_build.load import load
from svcq_build.places import Span
from svcq_build.revisions import at_paths, mentioning, sides


@dataclass(frozen=True, slots=True)
class Review:
    """What a change of a repository means.

    Attributes:
        base: the older commit. head: the newer one, or None for the working tree.
        changes: what changed, by document. impact: whom and what it touches.
        titles: titles of all documents spoken of, by ``kind:id``.
        places: where each change stands in the newer files, in the order of ``changes``; None for what is gone.
    """

    base: str
    head: str | None
    changes: tuple[Change, ...]
    impact: Impact
    titles: Mapping[str, str]
    places: tuple[Span | None, ...]


def review(root: Path, base: str, head: str | None = None) -> Review:
    """Compare two revisions. Only documents that differ, or that mention what differs, are read.

    Args:
        root: the repository. base: a revision's name. head: another, or None for the working tree.
    Raises:
        GitError: when git does not know one of them.
    """
    two = sides(root, base, head)
    old, new = load(two.configuration, two.old), load(two.configuration, two.new)
    changes = diff(old, new)
    titles: dict[str, str] = {}

    def read(ids: Iterable[str]) -> Corpus:
        corpus = load(two.configuration, mentioning(root, two.head, sorted(set(ids))))
        titles.update(_titles(corpus))
        return corpus

    touched = impact(changes, read)
    roles = [role.partition(":")[2] for role in (*touched.must_know, *touched.reviewers) if role not in titles]
    titles.update(_titles(load(two.configuration, at_paths(root, two.head, _role_files(roles)))))
    titles.update(_titles(old))
    titles.update(_titles(new))
    return Review(two.base, two.head, tuple(changes), touched, titles, tuple(_places(changes, new)))


def _places(changes: Iterable[Change], new: Corpus) -> Iterator[Span | None]:
    locator = Locator(new)
    paths = new.texts_by_path()
    for change in changes:
        yield locator.span(Spot(change.path, change.route)) if change.path in paths else None


def _role_files(roles: Iterable[str]) -> list[str]:
    folder = all_kinds()["role"].folder
    return [f"{folder}{role}{ending}" for role in roles for ending in (".yml", ".md")]


def _titles(corpus: Corpus) -> dict[str, str]:
    return {
        ref: entry.data["title"] for ref, entry in corpus.entries.items() if isinstance(entry.data.get("title"), str)
    }
