"""The home page of the public site: how one is served, what is promised, what is often asked, whom to turn to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from svcq_build.kinds import all_kinds
from svcq_build.render.views import PUBLIC, Context, View
from svcq_build.render.views.home import search_examples

#: The kinds that have a place of their own above; of the others the page lists the names.
_OWN_PLACE = ("guide", "commitment", "faq", "channel")
#: What the examples for searching are taken from.
_EXAMPLES = ("term", "standard", "channel")
#: How many questions of each document the page shows.
QUESTIONS = 4


def _data(context: Context) -> Mapping[str, Any]:
    def in_force(kind: str) -> list[Any]:
        return [entry for entry in context.entries(kind) if entry.doc.status != "retired"]

    return {
        "name": context.setting("site_name"),
        "about": context.setting("site_description"),
        "examples": search_examples(context, _EXAMPLES),
        "guides": in_force("guide"),
        "commitments": in_force("commitment"),
        "faqs": [entry for entry in in_force("faq") if entry.doc.asked_by == "public"],
        "questions": QUESTIONS,
        "channels": [entry for entry in in_force("channel") if entry.doc.users == "public"],
        "kinds": [kind for name, kind in all_kinds().items() if name not in _OWN_PLACE and context.entries(name)],
    }


VIEW = View(name="home", path="", zh="首页", en="Home", order=0, data=_data, icon="material/home", audiences=PUBLIC)
