"""A translation holds no word, though its source does.

Why: The page shows a gap where the source says something, and nobody is told that a text is missing.
Bad:
    #! mkdocs.yml
    site_name: 手册
    extra: {svcq: {languages: [zh, en]}}
    #! translations/en/mkdocs.po
    msgctxt "mkdocs.yml site_name"
    msgid "手册"
    msgstr " . "
Good:
    #! mkdocs.yml
    site_name: 手册
    extra: {svcq: {languages: [zh, en]}}
    #! translations/en/mkdocs.po
    msgctxt "mkdocs.yml site_name"
    msgid "手册"
    msgstr "Handbook"
Fix: Translate the text, or leave msgstr "" empty: then pages show the source until someone does.
"""

from __future__ import annotations

from collections.abc import Iterator

from svcq_build.model import Finding, Severity, Spot
from svcq_build.rules import Context
from svcq_build.rules.translation._files import translations
from svcq_build.words import say

SEVERITY = Severity.ERROR


def check_corpus(context: Context) -> Iterator[Finding]:
    """Yield a finding for each translation without a letter or digit whose source has one."""
    for path, entry in translations(context):
        if any(map(str.isalnum, entry.id)) and not any(map(str.isalnum, entry.string)):
            yield Finding(
                Spot(path, span=entry.string_span),
                say("The translation of “{text}” holds no word.", text=entry.id[:40]),
                say('Translate it, or write msgstr "" until someone does.'),
            )
