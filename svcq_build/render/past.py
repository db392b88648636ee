"""Past versions: a page for each, and one for each document that compares any two of them.

There are thousands of them, and so they are made a thousand a second.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from markupsafe import Markup

from svcq_build.change import Change, Compared
from svcq_build.history import PastVersion
from svcq_build.load import Entry, decode_leniently
from svcq_build.model import Model, Quoted, parse_version, with_values, written
from svcq_build.render.addresses import version_address, versions_address
from svcq_build.render.contents import Contents
from svcq_build.render.desk import Desk, LocalEntry
from svcq_build.render.differences import Differences
from svcq_build.render.environment import render_with
from svcq_build.render.filters import PageTools
from svcq_build.render.formats import format_date
from svcq_build.render.outline import Memory, Outline
from svcq_build.render.pages import Page, RenderedPage
from svcq_build.render.past_links import past_links
from svcq_build.render.reading import as_notes
from svcq_build.render.site_pages import Renderer, alternates
from svcq_build.render.text import plain
from svcq_build.render.views.own_fields import own_fields
from svcq_build.render.views.versions import Awaited, awaited
from svcq_build.translate import Lookup, Words, localise

#: The title of a past version's page, by how it stands today.
_TITLES = {
    "superseded": "{title}, version {version} (superseded)",
    "in-force": "{title}, version {version} (in force)",
    "to-come": "{title}, version {version} (not in force yet)",
}
#: From any page of a past version to the site's root: they all lie equally deep.
_UP = "../../"


@dataclass(frozen=True, slots=True)
class _Step:
    """A version beside the one before it.

    Attributes:
        place: its place among the versions, the oldest being 0. href, label: of its page.
        before: the same of the version before it; None for the oldest.
        entries: of the history, the newest first, each with why as HTML: its own, and those of versions between the two
            that cannot be compared or were never committed. items: what changed, as list items.
    """

    place: int
    href: str
    label: str
    before: tuple[str, str] | None
    entries: tuple[tuple[Any, Markup], ...]
    items: Markup


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What the pages of one document share: the tools of templates, variables, and links that one of them has told."""

    tools: PageTools
    common: Mapping[str, Any]
    told: set[str]


def past_pages(renderer: Renderer, only: Collection[str] | None = None) -> Iterator[RenderedPage]:
    """The pages of all past versions, document by document.

    Args:
        renderer: of a language. only: documents (``kind:id``) to make them for; all when None.
    Raises:
        jinja2.TemplateError: when a template fails.
    """
    writer = _Writer(renderer)
    for ref in renderer.desk.history.documents:
        entry = renderer.desk.corpus.entries[ref]
        if entry.model is not None and (only is None or ref in only):
            with renderer.desk.noting() as asked:
                asked.add(ref)
                made = list(writer.pages(entry))
            yield from (replace(rendered, reads=as_notes(asked, by_field=False)) for rendered in made)


