"""A link in a text leads to a file, a page or a place by a way that is not there on the site.

Why: Documents have other addresses on the site than in the folder, and texts are shown on many pages; only “kind:id”
leads to the same document from everywhere, and is followed when it is renamed.
Bad:
    # standards/glossary/queue.yml
    definition: 客户按先后等候，见[叫号](call.yml)。
    # standards/glossary/call.yml
    title: 叫号
Good:
    # standards/glossary/queue.yml
    definition: 客户按先后等候，见[叫号](term:call)。
    # standards/glossary/call.yml
    title: 叫号
Fix: Link to a document with “kind:id”, to a part of it with “kind:id#part”, to a heading of the same text with
“#heading”.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from posixpath import dirname, normpath
from urllib.parse import unquote

from svcq_build.files import CONFIGURATION
from svcq_build.kinds import all_kinds
from svcq_build.load import SCHEMES, Entry, heading_anchors, html_addresses, names_host, unsafe_address
from svcq_build.mends import contact
from svcq_build.model import OWN_PARTS, Finding, Leaf, Severity, Spot, parse_reference
from svcq_build.rules import Context
from svcq_build.rules._addresses import addresses, place, with_blanks
from svcq_build.words import Message, nearest, say

SEVERITY = Severity.ERROR
NEEDED = True

_WHOLE = say("Link to a document with “kind:id”; the page of another site needs its whole address, https://….")
#: A link of which no words would be seen, up to its address.
_WORDLESS = re.compile(r"(?<![!\\])\[\s*\]\(\s*<?\Z")
#: What leads out of the site, whatever is missing: a host, a mailbox, a telephone number.
_OUTSIDE = re.compile(r"www\.|[^\s@/]+@[\w-]+\.|[0-9+][0-9 ()-]{2,}$")
#: A note at the foot of a page, which Markdown takes for the address of a label; another rule tells it.
_NOTE = re.compile(r"\[\^[^\[\]\s]+\]:[ \t]*<?\Z")
_WIDE_PICTURE = re.compile(r"！\[[^\[\]\n]*\]\(<?\Z")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_PAGE = re.compile(r"(?:/?index)?\.(?:html?|md|yml|yaml)$|/index$")


def check_document(entry: Entry, context: Context) -> Iterator[Finding]:
    """Yield a finding for each link of ``entry`` to a path, or to a place that its page does not have."""
    for address, leaf in addresses(entry, picture=False):
        before = leaf.value[max(0, address.start - 200) : address.start]
        if _NOTE.search(before):
            continue
        if _WIDE_PICTURE.search(before) and not _SCHEME.match(address.target):
            message = say("“！” is full-width, so that this is a link and no picture.")
            yield Finding(place(entry, leaf, address), message, say("Write “{text}”.", text="!["), document=entry.ref)
            continue
        told = _told(address.target, leaf, entry, context) or _wordless(leaf.value, address.start)
        if told is not None:
            grounds = (OWN_PARTS,) if address.target.startswith("#") else ()
            yield Finding(place(entry, leaf, address), *told, document=entry.ref, rests_on=grounds)
    for words, spot in with_blanks(entry, picture=False):
        message = say("“{address}” has a blank in it, so that this is no link.", address=words)
        yield Finding(spot, message, _without_blanks(words) or _advice(words, entry, context), document=entry.ref)


def check_corpus(context: Context) -> Iterator[Finding]:
    """Yield a finding for each link of the notice at the foot of all pages that is not the same from everywhere."""
    notice = context.corpus.settings.copyright or ""
    for address in html_addresses(notice) if "<" in notice else ():
        if unsafe_address(address) is None and (
            address.partition(":")[0].lower() not in SCHEMES or _of_the_web(address)
        ):
            yield Finding(
                Spot(CONFIGURATION, ("copyright",), within=address if address in notice else None),
                say("“{address}” leads to different places from different pages, or to none.", address=address),
                say("Write the whole address, https://…."),
            )


def _told(target: str, leaf: Leaf, entry: Entry, context: Context) -> tuple[Message, Message] | None:
    """What is wrong with where a link leads, and how to mend it; None when nothing is."""
    if unsafe_address(target) is not None:
        return None  # unsafe-link says it
    if target.startswith("#"):
        return _place(unquote(target[1:]), leaf, entry)
    kind = target.partition(":")[0]
    if _SCHEME.match(target):
        if kind not in all_kinds() or parse_reference(target) is not None:
            return _of_the_web(target) if kind not in all_kinds() else None  # missing-target looks at references
        return say("“{address}” is no reference: after “kind:” comes an id, and perhaps “#” and a part.",
                   address=target), _advice(target.partition(":")[2], entry, context)  # fmt: skip
    if not target:
        return say("This link leads nowhere: its address is missing."), _WHOLE
    message = say("“{address}” leads to no page of the site.", address=target)
    return message, _advice(target, entry, context)


def _of_the_web(target: str) -> tuple[Message, Message] | None:
    """What is wrong with an address that is no reference: it names nobody."""
    scheme, _, rest = target.partition(":")
    if not rest.strip():
        return say("This link leads nowhere: nothing follows “{scheme}:”.", scheme=scheme), _WHOLE
    if scheme.lower() in ("http", "https") and not names_host(target):
        return say("“{address}” names no host that there can be.", address=target), _WHOLE
    return None


def _wordless(text: str, start: int) -> tuple[Message, Message] | None:
    if not _WORDLESS.search(text, max(0, start - 100), start):
        return None
    return say("This link has no words, so nobody can see it."), say("Write what is to be clicked between [ and ].")


def _without_blanks(words: str) -> Message | None:
    """The address that was meant, where its beginning tells what it is."""
    scheme, colon, rest = words.strip().partition(":")
    if not colon or not (scheme in all_kinds() or scheme.lower() in SCHEMES):
        return None
    blank = "%20" if scheme.lower() in ("http", "https") else ""
    return say("Write “{reference}”.", reference=f"{scheme}:{blank.join(rest.split())}")


def _place(anchor: str, leaf: Leaf, entry: Entry) -> tuple[Message, Message] | None:
    body = leaf.value if leaf.route == ("body",) else ""
    if not anchor or anchor in _headings(body) or anchor in entry.parts:
        return None
    known = [*heading_anchors(body), *entry.parts]
    close = nearest(anchor, known) if known else None
    if close is not None:
        hint = say("Did you mean “{name}”?", name=f"#{close}")
    elif known:
        hint = say("Its places are {places}.", places=", ".join(f"#{name}" for name in known[:12]))
    else:
        hint = say("Delete the link; to another document lead “kind:id” and “kind:id#part”.")
    return say("This document has no place “{place}”.", place=f"#{anchor}"), hint


@lru_cache(maxsize=100)  # asked for each link of a text
def _headings(text: str) -> frozenset[str]:
    return frozenset(heading_anchors(text))


def _advice(target: str, entry: Entry, context: Context) -> Message:
    """The reference that was meant, where that can be told."""
    typed = unicodedata.normalize("NFKC", unquote(target)).replace(" ", "")
    if typed != target and parse_reference(typed) is not None and typed.partition("#")[0] in context.corpus.entries:
        return say("Write “{reference}”.", reference=typed)
    path, _, anchor = unquote(target).partition("#")
    meant = _meant(path.partition("?")[0].strip(), entry, context)
    if meant is None:
        outside = contact(target) if _OUTSIDE.match(target) else None
        return say("Write “{reference}”.", reference=outside) if outside else _WHOLE
    there = f"#{anchor}" if anchor in context.corpus.entries[meant].parts else ""
    return say("Write “{reference}”.", reference=f"{meant}{there}")


def _meant(path: str, entry: Entry, context: Context) -> str | None:
    """The document that a path leads to: by its file, by its address on the site, by its id or its title."""
    entries = context.corpus.entries
    files = {one.path: one.ref for one in entries.values()}
    path = path.replace("\\", "/")
    for way in (normpath(f"{dirname(entry.path)}/{path}"), normpath(path.lstrip("/"))):
        if way in files:
            return files[way]
    steps = [step for step in _PAGE.sub("", path).split("/") if step not in ("", ".", "..")]
    if not steps:
        return None
    name = steps[-1]
    plurals = {kind.plural: kind.name for kind in all_kinds().values()}
    kinds = [plurals[step] for step in steps[-2:-1] if step in plurals]
    if kinds and f"{kinds[0]}:{name}" in entries:
        return f"{kinds[0]}:{name}"
    known = [one for one in entries.values() if not kinds or one.kind.name == kinds[0]]
    same = [one.ref for one in known if name in (one.id, one.data.get("title"), one.data.get("code"))]
    if same:
        return same[0] if len(same) == 1 else None
    close = nearest(name, {one.id for one in known})
    near = [one.ref for one in known if one.id == close]
    return near[0] if len(near) == 1 else None
