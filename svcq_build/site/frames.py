"""Frames: pages put into what the theme puts around them, which it builds once for each shape of page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import blake2b
from urllib.parse import quote

from svcq_build.render import MenuItem, Page, RenderedPage, relative
from svcq_build.site import slots
from svcq_build.site.engine import Engine, Example
from svcq_build.site.frame import Frame, Neighbour, tree_of
from svcq_build.words import in_html


class Frames:
    """Puts the pages of one language into their frames."""

    def __init__(self, engine: Engine, languages: Sequence[str], about: str) -> None:
        """Begin.

        Args:
            engine: builds examples. languages: of the site. about: what pages without a description of their own say,
                as HTML.
        """
        self._engine, self._languages, self._about = engine, languages, about
        self._made: dict[tuple[str, slots.Shape], Frame] = {}
        self._examples = _neighbours(engine.menu)

    def follow(self, menu: Sequence[MenuItem]) -> None:
        """Say what the menu is, now and whenever it changes; the kinds of documents in it stay the same."""
        self._order = _neighbours(menu)
        self._kinds = {item.address: item for item in _kinds(menu)}
        self._listed: dict[str, str] = {}
        self._places = {
            document.address: place for item in self._kinds.values() for place, document in enumerate(item.items)
        }
        for (address, _), frame in self._made.items():
            self._list_documents(frame, address)

    def around(self, rendered: RenderedPage) -> tuple[str, str | None]:
        """A page in its frame, and that frame without a page, where this is the first one in it.

        Raises:
            SiteError: when the theme fails.
        """
        page, headings = rendered.page, rendered.contents.headings
        shape = slots.shape_of(page, listed=bool(tree_of(headings)))
        folder = _folder(page.url, page.ref)
        key = ("" if page.apart else folder, shape)
        frame = self._made.get(key)
        words, place = self._words(page), self._places.get(page.url)
        empty = None
        if frame is None:
            frame = self._made[key] = self._make(page, shape, folder)
            empty = frame.fill({**words, "body": ""}, headings[:1], place)  # the others' links lead to themselves
        html = rendered.html if "<h1" in rendered.html else f"<h1>{in_html(page.title)}</h1>\n{rendered.html}"
        return frame.fill({**words, "body": html}, headings, place), empty

    def mark(self, url: str, ref: str) -> str:
        """All that what stands around a page depends on, besides the page itself.

        Args:
            url: the page's address. ref: its document's, if it has one.
        """
        folder = _folder(url, ref)
        if folder not in self._listed:
            kind = self._kinds.get(folder)
            self._listed[folder] = blake2b(repr(kind).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
        before, after = (item and (item.title, item.address) for item in self._order.get(url, (None, None)))
        return f"{self._engine.stamp} {self._listed[folder]} {before} {after} {self._places.get(url)}"

    def _make(self, page: Page, shape: slots.Shape, folder: str) -> Frame:
        shown = slots.example(page, shape, folder)
        html = self._engine.build(Example(shown, slots.example_body(shape.listed)))
        around = {
            name: Neighbour(in_html(item.title), relative(quote(item.address or ""), shown.url))
            for name, item in zip(("before", "after"), self._examples.get(shown.url, (None, None)), strict=True)
            if item is not None
        }
        frame = Frame(html, shape.variant, self._languages, around)
        self._list_documents(frame, folder)
        return frame

    def _list_documents(self, frame: Frame, folder: str) -> None:
        if frame.has_menu:
            kind = self._kinds.get(folder, MenuItem(""))
            listed = [(quote(_name(item.address or "")), in_html(item.title)) for item in kind.items]
            frame.list_documents(listed, in_html(f"… {kind.title} ({len(listed)})"))

    def _words(self, page: Page) -> dict[str, str]:
        about = in_html(page.description) or self._about
        before, after = self._order.get(page.url, (None, None))
        words = {
            "title": in_html(page.title),
            "about": f'<meta name="description" content="{about}">' if about else "",
            "shared": f'<meta property="og:description" content="{about}">' if about else "",
            "source": in_html(page.source),
            "edit": in_html(page.edit_url or ""),
            "asked": quote(f"{page.title} ({page.ref or f'/{page.url}'})", safe=""),
            "place": quote(page.address or page.url, safe=""),
            "name": quote(_name(page.url)),
            "address": quote(page.url),
            **{one.lang: in_html(one.url) for one in page.alternates},
        }
        for name, item in (("before", before), ("after", after)):
            words[name] = in_html(relative(quote(item.address or ""), page.url)) if item is not None else ""
            words[f"{name}-title"] = in_html(item.title) if item is not None else ""
        return words


def _folder(url: str, ref: str) -> str:
    """The folder in which a document's page lies beside others of its kind; any other page's own address."""
    return f"{url.rstrip('/').rpartition('/')[0]}/" if ref else url


def _name(address: str) -> str:
    return address.rstrip("/").rpartition("/")[2]


def _kinds(menu: Sequence[MenuItem]) -> Iterator[MenuItem]:
    for item in menu:
        if item.documents:
            yield item
        else:
            yield from _kinds(item.items)


def _pages(menu: Sequence[MenuItem]) -> Iterator[MenuItem]:
    for item in menu:
        if item.address is not None:
            yield item
        yield from _pages(item.items)


def _neighbours(menu: Sequence[MenuItem]) -> dict[str, tuple[MenuItem | None, MenuItem | None]]:
    """The pages before and after each page of a menu, by address."""
    pages: list[MenuItem | None] = [None, *_pages(menu), None]
    return {item.address or "": (pages[at - 1], pages[at + 1]) for at, item in enumerate(pages) if item is not None}
