"""A link in a text leads to an address that is not safe to open.

Why: “javascript:” and its kin run a program in the reader's browser, and “//host” or “https:/host” leads to another
host without saying so; a handbook links to pages, people and documents.
Bad:
    # standards/glossary/queue.yml
    definition: 客户按先后等候，见[说明](javascript:alert(1))。
Good:
    # standards/glossary/queue.yml
    definition: 客户按先后等候，见[说明](https://example.org/queue)和[叫号](term:call)。
    # standards/glossary/call.yml
    title: 叫号
Fix: Link with https:, http:, mailto: or tel:, or to a document with “kind:id”.
"""

from __future__ import annotations

from collections.abc import Iterator

from svcq_build.files import CONFIGURATION
from svcq_build.load import Entry, find_unsafe_links, has_plain_links_only
from svcq_build.model import Finding, Prose, Severity, Spot, leaves
from svcq_build.rules import Context
from svcq_build.rules.references.picture_elsewhere import ELSEWHERE

SEVERITY = Severity.ERROR


def check_document(entry: Entry, context: Context) -> Iterator[Finding]:
    """Yield a finding for each link, image or HTML address of ``entry`` that is not safe to open."""
    if "\\" not in entry.text and has_plain_links_only(entry.text):
        return  # nothing in the whole file, and nothing that YAML's escapes could hide
    for leaf in leaves(entry.kind.model, entry.data, Prose):
        for link in find_unsafe_links(leaf.value):
            if link.picture and link.address.lower().startswith(ELSEWHERE):
                continue  # another rule's
            shown = next((part for part in (link.address, link.words) if part and part in leaf.value), None)
            spot = Spot(entry.path, leaf.route, within=shown)
            yield Finding(spot, link.message, link.hint, document=entry.ref)


def check_corpus(context: Context) -> Iterator[Finding]:
    """Yield a finding for each link or HTML address in a text of the settings that is not safe to open."""
    for name, value in context.corpus.settings:
        if isinstance(value, str):
            for link in find_unsafe_links(value):
                yield Finding(Spot(CONFIGURATION, (name,), within=link.address), link.message, link.hint)
