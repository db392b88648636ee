"""Translations of the documents: ``translations/<language>/<top folder>.po`` (gettext).

A message's context is ``kind:id`` and the route to the field, with the items of lists named by their part
id, or by their places: ``standard:complaint-handling requirements.R1.text``. Its id is the Chinese. A translation
whose source has changed is doubtful (fuzzy) until someone looks at it; pages show the Chinese until then. A text
that moved to another place of its list keeps its translation.
"""

from __future__ import annotations

from collections.abc import Iterator

from svcq_build.load import Corpus
from svcq_build.translate.localised import is_neutral, messages

#: Fields of ``mkdocs.yml`` that readers see; they are translated in ``mkdocs.po``.
SETTINGS = ("site_name", "site_description", "copyright")
SETTINGS_CONTEXT = "mkdocs.yml"
#: Where those of the public site stand, with a point at the end.
PUBLIC_SETTINGS = "extra.svcq.public."
#: The file of what svcq says on pages in a language that it does not speak, and of an organisation's own fields.
INTERFACE = "interface"


def own_field_context(kind: str) -> str:
    """The context of the titles that a kind's own fields have."""
    return f"own-field {kind}"


def translatable(corpus: Corpus) -> Iterator[tuple[str, str, str, str]]:
    """Everything that can be translated: (name of the .po file, path of the document, context, text)."""
    source = corpus.settings.svcq.languages[0]
    for prefix, settings in (("", corpus.settings), (PUBLIC_SETTINGS, corpus.settings.svcq.public)):
        for field in SETTINGS:
            text = getattr(settings, field)
            if text and not is_neutral(text, source):
                yield "mkdocs", "mkdocs.yml", f"{SETTINGS_CONTEXT} {prefix}{field}", text
    for kind, schema in corpus.own_schemas.items():
        for title in dict.fromkeys(schema.titles()):
            if not is_neutral(title, source):
                yield INTERFACE, schema.path, own_field_context(kind), title
    for entry in corpus.entries.values():
        if entry.model is not None:
            top = entry.path.partition("/")[0]
            for context, text in messages(entry.model, entry.ref, source):
                yield top, entry.path, context, text