class _Writer:
    def __init__(self, renderer: Renderer) -> None:
        self._renderer, self._desk = renderer, renderer.desk
        self._languages = renderer.desk.settings.svcq.languages
        self._outline = Outline(renderer.desk, renderer.interface, _UP)
        self._differences = Differences(self._outline, renderer.interface)
        self._templates = {
            name: renderer.environment.get_template(f"past/{name}.jinja") for name in ("kicker", "version", "versions")
        }
        for template in self._templates.values():
            template.globals = {**template.globals}  # copied for each of thousands of pages; from a chain it is slow

    def pages(self, entry: Entry) -> Iterator[RenderedPage]:
        """The pages of one document: its past versions, the newest first, then the comparison."""
        dictionary = _Dictionary(self._desk, entry)
        local = LocalEntry(entry, dictionary.today, 0)
        versions = self._desk.history.of(local.ref)
        compared = self._desk.history.compared(local.ref)
        shown = {past.version: dictionary.model(past) for past in versions}
        entries = {str(change.version): change for change in local.doc.changes}
        now = str(local.doc.version or "")
        memory: Memory = {}
        sheet = self._sheet(local, now)
        for place, past in enumerate(versions):
            model = shown[past.version]
            title = str(model.title) if model is not None else str(local.doc.title)
            yield self._page(
                "version",
                sheet,
                version_address(local.ref, past.version),
                title,
                past=past,
                standing=_standing(versions, place, sheet.common["coming"]),
                stretches=self._stretches(past) if past.earlier else "",
                shown=model,
                own=own_fields(self._desk, LocalEntry(past.entry, model, 0)) if past.entry and model else (),
                outline=self._outlined(model, memory),
                owner=Markup(self._outline.link(model.owner)) if model and model.owner else "",  # noqa: S704
                reason=self._reason(entries.get(past.version)),
                source=decode_leniently(past.content) if model is None else "",
                change=entries.get(past.version),
                older=versions[place + 1].version if place + 1 < len(versions) else None,
                newer=versions[place - 1].version if place else now,
                since=self._items(compared.between(past.version, now), dictionary),
                comparable=past.version in compared.versions,
            )
        steps, rest = self._steps(compared, dictionary, entries, now)
        yield self._page(
            "versions",
            sheet,
            versions_address(local.ref),
            str(local.doc.title),
            steps=steps,
            rest=rest,
            unread=[past.version for past in versions if past.version not in compared.versions],
            returned=[(past.version, self._stretches(past)) for past in self._desk.history.returned(local.ref)],
        )

    def _stretches(self, past: PastVersion) -> str:
        """When a version stood that was taken back and released again, in words."""
        language = self._desk.lang
        told = (
            f"{format_date(one.since, language) if one.since else ''}–"
            f"{format_date(one.until, language) if one.until else ''}"
            for one in past.periods
        )
        return self._renderer.interface.word(", ").join(told)

    def _outlined(self, model: Any, memory: Memory) -> Markup | None:
        if model is None:
            return None
        return Markup(self._outline.document(model, memory))  # noqa: S704 - escaped there

    def _reason(self, change: Any) -> Markup:
        html = self._outline.text(change.reason) if change is not None and change.reason else ""
        return Markup(html)  # noqa: S704 - sanitised by render.text

    def _steps(
        self, compared: Compared, dictionary: _Dictionary, entries: Mapping[str, Any], now: str
    ) -> tuple[list[_Step], Markup]:
        """The versions, the oldest first, each with what changed from the one before; and all other differences.

        Every list item says between which versions it lies (``data-pairs``), and where in the document it stands.
        """
        own: dict[int, str] = {}
        rest = ""
        for place, difference in enumerate(compared.differences):
            pairs = " ".join(f"{older}-{newer}" for older, newer in difference.pairs)
            html = self._html(difference.change, dictionary)
            item = f'<li data-pairs="{pairs}" data-place="{place}">{html}</li>'
            told = [newer for older, newer in difference.pairs if newer == older + 1]
            for newer in told:
                own[newer] = own.get(newer, "") + item
            rest += "" if told else item
        today = now or self._renderer.interface.word("The document of today")
        names = [("./", today) if version == now else (f"v{version}.html", version) for version in compared.versions]
        steps = [
            _Step(
                place,
                *names[place],
                names[place - 1] if place else None,
                tuple((change, self._reason(change)) for change in _since(entries, compared.versions, place)),
                Markup(own.get(place, "")),  # noqa: S704 - written above, from what is escaped
            )
            for place, version in enumerate(compared.versions)
        ]
        return steps, Markup(rest)  # noqa: S704 - as above

    def _items(self, changes: Iterable[Change], dictionary: _Dictionary) -> Markup:
        items = (f"<li>{self._html(change, dictionary)}</li>" for change in changes)
        return Markup("".join(items))  # noqa: S704 - escaped in _html

    def _html(self, change: Change, dictionary: _Dictionary) -> str:
        """A change as HTML; several pages of a document show the same one."""
        html = dictionary.made.get(id(change))
        if html is None:
            html = dictionary.made[id(change)] = self._differences.html(change, dictionary)
        return html

    def _sheet(self, local: LocalEntry, now: str) -> _Sheet:
        """What the pages of one document share; they lie in one folder, so that their links are the same."""
        desk = self._desk
        page = Page(
            ref="", kind=local.kind.name, url=versions_address(local.ref), title="", description="", lang=desk.lang
        )
        tools = PageTools(desk, page, self._renderer.interface.choice)
        common = {
            "public": desk.audience == "public",
            "lang": desk.lang,
            "settings": desk.settings,
            "entry": local,
            "doc": local.doc,
            "ref": local.ref,
        }
        kicker = Markup(render_with(self._templates["kicker"], tools, common))  # noqa: S704 - a template escapes
        shared = {"kicker": kicker, "now": now, "coming": awaited(desk, local), "begins": desk.history.begins}
        return _Sheet(tools, {**common, **shared}, set())

    def _page(self, template: str, sheet: _Sheet, address: str, title: str, **variables: Any) -> RenderedPage:
        html = render_with(self._templates[template], sheet.tools, {**sheet.common, **variables})
        word, words = self._renderer.interface.word, plain(title)
        if template == "versions":
            named = word("Versions: {title}", title=words)
        else:
            named = word(_TITLES[variables["standing"]], title=words, version=variables["past"].version)
        page = Page(
            ref="",
            kind="",
            url=address,
            title=named,
            description="",
            lang=self._desk.lang,
            alternates=alternates(address, self._desk.lang, self._languages),
            past=True,
        )
        return RenderedPage(page, Contents(html, (), past_links(html, sheet.told)))


