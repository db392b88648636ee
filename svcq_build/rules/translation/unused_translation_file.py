"""A translation file lies where no page is made of it.

Why: Somebody translates, or believes to have translated, and readers see nothing of it.
Bad:
    #! mkdocs.yml
    site_name: 手册
    extra: {svcq: {languages: [zh, en]}}
    #! translations/EN/mkdocs.po
    msgid "手册"
    msgstr "Handbook"
Good:
    #! mkdocs.yml
    site_name: 手册
    extra: {svcq: {languages: [zh, en]}}
    #! translations/en/mkdocs.po
    msgid "手册"
    msgstr "Handbook"
Fix: Move the file into translations/LANGUAGE/, or name its language in mkdocs.yml (extra.svcq.languages).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from svcq_build.files import CONFIGURATION
from svcq_build.load import TRANSLATIONS
from svcq_build.model import FILE_START, Finding, Ground, Severity, Spot
from svcq_build.rules import Context
from svcq_build.rules.translation._files import is_used
from svcq_build.words import Message, read_tag, say

SEVERITY = Severity.WARNING
RESTS_ON = (Ground("file", CONFIGURATION),)


def check_corpus(context: Context) -> Iterator[Finding]:
    """Yield a finding for each translation file outside the folders of the languages that pages are made in."""
    languages = context.corpus.settings.svcq.languages
    for path in context.corpus.texts:
        if path.startswith(f"{TRANSLATIONS}/") and path.endswith(".po") and not is_used(path, languages):
            folder = path.removeprefix(f"{TRANSLATIONS}/").rpartition("/")[0]
            yield Finding(Spot(path, span=FILE_START), say("Nothing of this file is shown."), _mend(folder, languages))


def _mend(folder: str, languages: Sequence[str]) -> Message:
    if not folder or "/" in folder:
        return say("Translation files lie in translations/LANGUAGE/, one for each folder of documents; move it there.")
    if folder == languages[0]:
        return say("The documents are written in “{language}”; delete the file.", language=folder)
    meant = next((name for name in languages[1:] if _plain(name) == _plain(folder)), None)
    if meant is not None:
        return say("mkdocs.yml calls the language “{name}”: rename the folder.", name=meant)
    read = read_tag(folder)
    if read.tag != folder or read.is_backward:
        return say("Pages cannot be made in “{language}”; delete the folder, or name it after its language.",
                   language=folder)  # fmt: skip
    return say("Add “{language}” to extra.svcq.languages in mkdocs.yml, or delete the folder.", language=folder)


def _plain(tag: str) -> str:
    return tag.replace("_", "-").lower()
