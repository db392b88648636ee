"""Build: render every language side by side, check the result, and put it in place."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

from svcq_build.graph import Graph
from svcq_build.messages import say
from svcq_build.render.pages import Site
from svcq_build.render.render import Renderer, make_renderer, render
from svcq_build.site import engine
from svcq_build.site.configuration import engine_configuration
from svcq_build.site.failures import SiteError, listed
from svcq_build.site.forks import Say, run_all
from svcq_build.site.layout import Layout, make_layout
from svcq_build.site.links import PageLinks, broken_links, scan_site, summarise
from svcq_build.site.origin import origin
from svcq_build.site.swap import mark, put_in_place, staging
from svcq_build.site.write import own_theme, write_site
from svcq_build.translate.documents import lookup_for


@dataclass(frozen=True, slots=True)
class Built:
    """A site that was built.

    Attributes:
        target: where it is. languages: its languages, the source first. pages: how many HTML pages it has.
    """

    target: Path
    languages: tuple[str, ...]
    pages: int


def build_site(
    graph: Graph, root: Path, target: Path, today: dt.date, say: Say, keep: Callable[[str, Site], None] | None = None
) -> Built:
    """Build a site and put it in place of the one at ``target``, which stays whole until then.

    Args:
        graph: the documents. root: the repository. target: the site's folder. today: the day of the build.
        say: receives a few words on progress.
    Raises:
        SiteError, RenderError: when it cannot be built. OSError: when writing fails.
    """
    languages = graph.corpus.settings.svcq.languages
    layout = make_layout(root)
    made_from = origin(root)
    with staging(target) as folder:
        tasks = [
            partial(_build_language, graph, language, today, layout, folder / language) for language in languages
        ]
        scans = run_all(tasks, say)
        say("checking links")
        whole = folder / languages[0]
        for language in languages[1:]:
            (folder / language).rename(whole / language)
        pages = check_links(languages, scans, graph.corpus.settings.site_url)
        mark(whole, tuple(languages), today.isoformat(), made_from)
        put_in_place(whole, target)
    return Built(target, tuple(languages), pages)


Scan = tuple[dict[str, PageLinks], set[str]]


def _build_language(
    graph: Graph, language: str, today: dt.date, layout: Layout, target: Path, say: Say
) -> Scan:
    renderer = renderer_for(graph, language, today, layout.root)
    site = render(renderer)
    say(f"{language}: {len(site.pages)} pages")
    prepare(layout, renderer, site)
    engine.build(layout.configuration(language), target, epoch_of(today), own_theme(layout.root))
    say(f"{language}: built")
    return scan_site(target)


def renderer_for(graph: Graph, language: str, today: dt.date, root: Path) -> Renderer:
    """What renders a language: the source as it is, others through their translations."""
    source = graph.corpus.settings.svcq.languages[0]
    lookup = None if language == source else lookup_for(root, language)
    return make_renderer(graph, language, today, lookup, root)


def prepare(layout: Layout, renderer: Renderer, site: Site) -> None:
    """Write pages, assets and the engine's configuration."""
    write_site(layout, site)
    configuration = engine_configuration(layout, site, renderer.desk)
    engine.write_configuration(layout.configuration(site.language), configuration)


def check_links(languages: Sequence[str], scans: Sequence[Scan], site_url: str | None) -> int:
    """Check all links of all languages together.

    Returns:
        how many pages there are.
    Raises:
        SiteError: when a link leads nowhere, or something would be fetched from another host.
    """
    pages: dict[str, PageLinks] = {}
    files: set[str] = set()
    for language, (found, names) in zip(languages, scans, strict=True):
        prefix = "" if language == languages[0] else f"{language}/"
        pages.update((prefix + name, links) for name, links in found.items())
        files.update(prefix + name for name in names)
    base = urlsplit(site_url or "/").path.rstrip("/") + "/"
    broken = broken_links(pages, files, base)
    if broken:
        raise SiteError(say(
            "The pages have links that lead nowhere:\n{lines}\nThe last good site is kept.",
            lines=listed(summarise(broken)),
        ))
    return sum(name.endswith(".html") for name in pages)


def epoch_of(day: dt.date) -> int:
    """A day as seconds, for everything that wants a time."""
    return int(dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC).timestamp())
