"""A text uses a word that the glossary has given up for another.

Why: Readers take two words for two things; search, training and customers' questions then miss half of what there is.
Bad:
    # standards/glossary/briefing.yml
    title: 班前会
    instead_of: [晨会]
    # roles/charters/hall-manager.yml
    mission: 每天开窗前主持晨会，让人人知道今天怎么站位。
Good:
    # standards/glossary/briefing.yml
    title: 班前会
    instead_of: [晨会]
    # roles/charters/hall-manager.yml
    mission: 每天开窗前主持班前会，让人人知道今天怎么站位。
Fix: Write the term; or take the word off the list if it means something else here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from svcq_build.load import Entry
from svcq_build.model import OWN_SHAPE, Finding, Prose, Severity, Spot, leaves
from svcq_build.rules import Context
from svcq_build.rules._standing import not_retired
from svcq_build.words import say

SEVERITY = Severity.WARNING
RESTS_ON = (OWN_SHAPE,)
#: What was said in the past, and how a thing is called elsewhere, stays as it was said.
_NOT_HERE = frozenset({"changes", "aliases", "instead_of"})


def check_document(entry: Entry, context: Context) -> Iterator[Finding]:
    """Yield a finding for each text with a given-up word, once a word; what stands in quotation marks is only named."""
    given_up = context.graph.given_up()
    if not given_up or not not_retired(entry):
        return
    text = entry.text
    pattern = _pattern(tuple(given_up))
    if "\\" not in text and not pattern.search(text):
        return
    names = [name for name in context.graph.term_names() if any(word in name and word != name for word in given_up)]
    for leaf in leaves(entry.kind.model, entry.data, Prose):
        if leaf.route[0] in _NOT_HERE:
            continue
        told = set()
        for found in pattern.finditer(_without(leaf.value, names)):
            word = _listed(found[0], given_up)
            term = given_up[word]
            if word in told or term == entry.ref:
                continue
            told.add(word)
            other = context.corpus.entries[term]
            title = str(other.says("title"))
            yield Finding(
                Spot(entry.path, leaf.route, within=found[0]),
                say("“{word}” is called “{term}” in this handbook.", word=found[0], term=title),
                say("Write “{term}”; or take “{word}” off the list in {path}.", term=title, word=word, path=other.path),
                ((Spot(other.path, ("instead_of",)), say("given up here")),),
                entry.ref,
            )


@lru_cache(maxsize=8)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Any of some words: English ones as whole words, whatever their letters; none that is only quoted."""
    forms = [
        rf"(?<![A-Za-z]){re.escape(word)}s?(?![A-Za-z])" if word[:1].isascii() else re.escape(word)
        for word in sorted(words, key=len, reverse=True)
    ]
    return re.compile(f'(?<![“"「])(?:{"|".join(forms)})(?![”"」])', re.IGNORECASE)


def _without(text: str, names: list[str]) -> str:
    """A text without the names of terms that hold a given-up word."""
    for name in names:
        text = text.replace(name, " " * len(name))
    return text


def _listed(found: str, words: dict[str, str]) -> str:
    """The word as its term lists it."""
    return next(word for word in words if found.lower() in (word.lower(), f"{word.lower()}s"))
