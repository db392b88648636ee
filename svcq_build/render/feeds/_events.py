"""What all events of the calendar share: lasting names, facts line by line, the address of their document."""

from __future__ import annotations

import datetime as dt
from urllib.parse import urlsplit

from icalendar import Event

from svcq_build.render.addresses import document_address, site_address
from svcq_build.render.desk import Desk
from svcq_build.words import clean, one_line

#: What UIDs end in where the site has no address (RFC 2606 keeps the name free).
_NOWHERE = "svcq.invalid"


def make_event(desk: Desk, uid: str, stamp: dt.date, title: str, told: list[str], document: str | None) -> Event:
    """An event without a time.

    Args:
        uid: its name, kept when its time moves. stamp: the day from which it is known. title: what people see.
        told: lines of its description. document: ``kind:id``, whose page it leads to; None for none.
    """
    event = Event()
    site = desk.settings.site_url or ""
    event.add("uid", f"{one_line(uid).replace(':', '-')}@{urlsplit(site).hostname or _NOWHERE}")
    event.add("dtstamp", dt.datetime.combine(stamp, dt.time(), tzinfo=dt.UTC))
    event.add("summary", one_line(title))
    if site and document is not None:
        address = site_address(site, desk.lang, desk.settings.svcq.languages) + document_address(document)
        event.add("url", address)
        told = [*told, address]
    event.add("description", "\n".join(map(clean, told)))
    return event


def fact(desk: Desk, label: str, value: str) -> str:
    """One line of a description."""
    return desk.word("{label}: {value}", label=label, value=value)
