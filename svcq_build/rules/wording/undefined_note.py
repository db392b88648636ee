"""A mark of a note or a link leads to nothing: it stands on the page as it was typed.

Why: Footnotes (`[^1]`) are not part of the Markdown that pages are made of, and `[words][name]` is a link only where
the same text says what `name` is. Readers see brackets and look for a note that there is not.
Bad:
    # standards/glossary/queue.yml
    definition: 客户按先后等候[^1]，见[叫号][call]。
Good:
    # standards/glossary/queue.yml
    definition: 客户按先后等候（见[叫号](term:call)），写作 `[^1]`。
    # standards/glossary/call.yml
    title: 叫号
Fix: Write the note into the sentence, in brackets; write a link whole: `[words](kind:id)`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from svcq_build.load import Entry, markdown_parser
from svcq_build.model import Finding, Prose, Severity, Spot, leaves
from svcq_build.rules import Context
from svcq_build.words import say

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

SEVERITY = Severity.WARNING
_MARK = re.compile(
    r"(?P<note>\[\^[^\[\]\s]{1,40}\])|(?<!\\)\[(?P<words>[^\[\]\n]{1,200})\]\[[^\[\]\n]{0,200}\](?![(\[])"
)
#: How many texts are read to see what a mark became.
_MOST = 200


def check_document(entry: Entry, context: Context) -> Iterator[Finding]:
    """Yield a finding for each mark of a note or a link in ``entry`` that no definition answers."""
    if "[^" not in entry.text and "][" not in entry.text:
        return
    tried = 0
    for leaf in leaves(entry.kind.model, entry.data, Prose):
        if ("[^" not in leaf.value and "][" not in leaf.value) or not _MARK.search(leaf.value):
            continue
        tried += 1
        if tried > _MOST:
            return
        for mark in dict.fromkeys(_shown(leaf.value)):
            if mark.startswith("[^"):
                message = say("Footnotes are not shown: “{mark}” stays as it is.", mark=mark)
                hint = say("Write the note into the sentence, in brackets.")
            else:
                message = say("“{mark}” is no link: nothing says where it leads.", mark=mark)
                hint = say("Write it whole: [words](kind:id), or [words](https://…).")
            yield Finding(Spot(entry.path, leaf.route, within=mark), message, hint, document=entry.ref)


def _shown(text: str) -> Iterator[str]:
    """The marks that readers see as they were typed: those that are neither links nor code."""
    for token in _parser().parse(text):
        words = "".join(child.content for child in token.children or () if child.type == "text")
        for found in _MARK.finditer(words) if "[" in words else ():
            yield found[0]
        if "^" in words:  # a definition makes a link of it, whose words are the mark
            links = [child for child in token.children or () if child.type in ("link_open", "text")]
            for before, after in pairwise(links):
                if before.type == "link_open" and after.type == "text" and re.fullmatch(r"\^\S{1,40}", after.content):
                    yield f"[{after.content}]"


@cache
def _parser() -> MarkdownIt:
    return markdown_parser(lambda address: True)
