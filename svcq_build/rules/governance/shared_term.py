"""Two terms are called by the same word.

Why: The word is explained wherever it occurs; with two explanations, a reader gets whichever comes first.
Bad:
    # standards/glossary/csat.yml
    title: 客户满意度
    aliases: [满意率]
    # standards/glossary/good-rating.yml
    title: 好评率
    aliases: [满意率]
Good:
    # standards/glossary/csat.yml
    title: 客户满意度
    aliases: [满意率]
    # standards/glossary/good-rating.yml
    title: 好评率
    aliases: [好评占比]
Fix: Leave the word to the term that it means, or make one term of the two.
"""

import unicodedata
from collections.abc import Iterator

from svcq_build.kinds.term import Term
from svcq_build.load import Entry
from svcq_build.model import Finding, Route, Severity, Spot
from svcq_build.rules import Context
from svcq_build.rules._standing import not_retired
from svcq_build.words import say

SEVERITY = Severity.ERROR


def check_corpus(context: Context) -> Iterator[Finding]:
    """Yield a finding for each title and alias that another term (or the same one's title) has."""
    entries = context.corpus.entries.values()
    terms = [entry for entry in entries if entry.kind.model is Term and not_retired(entry)]
    titles = [(entry, ("title",), entry.data["title"]) for entry in terms]
    aliases = [
        (entry, ("aliases", index), alias)
        for entry in terms
        for index, alias in enumerate(entry.data.get("aliases") or ())
    ]
    first: dict[str, tuple[Entry, Route]] = {}
    for entry, route, words in [*titles, *aliases]:
        other, place = first.setdefault(unicodedata.normalize("NFKC", words).strip().casefold(), (entry, route))
        if other is entry and (place == route or place[0] == "aliases"):
            continue  # itself; that an alias stands twice in its list is another rule's
        yield Finding(
            Spot(entry.path, route),
            say("“{word}” is a name of the term {title} already.", word=words, title=other.data["title"]),
            say("Leave it out here, or there."),
            ((Spot(other.path, place), say("first given here")),),
            entry.ref,
        )
