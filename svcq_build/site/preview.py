"""Preview: a built site kept up to date with its documents, page by page.

An edit is read, checked and rendered for the pages that it can have changed; the rest stays. Where menus change, every
page gets the new one; where settings, templates or the theme change, the whole site is built again.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from svcq_build.check import check
from svcq_build.files import RECORDS
from svcq_build.load import TRANSLATIONS, Audience, Graph, build_graph, load_folder, public_corpus, reload, top_folders
from svcq_build.model import Diagnostic, Severity
from svcq_build.records import NO_RECORDS, Records, load_records
from svcq_build.render import ALL_RECORDS, Page, RenderedPage, affected, document_address, read_history, renewed
from svcq_build.site.build import Built, Say, broken_in, build_site, renderer_for, write_for_all
from svcq_build.site.layout import Layout, make_layout
from svcq_build.site.links import Broken, published_under
from svcq_build.words import Message


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a change.

    Attributes:
        diagnostics: everything the check found. documents: how many were read.
        refused: whether errors kept the pages as they were.
        pages: how many pages were built. broken: links that now lead nowhere.
    """

    diagnostics: Sequence[Diagnostic]
    documents: int
    refused: bool
    pages: int = 0
    broken: Sequence[Broken] = ()


class Preview:
    """A site that follows its documents. Not for use from several threads at once.

    Attributes:
        target: the folder that holds the site.
    """

    def __init__(self, root: Path, today: dt.date, audience: Audience = "internal", editing: bool = False) -> None:
        """Begin. The site for the public is made anew as a whole: an edit of what is internal can change it, too.

        Args:
            root: the repository. today: the day of the site. audience: for whom it is.
            editing: whether whoever serves the site takes edits of its documents.
        """
        self._root, self._today, self._audience, self._editing = root, today, audience, editing
        self._work = "serve" if audience == "internal" else "serve-public"
        self._layout: Layout = make_layout(root, self._work)
        self.target = self._layout.work / "site"
        self._graph: Graph
        self._records: Records = NO_RECORDS
        self._built: Built | None = None

    def start(self, show: Say) -> Outcome:
        """Check the handbook and build its whole site. Raises what :func:`build_site` raises."""
        self._graph, self._records = build_graph(load_folder(self._root)), load_records(self._root)
        diagnostics = check(self._graph, self._today, records=self._records)
        if _has_errors(diagnostics):
            return Outcome(diagnostics, len(self._graph.corpus.entries), refused=True)
        return self._build_whole(diagnostics, show)

    @property
    def lost(self) -> Message | None:
        """What of the past git cannot tell of; None when nothing is missing, or no site was built yet."""
        return self._built.history.lost if self._built else None

    @property
    def misdated(self) -> Message | None:
        """What days of the past had to be taken from other commits; mostly None."""
        return self._built.history.misdated if self._built else None

    def base(self) -> str:
        """The path under which the site expects to be published, with slashes around it."""
        settings = self._graph.corpus.settings
        return published_under(settings.svcq.public.site_url if self._audience == "public" else settings.site_url)

    def follow(self, changed: set[str], shown: Callable[[], None]) -> Outcome:
        """Bring the site up to date after files changed.

        Args:
            changed: paths relative to the root. shown: called whenever pages are in place.
        Raises:
            SiteError, RenderError: when pages cannot be made; those that are there stay.
        """
        documents = {path for path in changed if path.split("/")[0] in top_folders()}
        recorded = {path for path in changed if path.startswith(RECORDS)}
        others = changed - documents - recorded
        before, known = self._graph, self._records
        corpus = load_folder(self._root) if others else reload(before.corpus, self._root, documents)
        graph = build_graph(corpus)
        records = load_records(self._root) if recorded else known
        diagnostics = check(graph, self._today, records=records)
        if _has_errors(diagnostics):
            return Outcome(diagnostics, len(before.corpus.entries), refused=True)
        self._graph, self._records = graph, records
        is_whole = self._audience == "public" or any(not path.startswith(f"{TRANSLATIONS}/") for path in others)
        is_whole = is_whole or records.kinds != known.kinds  # the menu of every page is another
        if self._built is None or is_whole:
            outcome = self._build_whole(diagnostics, lambda words: None)
            shown()
            return outcome
        touched = _touched(before, graph) | ({ALL_RECORDS} if recorded else set())
        return self._renew(self._built, touched, before, diagnostics, shown, everything=bool(others))

    def _build_whole(self, diagnostics: Sequence[Diagnostic], show: Say) -> Outcome:
        graph, history, records = self._graph, read_history(self._root, self._graph.corpus), self._records
        if self._audience == "public":
            graph = build_graph(public_corpus(graph.corpus))
            history, records = history.for_public(graph.corpus), NO_RECORDS
        self._built = build_site(
            graph,
            history,
            self._root,
            self.target,
            self._today,
            show,
            self._work,
            keep=True,
            records=records,
            served=self._editing,
        )
        count = len(self._graph.corpus.entries)
        return Outcome(diagnostics, count, refused=False, pages=self._built.pages)

    def _renew(
        self,
        built: Built,
        touched: set[str],
        before: Graph,
        diagnostics: Sequence[Diagnostic],
        shown: Callable[[], None],
        everything: bool,
    ) -> Outcome:
        graph = self._graph
        own = {ref for ref in touched if before.corpus.entries.get(ref) is not graph.corpus.entries.get(ref)}
        documents = len(graph.corpus.entries)
        if not own and not everything and ALL_RECORDS not in touched:
            return Outcome(diagnostics, documents, refused=False)
        if {entry.kind.name for entry in before.corpus.entries.values()} != {
            entry.kind.name for entry in graph.corpus.entries.values()
        }:  # the tabs of every page are others
            outcome = self._build_whole(diagnostics, lambda words: None)
            shown()
            return outcome
        history = built.history.renewed(graph.corpus)
        for edition in built.editions:
            edition.renderer = (
                renderer_for(
                    graph, edition.renderer.desk.lang, self._today, self._root, history, self._records, self._editing
                )
                if everything
                else renewed(edition.renderer, graph, own, self._records)
            )
        count = 0
        # The edited documents' own pages first: that is where their author looks.
        for first in (True, False):
            shown_before = count
            due = partial(_is_due, touched, own, first, everything)
            count += sum(edition.renew(self.target, due) for edition in built.editions)
            if count > shown_before:
                shown()
        followed = [edition.follow_menu(self.target) for edition in built.editions]
        if any(followed):
            shown()
        self._write_past(built, own)
        broken = broken_in(built.editions)
        if stale := _past_with(built, broken):
            self._write_past(built, stale)
            broken = broken_in(built.editions)
        return Outcome(diagnostics, documents, refused=False, pages=count, broken=broken)

    def _write_past(self, built: Built, documents: set[str]) -> None:
        """Write what every edit changes, and the past versions of some documents."""
        for edition in built.editions:
            for rendered in edition.past(documents):
                edition.put(rendered, self.target)
            edition.write_files(self.target)
        write_for_all(built.editions, self.target)


def _past_with(built: Built, broken: Sequence[Broken]) -> set[str]:
    """The documents whose past versions still link to what an edit of another document took away."""
    folders = {
        edition.prefix + document_address(ref): ref
        for edition in built.editions
        for ref in edition.renderer.desk.history.documents
    }
    pages = (link.page.rpartition("/") for link in broken)
    return {folders[f"{folder}/"] for folder, _, file in pages if file != "index.html" and f"{folder}/" in folders}


def _is_due(
    touched: set[str], own: set[str], first: bool, everything: bool, page: Page, known: RenderedPage | None
) -> bool:
    """Whether a page is to be rendered in the first pass (the edited documents' own pages) or in the second."""
    if (page.ref in own) is not first:
        return False
    return everything or known is None or affected(touched, known)


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
