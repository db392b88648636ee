"""Read the past: what a handbook's documents said before, and what their translations said then, out of git."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from svcq_build.change import NO_TRANSLATIONS, History, Translations
from svcq_build.files import CONFIGURATION, without_collecting
from svcq_build.git import GitError
from svcq_build.history import past_versions, stand_of
from svcq_build.load import TRANSLATIONS, Corpus, top_folders
from svcq_build.translate import translations_then


@without_collecting()
def read_history(root: Path, corpus: Corpus) -> History:
    """The past versions of documents, found in git. What they hold is read when it is asked for.

    Where git cannot tell of all of them, the history says what is ``lost``.
    """
    versions = past_versions(root, corpus)
    languages: Sequence[str] = corpus.settings.svcq.languages[1:]
    translated: Translations = NO_TRANSLATIONS
    try:
        translated = {language: translations_then(root, language, versions) for language in languages}
    except GitError as error:
        versions = replace(versions, lost=versions.lost or error.message)
    return History(versions, corpus, translated, stand_of(root, (*top_folders(), TRANSLATIONS, CONFIGURATION)))
