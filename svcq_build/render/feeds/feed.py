"""The feed: the latest changes of all documents, to subscribe to (Atom, RFC 4287).

An entry keeps its id for ever, also when the document is renamed; ids are tag URIs (RFC 4151). All dates come from
the documents, so that the same documents give the same bytes. Where the site's own address is not known, links are
relative to the feed, as RFC 4287 allows.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from svcq_build.model import parse_reference
from svcq_build.render.addresses import document_address, reference_address, site_address
from svcq_build.render.desk import Desk
from svcq_build.render.feeds import SiteFile
from svcq_build.render.interface import Interface
from svcq_build.render.text import plain
from svcq_build.render.views import INTERNAL, PUBLIC
from svcq_build.render.views.changes import Recorded, affected_parts, recorded_changes

#: How many changes the feed has; the page of changes has them all.
LIMIT = 200
ATOM = "http://www.w3.org/2005/Atom"
#: What ids are made of where the site has no address (RFC 2606 keeps the name free).
_NOWHERE = "svcq.invalid"
#: The day of a feed without entries: Atom wants one, and no clock is read.
_NEVER = dt.date(1970, 1, 1)
#: From when on the names in ids count as ours (RFC 4151 wants a day); it never changes.
_SINCE = "2026-01-01"
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def _make(desk: Desk) -> bytes:
    found = recorded_changes(desk)
    ids = _ids(desk, found)
    shown = found[:LIMIT]
    base = _base(desk)
    words = desk.interface
    feed = Element("feed", {"xmlns": ATOM, "xml:lang": desk.lang})
    name = plain(desk.setting("site_name") or "") or desk.word("Changes")
    _add(feed, "id", f"{_tag(desk)}:{desk.lang}/changes")
    _add(feed, "title", desk.word("{label}: {value}", label=name, value=desk.word("Changes")))
    _add(feed, "updated", _moment(shown[0].change.date if shown else _NEVER))
    _add(SubElement(feed, "author"), "name", name)
    SubElement(feed, "link", {"rel": "self", "type": "application/atom+xml", "href": f"{base}feed.xml"})
    SubElement(feed, "link", {"rel": "alternate", "type": "text/html", "href": f"{base}changes/"})
    for recorded, identity in zip(shown, ids, strict=False):
        _entry(feed, desk, words, recorded, identity, base)
    indent(feed)
    content: bytes = tostring(feed, encoding="utf-8", xml_declaration=True)
    return content + b"\n"


def _entry(feed: Element, desk: Desk, words: Interface, recorded: Recorded, identity: str, base: str) -> None:
    change, document = recorded.change, recorded.entry
    entry = SubElement(feed, "entry")
    _add(entry, "id", identity)
    _add(entry, "title", f"{plain(document.doc.title)} {change.version}")
    _add(entry, "updated", _moment(change.date))
    if document.doc.owner:
        _add(SubElement(entry, "author"), "name", plain(desk.title(document.doc.owner)))
    label = words.choice("class", change.class_)
    SubElement(entry, "category", {"term": change.class_, "label": label})
    address = f"{base}{document_address(document.ref)}#history"
    SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": address})
    for part, ref in affected_parts(recorded):
        reference = parse_reference(ref) if ref else None
        if reference is not None:
            href = f"{base}{reference_address(reference)}"
            SubElement(entry, "link", {"rel": "related", "type": "text/html", "href": href, "title": part})
    _add(entry, "summary", "\n".join(_told(desk, words, recorded)))


def _told(desk: Desk, words: Interface, recorded: Recorded) -> list[str]:
    change = recorded.change
    facts = [(desk.word("Class"), words.choice("class", change.class_))]
    if change.trigger:
        facts.append((desk.word("Trigger"), words.choice("trigger", change.trigger)))
    if change.reason:
        facts.append((desk.word("Reason"), plain(change.reason)))
    if change.affects:
        facts.append((desk.word("Affects"), desk.word(", ").join(change.affects)))
    return [desk.word("{label}: {value}", label=label, value=value) for label, value in facts]


def _ids(desk: Desk, found: list[Recorded]) -> list[str]:
    """An id an entry, in order. It follows from the document's first name, the day and the version alone."""
    seen: Counter[str] = Counter()
    made = []
    for recorded in reversed(found):  # the oldest first: a later entry never changes the id of an earlier one
        entry, change = recorded.entry, recorded.change
        first = entry.doc.formerly[-1] if entry.doc.formerly else entry.id  # the newest stands first
        name = f"{_tag(desk)}:{desk.lang}/{entry.kind.name}/{first}/{change.version}/{change.date.isoformat()}"
        seen[name] += 1
        made.append(name if seen[name] == 1 else f"{name}/{seen[name]}")
    return made[::-1]


def _tag(desk: Desk) -> str:
    return f"tag:{urlsplit(desk.settings.site_url or '').hostname or _NOWHERE},{_SINCE}"


def _base(desk: Desk) -> str:
    site = desk.settings.site_url
    return site_address(site, desk.lang, desk.settings.svcq.languages) if site else ""


def _moment(day: dt.date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _add(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = _NOT_XML.sub("", text)


FILE = SiteFile("feed.xml", _make, INTERNAL | PUBLIC)
