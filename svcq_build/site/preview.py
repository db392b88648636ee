"""Preview: a built site kept up to date with its documents, page by page.

An edit is read, checked, rendered and built for the pages that it can have changed; the rest stays. Where
menus, settings or the theme change, the whole site is built again in another process, and the pages that
are there already stay until it has finished.
"""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import IO

from svcq_build.check import check
from svcq_build.load import TRANSLATIONS, Graph, build_graph, load_folder, reload, top_folders
from svcq_build.model import Diagnostic, Severity
from svcq_build.render import Page, RenderedPage, Site, affected, document_address, render, renewed
from svcq_build.site.build import Built, build_site, prepare, read_history, renderer_for
from svcq_build.site.forks import Say
from svcq_build.site.layout import Layout, make_layout
from svcq_build.site.links import Broken, broken_links, published_under, scan_page, scan_site
from svcq_build.site.past_pages import keep_frames
from svcq_build.site.target import put_in_place
from svcq_build.site.warm import WarmLanguage
from svcq_build.words import Message


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a change.

    Attributes:
        diagnostics: everything the check found. documents: how many were read.
        refused: whether errors kept the pages as they were.
        pages: how many pages were built. broken: links that now lead nowhere. whole: whether the whole site
            must be built again for the rest to follow.
    """

    diagnostics: Sequence[Diagnostic]
    documents: int
    refused: bool
    pages: int = 0
    broken: Sequence[Broken] = ()
    whole: bool = False


class Preview:
    """A site that follows its documents. Not for use from several threads at once.

    Attributes:
        target: the folder that holds the site.
    """

    def __init__(self, root: Path, today: dt.date) -> None:
        self._root, self._today = root, today
        self._layout: Layout = make_layout(root, "serve")
        self.target = self._layout.work / "site"
        self._languages: dict[str, WarmLanguage] = {}
        self._graph: Graph
        self._built: Built
        self._process: subprocess.Popen[bytes] | None = None
        self._log: IO[bytes] | None = None

    def start(self, show: Say) -> Outcome:
        """Check the handbook and build its whole site. Raises what :func:`build_site` raises."""
        self._graph = build_graph(load_folder(self._root))
        diagnostics = check(self._graph, self._today)
        if _has_errors(diagnostics):
            return Outcome(diagnostics, len(self._graph.corpus.entries), refused=True)
        built = build_site(self._graph, self._root, self.target, self._today, show, "serve")
        self._adopt(built)
        return Outcome(diagnostics, len(self._graph.corpus.entries), refused=False, pages=built.pages)

    @property
    def lost(self) -> Message | None:
        """What of the past git cannot tell of; None when nothing is missing, or no site was built yet."""
        return self._built.history.lost if self._languages else None

    @property
    def misdated(self) -> Message | None:
        """What days of the past had to be taken from other commits; mostly None."""
        return self._built.history.misdated if self._languages else None

    def base(self) -> str:
        """The path under which the site expects to be published, with slashes around it."""
        return published_under(self._graph.corpus.settings.site_url)

    def follow(self, changed: set[str], shown: Callable[[], None]) -> Outcome:
        """Bring the site up to date after files changed.

        Args:
            changed: paths relative to the root. shown: called whenever pages are in place.
        """
        documents = {path for path in changed if path.split("/")[0] in top_folders()}
        others = changed - documents
        before = self._graph
        corpus = load_folder(self._root) if others else reload(before.corpus, self._root, documents)
        graph = build_graph(corpus)
        diagnostics = check(graph, self._today)
        if _has_errors(diagnostics):
            return Outcome(diagnostics, len(self._graph.corpus.entries), refused=True)
        self._graph = graph
        if any(not path.startswith(f"{TRANSLATIONS}/") for path in others) or not self._languages:
            return Outcome(diagnostics, len(self._graph.corpus.entries), refused=False, whole=True)
        touched = _touched(before, graph)
        return self._renew(touched, before, graph, diagnostics, shown, everything=bool(others))

    def _renew(
        self,
        touched: set[str],
        before: Graph,
        graph: Graph,
        diagnostics: Sequence[Diagnostic],
        shown: Callable[[], None],
        everything: bool,
    ) -> Outcome:
        own = {ref for ref in touched if before.corpus.entries.get(ref) is not graph.corpus.entries.get(ref)}
        if not own and not everything:
            return Outcome(diagnostics, len(self._graph.corpus.entries), refused=False)
        renderers = {
            name: renderer_for(graph, name, self._today, self._root, self._built.history.renewed(graph.corpus))
            if everything
            else renewed(language.renderer, graph, own)
            for name, language in self._languages.items()
        }
        before_edit = {name: language.by_address() for name, language in self._languages.items()}
        whole = False
        count = 0
        # The edited documents' own pages first: that is where their author looks.
        for first in (True, False):
            shown_before = count
            for name, language in self._languages.items():
                known = {} if everything else before_edit[name]
                site = render(renderers[name], partial(_is_due, known, touched, own, first))
                update = language.update(renderers[name], site)
                whole = whole or update.menu_changed
                self._scan_again(language, language.build(update.changed, self.target))
                count += len(update.changed)
            if count > shown_before:
                shown()
        self._write_past(own)
        broken = broken_links(*self._built.scan, self.base())
        if stale := self._past_with(broken):
            self._write_past(stale)
            broken = broken_links(*self._built.scan, self.base())
        documents = len(graph.corpus.entries)
        return Outcome(diagnostics, documents, refused=False, pages=count, broken=broken, whole=whole)

    def _scan_again(self, language: WarmLanguage, files: Sequence[str]) -> None:
        pages, names = self._built.scan
        for file in files:
            path = language.prefix + file
            pages[path] = scan_page((self.target / path).read_text(encoding="utf-8"))
            names.add(path)

    def _write_past(self, documents: set[str]) -> None:
        """Write what every edit changes, and the past versions of some documents."""
        pages, names = self._built.scan
        for language in self._languages.values():
            for file, links in language.flush(self.target, documents).items():
                names.add(language.prefix + file)
                if links.links:  # as after a whole build
                    pages[language.prefix + file] = links
                else:
                    pages.pop(language.prefix + file, None)

    def _past_with(self, broken: Sequence[Broken]) -> set[str]:
        """The documents whose past versions still link to what an edit of another document took away."""
        folders = {
            language.prefix + document_address(ref): ref
            for language in self._languages.values()
            for ref in language.renderer.desk.history.documents
        }
        pages = (link.page.rpartition("/") for link in broken)
        return {folders[f"{folder}/"] for folder, _, file in pages if file != "index.html" and f"{folder}/" in folders}

    def build_whole(self) -> None:
        """Begin to build the whole site in another process; a build that was under way is given up."""
        self.stop()
        self._log = (self._layout.work / "log").open("wb+")
        command = [
            sys.executable,
            "-m",
            "svcq_build",
            "build",
            "--root",
            str(self._root),
            "--today",
            self._today.isoformat(),
            "--site",
            str(self._next),
            "--work",
            "whole",
        ]
        self._process = subprocess.Popen(command, stdout=self._log, stderr=self._log)

    @property
    def _next(self) -> Path:
        return self._layout.work / "next"

    def whole_is_done(self) -> str | None:
        """Put the site in place when the other process has finished it.

        Returns:
            None while it works or when there is nothing to do; "" when the site is in place; else what went wrong.
        """
        if self._process is None or self._process.poll() is None:
            return None
        code, self._process = self._process.returncode, None
        assert self._log is not None
        self._log.seek(0)
        words = self._log.read().decode("utf-8", "replace").strip()
        self._log.close()
        self._log = None
        if code != 0:
            return words or f"exit code {code}"
        self._adopt_folder()
        return ""

    def stop(self) -> None:
        """End the other process, if one is at work."""
        if self._process is not None:
            self._process.terminate()
            self._process.wait()
            self._process = None
        if self._log is not None:
            self._log.close()
            self._log = None

    def _adopt_folder(self) -> None:
        put_in_place(self._next, self.target)
        keep_frames(make_layout(self._root, "whole"), self._layout)
        sites: dict[str, Site] = {}
        corpus = self._graph.corpus
        history = read_history(self._root, corpus)
        for name in self._graph.corpus.settings.svcq.languages:
            renderer = renderer_for(self._graph, name, self._today, self._root, history)
            sites[name] = render(renderer)
            prepare(self._layout, renderer, sites[name])
        pages, files = scan_site(self.target)
        count = sum(name.endswith(".html") for name in pages)
        self._adopt(Built(self.target, tuple(sites), count, sites, (pages, files), history))

    def _adopt(self, built: Built) -> None:
        self._built = built
        self._languages = {
            name: WarmLanguage(self._layout, self._graph, name, site, self._today, self._root, built.history)
            for name, site in built.sites.items()
        }


def _is_due(before: Mapping[str, RenderedPage], touched: set[str], own: set[str], first: bool, page: Page) -> bool:
    """Whether a page is to be rendered in the first pass (the edited documents' own pages) or in the second."""
    if (page.ref in own) is not first:
        return False
    known = before.get(page.url)
    return known is None or affected(touched, known)


def _touched(before: Graph, after: Graph) -> set[str]:
    """The documents that changed, and those that are referred to in another way than before."""
    changed = {
        ref
        for ref in {*before.corpus.entries, *after.corpus.entries}
        if before.corpus.entries.get(ref) is not after.corpus.entries.get(ref)
    }
    touched = set(changed)
    for ref in changed:
        old = {(edge.part, edge.mark, edge.target) for edge in before.outgoing.get(ref, ())}
        new = {(edge.part, edge.mark, edge.target) for edge in after.outgoing.get(ref, ())}
        touched.update(target.document for _, _, target in old ^ new)
    return touched


def _has_errors(diagnostics: Sequence[Diagnostic]) -> bool:
    return any(diagnostic.severity is Severity.ERROR for diagnostic in diagnostics)
