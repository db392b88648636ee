"""The menu: home, a tab a top folder with its kinds, and the overview pages."""

from __future__ import annotations

from svcq_build.kinds import all_kinds
from svcq_build.render.addresses import document_address, list_address
from svcq_build.render.desk import Desk
from svcq_build.render.interface import Interface
from svcq_build.render.pages import MenuItem
from svcq_build.render.text import plain
from svcq_build.render.views import all_views


def menu_of(desk: Desk, interface: Interface) -> list[MenuItem]:
    """The menu of a site in the desk's language; kinds without documents are left out."""
    zh = desk.lang == "zh"
    overviews = [view for view in all_views() if view.path]
    items = [MenuItem(view.zh if zh else view.en, "") for view in all_views() if not view.path]
    tabs: dict[str, list[MenuItem]] = {}
    for name, kind in all_kinds().items():
        documents = tuple(MenuItem(plain(local.doc.title), document_address(local.ref)) for local in desk.entries(name))
        if documents:
            title = kind.zh_plural if zh else kind.en_plural
            folder = kind.folder.partition("/")[0]
            tabs.setdefault(folder, []).append(MenuItem(title, list_address(name), documents, True))
    items += [MenuItem(interface.word(folder.capitalize()), None, tuple(kinds)) for folder, kinds in tabs.items()]
    if overviews:
        pages = tuple(MenuItem(view.zh if zh else view.en, f"{view.path}/") for view in overviews)
        items.append(MenuItem(interface.word("Overview"), None, pages))
    return items
