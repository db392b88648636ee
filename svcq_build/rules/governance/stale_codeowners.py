"""CODEOWNERS no longer says what the documents' owners say.

Why: Changes are sent to whoever answered for the document before; whoever answers for it now never sees them.
Bad:
    #! mkdocs.yml
    site_name: 手册
    extra: {svcq: {accounts: {clerk: center/window}}}
    # roles/charters/clerk.yml
    title: 窗口人员
    # standards/service/queueing.yml
    owner: clerk
    #! .github/CODEOWNERS
    # Written by “svcq owners” from the documents' owners. Edit those, then run it again.
    /standards/service/queueing.yml @center/hall
Good:
    #! mkdocs.yml
    site_name: 手册
    extra: {svcq: {accounts: {clerk: center/window}}}
    # roles/charters/clerk.yml
    title: 窗口人员
    # standards/service/queueing.yml
    owner: clerk
    #! .github/CODEOWNERS
    # Written by “svcq owners” from the documents' owners. Edit those, then run it again.
    /standards/service/queueing.yml @center/window
Fix: Run: svcq owners.
"""

from collections.abc import Iterator

from svcq_build.files import CONFIGURATION, codeowners_places
from svcq_build.load import codeowners, is_ours, owning_role
from svcq_build.model import ALL_DOCUMENTS, Finding, Ground, Severity, Span, Spot
from svcq_build.rules import Context
from svcq_build.syntax import find_conflicts
from svcq_build.words import say

SEVERITY = Severity.WARNING
RESTS_ON = (ALL_DOCUMENTS, Ground("file", CONFIGURATION))


def _owners_are_certain(context: Context) -> bool:
    """Whether every owner is a role that there is, also where a document's shape has faults."""
    corpus = context.corpus
    entries = corpus.entries
    if any(not entry.is_sound and f"role:{owning_role(entry)}" not in entries for entry in entries.values()):
        return False
    owners = {role for entry in entries.values() if (role := owning_role(entry))}
    return all(f"role:{role}" in entries for role in owners.union(corpus.settings.svcq.accounts))


def check_corpus(context: Context) -> Iterator[Finding]:
    """Yield a finding at the first line that differs, if svcq wrote the file; others are not judged."""
    corpus = context.corpus
    texts = {path: corpus.texts.get(path) for path in codeowners_places(corpus.below)}
    ours = {path: text for path, text in texts.items() if text is not None and is_ours(text)}
    if not ours or not _owners_are_certain(context):
        return  # what this file should say may rest on something that another finding is about
    for path, text in ours.items():
        if find_conflicts(text):
            continue
        there, wanted = text.splitlines(), codeowners(corpus, text).splitlines()
        if there == wanted:
            continue
        differing = max(len(set(there) - set(wanted)), len(set(wanted) - set(there)), 1)
        first = next(
            (index for index, pair in enumerate(zip(there, wanted, strict=False)) if pair[0] != pair[1]),
            min(len(there), len(wanted)),
        )
        line = min(first, len(there) - 1)
        yield Finding(
            Spot(path, span=Span(line + 1, 1, line + 1, len(there[line]) + 1)),
            say("This file no longer follows the documents' owners (lines that differ: {count}).", count=differing),
            say(
                "The first of them is line {line}: write “{wanted}” there. In a terminal: svcq owners",
                line=first + 1,
                wanted=wanted[first],
            )
            if first < len(wanted)
            else say("Delete line {line} and those below it. In a terminal: svcq owners", line=first + 1),
        )
