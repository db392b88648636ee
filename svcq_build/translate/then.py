"""Translations as they stood then: what a past version of a document said in another language."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from svcq_build.history import PastVersion, Versions, read_objects
from svcq_build.load import TRANSLATIONS
from svcq_build.translate.excerpts import translations_of

#: The translations of one past version, by (context, source text).
Then = Mapping[tuple[str, str], str]


def translations_then(root: Path, language: str, versions: Versions) -> dict[tuple[str, str], Then]:
    """The translations of past versions, as they were when each was superseded: they often follow the document later.

    Args:
        root: the repository. language: the one translated into. versions: the past versions.
    Returns:
        by (today's ``kind:id``, version); versions that were not translated are left out. The contexts within
        name the document as it was called then.
    Raises:
        GitError: when git cannot tell.
    """
    wanted: dict[str, list[PastVersion]] = {}
    for past in (past for found in versions.by_document.values() for past in found):
        top = past.state.path.partition("/")[0]
        last = f"{past.successor.id}^" if past.successor is not None else "HEAD"
        wanted.setdefault(f"{last}:./{TRANSLATIONS}/{language}/{top}.po", []).append(past)
    found: dict[tuple[str, str], Then] = {}
    for names, content in read_objects(root, list(wanted)):
        some = [past for name in names for past in wanted[name]]
        said = translations_of({past.then for past in some}, content, f"{language}.po", language) or {}
        by_document: dict[str, dict[tuple[str, str], str]] = {}
        for (context, text), translation in said.items():
            by_document.setdefault(context.partition(" ")[0], {})[(context, text)] = translation
        for past in some:
            if past.then in by_document:
                found[(past.document, past.version)] = by_document[past.then]
    return found
