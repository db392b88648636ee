"""A translation of what svcq says has other blanks than its source.

Why: A blank is filled when the page is made: one that is lost says nothing of what it stood for, and one that svcq
does not know stands on the page in braces.
Bad:
    #! mkdocs.yml
    site_name: 手册
    extra: {svcq: {languages: [zh, de]}}
    #! translations/de/interface.po
    msgid "Version {version}"
    msgstr "Fassung {Fassung}"
Good:
    #! mkdocs.yml
    site_name: 手册
    extra: {svcq: {languages: [zh, de]}}
    #! translations/de/interface.po
    msgid "Version {version}"
    msgstr "Fassung {version}"
Fix: Copy the blanks from the source, braces and all; they may stand in another order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from svcq_build.model import Finding, Severity, Spot
from svcq_build.rules import Context
from svcq_build.rules.translation._files import translations
from svcq_build.translate import INTERFACE
from svcq_build.words import say

SEVERITY = Severity.ERROR
_BLANK = re.compile(r"\{[^{}]*\}")
#: Where one thing is spoken of, its number may go without saying.
_NUMBER = "{n}"


def check_corpus(context: Context) -> Iterator[Finding]:
    """Yield a finding for each sentence of the pages whose translation loses a blank or has one of its own."""
    for path, entry in translations(context):
        if not path.endswith(f"/{INTERFACE}.po"):
            continue
        wanted, there = set(_BLANK.findall(entry.id)), set(_BLANK.findall(entry.string))
        if there - wanted or wanted - there - {_NUMBER}:
            yield Finding(
                Spot(path, span=entry.string_span),
                say("The source has {wanted} where this has {there}.",
                    wanted=", ".join(sorted(wanted)) or "–", there=", ".join(sorted(there)) or "–"),
                say("Copy the blanks from the source, braces and all."),
            )  # fmt: skip