def _standing(versions: Sequence[PastVersion], place: int, coming: Awaited | None) -> str:
    """How a past version stands today: superseded, unless today's document is still to come."""
    applies = [past.version for past in versions].index(coming.applies) if coming and coming.applies else -1
    if place > applies:
        return "superseded"
    return "in-force" if place == applies else "to-come"


def _since(entries: Mapping[str, Any], versions: Sequence[str], place: int) -> Iterator[Any]:
    """The entry of the version at ``place``, and those of versions between it and the one before, the newest first."""
    version, before = versions[place], versions[place - 1] if place else ""
    between = (parse_version(before), parse_version(version)) if before and version else None
    for name, change in entries.items():
        if name == version or (between and between[0] < change.version < between[1]):
            yield change


class _Dictionary:
    """One document's texts, of now and then, in the language of the page.

    Attributes:
        today: the document of today in the language of the page.
        made: the HTML of changes that were shown already, by the identity of the change.
    """

    def __init__(self, desk: Desk, entry: Entry) -> None:
        self._desk, self._ref = desk, entry.ref
        self._found: dict[str, Words] = {}
        self.made: dict[int, str] = {}
        self.today: Any = entry.model
        if desk.lookup is not None and entry.model is not None:
            self.today = self._localise(entry.model, desk.lookup)

    def model(self, past: PastVersion) -> Any:
        """A past version in the language of the page, as it was translated then; None when it cannot be read.

        What was not translated then, but is today, shows in the translation of today.
        """
        lookup = self._desk.lookup
        if past.entry is None or past.entry.model is None:
            return None
        if lookup is None:  # the page speaks the documents' own language
            return past.entry.model
        then = partial(self._desk.history.translation, past, self._desk.lang)
        return self._localise(past.entry.model, lambda context, text: then(context, text) or lookup(context, text))

    def __call__(self, text: str) -> str:
        """What a text of this document is in the language of the page; in its own where it is not translated."""
        found = self._found.get(written(text))
        if found is None or not isinstance(text, Quoted):
            return text if found is None else found
        values = text.values
        return Words(
            with_values(found, lambda name: values[name].shown(found.lang) if name in values else None), found.lang
        )

    def _localise(self, model: Model, lookup: Lookup) -> Any:
        desk, names = self._desk, self._desk.history.names

        def look(context: str, text: str) -> str | None:
            found = lookup(context, text)
            name = names.prose(text) if names else text  # as comparisons have it
            known = self._found.get(name)
            if found is not None and (known is None or known.lang != desk.lang):  # the newest words come first
                self._found[name] = Words(found, desk.lang)
            elif known is None:
                self._found[name] = Words(name, desk.source_language)
            return found

        return localise(model, self._ref, desk.source_language, desk.lang, look).model
