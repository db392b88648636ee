"""A translation links to other places than its source.

Why: A reader of that language is led elsewhere than everybody else, to a page that nobody checked.
Bad:
    #! mkdocs.yml
    site_name: 手册
    site_description: 见[说明](https://example.org/a)。
    extra: {svcq: {languages: [zh, en]}}
    #! translations/en/mkdocs.po
    msgctxt "mkdocs.yml site_description"
    msgid "见[说明](https://example.org/a)。"
    msgstr "See [this](https://example.org/b)."
Good:
    #! mkdocs.yml
    site_name: 手册
    site_description: 见[说明](https://example.org/a)。
    extra: {svcq: {languages: [zh, en]}}
    #! translations/en/mkdocs.po
    msgctxt "mkdocs.yml site_description"
    msgid "见[说明](https://example.org/a)。"
    msgstr "See [this](https://example.org/a)."
Fix: Copy the address from the source, between the round brackets, as it is.
"""

from __future__ import annotations

from collections.abc import Iterator

from svcq_build.load import find_addresses, find_links, find_unsafe_links, html_addresses
from svcq_build.model import Finding, Severity, Spot
from svcq_build.rules import Context
from svcq_build.rules.translation._files import translations
from svcq_build.words import say

SEVERITY = Severity.ERROR
_SIGNS = ("](", "]:", "<", "://")


def check_corpus(context: Context) -> Iterator[Finding]:
    """Yield a finding for each link that only one of a translation and its source has, unsafe ones by their rule."""
    for path, entry in translations(context):
        if not any(sign in entry.id or sign in entry.string for sign in _SIGNS):
            continue
        spot = Spot(path, span=entry.string_span)
        unsafe = list(find_unsafe_links(entry.string))
        for link in unsafe:
            yield Finding(spot, link.message, link.hint, rule="unsafe-link")
        before, after = _addresses(entry.id), _addresses(entry.string) - {link.address for link in unsafe}
        for address in sorted(after - before):
            yield Finding(
                spot,
                say("The translation links to “{address}”; its source does not.", address=address),
                say("Copy the address from the source: {addresses}", addresses=", ".join(sorted(before)))
                if before
                else say("Take the link out of the translation, or put it into the source first."),
            )
        for address in sorted(before - after) if not after - before and not unsafe else ():
            yield Finding(
                spot,
                say("The translation lacks the source's link to “{address}”.", address=address),
                say("Write [words]({address}) where the translation speaks of it.", address=address),
            )


def _addresses(text: str) -> set[str]:
    markdown = {link.target for link in find_links(text)} | {link.target for link in find_addresses(text)}
    return markdown.union(html_addresses(text) if "<" in text else ())
