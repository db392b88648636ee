"""The menu: home, a tab a top folder with its kinds, and the overview pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from svcq_build.kinds import all_kinds
from svcq_build.render.addresses import document_address, list_address
from svcq_build.render.desk import Desk
from svcq_build.render.interface import Interface
from svcq_build.render.pages import MenuItem
from svcq_build.render.text import plain
from svcq_build.render.views import views_of

#: The kinds that customers look for, in the order in which they do.
CUSTOMERS_FIRST = ("guide", "commitment", "faq", "channel")


def menu_of(desk: Desk, interface: Interface) -> list[MenuItem]:
    """The menu of a site in the desk's language; kinds without documents are left out."""
    named = interface.named
    views = views_of(desk, desk.audience)
    overviews = [view for view in views if view.path and view.listed]
    items = [MenuItem(named(view.zh, view.en), "") for view in views if not view.path]
    tabs: dict[str, list[MenuItem]] = {}
    for name, kind in all_kinds().items():
        documents = tuple(MenuItem(plain(local.doc.title), document_address(local.ref)) for local in desk.entries(name))
        if documents:
            title = named(kind.zh_plural, kind.en_plural)
            folder = kind.folder.partition("/")[0]
            tabs.setdefault(folder, []).append(MenuItem(title, list_address(name), documents, True))
    if desk.audience == "public":
        items += _for_customers(tabs, interface)
    else:
        items += [MenuItem(interface.word(folder.capitalize()), None, tuple(kinds)) for folder, kinds in tabs.items()]
    if overviews:
        pages = tuple(MenuItem(named(view.zh, view.en), f"{view.path}/") for view in overviews)
        items.append(MenuItem(interface.word("Overview"), None, pages))
    return items


def _for_customers(tabs: Mapping[str, Sequence[MenuItem]], interface: Interface) -> Iterator[MenuItem]:
    """What customers come for, each in a tab of its own; whatever else is public under one tab."""
    first = {list_address(kind): None for kind in CUSTOMERS_FIRST}
    kinds = {item.address: item for items in tabs.values() for item in items}
    yield from (kinds[address] for address in first if address in kinds)
    others = tuple(item for address, item in kinds.items() if address not in first)
    if others:
        yield MenuItem(interface.word("Rules and terms"), None, others)
