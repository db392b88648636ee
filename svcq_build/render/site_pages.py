"""Render: from a graph to all pages of a site in one language, as text, nothing written yet."""

from __future__ import annotations

import datetime as dt
import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from jinja2 import Environment
from jinja2.exceptions import TemplateSyntaxError

from svcq_build.change import History
from svcq_build.kinds import all_kinds
from svcq_build.load import Graph
from svcq_build.records import NO_RECORDS, Records
from svcq_build.render.addresses import booklet_address, document_address, list_address, relative, site_address
from svcq_build.render.compiled import Compiled
from svcq_build.render.contents import read_contents
from svcq_build.render.desk import Desk, LocalEntry, make_desk
from svcq_build.render.edit_page import EDIT_PAGE, edit_page_variables
from svcq_build.render.editor import editor_files
from svcq_build.render.environment import make_environment, render_template
from svcq_build.render.feeds import all_files
from svcq_build.render.filters import PageTools
from svcq_build.render.former_anchors import with_former_anchors
from svcq_build.render.forwarding import forwarding_pages
from svcq_build.render.hosting import edit_url
from svcq_build.render.interface import Interface
from svcq_build.render.jump_list import with_jump_list
from svcq_build.render.ledger import ALL_RECORDS, is_of_records
from svcq_build.render.menu import menu_of
from svcq_build.render.noted import EVERYTHING
from svcq_build.render.pages import Alternate, Page, RenderedFile, RenderedPage, Site
from svcq_build.render.reading import as_notes, reading
from svcq_build.render.stacked import with_stacked_tables
from svcq_build.render.text import plain
from svcq_build.render.views import Older, View, views_of
from svcq_build.translate import Lookup
from svcq_build.words import Message, own_name, say

#: Kinds whose pages begin with what is to be done: nothing stands before that.
_AT_ONCE = frozenset({"procedure", "checklist", "role"})


class RenderError(Exception):
    """A template failed.

    Attributes:
        message: which one, and on which page.
    """

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message

    def __reduce__(self) -> tuple[type[RenderError], tuple[Message]]:
        """How it comes back from a build process."""
        return (RenderError, (self.message,))


@dataclass(frozen=True)
class Renderer:
    """All that rendering in one language needs.

    Attributes:
        desk: answers for templates. environment: Jinja. interface: interface words.
        compiled: templates that are remembered for the next run.
    """

    desk: Desk
    environment: Environment
    interface: Interface
    compiled: Compiled


@dataclass(frozen=True, slots=True)
class Plan:
    """A page before it is rendered: its templates in order of preference, and its variables."""

    page: Page
    templates: list[str]
    variables: Callable[[], Mapping[str, Any]]


def make_renderer(
    graph: Graph,
    language: str,
    today: dt.date,
    lookup: Lookup | None,
    root: Path | None,
    history: History | None = None,
    records: Records = NO_RECORDS,
    served: bool = False,
) -> Renderer:
    """Prepare to render.

    Args:
        graph: the documents. language: the site's language. today: the day of the build.
        lookup: finds translations; None in the source language. root: the repository, for its own templates and words.
        history: the documents' past versions; without it the site has none. records: what happened.
        served: whether it is ``svcq serve`` that shows the pages.
    Raises:
        TranslationFileError: when the repository's own words cannot be read.
    """
    desk = make_desk(graph, language, today, lookup, root, history, records, served)
    compiled = Compiled.of_pages(root, desk.interface)
    return Renderer(desk, make_environment(root, desk.interface, compiled), desk.interface, compiled)


def renewed(renderer: Renderer, graph: Graph, changed: set[str], records: Records = NO_RECORDS) -> Renderer:
    """A renderer for a later state of the corpus; compiled templates and unchanged documents are kept."""
    return replace(renderer, desk=renderer.desk.renewed(graph, changed, records))


def render(renderer: Renderer, only: Callable[[Page], bool] | None = None) -> Site:
    """Render all pages and files, or those pages that ``only`` lets through (and then no files).

    Raises:
        RenderError: when a template fails.
    """
    pages = {rendered.page.url: rendered for rendered in render_pages(renderer, only)}
    made = render_files(renderer) if only is None else ()
    files = {file.address: file.content for file in made if file.content is not None}
    return Site(renderer.desk.lang, pages, menu_of(renderer.desk, renderer.interface), files)


def render_pages(renderer: Renderer, only: Callable[[Page], bool] | None = None) -> Iterator[RenderedPage]:
    """Render pages one by one: all, or those that ``only`` lets through.

    Raises:
        RenderError: when a template fails.
    """
    for plan in plans(renderer):
        if only is None or only(plan.page):
            yield render_page(renderer, plan)


