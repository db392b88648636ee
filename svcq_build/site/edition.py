"""An edition: the site in one language, its pages put into their frames and written as they come."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from svcq_build.render import (
    Links,
    Page,
    RenderedFile,
    RenderedPage,
    Renderer,
    menu_of,
    past_pages,
    plain,
    read_links,
    render_files,
    render_pages,
    version_address,
    versions_address,
)
from svcq_build.search import FOLDER as SEARCH
from svcq_build.search import Found, SearchIndex, entry_of, found_by
from svcq_build.site import slots
from svcq_build.site.assets import FOLDER, write_assets
from svcq_build.site.configuration import engine_configuration
from svcq_build.site.editor_files import EditorFiles
from svcq_build.site.engine import Engine
from svcq_build.site.failures import SiteError
from svcq_build.site.frames import Frames
from svcq_build.site.kept_pages import KeptPage, KeptPages
from svcq_build.site.layout import Layout
from svcq_build.site.links import foreign_in_style
from svcq_build.site.write import copy_picture, own_theme, write_file
from svcq_build.words import in_html, say


class Edition:
    """The site in one language.

    Attributes:
        renderer: renders its pages. prefix: where it begins in the whole site.
        pages: those for search engines, by address, with the day of their last change.
        links: the links of pages, by their files in the whole site. files: all that it has written, from the whole
            site's root. kept: the pages as they were rendered, by address, where they are kept for later edits.
    """

    def __init__(
        self, layout: Layout, renderer: Renderer, epoch: int, keep: bool = False, last: KeptPages | None = None
    ) -> None:
        """Begin.

        Args:
            layout: where things lie. renderer: of the language. epoch: the build's date in seconds.
            keep: whether edits are going to follow. last: the pages of the last build, if it is to be made use of.
        """
        self._last = last
        self.renderer = renderer
        language = renderer.desk.lang
        self.prefix = "" if language == renderer.desk.source_language else f"{language}/"
        self.pages: dict[str, dt.date | None] = {}
        self.links: dict[str, Links] = {}
        self.files: set[str] = set()
        self.kept: dict[str, RenderedPage] | None = {} if keep else None
        self._sources = EditorFiles(layout.root, last)
        self._root, self._pictures = layout.root, set[str]()
        self._last_index = last.index(self.prefix + SEARCH) if last is not None else None
        self._index = SearchIndex(renderer.interface, self._last_index)
        self._menu = menu_of(renderer.desk, renderer.interface)
        settings = engine_configuration(renderer.desk, renderer.interface, layout.root)
        examples = list(slots.example_menu(self._menu))
        memory = f"frames-{renderer.desk.audience}-{language}"
        self._engine = Engine(
            settings, layout.work / "engine" / language, examples, own_theme(layout.root), epoch, memory
        )
        about = in_html(plain(renderer.desk.setting("site_description") or ""))
        self._frames = Frames(self._engine, renderer.desk.settings.svcq.languages, about)
        self._frames.follow(self._menu)

    def write_pages(self, target: Path) -> Iterator[None]:
        """Write the pages one by one, those of past versions last; a step each, in the same order in every language.

        Args:
            target: the whole site.
        Raises:
            SiteError, RenderError: when one cannot be made.
        """
        for rendered in self._rendered(lambda page: not self._take_page(page, target)):
            self.put(rendered, target)
            yield
        documents = self.renderer.desk.history.documents
        for rendered in self.past({ref for ref in documents if not self._take_past(ref, target)}):
            self.put(rendered, target)
            yield

    def _rendered(self, only: Callable[[Page], bool]) -> Iterator[RenderedPage]:
        """The pages of documents, overviews and issues of reports that ``only`` lets through."""
        yield from render_pages(self.renderer, only)
        if self.renderer.desk.records.months:
            from svcq_build.reports import issue_pages

            yield from issue_pages(self.renderer, self._root, only)

    def _take_page(self, page: Page, target: Path) -> bool:
        """Take a page over from the last build. Returns: whether it is the same, and the site has it now."""
        if not self._take(page.url, self._about(page), target):
            return False
        if not page.apart:
            self.pages[page.url] = page.changed
        return True

    def _take_past(self, ref: str, target: Path) -> bool:
        """Take over the pages of a document's past versions. Returns: whether the site has all of them now."""
        versions = self.renderer.desk.history.of(ref)
        addresses = [*(version_address(ref, past.version) for past in versions), versions_address(ref)]
        return all(self._take(address, self._frames.mark(address, ""), target) for address in addresses)

    def _take(self, url: str, about: str, target: Path) -> bool:
        name = self.prefix + file_of(url)
        kept = self._last.take(name, about, target / name) if self._last is not None else None
        if kept is not None:
            self._note(name, kept, target)
        return kept is not None

    def _about(self, page: Page) -> str:
        """What a page depends on besides what it asked for; that of a past version is known by its address."""
        mark = self._frames.mark(page.url, page.ref)
        if page.past:
            return mark
        tells_stand = page.beside or page.editor
        return f"{page} {mark} {self.renderer.desk.history.stand}" if tells_stand else f"{page} {mark}"

    def finish(self, target: Path) -> None:
        """Write what else the edition has.

        Raises:
            SiteError, RenderError: when something cannot be made.
        """
        self._write_rest(target)
        self.write_files(target)
        if self.kept is None:
            self._index.forget()
        self.renderer.compiled.keep()

    def renew(self, target: Path, due: Callable[[Page, RenderedPage | None], bool]) -> int:
        """Render pages again, and write those that are not as they were; pages of documents that are gone go.

        Args:
            due: asked for every page, and the page as it was, whether it is to be rendered.
        Returns:
            how many pages were written.
        """
        assert self.kept is not None
        kept, count, there = self.kept, 0, set[str]()

        def is_due(page: Page) -> bool:
            there.add(page.url)
            return due(page, kept.get(page.url))

        for rendered in self._rendered(is_due):
            if kept.get(rendered.page.url) != rendered:
                self.put(rendered, target)
                count += 1
            kept[rendered.page.url] = rendered
        for address in kept.keys() - there:
            self._take_away(address, target)
        return count

    def follow_menu(self, target: Path) -> bool:
        """Take over the menu as it is now, and write every page again if it is another. Returns: whether it is."""
        now = menu_of(self.renderer.desk, self.renderer.interface)
        if now == self._menu:
            return False
        self._menu = now
        self._frames.follow(now)
        for rendered in (self.kept or {}).values():
            self.put(rendered, target)
        return True

    def past(self, only: Iterable[str] | None = None) -> Iterator[RenderedPage]:
        """The pages of past versions; of some documents, or of all.

        Raises:
            SiteError: when a template fails.
        """
        try:
            yield from past_pages(self.renderer, None if only is None else set(only))
        except (OSError, SiteError):
            raise
        except Exception as error:  # whatever a template does wrong
            raise SiteError(
                say(
                    "The pages of past versions cannot be made: {error}. The last good site is kept.",
                    error=f"{type(error).__name__}: {error}",
                )
            ) from error

    def put(self, rendered: RenderedPage, target: Path) -> None:
        """Put a page into its frame and the whole into the site, with the pictures that it shows.

        Raises:
            SiteError: when the theme fails, or a picture cannot be shown.
        """
        page = rendered.page
        html, frame = self._frames.around(rendered)
        name = self.prefix + file_of(page.url)
        write_file(target / name, html.encode())
        links = rendered.contents.links if frame is None else rendered.contents.links | read_links(frame)
        if not links.links and page.past:  # of past versions, only pages with links of their own need to be checked
            links = Links()
        kept = KeptPage(links.packed(), rendered.pictures, None if page.apart else self._found_by(rendered))
        self._note(name, kept, target)
        if not page.apart:
            self.pages[page.url] = page.changed
        if not page.past and self.kept is not None:
            self.kept[page.url] = rendered
        if self._last is not None:
            self._last.note(name, self._about(page), rendered.reads, target / name, kept)

    def _note(self, name: str, page: KeptPage, target: Path) -> None:
        """Note what is on a page that the site has now, with the pictures that it shows.

        Raises:
            SiteError: when a picture cannot be shown.
        """
        self.files.add(name)
        if page.links.links or page.found is not None:
            self.links[name] = page.links
        else:
            self.links.pop(name, None)
        for address in page.pictures.keys() - self._pictures:
            copy_picture(self._root, page.pictures[address], target / self.prefix / address)
            self._pictures.add(address)
            self.files.add(self.prefix + address)
        if page.found is not None:
            self._index.add(page.found)

    def _found_by(self, rendered: RenderedPage) -> Found:
        """What search finds a page by."""
        desk, ref = self.renderer.desk, rendered.page.ref
        roles = sorted({edge.target.id for edge in desk.graph.out_of(ref) if edge.target.kind == "role"}) if ref else ()
        doc = desk.doc(ref) if ref else None
        return found_by(entry_of(rendered, doc, roles), desk.glossary(desk.lang), desk.interface)

    def keep_pages(self) -> None:
        """Let the next build know the pages of this one, which are in their place."""
        if self._last is not None:
            self._last.keep()

    def write_files(self, target: Path) -> None:
        """Write what every edit may change: the search index, and files that are no pages.

        Raises:
            RenderError: when one cannot be made.
        """
        before = {name for name in self.files if name.startswith(f"{self.prefix}{SEARCH}/")}
        self.files -= before
        for address, content in self._index.files():
            if content is None:
                assert self._last_index is not None
                self._last_index.take(address.removeprefix(f"{SEARCH}/"), target / self.prefix / address)
            else:
                write_file(target / self.prefix / address, content)
            self.files.add(self.prefix + address)
        for file in render_files(self.renderer, lambda address: not self._take(address, "", target)):
            if file.content is not None:
                self._put_file(file, target)
        for name in before - self.files:  # the index has fewer files than it had
            (target / name).unlink()
        if self._last is not None and self._index.stand is not None:
            self._last.note_index(target / self.prefix / SEARCH, self._index.stand)
        if not self.prefix:
            self._write_sources(target)

    def _put_file(self, file: RenderedFile, target: Path) -> None:
        """Put a file into the site that is no page."""
        assert file.content is not None
        name = self.prefix + file.address
        write_file(target / name, file.content)
        self.files.add(name)
        links = read_links(file.content.decode()) if name.endswith(".html") else Links()
        if links != Links():
            self.links[name] = links
        if self._last is not None and file.reads is not None:
            self._last.note(name, "", file.reads, target / name, KeptPage(links, {}, None))

    def _write_sources(self, target: Path) -> None:
        """Write the sources that the editor starts from; they are the same in all languages."""
        for address, is_there in self._sources.follow(self.renderer.desk, target):
            if is_there:
                self.files.add(address)
            elif address in self.files:
                (target / address).unlink()
                self.files.discard(address)

    def _take_away(self, address: str, target: Path) -> None:
        """Take a document's page away, and all below it."""
        assert self.kept is not None
        shutil.rmtree(target / self.prefix / address, ignore_errors=True)
        del self.kept[address]
        self.pages.pop(address, None)
        self._index.take_away(address)
        self.files = {name for name in self.files if not name.startswith(self.prefix + address)}
        self.links = {name: found for name, found in self.links.items() if not name.startswith(self.prefix + address)}

    def _write_rest(self, target: Path) -> None:
        """Write what is not ours, or the same for all pages: the theme's files, scripts and styles."""
        folder = target / self.prefix
        assets = [f"{FOLDER}/{name}" for name in write_assets(self._root, folder / FOLDER)]
        copied = [*self._engine.write_rest(folder), *assets]
        self.files.update(self.prefix + file for file in copied)
        for file in copied:
            if file.endswith(".html"):
                self.links[self.prefix + file] = read_links((folder / file).read_text(encoding="utf-8"))
            elif file.endswith(".css") and (foreign := foreign_in_style((folder / file).read_text(encoding="utf-8"))):
                self.links[self.prefix + file] = Links(foreign=foreign)


def file_of(address: str) -> str:
    """The file of the page at an address."""
    return f"{address}index.html" if not address or address.endswith("/") else address
