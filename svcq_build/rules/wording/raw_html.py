"""A text holds HTML, which readers see as it was typed.

Why: Texts are Markdown; a tag in them is shown, not obeyed, and the picture or line break that was meant is missing.
Bad:
    # standards/glossary/queue.yml
    definition: 按取号<br>先后排列。
Good:
    # standards/glossary/queue.yml
    definition: 按取号先后排列。
Fix: Write it in Markdown: ![words](file.png), [words](kind:id), **words**; HTML to be seen goes between backticks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from svcq_build.files import CONFIGURATION
from svcq_build.load import Entry, markdown_parser, shown_as_typed
from svcq_build.model import Finding, Prose, Severity, Spot, leaves
from svcq_build.rules import Context
from svcq_build.words import Message, say

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

SEVERITY = Severity.WARNING
_TAG = re.compile(
    r"<(?P<name>img|picture|video|audio|source|iframe|embed|object|br|hr|a|b|strong|i|em|u|s|del|ins|mark|small|font|span"
    r"|center|div|p|h[1-6]|ul|ol|li|table|thead|tbody|tr|td|th|sub|sup|pre|code|details|summary|script|style)"
    r"(?P<rest>(?:\s[^<>]*)?)/?>",
    re.IGNORECASE,
)
_PUBLIC = ("extra", "svcq", "public", "copyright")
_PICTURES = ("img", "picture", "source", "video", "audio", "iframe", "embed", "object")


def check_document(entry: Entry, context: Context) -> Iterator[Finding]:
    """Yield a finding for the first of each kind of tag in a text of ``entry``, outside of code."""
    if not entry.holds("<") or not _TAG.search(entry.text):
        return
    for leaf in leaves(entry.kind.model, entry.data, Prose):
        if "<" not in leaf.value:
            continue
        told: set[str] = set()
        for found in _TAG.finditer(_shown(leaf.value)):
            name = found["name"].lower()
            if name not in told and not (name == "source" and told):
                told.add(name)
                yield Finding(
                    Spot(entry.path, leaf.route, within=found[0]),
                    say("“{tag}” is HTML: readers will see it as it stands here.", tag=found[0][:60]),
                    _mend(name, found["rest"]),
                    document=entry.ref,
                )


def check_corpus(context: Context) -> Iterator[Finding]:
    """Yield a finding for a notice at the foot of all pages, where something in it makes all of it stand as typed."""
    settings = context.corpus.settings
    for route, notice in (("copyright",), settings.copyright), (_PUBLIC, settings.svcq.public.copyright):
        odd = shown_as_typed(notice or "")
        if odd is not None and (odd != "<" or _TAG.search(notice or "")):  # “1 < 2” is meant as it stands
            yield Finding(
                Spot(CONFIGURATION, route, within=odd),
                say("“{tag}” is HTML: readers will see it as it stands here.", tag=odd[:60]),
                say("A notice may hold <a href>, <em>, <strong> and <br>; delete the rest."),
            )


def _shown(text: str) -> str:
    """The words of a text that are no code, as readers will see them."""
    pieces = []
    for token in _parser().parse(text):
        for child in token.children or []:
            if child.type in ("text", "softbreak"):
                pieces.append(child.content or "\n")
    return "".join(pieces)


def _mend(name: str, rest: str) -> Message:
    if name in _PICTURES:
        source = re.search(r"""src(?:set)?\s*=\s*["']?([^\s"'>]+)""", rest)
        words = re.search(r"""alt\s*=\s*["']?([^"'>]+)""", rest)
        if name == "img" and source is not None:
            written = f"![{words[1].strip() if words else '…'}]({source[1]})"
            return say("Write {value}.", value=written)
        return say("Show a picture with ![words](file.png); other things with a link to them.")
    if name == "br":
        return say("Delete it; a new paragraph begins after an empty line.")
    if name == "a":
        return say("Write [words](kind:id), or [words](https://…).")
    if name in ("b", "strong", "i", "em", "u", "font", "span", "mark"):
        return say("Write **words** to stress them, and delete the tags.")
    return say("Write it in Markdown, or delete the tags; HTML that readers are to see goes between backticks.")


@cache
def _parser() -> MarkdownIt:
    return markdown_parser(lambda address: True)