def render_files(renderer: Renderer, only: Callable[[str], bool] | None = None) -> Iterator[RenderedFile]:
    """Make files of a site that are no pages one by one: all, or those whose address ``only`` lets through.

    Raises:
        RenderError: when one cannot be made.
    """
    desk = renderer.desk
    for address, made in forwarding_pages(desk).items():
        yield RenderedFile(address, made, None)
    for file in (*editor_files(desk), *all_files(desk.audience)):
        if only is not None and not only(file.address):
            continue
        try:
            with desk.noting() as notes, reading(desk):
                content = file.make(desk)
        except Exception as error:  # as with pages: say which one
            raise RenderError(
                say(
                    "The file {file} cannot be made: {error}. The last good site is kept.",
                    file=file.address,
                    error=f"{type(error).__name__}: {error}",
                )
            ) from error
        yield RenderedFile(file.address, content, as_notes(notes, by_field=True))


def affected(touched: set[str], rendered: RenderedPage) -> bool:
    """Whether a page, as it was rendered, may change when documents did (``touched``), or records (`ALL_RECORDS`)."""
    if EVERYTHING in rendered.reads or not touched.isdisjoint(rendered.reads):
        return True
    if ALL_RECORDS in touched and any(map(is_of_records, rendered.reads)):
        return True
    return any(f"{ref.partition(':')[0]}:*" in rendered.reads for ref in touched)


def plans(renderer: Renderer) -> Iterator[Plan]:
    """All pages of a site, before they are rendered; overviews, which need most memory, first, while least is taken."""
    public = renderer.desk.audience == "public"
    newest = _latest(renderer, all_kinds())
    for view in views_of(renderer.desk, renderer.desk.audience):
        yield _view_plan(renderer, view, newest)
        for older in view.older(renderer.desk):
            yield _view_plan(renderer, view, newest, older)
    for kind in all_kinds():
        if public and not renderer.desk.entries(kind):
            continue
        yield _list_plan(renderer, kind)
        for local in renderer.desk.entries(kind):
            yield _document_plan(renderer, local)
            if local.kind.booklet and not public:
                yield _booklet_plan(renderer, local)
    if renderer.desk.editing is not None:
        page = make_page(renderer, EDIT_PAGE, renderer.interface.word("Edit a document"), "", editor=True)
        yield Plan(page, ["pages/edit.html.jinja"], lambda: edit_page_variables(renderer.desk))


def _document_plan(renderer: Renderer, local: LocalEntry) -> Plan:
    doc, entry, settings = local.doc, local.entry, renderer.desk.settings
    public = renderer.desk.audience == "public"
    page = make_page(
        renderer,
        document_address(local.ref),
        doc.title,
        doc.summary,
        ref=local.ref,
        kind=local.kind.name,
        source="" if public else entry.path,
        edit_url=None if public else edit_url(settings, entry.path),
        untranslated=local.missing > 0,
        changed=last_change(doc, renderer.desk.today),
    )
    own = local.kind.name
    templates = [f"public/{own}.html.jinja", "public/document.html.jinja"] if public else [f"kinds/{own}.html.jinja"]
    return Plan(page, templates, lambda: {"doc": doc, "entry": local, "ref": local.ref})


def _booklet_plan(renderer: Renderer, local: LocalEntry) -> Plan:
    doc = local.doc
    page = make_page(
        renderer,
        booklet_address(local.ref),
        renderer.interface.word("{title}: booklet", title=doc.title),
        doc.summary,
        ref=local.ref,
        kind=local.kind.name,
        beside=True,
        changed=last_change(doc, renderer.desk.today),
    )
    variables = {"doc": doc, "entry": local, "ref": local.ref, "stand": renderer.desk.history.stand}
    return Plan(page, [f"kinds/{local.kind.name}.booklet.html.jinja"], lambda: variables)


def _list_plan(renderer: Renderer, name: str) -> Plan:
    kind, named = all_kinds()[name], renderer.interface.named
    page = make_page(
        renderer,
        list_address(name),
        named(kind.zh_plural, kind.en_plural),
        named(kind.zh_help, kind.en_help),
        changed=_latest(renderer, [name]),
    )
    return Plan(
        page,
        [f"public/{name}.list.html.jinja", "public/list.html.jinja"]
        if renderer.desk.audience == "public"
        else [f"kinds/{name}.list.html.jinja", "pages/list.html.jinja"],
        lambda: {"kind": kind, "items": renderer.desk.entries(name)},
    )


