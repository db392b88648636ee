"""A sign looks like a Chinese character and is another one.

Why: Readers see the same word, but no search finds it. Such signs come with text that is copied out of a PDF.
Bad:
    # standards/glossary/queue.yml
    definition: 客户按先后次序办理，⾼龄的⼈优先。
Good:
    # standards/glossary/queue.yml
    definition: 客户按先后次序办理，高龄的人优先。
Fix: Write the character itself; `svcq check --fix` does.
"""

from __future__ import annotations

from collections.abc import Iterator

from svcq_build.load import Entry
from svcq_build.model import Finding, Leaf, Prose, Replacement, Route, Severity, Span, Spot, leaves
from svcq_build.rules import Context
from svcq_build.syntax import Written
from svcq_build.words import radical_places, say, without_radicals

SEVERITY = Severity.WARNING


def check_document(entry: Entry, context: Context) -> Iterator[Finding]:
    """Yield a finding for each text of ``entry`` that holds such signs."""
    if "\\" not in entry.text and not any(radical_places(entry.text)):
        return  # nothing in the whole file, and nothing that YAML's escapes could hide
    file = Written(entry.path, entry.text)
    for leaf in leaves(entry.kind.model, entry.data, Prose):
        if sign := next((leaf.value[place] for place in radical_places(leaf.value)), None):
            yield Finding(
                Spot(entry.path, leaf.route, within=sign),
                say(
                    "“{sign}” (U+{code:04X}) is a radical that looks like “{character}”: no search finds the word.",
                    sign=sign,
                    code=ord(sign),
                    character=without_radicals(sign),
                ),
                say("Write {character}.", character=without_radicals(sign)),
                document=entry.ref,
                fix=tuple(_mends(entry, file, leaf)),
            )


def _mends(entry: Entry, file: Written, leaf: Leaf) -> Iterator[Replacement]:
    """Each sign of a text by itself, so that all else stays: quotes, line breaks, what is below the front matter."""
    route: Route = leaf.route
    if route == ("body",) and entry.path.endswith(".md"):
        start, end, route = entry.text.find("\n---", 3), len(entry.text), ()
    elif node := file.node(route):
        start, end = node.start_mark.index, node.end_mark.index
    else:
        return
    for place in radical_places(entry.text, start, end):
        line, column = entry.text.count("\n", 0, place) + 1, place - entry.text.rfind("\n", 0, place)
        span = Span(line, column, line, column + 1)
        yield Replacement(entry.path, span, without_radicals(entry.text[place]), route)
