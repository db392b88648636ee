"""The calendar: when meetings are held, documents are to be reviewed and waivers end (RFC 5545, RFC 7986).

An event keeps its UID when its day moves, so that calendar programs move it too. Its time stamp is a day that its
document names; no clock is read, so that the same documents give the same bytes.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from itertools import chain

from icalendar import Calendar, Event

from svcq_build.check import Due, Exemption, agenda
from svcq_build.records import Certificate, Task, actions_followed, findings_followed
from svcq_build.render.desk import Desk
from svcq_build.render.feeds import SiteFile
from svcq_build.render.feeds._events import fact, make_event
from svcq_build.render.feeds._meetings import meetings
from svcq_build.render.feeds._time_zone import time_zone
from svcq_build.render.formats import format_date
from svcq_build.render.text import plain
from svcq_build.watch import newest_certificates

#: How often programs look for changes.
_REFRESH = dt.timedelta(days=1)


def _make(desk: Desk) -> bytes:
    found = agenda(desk.graph, desk.today)
    calendar = Calendar()
    calendar.add("prodid", f"-//svcq//calendar//{desk.lang.upper()}")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    name = fact(desk, plain(desk.setting("site_name") or ""), desk.word("Meetings and reviews"))
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", _REFRESH, parameters={"value": "DURATION"})
    calendar.add("x-published-ttl", "P1D")
    held = list(meetings(desk))
    if held:  # days alone need no time zone
        zone = desk.settings.svcq.time_zone
        calendar.add("x-wr-timezone", zone)
        calendar.add_component(time_zone(zone, min(event.DTSTART.year for event in held)))
    reviews, waivers = (
        (_review(desk, due) for due in found.reviews),
        (_waiver(desk, waiver) for waiver in found.waivers),
    )
    tasks = (_task(desk, task) for task in _tasks(desk))
    ends = (_end(desk, certificate) for certificate in _certificates(desk))
    return _around(calendar, (event.to_ical() for event in chain(held, reviews, waivers, tasks, ends)))


def _tasks(desk: Desk) -> list[Task]:
    """Findings and actions that are still to be dealt with by a day."""
    if not desk.ledger.has("inspection", "incident", "drill", "minutes", "improvement"):
        return []
    records = desk.ledger.whole()
    tasks = (*findings_followed(records), *actions_followed(records))
    return [task for task in tasks if not task.is_over and task.due is not None]


def _task(desk: Desk, task: Task) -> Event:
    assert task.due is not None  # only such were gathered
    title = desk.word("Due: {title}", title=task.text)
    event = _event(desk, f"task-{task.ref}", task.due, task.since, title, [], task.of, task.owner)
    event.add("categories", [desk.word("Finding") if task.of else desk.word("Action")])
    return event


def _certificates(desk: Desk) -> list[Certificate]:
    """Certificates with an end, each where no newer one of the same takes its place."""
    found = newest_certificates(desk.ledger.of(Certificate))
    return [certificate for certificate in found if certificate.ends is not None]


def _end(desk: Desk, certificate: Certificate) -> Event:
    assert certificate.ends is not None  # only such were gathered
    title = desk.word("Certificate ends: {title} ({who})", title=certificate.title, who=certificate.who)
    since, document = certificate.issued, certificate.certifies
    uid = f"certificate-{certificate.id}"
    return _event(desk, uid, certificate.ends, since, title, [], document, certificate.role)


def _around(calendar: Calendar, events: Iterable[bytes]) -> bytes:
    """A calendar with its events; one after the other, for ten thousand of them at a time take much memory."""
    whole: bytes = calendar.to_ical()
    end = whole.rindex(b"END:VCALENDAR")
    return b"".join((whole[:end], *events, whole[end:]))


def _review(desk: Desk, due: Due) -> Event:
    since = desk.word("Last reviewed") if due.reviewed else desk.word("Effective")
    told = [fact(desk, since, format_date(due.since, desk.lang))]
    title = desk.word("Review: {title}", title=plain(desk.title(due.document)))
    return _event(desk, f"review-{due.document}", due.day, due.since, title, told, due.document, due.owner)


def _waiver(desk: Desk, waiver: Exemption) -> Event:
    model = desk.doc(waiver.document)
    told = [
        fact(desk, desk.word("Rule"), waiver.rule),
        fact(desk, desk.word("Reason"), plain(model.waivers[waiver.index].reason)),
        fact(desk, desk.word("Approved by"), plain(desk.title(waiver.approver))),
    ]
    title = desk.word("Waiver ends: {title}", title=plain(desk.title(waiver.document, waiver.part)))
    uid = f"waiver-{waiver.document}-{waiver.part or ''}-{waiver.rule}"
    since = max((change.date for change in model.changes), default=waiver.until)
    return _event(desk, uid, waiver.until, since, title, told, waiver.document, waiver.owner)


def _event(
    desk: Desk,
    uid: str,
    day: dt.date,
    since: dt.date,
    title: str,
    told: list[str],
    document: str | None,
    owner: str | None,
) -> Event:
    lines = [fact(desk, desk.word("Owner"), plain(desk.title(owner))), *told] if owner else told
    event = make_event(desk, uid, since, title, lines, document)
    event.add("dtstart", day)  # without an end or a time: all of that day
    event.add("transp", "TRANSPARENT")  # it keeps nobody busy
    return event


FILE = SiteFile("calendar.ics", _make)
