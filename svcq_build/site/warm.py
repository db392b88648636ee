"""One language of a previewed site: its pages as they were rendered, and an engine that builds single ones."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from svcq_build.change import History
from svcq_build.kinds import all_kinds
from svcq_build.load import Graph
from svcq_build.render import RenderedPage, Renderer, Site, render_files
from svcq_build.site import engine
from svcq_build.site.build import epoch_of, renderer_for
from svcq_build.site.configuration import engine_configuration
from svcq_build.site.layout import Layout
from svcq_build.site.links import PageLinks
from svcq_build.site.past_pages import make_past_pages, write_past_pages
from svcq_build.site.write import copy_picture, own_theme, write_file, write_page


@dataclass(frozen=True, slots=True)
class Update:
    """What rendering again brought.

    Attributes:
        changed: the files of pages whose text is new.
        menu_changed: whether other pages show an old menu now.
    """

    changed: Sequence[str]
    menu_changed: bool


class WarmLanguage:
    """See the module.

    Attributes:
        renderer: what rendered the pages. site: the pages. prefix: where the language begins in the whole site.
    """

    def __init__(
        self, layout: Layout, graph: Graph, language: str, site: Site, today: dt.date, root: Path, history: History
    ) -> None:
        self._layout, self._today, self._root = layout, today, root
        self.renderer: Renderer = renderer_for(graph, language, today, root, history)
        self.site = site
        source = graph.corpus.settings.svcq.languages[0]
        self.prefix = "" if language == source else f"{language}/"
        self._draft = layout.work / "draft" / language
        self._entries: dict[str, list[Any]] = {}
        self._engine: engine.WarmEngine | None = None
        self._warm_up()

    def _warm_up(self) -> None:
        language = self.site.language
        configuration = engine_configuration(self._layout, self.site, self.renderer.desk)
        engine.write_configuration(self._layout.configuration(language), configuration)
        self._draft.mkdir(parents=True, exist_ok=True)
        self._engine = engine.WarmEngine(
            self._layout.configuration(language), self._draft, epoch_of(self._today), own_theme(self._root)
        )
        for kind in all_kinds():
            self.renderer.desk.entries(kind)  # translates every document once
        self._engine.build_pages([next(iter(self.site.pages))])  # compiles templates, loads the word list

    def by_address(self) -> dict[str, RenderedPage]:
        """The pages by their address."""
        return {rendered.page.url: rendered for rendered in self.site.pages.values()}

    def update(self, renderer: Renderer, site: Site) -> Update:
        """Take over pages that were rendered again, and write those that changed for the engine.

        Raises:
            SiteError: when a picture that a page shows is not there.
        """
        before = self.site
        changed = [
            file
            for file, rendered in site.pages.items()
            if file not in before.pages or before.pages[file].text != rendered.text
        ]
        folder = self._layout.pages(site.language)
        for address, path in site.pictures.items():
            if address not in before.pictures:
                copy_picture(self._root, path, folder / address)
        for file in changed:
            write_page(folder, file, site.pages[file].text)
        menu_changed = list(before.menu) != list(site.menu)
        self.renderer = renderer
        self.site = replace(site, pages={**before.pages, **site.pages}, pictures={**before.pictures, **site.pictures})
        if menu_changed:
            self._warm_up()
        return Update(changed, menu_changed)

    def build(self, files: Sequence[str], target: Path) -> list[str]:
        """Build pages and put each in its place at once.

        Args:
            files: Markdown files. target: the whole site.
        Returns:
            the HTML files, relative to this language.
        """
        assert self._engine is not None
        entries = self._engine.build_pages(files)
        for file in entries:
            place = target / self.prefix / file
            place.parent.mkdir(parents=True, exist_ok=True)
            (self._draft / file).replace(place)
        self._entries.update(entries)
        return list(entries)

    def flush(self, target: Path, edited: Collection[str]) -> dict[str, PageLinks]:
        """Write what every edit may change: files that are no pages, and the search entries of what was built.

        The pages of past versions of the ``edited`` documents are written too: they tell what changed since.

        Returns:
            the links of the past versions' pages, by their files relative to this language.
        Raises:
            RenderError: when a file cannot be made. SiteError: when a page of a past version cannot be made.
        """
        for address, content in render_files(self.renderer).items():
            write_file(target / self.prefix / address, content)
        if self._entries:
            engine.merge_index(target / self.prefix, self._entries)
            self._entries = {}
        past = make_past_pages(self.renderer, edited)
        return write_past_pages(self._layout, past, self.site.language, target / self.prefix)
