"""The home page: ways in by role, by situation, by kind, and what changed lately."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from svcq_build.kinds import all_kinds
from svcq_build.render.views import Context, View, all_views
from svcq_build.render.views.changes import Recorded, recorded_changes
from svcq_build.render.views.groups import grouped

#: How many changes the home page shows.
RECENT = 6


def recent_changes(context: Context, limit: int = RECENT) -> list[Recorded]:
    """The latest changes of all documents, the newest first, none of them in the future.

    A document's first version is left out while there are real changes to tell.
    """
    found = recorded_changes(context)
    real = [recorded for recorded in found if not recorded.first]
    return (real or found)[:limit]


def _data(context: Context) -> Mapping[str, Any]:
    return {
        "name": context.setting("site_name"),
        "about": context.setting("site_description"),
        "roles": context.entries("role"),
        "teams": context.entries("team"),
        "procedures": grouped(context, context.entries("procedure"), "category"),
        "processes": context.entries("process"),
        "families": grouped(context, context.entries("standard"), "family"),
        "guides": context.entries("guide"),
        "recent": recent_changes(context),
        "views": [(view.path, view.zh if context.lang == "zh" else view.en) for view in all_views() if view.path],
        "kinds": [(kind, len(context.entries(name))) for name, kind in all_kinds().items() if context.entries(name)],
    }


VIEW = View(name="home", path="", zh="首页", en="Home", order=0, data=_data, icon="material/home")
