"""The public corpus: what the public may know of a handbook, and nothing besides.

It is made once, before anything is made of the documents: internal documents, parts and fields are not in it, and what
leads to them leads nowhere. Whatever is made of it (pages, menus, search, feeds) has nothing that it could give away.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from svcq_build.kinds import all_kinds
from svcq_build.load.corpus import Audience, Corpus, Entry
from svcq_build.load.links import find_addresses, find_links
from svcq_build.load.parameters import Parameters
from svcq_build.load.settings import Extra, Settings, SvcqSettings
from svcq_build.model import Narrowing, PartIdMark, Quoted, leaves, parse_reference, shown_parts

#: What stands in the place of an address that leads to nothing public: readers see the words of the link alone.
_NOWHERE = "-"


def audience_of(entry: Entry) -> Audience:
    """For whom a document is: as it says itself, or as its kind has it."""
    said = entry.says("audience")
    default: Audience = entry.kind.model.model_fields["audience"].default
    return said if said in ("public", "internal") else default


def public_corpus(corpus: Corpus) -> Corpus:
    """The corpus of the public site.

    Args:
        corpus: all documents. Those with faults of shape are not shown: nobody knows for whom they are.
    """
    shown = {
        ref: (entry, shown_parts(entry.model))
        for ref, entry in corpus.entries.items()
        if entry.model is not None and entry.model.audience == "public"
    }

    def leads(target: str) -> bool:
        reference = parse_reference(target)
        if reference is None or reference.document not in shown:
            return False
        return reference.part is None or reference.part in shown[reference.document][1]

    narrowing = Narrowing(leads, words_for(leads, corpus.settings))
    entries = {ref: narrowed(entry, narrowing) for ref, (entry, _) in shown.items()}
    known = {name: one for name, one in corpus.parameters.known.items() if one.document in entries}
    return Corpus(
        public_settings(corpus.settings),
        entries,
        parameters=Parameters(known, language=corpus.parameters.language),
        pictures=corpus.pictures,
        audience="public",
    )


def narrowed(entry: Entry, narrowing: Narrowing) -> Entry:
    """A sound document as the public may know it."""
    model = narrowing.document(entry.sound)
    data = model.model_dump(mode="json", by_alias=True, exclude_none=True, exclude_defaults=True, warnings=False)
    parts = {leaf.value: leaf.route for leaf in leaves(entry.kind.model, data, PartIdMark)}
    return replace(entry, text="", data=data, model=model, parts=parts, claims=frozenset(), quotes=())


def words_for(leads: Callable[[str], bool], settings: Settings) -> Callable[[str], str]:
    """What takes out of a text the addresses of what is not public."""
    internal_site = settings.site_url if settings.site_url != settings.svcq.public.site_url else None

    def words(text: str) -> str:
        found = _without(text, leads, internal_site)
        if found == text:
            return text  # the same words to those who know translations of them
        if isinstance(text, Quoted):
            return Quoted(found, _without(text.written, leads, internal_site), text.values)
        return found

    return words


def _without(text: str, leads: Callable[[str], bool], internal_site: str | None) -> str:
    spans = {
        (link.start, link.end)
        for link in find_links(text)
        if (reference := parse_reference(link.target)) is not None
        and reference.kind in all_kinds()
        and not leads(link.target)
    }
    if internal_site:
        spans |= {
            (address.start, address.end) for address in find_addresses(text) if address.target.startswith(internal_site)
        }
    for start, end in sorted(spans, reverse=True):
        text = text[:start] + _NOWHERE + text[end:]
    return text


def public_settings(settings: Settings) -> Settings:
    """The settings of the public site: how it looks, its languages, and what stands under ``extra.svcq.public``.

    Where the documents are kept and changed, who answers for them, and what the internal site says of itself is gone.
    """
    ours, public = settings.svcq, settings.svcq.public
    svcq = SvcqSettings(languages=ours.languages, time_zone=ours.time_zone, public=public)
    return Settings.model_construct(
        **{
            **dict(Settings()),
            "site_name": public.site_name or settings.site_name,
            "site_url": public.site_url,
            "site_description": public.site_description,
            "copyright": public.copyright,
            "extra_css": settings.extra_css,
            "extra_javascript": settings.extra_javascript,
            "theme": settings.theme,
            "extra": Extra(svcq=svcq),
        }
    )
