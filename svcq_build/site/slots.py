"""Slots: the places in a frame where each page puts its own, and the example pages that show where they are.

The theme builds an example page of each shape, with its menu as long as it needs to be to see how it repeats. What
stands in the example in the place of words is a slot's name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from svcq_build.render import Alternate, MenuItem, Page

TITLE, ABOUT, EDIT, SOURCE = (f"svcq-slot-{name}" for name in ("title", "about", "edit", "source"))
#: The page's name and address inside of other addresses.
ASKED, PLACE = "svcq-slot-asked", "svcq-slot-place"
#: Where the page itself begins and ends.
BODY, BODY_END = "<h1>svcq-slot-body</h1>", "<h1>svcq-slot-end</h1>"
#: The documents before and after the one that an example shows, in the menu.
BEFORE, AFTER = "svcq-slot-before", "svcq-slot-after"
#: The headings of an example: the page's own, one with nothing below it, one with another below it, and that one.
TOP, LEAF, NODE, CHILD = (f"svcq-slot-{name}" for name in ("top", "leaf", "node", "child"))
#: Where pages of past versions and booklets are taken to be: as deep as they are, and in no menu.
PAST, BOOKLET = "svcq-slot-past/page/", "svcq-slot-booklet/page/"


def other(language: str) -> str:
    """The slot for the address of the page in a language."""
    return f"svcq-slot-lang-{language}"


def titled(name: str) -> str:
    """The slot for the title of a document in the menu."""
    return f"{name}-title"


#: What an example of a document is called, by whether it is untranslated, and has a table of contents.
_VARIANTS = {(a, b): f"svcq-slot-page-{'ny'[a]}{'ny'[b]}" for a in (False, True) for b in (False, True)}


@dataclass(frozen=True, slots=True)
class Shape:
    """What decides how the theme frames a page, besides words.

    Attributes:
        address: of a page that is no document; empty for documents. kind: of a document.
        untranslated: as the page is. listed: whether it has a table of contents.
    """

    address: str
    kind: str
    untranslated: bool
    listed: bool

    @property
    def variant(self) -> str:
        """A name for it among the documents of its kind, which can be part of an address."""
        return _VARIANTS[self.untranslated, self.listed]


def shape_of(page: Page, listed: bool) -> Shape:
    """The shape of a page.

    Args:
        listed: whether it has a table of contents.
    """
    if page.past or page.beside:
        return Shape(PAST if page.past else BOOKLET, "", untranslated=False, listed=listed)
    return Shape("" if page.ref else page.url, page.kind if page.ref else "", page.untranslated, listed)


def example(page: Page, shape: Shape, folder: str) -> Page:
    """A page that shows how the theme frames all of a shape.

    Args:
        page: one of them. folder: where documents of its kind lie.
    """
    return replace(
        page,
        ref=f"{page.kind}:{shape.variant}" if page.ref else "",
        url=shape.address or (f"{folder}{shape.variant}/" if page.ref else ""),
        title=TITLE,
        description=ABOUT,
        source=SOURCE if page.source else "",
        edit_url=EDIT if page.edit_url else None,
        alternates=tuple(Alternate(one.lang, one.name, other(one.lang)) for one in page.alternates),
    )


def example_body(listed: bool) -> str:
    """The Markdown of an example page, with a heading of its own, and a table of contents or none."""
    below = (("##", LEAF), ("##", NODE), ("###", CHILD)) if listed else ()
    headings = (f"{marks} {name} {{ #{name} }}" for marks, name in (("#", TOP), *below))
    return "\n\n".join((BODY, *headings, BODY_END)) + "\n"


def example_menu(menu: Sequence[MenuItem]) -> Iterator[MenuItem]:
    """The menu with examples in the place of documents."""
    for item in menu:
        if not item.documents:
            yield replace(item, items=tuple(example_menu(item.items)))
            continue
        names = (BEFORE, *_VARIANTS.values(), AFTER)
        yield replace(item, items=tuple(MenuItem(titled(name), f"{item.address}{name}/") for name in names))
