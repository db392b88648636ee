"""Signs that were meant as Markdown stand on the page as they were typed.

Why: Footnotes (`[^1]`) are not part of the Markdown that pages are made of, and `[words][name]` is a link only where
the same text says what `name` is. A blank before the address, brackets of the Chinese keyboard, `##` without a blank
and the dots of a word processor make neither links, pictures, headings nor lists. Readers see signs, and cannot click.
Bad:
    # standards/glossary/queue.yml
    definition: 客户按先后等候[^1]，见[叫号][call]。
Good:
    # standards/glossary/queue.yml
    definition: 客户按先后等候（见[叫号](term:call)），写作 `[^1]`。
    # standards/glossary/call.yml
    title: 叫号
Fix: Write the note into the sentence, in brackets; write a link whole: `[words](kind:id)`; put a blank behind `##`, and
begin the items of a list with a hyphen and a blank.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from svcq_build.kinds import all_kinds
from svcq_build.load import Entry, markdown_parser
from svcq_build.model import Finding, Leaf, Prose, Severity, Spot, leaves, parse_reference
from svcq_build.rules import Context
from svcq_build.words import Message, say

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

SEVERITY = Severity.WARNING
_NOTE = r"\[\^[^\[\]\s]{1,40}\]"
_BY_NAME = r"(?<!\\)\[[^\[\]\n]{1,200}\]\[[^\[\]\n]{0,200}\](?![(\[])"
#: A link with an address that leads somewhere, but for its brackets or a blank between them.
_ALMOST = (
    r"[\[【［](?P<words>[^\[\]【】［］\n]{1,200})[\]】］][ \u3000]?[(（]"
    r"(?P<address>(?:https?://|mailto:|tel:\+?|(?:KINDS):)[A-Za-z0-9][^\s()（）\n]{0,200})[)）]"
)
#: A picture that is none: nothing says where it comes from, or not in the way that it has to.
_PICTURE = (
    r"!\[\[[^\[\]\n]{1,200}\]\]|!\[(?!\^)(?P<shows>[^\[\]\n]{1,200})\]"
    r"(?:[ \u3000]?[（](?P<wide>[^\s()（）\n]{1,200})[)）]|[ \u3000]\((?P<apart>[^\s()（）\n]{1,200})[)）]"
    r"|\[[^\[\]\n]{0,200}\]|\((?![^()\n]*\))[^()\n]{0,200}|\([^()\n]*[\"'][^()\n]*\)|(?!\())"
)
#: At the beginning of a line; a tag of a social network has no blank, either, but is no line by itself.
_HEADING = r"^#{2,6}(?=[^#\s]|[\u00a0\u3000])[^\n]{1,80}$|^＃{1,6}[^＃\n]{1,80}$"
_ITEM = r"^(?:[•·●▪◦■◆\uf0b7\uf06c\uf0d8\uf0a7][ \t\u3000]*(?=\S)|-(?=[^\s\d>=-]))[^\n]{1,80}$"
#: A link as wikis write it.
_WIKI = r"(?<!!)\[\[[^\[\]\n]{1,200}\]\]"
_FENCE = re.compile(r" {0,3}(?:`{3,}|~{3,})[ \t]*")
#: What each of them has, whatever its text is indented by. Each way begins with one letter: Python skips through a text
#: four times as fast.
_HINT = re.compile(
    r"\[\^|\]\[|!\[|\][ \u3000]?[(（]|】[ \u3000]?[(（]|］[ \u3000]?[(（]|##[^#\s]|##[\u00a0\u3000]|＃|\[\[|```|~~~"
    r"|•|·|●|▪|◦|■|◆|[\uf0b7\uf06c\uf0d8\uf0a7]|\n *-[^\s\d>=-]"
)


def check_document(entry: Entry, context: Context) -> Iterator[Finding]:
    """Yield a finding for each sign in a text of ``entry`` that became neither a link, a heading nor an item."""
    if not _HINT.search(entry.text):
        return
    for leaf in leaves(entry.kind.model, entry.data, Prose):
        yield from _unclosed(entry, leaf)
        if not _signs().search(leaf.value):
            continue
        for mark in dict.fromkeys(_shown(leaf.value)):
            message, hint = _told(mark)
            yield Finding(Spot(entry.path, leaf.route, within=mark), message, hint, document=entry.ref)


def _told(mark: str) -> tuple[Message, Message]:
    if mark.startswith("[^"):
        return say("Footnotes are not shown: “{mark}” stays as it is.", mark=mark), say(
            "Write the note into the sentence, in brackets."
        )
    if mark[0] in "#＃":
        words = mark.lstrip("#＃")
        text = f"{'#' * (len(mark) - len(words))} {words.strip()}"
        message = say("“{mark}” is no heading: the blank behind the signs is missing.", mark=mark)
        if mark[0] == "＃" or words[0].isspace():
            message = say("“{mark}” is no heading: its sign or its blank is not the half-width one.", mark=mark)
        return message, say("Write “{text}”.", text=text)
    if mark.startswith("[["):
        message = say("“{mark}” is no link.", mark=mark)
        inner = mark.strip("[]").strip()
        if parse_reference(inner) is not None and inner.partition(":")[0] in all_kinds():
            return message, say("Write “{text}”.", text=f"[{inner.partition(':')[2]}]({inner})")
        return message, say("Write it whole: [words](kind:id), or [words](https://…).")
    almost = _almost().fullmatch(mark.removeprefix("!"))
    message = say("“{mark}” is no picture.", mark=mark) if mark[0] == "!" else say("“{mark}” is no link.", mark=mark)
    if almost is not None:
        return message, say("Write “{text}”.", text=f"[{almost['words']}]({almost['address']})")
    picture = re.fullmatch(_PICTURE, mark)
    if picture is not None:
        file = picture["wide"] or picture["apart"]
        if file is not None:
            return message, say("Write “{text}”.", text=f"![{picture['shows']}]({file})")
        return message, say("Write it whole: ![words](picture.png), with a picture that lies beside the document.")
    if mark.startswith("["):
        return say("“{mark}” is no link: nothing says where it leads.", mark=mark), say(
            "Write it whole: [words](kind:id), or [words](https://…)."
        )
    return say("“{mark}” is no item of a list: the lines will run into one.", mark=mark), say(
        "Write “{text}”.", text=f"- {mark[1:].strip()}"
    )


def _unclosed(entry: Entry, leaf: Leaf) -> Iterator[Finding]:
    """The finding about code that begins with a fence, and goes on to the end of its text because no other ends it."""
    if "```" not in leaf.value and "~~~" not in leaf.value:
        return
    lines = leaf.value.rstrip("\n").split("\n")
    for token in _parser().parse(leaf.value):
        if token.type != "fence" or token.map is None or token.map[1] < len(lines) or token.level:
            continue
        last = lines[-1].strip()
        if token.map[0] == len(lines) - 1 or not (_FENCE.fullmatch(lines[-1]) and last.startswith(token.markup)):
            begin = lines[token.map[0]].strip()
            message = say("The code that begins here is never closed: all that follows is shown as code.")
            hint = say("Close it with a line “{sign}”.", sign=token.markup)
            skip = "\n".join(lines[: token.map[0]]).count(begin)
            yield Finding(Spot(entry.path, leaf.route, within=begin, skip=skip), message, hint, document=entry.ref)


def _shown(text: str) -> Iterator[str]:
    """The marks that readers see as they were typed: those that are neither links nor code."""
    for token in _parser().parse(text):
        children = token.children or []
        words = "".join(map(_as_typed, children))
        for found in _signs().finditer(words):
            yield found[0]
        if "^" in words:  # a definition makes a link of it, whose words are the mark
            links = [child for child in children if child.type in ("link_open", "text")]
            for before, after in pairwise(links):
                if before.type == "link_open" and after.type == "text" and re.fullmatch(r"\^\S{1,40}", after.content):
                    yield f"[{after.content}]"


def _as_typed(token: Token) -> str:
    """The characters that readers see of a piece of a line; a sign that stands for none where it is code or a link."""
    if token.type == "text":
        return token.content
    if token.type in ("softbreak", "hardbreak"):
        return "\n"
    return "\0"


@cache
def _almost() -> re.Pattern[str]:
    return re.compile(_ALMOST.replace("KINDS", "|".join(all_kinds())))


@cache
def _signs() -> re.Pattern[str]:
    return re.compile(f"!?{_almost().pattern}|{_PICTURE}|{_NOTE}|{_WIKI}|{_BY_NAME}|{_HEADING}|{_ITEM}", re.MULTILINE)


@cache
def _parser() -> MarkdownIt:
    return markdown_parser(lambda address: True)