def _view_plan(renderer: Renderer, view: View, newest: dt.date | None, older: Older | None = None) -> Plan:
    named = renderer.interface.named
    address = f"{view.path}/" if view.path else ""
    help_ = named(view.zh_help, view.en_help)
    description = help_ or renderer.desk.setting("site_description") or ""
    title, data = named(view.zh, view.en), view.data
    if older is not None:
        both = renderer.interface.word("{label}: {value}", label=title, value=older.title)
        title = both if older.title else f"{title} {older.name}"
        address, data = f"{address}{older.name}/", older.data
    page = make_page(renderer, address, title, description, changed=newest)
    folder = "public" if renderer.desk.audience == "public" else "pages"
    return Plan(page, [f"{folder}/{view.name}.html.jinja"], lambda: data(renderer.desk))


def make_page(renderer: Renderer, address: str, title: str, description: str, *, ref: str = "", **others: Any) -> Page:
    """A page of a language at an address, before it is rendered; ``others`` are further fields of it."""
    desk = renderer.desk
    settings = desk.settings
    url = address
    if settings.site_url:
        url = site_address(settings.site_url, desk.lang, settings.svcq.languages) + address
    return Page(
        ref=ref,
        kind=others.pop("kind", ""),
        url=address,
        title=plain(title),
        description=plain(description),
        lang=desk.lang,
        address=url,
        alternates=alternates(address, desk.lang, settings.svcq.languages),
        **others,
    )


def last_change(doc: Any, today: dt.date) -> dt.date | None:
    """The day of a document's newest change that is not to come; None where it records none."""
    return max((change.date for change in doc.changes if change.date <= today), default=None)


def _latest(renderer: Renderer, kinds: Iterable[str]) -> dt.date | None:
    """The day of the last change of any document of some kinds."""
    documents = (local.doc for kind in kinds for local in renderer.desk.entries(kind))
    days = (last_change(document, renderer.desk.today) for document in documents)
    return max((day for day in days if day is not None), default=None)


def alternates(address: str, language: str, languages: Sequence[str]) -> tuple[Alternate, ...]:
    """The same page in every language, as hrefs from the one in ``language``."""
    own = "" if language == languages[0] else f"{language}/"
    found = []
    for other in languages:
        there = "" if other == languages[0] else f"{other}/"
        found.append(Alternate(other, own_name(other, tuple(languages)), relative(there + address, own + address)))
    return tuple(found)


def render_page(renderer: Renderer, plan: Plan) -> RenderedPage:
    """Render one page.

    Raises:
        RenderError: when its template fails.
    """
    tools = PageTools(renderer.desk, plan.page, renderer.interface.choice)
    by_field = not plan.page.ref  # it looks at many documents
    with renderer.desk.noting() as notes, reading(renderer.desk) if by_field else nullcontext():
        if plan.page.ref:
            notes.add(plan.page.ref)
        common = {
            "page": plan.page,
            "lang": renderer.desk.lang,
            "today": renderer.desk.today,
            "settings": renderer.desk.settings,
        }
        try:
            body = render_template(renderer.environment, plan.templates, tools, {**common, **plan.variables()})
        except Exception as error:  # whatever a template or a view does wrong, say on which page
            raise RenderError(_explain(error, plan)) from error
    local = renderer.desk.local(plan.page.ref) if plan.page.ref else None
    if local is not None:
        body = with_former_anchors(body, local.entry)
    html = with_stacked_tables("\n".join(filter(None, map(str.strip, body.split("\n")))))
    if local is not None and plan.page.kind not in _AT_ONCE and not plan.page.apart:
        html = with_jump_list(html, renderer.interface.word)
    contents = read_contents(html, renderer.interface.word("Link to this section"))
    return RenderedPage(plan.page, contents, tools.pictures, as_notes(notes, by_field))


def _explain(error: Exception, plan: Plan) -> Message:
    where = plan.templates[0]
    if isinstance(error, TemplateSyntaxError):
        where = f"{error.name}, line {error.lineno}"
    else:
        frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.endswith(".jinja")]
        if frames:
            where = f"{frames[-1].filename}, line {frames[-1].lineno}"
    about = plan.page.ref or f"/{plan.page.url}"
    return say(
        "The template {where} fails on the page {page}: {error}. The last good site is kept.",
        where=where,
        page=about,
        error=f"{type(error).__name__}: {error}",
    )
