"""Build: render every language side by side, check the result, and put it in place."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from svcq_build.change import NO_TRANSLATIONS, History, Translations
from svcq_build.files import without_collecting
from svcq_build.git import GitError
from svcq_build.history import past_versions
from svcq_build.load import Corpus, Graph, top_folders
from svcq_build.render import Renderer, Site, make_renderer, render
from svcq_build.site import engine
from svcq_build.site.configuration import engine_configuration
from svcq_build.site.failures import SiteError, listed
from svcq_build.site.forks import Hear, Say, side_by_side
from svcq_build.site.layout import Layout, alone, make_layout
from svcq_build.site.links import PageLinks, broken_links, published_under, scan_site, summarise
from svcq_build.site.origin import Contents, FilesChanged, changes_since, digest_of, origin
from svcq_build.site.past_pages import make_past_pages, take_frame, write_frame, write_past_pages
from svcq_build.site.target import mark, put_in_place, staging
from svcq_build.site.write import own_theme, refuse_unfit, write_site
from svcq_build.translate import lookup_for, translations_then
from svcq_build.words import reason, refused_file, say

#: The pages of a built site with their links, and the names of all its files.
Scan = tuple[dict[str, PageLinks], set[str]]


@dataclass(frozen=True, slots=True)
class Built:
    """A site that was built.

    Attributes:
        target: where it is. languages: its languages, the source first. pages: how many HTML pages it has.
        sites: what it was built from, by language. scan: its pages with their links, and all its files.
        history: the documents' past versions.
    """

    target: Path
    languages: tuple[str, ...]
    pages: int
    sites: Mapping[str, Site]
    scan: Scan
    history: History


def build_site(
    graph: Graph,
    root: Path,
    target: Path,
    today: dt.date,
    show: Say,
    work: str = "build",
    checked: bool = True,
    past_may_be_lost: bool = True,
    before: Contents | None = None,
) -> Built:
    """Build a site and put it in place of the one at ``target``, which stays whole until then.

    Args:
        graph: the documents. root: the repository. target: the site's folder. today: the day of the build.
        show: receives a few words on progress. work: keeps builds apart that run at the same time.
        checked: whether the documents passed the check; else the site says of itself that it is not to be published.
        past_may_be_lost: whether to build, too, when git cannot tell of all past versions (``history.lost`` of what
            is built says so); such a site is not to be published either.
        before: the files as they were before ``graph`` was read, to see whether they changed meanwhile; None where
            someone else watches them.
    Raises:
        SiteError, RenderError: when it cannot be built. FilesChanged: when it was, from files that changed meanwhile.
    """
    _refuse_among_sources(root, target)
    try:
        return _build_site(graph, root, target, today, show, work, checked, past_may_be_lost, before)
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
        if folder and folder[0] in (*top_folders(), "translations", "site_templates", ".git"):
            raise SiteError(
                say("{target} lies among the handbook's own files. Name another folder with --site DIR.", target=target)
            )


def _build_site(
    graph: Graph,
    root: Path,
    target: Path,
    today: dt.date,
    show: Say,
    work: str,
    checked: bool,
    past_may_be_lost: bool,
    before: Contents | None,
) -> Built:
    languages = graph.corpus.settings.svcq.languages
    layout = make_layout(root, work)
    made_from = origin(root) if before is None else digest_of(before)
    show("history")
    history = read_history(root, graph.corpus)
    if history.lost is not None and not past_may_be_lost:
        raise SiteError(
            say(
                "Git cannot tell of all past versions. {reason}\nNothing was built. The last good site is kept.",
                reason=history.lost,
            )
        )
    with staging(target) as folder, alone(layout):
        made = _build_languages(graph, today, layout, folder, history, show)
        show("links")
        whole = folder / languages[0]
        for language in languages[1:]:
            (folder / language).rename(whole / language)
        _, names = gathered = gather(languages, [scan for _, scan in made])
        check_links(*gathered, graph.corpus.settings.site_url)
        mark(whole, tuple(languages), today.isoformat(), made_from, checked, past_is_whole=history.lost is None)
        if before is not None and (changed := changes_since(root, before)):
            raise FilesChanged(changed)
        put_in_place(whole, target)
    count = sum(name.endswith(".html") for name in names)
    return Built(target, tuple(languages), count, {site.language: site for site, _ in made}, gathered, history)


@without_collecting()
def read_history(root: Path, corpus: Corpus) -> History:
    """The past versions of documents, found in git. What they hold is read when it is asked for.

    Where git cannot tell of all of them, the history says what is ``lost``.
    """
    versions = past_versions(root, corpus)
    languages: Sequence[str] = corpus.settings.svcq.languages[1:]
    translated: Translations = NO_TRANSLATIONS
    try:
        translated = {language: translations_then(root, language, versions) for language in languages}
    except GitError as error:
        versions = replace(versions, lost=versions.lost or error.message)
    return History(versions, corpus, translated)


@without_collecting()
def _build_languages(
    graph: Graph, today: dt.date, layout: Layout, folder: Path, history: History, show: Say
) -> list[tuple[Site, Scan]]:
    """Build every language in a process of its own, below ``folder``; the past is read and rendered here meanwhile."""
    languages: Sequence[str] = graph.corpus.settings.svcq.languages
    tasks = [
        partial(_build_language, graph, language, today, layout, folder / language, history) for language in languages
    ]
    made: dict[int, tuple[Site, Scan]] = {}
    with side_by_side(tasks, show) as building:
        building.tell(history.all_weights())
        past = []
        for language in languages:
            building.listen()
            past.append(make_past_pages(renderer_for(graph, language, today, layout.root, history)))
        for number, (site, (pages, files)) in building.done():
            links = write_past_pages(layout, past[number], languages[number], folder / languages[number])
            files.update(links)
            # Of a document's past versions only pages with links of their own need to be checked.
            pages.update((file, found) for file, found in links.items() if found.links)
            made[number] = (site, (pages, files))
    return [made[number] for number in range(len(languages))]


def _build_language(
    graph: Graph, language: str, today: dt.date, layout: Layout, target: Path, history: History, show: Say, hear: Hear
) -> tuple[Site, Scan]:
    renderer = renderer_for(graph, language, today, layout.root, history.with_weights(hear))
    site = render(renderer)
    show(f"{language}: {len(site.pages)}")
    prepare(layout, renderer, site)
    engine.build(layout.configuration(language), target, epoch_of(today), own_theme(layout.root))
    take_frame(layout, language, target)
    return site, scan_site(target)


def renderer_for(graph: Graph, language: str, today: dt.date, root: Path, history: History | None = None) -> Renderer:
    """What renders a language: the source as it is, others through their translations.

    Raises:
        SiteError: when a repository's own templates are not to be read. TranslationFileError: when translations cannot.
    """
    refuse_unfit(root)
    source = graph.corpus.settings.svcq.languages[0]
    lookup = None if language == source else lookup_for(root, language)
    return make_renderer(graph, language, today, lookup, root, history)


def prepare(layout: Layout, renderer: Renderer, site: Site) -> None:
    """Write pages, assets and the engine's configuration."""
    write_site(layout, site)
    write_frame(layout, renderer)
    configuration = engine_configuration(layout, site, renderer.desk)
    engine.write_configuration(layout.configuration(site.language), configuration)


def gather(languages: Sequence[str], scans: Sequence[Scan]) -> Scan:
    """The scans of all languages as one of the whole site."""
    pages: dict[str, PageLinks] = {}
    files: set[str] = set()
    for language, (found, names) in zip(languages, scans, strict=True):
        prefix = "" if language == languages[0] else f"{language}/"
        pages.update((prefix + name, links) for name, links in found.items())
        files.update(prefix + name for name in names)
    return pages, files


def check_links(pages: Mapping[str, PageLinks], files: set[str], site_url: str | None) -> None:
    """Check all links of a whole site.

    Raises:
        SiteError: when a link leads nowhere, or something would be fetched from another host.
    """
    broken = broken_links(pages, files, published_under(site_url))
    if broken:
        raise SiteError(
            say(
                "The pages have links that lead nowhere:\n{lines}\nThe last good site is kept.",
                lines=listed(summarise(broken)),
            )
        )


def epoch_of(day: dt.date) -> int:
    """A day as seconds, for everything that wants a time."""
    return int(dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC).timestamp())
