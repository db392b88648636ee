"""Build: write every language's edition, check the links of the whole, and put it in place."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

from svcq_build.change import History
from svcq_build.files import RECORDS, sweep, without_collecting
from svcq_build.load import Graph, top_folders
from svcq_build.records import NO_RECORDS, Records
from svcq_build.render import Renderer, States, Untold, make_renderer
from svcq_build.site.edition import Edition
from svcq_build.site.failures import SiteError, listed
from svcq_build.site.kept_pages import KeptPages
from svcq_build.site.layout import alone, make_layout
from svcq_build.site.links import Broken, broken_links, published_under, summarise
from svcq_build.site.origin import Contents, FilesChanged, changes_since, digest_of, origin
from svcq_build.site.sitemap import robots, sitemap_files
from svcq_build.site.target import mark, put_in_place, staging
from svcq_build.site.unchanged import head_of
from svcq_build.site.worker import write_workers
from svcq_build.site.write import refuse_unfit, write_file
from svcq_build.translate import lookup_for
from svcq_build.words import reason, refused_file, say

#: After so many pages, what only they needed is given back.
_AT_ONCE = 100
#: Receives a few words whenever something has got somewhere.
Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Built:
    """A site that was built.

    Attributes:
        target: where it is. editions: its languages, the source first. history: the documents' past versions.
    """

    target: Path
    editions: tuple[Edition, ...]
    history: History

    @property
    def languages(self) -> tuple[str, ...]:
        """Its languages, the source first."""
        return tuple(edition.renderer.desk.lang for edition in self.editions)

    @property
    def pages(self) -> int:
        """How many HTML pages it has."""
        return sum(name.endswith(".html") for edition in self.editions for name in edition.files)


def build_site(
    graph: Graph,
    history: History,
    root: Path,
    target: Path,
    today: dt.date,
    show: Say,
    work: str = "build",
    checked: bool = True,
    before: Contents | None = None,
    keep: bool = False,
    records: Records = NO_RECORDS,
    served: bool = False,
) -> Built:
    """Build a site and put it in place of the one at ``target``, which stays whole until then.

    Args:
        graph: the documents. history: their past. root: the repository. target: the site's folder.
        today: the day of the build. show: receives a few words on progress.
        work: keeps builds apart that run at the same time.
        checked: whether the documents passed the check; else the site says of itself that it is not to be published.
            Nor is one whose history git cannot tell in full.
        before: the files as they were before ``graph`` was read, to see whether they changed meanwhile; None where
            someone else watches them.
        keep: whether edits are going to follow. records: what happened; none of it is for the public.
        served: whether whoever serves the site takes edits of its documents.
    Raises:
        SiteError, RenderError: when it cannot be built. FilesChanged: when it was, from files that changed meanwhile.
    """
    _refuse_among_sources(root, target)
    try:
        return _build_site(graph, history, root, target, today, show, work, checked, before, keep, records, served)
    except OSError as error:
        raise SiteError(
            say(
                "The site cannot be made: {file}: {reason}. The last good site is kept.",
                file=refused_file(error) or target,
                reason=reason(error),
            )
        ) from error


def _refuse_among_sources(root: Path, target: Path) -> None:
    """Refuse a site among the files that it is made from, where the next check would take its pages for documents."""
    if target.resolve().is_relative_to(root.resolve()):
        folder = target.resolve().relative_to(root.resolve()).parts[:1]
        if folder and folder[0] in (*top_folders(), RECORDS.rstrip("/"), "translations", "site_templates", ".git"):
            raise SiteError(
                say("{target} lies among the handbook's own files. Name another folder with --site DIR.", target=target)
            )


def _build_site(
    graph: Graph,
    history: History,
    root: Path,
    target: Path,
    today: dt.date,
    show: Say,
    work: str,
    checked: bool,
    before: Contents | None,
    keep: bool,
    records: Records,
    served: bool,
) -> Built:
    languages = graph.corpus.settings.svcq.languages
    layout = make_layout(root, work)
    made_from = origin(root) if before is None else digest_of(before)
    audience = graph.corpus.audience
    renderers = [renderer_for(graph, language, today, root, history, records, served) for language in languages]
    with staging(target, audience) as folder, alone(layout), ExitStack() as stack:
        whole = folder / languages[0]
        last: list[KeptPages | None] = [None] * len(languages)
        if before is not None and checked and history.lost is None and history.misdated is None:
            head, untold = head_of(root), Untold(graph)
            for place, renderer in enumerate(renderers):
                pages = KeptPages(root, target, States(renderer.desk, graph, history, before, head, untold))
                stack.callback(pages.drop)
                last[place] = pages
        editions = tuple(
            Edition(layout, renderer, epoch_of(today), keep, known)
            for renderer, known in zip(renderers, last, strict=True)
        )
        _write_editions(editions, whole, show)
        write_for_all(editions, whole)
        show("links")
        check_links(editions)
        whole_past = history.lost is None
        mark(whole, tuple(languages), today.isoformat(), made_from, checked, whole_past, audience)
        write_workers(editions, root, whole, lasting=not keep)
        if before is not None and (changed := changes_since(root, before)):
            raise FilesChanged(changed)
        put_in_place(whole, target)
        for edition in editions:
            edition.keep_pages()
    return Built(target, editions, history)


@without_collecting()
def _write_editions(editions: Sequence[Edition], target: Path, show: Say) -> None:
    """Write all languages side by side, a document in each after the other: what they share is still at hand then."""
    for number, _ in enumerate(zip_longest(*(edition.write_pages(target) for edition in editions)), 1):
        if number % _AT_ONCE == 0:
            sweep()
            show(str(number))
    for edition in editions:
        edition.finish(target)


def renderer_for(
    graph: Graph,
    language: str,
    today: dt.date,
    root: Path,
    history: History | None = None,
    records: Records = NO_RECORDS,
    served: bool = False,
) -> Renderer:
    """What renders a language: the source as it is, others through their translations; see :func:`make_renderer`.

    Raises:
        SiteError: when a repository's own templates are not to be read. TranslationFileError: when translations cannot.
    """
    refuse_unfit(root)
    source = graph.corpus.settings.svcq.languages[0]
    lookup = None if language == source else lookup_for(root, language, graph.corpus.settings.svcq)
    return make_renderer(graph, language, today, lookup, root, history, records, served)


def write_for_all(editions: Sequence[Edition], target: Path) -> None:
    """Write what a site has for all languages together: the sitemaps, and what robots are told."""
    settings = editions[0].renderer.desk.settings
    pages = {edition.renderer.desk.lang: edition.pages for edition in editions}
    files = sitemap_files(pages, settings.svcq.languages, settings.site_url)
    for address, content in {**files, "robots.txt": robots(settings.site_url, settings.svcq.languages)}.items():
        write_file(target / address, content)
        editions[0].files.add(address)


def broken_in(editions: Sequence[Edition]) -> list[Broken]:
    """Every link of a whole site that leads nowhere."""
    files = {name for edition in editions for name in edition.files}
    links = {name: found for edition in editions for name, found in edition.links.items()}
    return broken_links(links, files, published_under(editions[0].renderer.desk.settings.site_url))


def check_links(editions: Sequence[Edition]) -> None:
    """Check all links of a whole site.

    Raises:
        SiteError: when a link leads nowhere, or something would be fetched from another host.
    """
    if broken := broken_in(editions):
        raise SiteError(
            say(
                "The pages have links that lead nowhere:\n{lines}\nThe last good site is kept.",
                lines=listed(summarise(broken)),
            )
        )


def epoch_of(day: dt.date) -> int:
    """A day as seconds, for everything that wants a time."""
    return int(dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC).timestamp())
