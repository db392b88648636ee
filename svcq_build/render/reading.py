"""Reading: which fields of documents are read while something is made that looks at many of them.

A page that shows one document depends on all of it. One that looks at thousands would be made again after every edit,
though it shows a title and a day of each. So, while such a page is made, it is noted which fields are read of
documents, wherever that happens: in a template, a view, or what they call. Whatever is no field but may tell of fields
(a document's text, a copy of it) counts as all of the document.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache, partial
from typing import Any

from svcq_build.kinds._document import Document
from svcq_build.load import Corpus, Entry
from svcq_build.render.desk import Desk, LocalEntry
from svcq_build.render.noted import EVERYTHING, WHOLE

#: The note that fields were noted: the notes of documents then mean who they are and how they are related.
FIELDS = "."
#: What tells of no field: who a document is, and what its relations and its fields tell, which are noted themselves.
_OF_ENTRIES = frozenset(
    {"kind", "id", "path", "model", "parts", "parts_are_certain", "claims", "ref", "is_sound", "sound", "last_change"}
)
_OF_LOCAL_ENTRIES = frozenset({"entry", "doc", "ref", "id", "path", "kind"})
#: What of a corpus tells of no document, or of all of them one by one.
_OF_CORPORA = frozenset({"settings", "entries", "own_schemas", "below", "parameters", "pictures", "audience"})
_HOOK = "__getattribute__"
_Hook = Callable[[Any, str], Any]


@contextmanager
def reading(desk: Desk) -> Iterator[None]:
    """Let a desk note what is read of documents meanwhile, whoever reads it; see :func:`as_notes`."""
    note, get = desk.note, object.__getattribute__

    def of_document(self: Document, name: str) -> Any:
        note((type(self), name))
        return get(self, name)

    def of_entry(self: Entry, name: str) -> Any:
        if name == "says":
            return partial(says, get(self, "kind").name, get(self, "data"))
        if name not in _OF_ENTRIES and name[:2] != "__":
            note(f"{WHOLE}{get(self, 'ref')}")
        return get(self, name)

    def says(kind: str, data: Mapping[str, Any], field: str) -> Any:
        note(f"{kind}.{WHOLE}{field}")
        return data.get(field)

    def of_local_entry(self: LocalEntry, name: str) -> Any:
        if name not in _OF_LOCAL_ENTRIES and name[:2] != "__":
            note(f"{WHOLE}{get(self, 'ref')}")
        return get(self, name)

    def of_corpus(self: Corpus, name: str) -> Any:
        if name not in _OF_CORPORA and name[:2] != "__":
            note(f"{WHOLE}{EVERYTHING}")
        return get(self, name)

    with _hooked({Document: of_document, Entry: of_entry, LocalEntry: of_local_entry, Corpus: of_corpus}):
        yield


@contextmanager
def _hooked(hooks: Mapping[type, _Hook]) -> Iterator[None]:
    """Have the attributes of some types read by functions of ours meanwhile."""
    before = {owner: vars(owner).get(_HOOK) for owner in hooks}
    try:
        for owner, hook in hooks.items():
            setattr(owner, _HOOK, hook)
        yield
    finally:
        for owner, was in before.items():
            if was is not None:
                setattr(owner, _HOOK, was)
            elif _HOOK in vars(owner):
                delattr(owner, _HOOK)


def as_notes(asked: Iterable[Any], by_field: bool) -> frozenset[str]:
    """What a desk was asked for, as texts.

    Args:
        asked: as it has noted it.
        by_field: whether that were fields too, which become ``kind.attribute``.
    """
    if not by_field:
        return frozenset(one for one in asked if isinstance(one, str) and not one.startswith(WHOLE))
    return frozenset({FIELDS, *(one if isinstance(one, str) else _told(*one) for one in asked)} - {""})


@cache
def _told(model: type[Document], name: str) -> str:
    """The note for what was read of a document; empty where that tells nothing."""
    kind = str(model.model_fields["kind"].annotation.__args__[0])  # type: ignore[union-attr]
    if name in model.model_fields:
        return f"{kind}.{name}"
    of_type = getattr(model, name, None)
    is_code = (callable(of_type) or isinstance(of_type, property)) and not name.startswith(("_", "model_"))
    is_nothing = not name.startswith("_") and not hasattr(model, name) and model.model_config.get("extra") == "forbid"
    # what a method reads of the document is noted by itself
    return "" if is_code or is_nothing or name == "__class__" else f"{WHOLE}{kind}:*"
