"""Review: two revisions of a repository compared by meaning, with what the changes touch."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from svcq_build.change import Change, Impact, ReviewBase, both_sides, diff, impact, mark_of, plain, weighed_by_quotes
from svcq_build.check import Locator
from svcq_build.history import Files, at_paths, mentioning, sides
from svcq_build.kinds import all_kinds
from svcq_build.kinds._document import Document
from svcq_build.load import Corpus, Entry, Settings, load
from svcq_build.model import Model, Ref, Reference, Span, Spot, leaves
from svcq_build.translate import StaleTranslation, stale_translations, translated_titles


@dataclass(frozen=True, slots=True)
class Recorded:
    """What a changed document says of its change.

    Attributes:
        version: the version that it has now; empty for none. status: of the document. effective: the day from which
            it applies, if it says so. reason: why it was changed, where the change recorded that.
    """

    version: str
    status: str
    effective: dt.date | None
    reason: str | None


@dataclass(frozen=True, slots=True)
class Review:
    """What a change of a repository means.

    Attributes:
        base: the older commit. head: the newer one, or None for the working tree.
        changes: what changed, by document. impact: whom and what it touches.
        titles: titles of all documents spoken of, by ``kind:id``; in the reader's language, where they are translated.
        places: where each change stands in the newer files, in the order of ``changes``; None for what is gone.
        translations: what of the changed documents is left untranslated.
        uncompared: submodules whose documents could not be compared.
        recorded: what the changed documents say of their change, by ``kind:id``; without those that are gone.
        settings: of the newer side.
    """

    base: str
    head: str | None
    changes: tuple[Change, ...]
    impact: Impact
    titles: Mapping[str, str]
    places: tuple[Span | None, ...]
    translations: tuple[StaleTranslation, ...] = ()
    uncompared: tuple[str, ...] = ()
    recorded: Mapping[str, Recorded] = field(default_factory=dict)
    settings: Settings = field(default_factory=Settings)


def review(root: Path, base: str, head: str | None = None, language: str | None = None) -> Review:
    """Compare two revisions. Only documents that differ, or that mention what differs, are read.

    Args:
        root: the repository. base: a revision's name. head: another, or None for the working tree.
        language: the reader's, for titles; None for that of the documents.
    Raises:
        GitError: when git does not know one of them.
    """
    two = sides(root, base, head)
    old, new = both_sides(two)
    changes = diff(old, new)
    read = new

    def read_mentioning(ids: Iterable[str]) -> Corpus:
        """All that was read so far, and the rest of what mentions some ids: nothing is read twice."""
        nonlocal read
        found = mentioning(root, two.head, sorted(set(ids)), read.texts_by_path())
        read = _joined(read, load(two.configuration, found, parameters=new.parameters))
        return read

    changes = weighed_by_quotes(changes, read_mentioning)
    touched = impact(changes, read_mentioning)
    named = {*touched.must_know, *touched.reviewers, *_spoken_of(changes)} - read.entries.keys()
    others = load(two.configuration, at_paths(root, two.head, _files(named)), parameters=new.parameters)
    titles = {**_titles(read), **_titles(others), **_titles(old), **_titles(new)}
    touched = _existing(touched, {*_refs(read), *_refs(others)})
    files = Files(root, two.head)
    if language in new.settings.svcq.languages[1:]:
        titles = translated_titles(titles, str(language), files)
    stale = stale_translations(old, new, files)
    places = tuple(_places(changes, new))
    recorded = {ref: _recorded(entry.model, old.entries.get(ref)) for ref, entry in new.entries.items() if entry.model}
    return Review(
        two.base,
        two.head,
        tuple(changes),
        touched,
        titles,
        places,
        tuple(stale),
        two.uncompared,
        recorded,
        new.settings,
    )


def _recorded(model: Document, before: Entry | None) -> Recorded:
    known = {change.version for change in before.model.changes} if before is not None and before.model else set()
    reasons = [change.reason for change in model.changes if change.version not in known and change.reason]
    return Recorded(str(model.version or ""), model.status, model.effective, reasons[0] if reasons else None)


def review_states(root: Path, base: ReviewBase, whole: Corpus) -> Review:
    """Compare two states of some documents that are at hand, beside a handbook that is read already.

    Args:
        root: the repository, for its translations. base: the two states. whole: the handbook with the newer one.
    """
    read = partial(_mentioning, whole)
    changes = weighed_by_quotes(base.changes, read)
    touched = _existing(impact(changes, read), {*_refs(whole)})
    titles = {**_titles(base.old), **_titles(whole)}
    stale = tuple(stale_translations(base.old, base.new, Files(root, None)))
    return Review(base.commit, None, tuple(changes), touched, titles, tuple(_places(changes, base.new)), stale)


def _mentioning(whole: Corpus, words: Iterable[str]) -> Corpus:
    """Those documents of a handbook in whose files one of some words stands."""
    wanted = set(words)
    return replace(
        whole,
        entries={ref: entry for ref, entry in whole.entries.items() if any(map(entry.holds, wanted))},
        unread=(),
        findings=(),
    )


def _joined(one: Corpus, other: Corpus) -> Corpus:
    entries = {**other.entries, **one.entries}
    in_order = sorted(entries, key=lambda ref: entries[ref].path)
    return replace(one, entries={ref: entries[ref] for ref in in_order}, unread=(*one.unread, *other.unread))


def _places(changes: Iterable[Change], new: Corpus) -> Iterator[Span | None]:
    locator = Locator(new)
    paths = new.texts_by_path()
    for change in changes:
        yield locator.span(Spot(change.path, change.route)) if change.path in paths else None


def _spoken_of(changes: Iterable[Change]) -> set[str]:
    """The documents that changes refer to, and by whose titles people know what changed."""
    return {found.document for change in changes for found in _references(change)}


def _references(change: Change) -> Iterator[Reference]:
    mark = mark_of(change)
    for value in (change.titles, change.old, change.new):
        for item in value if isinstance(value, (tuple, list)) else (value,):
            if isinstance(item, Reference):
                yield item
            elif isinstance(item, Model):
                yield from _inside(item)
            elif isinstance(item, str) and isinstance(mark, Ref):
                yield from filter(None, (mark.parse(item),))


def _inside(group: Model) -> Iterator[Reference]:
    for leaf in leaves(type(group), plain(group), Ref):
        found = leaf.mark.parse(leaf.value) if isinstance(leaf.mark, Ref) else None
        if found is not None:
            yield found


def _files(documents: Iterable[str]) -> list[str]:
    found = []
    for kind, _, name in (document.partition(":") for document in documents):
        if kind in all_kinds():
            found += [f"{all_kinds()[kind].folder}{name}{ending}" for ending in (".yml", ".md")]
    return found


def _refs(corpus: Corpus) -> Iterator[str]:
    yield from corpus.entries
    yield from (file.ref for file in corpus.unread if file.ref is not None)


def _existing(impact: Impact, documents: Collection[str]) -> Impact:
    """The impact without roles that are misspelt: nobody can tell them anything."""
    return replace(
        impact,
        must_know=tuple(role for role in impact.must_know if role in documents),
        reviewers=tuple(role for role in impact.reviewers if role in documents),
    )


def _titles(corpus: Corpus) -> dict[str, str]:
    return {
        ref: entry.data["title"] for ref, entry in corpus.entries.items() if isinstance(entry.data.get("title"), str)
    }
