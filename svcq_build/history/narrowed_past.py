"""The past as the public may know it: those past versions of public documents that were public then, narrowed."""

from __future__ import annotations

from dataclasses import replace

from svcq_build.history.commit import Commit, FileState
from svcq_build.history.versions import PastVersion, Versions
from svcq_build.load import Corpus, NewNames, names_of_today, narrowed, words_for
from svcq_build.model import Narrowing, parse_reference


def public_versions(versions: Versions, today: Corpus, public: Corpus) -> Versions:
    """The past versions that the public site shows.

    Args:
        versions: all of them. today: all documents as they are now. public: the public ones, narrowed.
    Returns:
        those of public documents that were public then. What is internal by now is left out of them too, and so is a
        version that svcq cannot read: nobody knows for whom it was.
    """
    names = names_of_today(public)
    by_document = {}
    for ref in public.entries:
        found = [_narrowed(one, today, public, names) for one in versions.by_document.get(ref, ())]
        by_document[ref] = [one for one in found if one is not None]
    standing = {
        ref: kept
        for ref, one in versions.standing.items()
        if ref in public.entries and (kept := _narrowed(one, today, public, names)) is not None
    }
    return replace(versions, by_document=by_document, standing=standing)


def _narrowed(past: PastVersion, today: Corpus, public: Corpus, names: NewNames) -> PastVersion | None:
    entry = past.entry
    if entry is None or entry.model is None or entry.model.audience != "public":
        return None
    ref = past.document

    def leads(target: str) -> bool:
        reference = parse_reference(names.reference(target))
        if reference is None or reference.document not in public.entries:
            return False
        return reference.part is None or reference.part in public.entries[reference.document].parts

    def kept(part: str) -> bool:
        now = names.of(ref, part)[1]
        return now in public.entries[ref].parts or now not in today.entries[ref].parts

    shown = narrowed(entry, Narrowing(leads, words_for(leads, today.settings), kept))
    until = past.successor.day if past.successor is not None else None
    return replace(
        past,
        state=FileState(Commit("", past.state.commit.day), shown.path, None),
        successor=Commit("", until) if until is not None else None,
        content=b"",
        read=shown,
    )
