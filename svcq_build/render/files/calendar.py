"""The calendar: when which document is to be reviewed and which waiver ends, to subscribe to (RFC 5545, RFC 7986).

An event keeps its UID when its day moves, so that calendar programs move it too. Its time stamp is the day from
which its day is counted; no clock is read, so that the same documents give the same bytes.
"""

from __future__ import annotations

import datetime as dt
from urllib.parse import urlsplit

from icalendar import Calendar, Event

from svcq_build.agenda import Due, Exemption, agenda
from svcq_build.render.addresses import document_address, site_address
from svcq_build.render.desk import Desk
from svcq_build.render.files import SiteFile
from svcq_build.render.formats import format_date
from svcq_build.render.text import plain

#: How often programs look for changes.
_REFRESH = dt.timedelta(days=1)
#: What UIDs end in where the site has no address (RFC 2606 keeps the name free).
_NOWHERE = "svcq.invalid"


def _make(desk: Desk) -> bytes:
    found = agenda(desk.graph, desk.today)
    calendar = Calendar()
    calendar.add("prodid", f"-//svcq//reviews//{desk.lang.upper()}")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    name = _fact(desk, plain(desk.setting("site_name") or ""), desk.word("Reviews"))
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", _REFRESH, parameters={"value": "DURATION"})
    calendar.add("x-published-ttl", "P1D")
    for due in found.reviews:
        calendar.add_component(_review(desk, due))
    for waiver in found.waivers:
        calendar.add_component(_waiver(desk, waiver))
    content: bytes = calendar.to_ical()
    return content


def _review(desk: Desk, due: Due) -> Event:
    since = desk.word("Last reviewed") if due.reviewed else desk.word("Effective")
    told = [_fact(desk, since, format_date(due.since, desk.lang))]
    title = desk.word("Review: {title}", title=plain(desk.title(due.document)))
    return _event(desk, f"review-{due.document}", due.day, due.since, title, told, due.document, due.owner)


def _waiver(desk: Desk, waiver: Exemption) -> Event:
    model = desk.doc(waiver.document)
    told = [
        _fact(desk, desk.word("Rule"), waiver.rule),
        _fact(desk, desk.word("Reason"), plain(model.waivers[waiver.index].reason)),
        _fact(desk, desk.word("Approved by"), plain(desk.title(waiver.approver))),
    ]
    title = desk.word("Waiver ends: {title}", title=plain(desk.title(waiver.document, waiver.part)))
    uid = f"waiver-{waiver.document}-{waiver.part or ''}-{waiver.rule}"
    since = max((change.date for change in model.changes), default=waiver.until)
    return _event(desk, uid, waiver.until, since, title, told, waiver.document, waiver.owner)


def _event(
    desk: Desk, uid: str, day: dt.date, since: dt.date, title: str, told: list[str], document: str, owner: str | None
) -> Event:
    event = Event()
    site = desk.settings.site_url or ""
    event.add("uid", f"{uid.replace(':', '-')}@{urlsplit(site).hostname or _NOWHERE}")
    event.add("dtstamp", dt.datetime.combine(since, dt.time(), tzinfo=dt.UTC))
    event.add("dtstart", day)  # without an end or a time: all of that day
    event.add("summary", title)
    event.add("transp", "TRANSPARENT")  # it keeps nobody busy
    lines = [_fact(desk, desk.word("Owner"), plain(desk.title(owner))), *told] if owner else told
    if site:
        address = site_address(site, desk.lang, desk.settings.svcq.languages) + document_address(document)
        event.add("url", address)
        lines = [*lines, address]
    event.add("description", "\n".join(lines))
    return event


def _fact(desk: Desk, label: str, value: str) -> str:
    return desk.word("{label}: {value}", label=label, value=value)


FILE = SiteFile("calendar.ics", _make)
