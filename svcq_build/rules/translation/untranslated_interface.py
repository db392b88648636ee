"""Pages in a language that svcq does not speak say some of their own words in English.

Why: What svcq says on pages (titles of sections, labels, buttons) is there in Chinese and in English; readers of
another language meet English between their own words until someone translates it.
Bad:
    #! mkdocs.yml
    site_name: 手册
    extra: {svcq: {languages: [zh, de]}}
    #! translations/de/mkdocs.po
    msgctxt "mkdocs.yml site_name"
    msgid "手册"
    msgstr "Handbuch"
Good:
    #! mkdocs.yml
    site_name: 手册
    extra: {svcq: {languages: [zh, en]}}
    #! translations/en/mkdocs.po
    msgctxt "mkdocs.yml site_name"
    msgid "手册"
    msgstr "Handbook"
Fix: Run “svcq translate”, and translate what is empty in translations/LANGUAGE/interface.po, the commonest words first.
"""

from __future__ import annotations

from collections.abc import Iterator

from svcq_build.files import CONFIGURATION
from svcq_build.load import TRANSLATIONS
from svcq_build.model import Finding, Severity, Spot
from svcq_build.rules import Context
from svcq_build.rules.translation._files import translations
from svcq_build.translate import INTERFACE
from svcq_build.words import is_spoken, say, wanted_words

SEVERITY = Severity.NOTE


def check_corpus(context: Context) -> Iterator[Finding]:
    """Yield a finding for each language of whose words some are missing."""
    for index, language in enumerate(context.corpus.settings.svcq.languages):
        if is_spoken(language):
            continue
        file = f"{TRANSLATIONS}/{language}/{INTERFACE}.po"
        known = {(entry.context, entry.id) for path, entry in translations(context) if path == file}
        words = wanted_words(language)
        missing = sum((word.context, word.text) not in known for word in words)
        if missing:
            yield Finding(
                Spot(CONFIGURATION, ("extra", "svcq", "languages", index)),
                say("{missing} of {all} words that svcq itself says on pages have no translation into “{language}”: "
                    "English stands in their place.", missing=missing, all=len(words), language=language),
                say("Run “svcq translate {language}”, and translate what is empty in {file}.",
                    language=language, file=file),
            )  # fmt: skip
