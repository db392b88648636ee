"""Reviews: what is overdue, due soon or suspect, which exceptions are on record, and who answers for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from svcq_build.change import Suspicion, suspicions
from svcq_build.check import Agenda, agenda
from svcq_build.render.views import Context, LocalEntry, View

#: The urgencies in the order in which the page shows them.
URGENCIES = ("overdue", "soon", "later")


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a document is suspect, with the change in the language of the page.

    Attributes:
        suspicion: the reason. change: the entry of the other document's history.
        parts: what of the other document was changed and is referred to; empty when that cannot be told.
    """

    suspicion: Suspicion
    change: Any
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Load:
    """How much one role has on its agenda.

    Attributes:
        owner: ``role:id``, or None for what nobody answers for. overdue, soon, suspect, waived: how many of each.
        following: how many reviews come later.
    """

    owner: str | None
    overdue: int
    soon: int
    suspect: int
    waived: int
    following: int


def suspect_reasons(context: Context, entry: LocalEntry) -> tuple[Reason, ...]:
    """Why a document is suspect; empty when it is not."""
    return tuple(_told(context, suspicion) for suspicion in suspicions(context.graph, entry.entry, context.today))


def _told(context: Context, suspicion: Suspicion) -> Reason:
    change = context.doc(suspicion.target).changes[suspicion.change]
    parts = tuple(part for part in suspicion.parts if not change.affects or part in change.affects)
    return Reason(suspicion, change, parts)


def _load(whole: Agenda, owner: str | None) -> Load:
    own = whole.of(owner)
    counts = {name: sum(item.urgency == name for item in own.reviews) for name in URGENCIES}
    return Load(owner, counts["overdue"], counts["soon"], len(own.suspects), len(own.waivers), counts["later"])


def _data(context: Context) -> Mapping[str, Any]:
    found = agenda(context.graph, context.today)
    groups = {name: [item for item in found.reviews if item.urgency == name] for name in URGENCIES}
    loads = [_load(found, owner) for owner in found.owners()]
    return {
        "groups": groups,
        "total": len(found.reviews),
        "within": found.within,
        "suspects": [
            (suspect, [_told(context, suspicion) for suspicion in suspect.reasons]) for suspect in found.suspects
        ],
        "waivers": [(item, context.doc(item.document).waivers[item.index]) for item in found.waivers],
        "loads": sorted(loads, key=lambda load: (load.owner is None, -load.overdue, -load.suspect, -load.soon)),
    }


def calendar_subscription(context: Context) -> str | None:
    """The address that calendar programs subscribe to, where the site's own is known."""
    site = context.settings.site_url
    if not site or "://" not in site:
        return None
    language = "" if context.lang == context.settings.svcq.languages[0] else f"{context.lang}/"
    return f"webcal://{site.partition('://')[2].rstrip('/')}/{language}calendar.ics"


VIEW = View(
    name="reviews",
    path="reviews",
    zh="复审",
    en="Reviews",
    order=45,
    data=_data,
    zh_help="哪些文件该复审了、哪些依据变了要再看一遍，有哪些豁免。",
    en_help="What is due for review, what to look at again because its basis changed, and which waivers hold.",
    icon="material/calendar-check",
)
PROVIDES = {"suspect_reasons": suspect_reasons, "calendar_subscription": calendar_subscription}
