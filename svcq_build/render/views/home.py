"""The home page: ways in by role, by situation, by kind, and what changed lately."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from svcq_build.kinds import all_kinds
from svcq_build.render.views import Context, View, views_of
from svcq_build.render.views.changes import Recorded, recorded_changes
from svcq_build.render.views.groups import grouped
from svcq_build.words import TO_SORT, is_chinese

#: How many changes the home page shows.
RECENT = 6
#: The kinds that the examples for searching are taken from, and how many letters they may have.
_EXAMPLES = ("standard", "term", "procedure", "role")
_SHORT = {True: 6, False: 24}


def recent_changes(context: Context, limit: int = RECENT) -> list[Recorded]:
    """The latest changes of all documents, the newest first, none of them in the future.

    A document's first version is left out while there are real changes to tell.
    """
    found = recorded_changes(context)
    real = [recorded for recorded in found if not recorded.first]
    return (real or found)[:limit]


def search_examples(context: Context, kinds: Sequence[str] = _EXAMPLES) -> list[str]:
    """Names to try the search with: of each of some kinds the short one that most documents refer to."""
    found: dict[str, None] = {}
    for kind in kinds:
        names = [
            (len(context.graph.into(local.ref)), str(local.doc.title))
            for local in context.entries(kind)
            if local.doc.status == "active" and len(local.doc.title) <= _SHORT[is_chinese(context.lang)]
        ]
        if names:
            found[max(names, key=lambda name: (name[0], -len(name[1]), name[1]))[1]] = None
    return list(found)


#: In either language.
_LEFT_OVER = frozenset(TO_SORT.values())


def _data(context: Context) -> Mapping[str, Any]:
    return {
        "name": context.setting("site_name"),
        "about": context.setting("site_description"),
        "roles": context.entries("role"),
        "teams": context.entries("team"),
        "procedures": grouped(context, context.entries("procedure"), "category"),
        "processes": context.entries("process"),
        "families": grouped(context, context.entries("standard"), "family"),
        "guides": [one for one in context.entries("guide") if _LEFT_OVER.isdisjoint(one.doc.tags)],
        "recent": recent_changes(context),
        "examples": search_examples(context),
        "views": [
            (view.path, context.interface.named(view.zh, view.en))
            for view in views_of(context)
            if view.path and view.listed
        ],
        "kinds": [(kind, len(context.entries(name))) for name, kind in all_kinds().items() if context.entries(name)],
    }


VIEW = View(name="home", path="", zh="首页", en="Home", order=0, data=_data, icon="material/home")
