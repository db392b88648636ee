"""A translation file holds something that is no entry, or translates one text twice.

Why: Half of what it says would be lost without a word, or the wrong one of two translations shown.
Bad:
    #! mkdocs.yml
    site_name: 手册
    extra: {svcq: {languages: [zh, en]}}
    #! translations/en/mkdocs.po
    msgctxt "mkdocs.yml site_name"
    msgid "手册"
    msgstr “Handbook”
Good:
    #! mkdocs.yml
    site_name: 手册
    extra: {svcq: {languages: [zh, en]}}
    #! translations/en/mkdocs.po
    msgctxt "mkdocs.yml site_name"
    msgid "手册"
    msgstr "Handbook"
Fix: Mend the line, keep one of two entries; “svcq translate” writes the rest in order.
"""

from __future__ import annotations

from collections.abc import Iterator

from svcq_build.load import from_fault
from svcq_build.model import Finding, Severity
from svcq_build.rules import Context
from svcq_build.rules.translation._files import translation_files

SEVERITY = Severity.ERROR
NEEDED = True


def check_corpus(context: Context) -> Iterator[Finding]:
    """Yield a finding for each fault of a translation file."""
    for path, file in translation_files(context):
        for fault in file.faults:
            yield from_fault(path, fault, None)
