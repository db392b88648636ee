"""Kinds: the fields of each kind of document. Each module defines one ``KIND``; dropping a file in adds a kind."""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from svcq_build.words import Words

if TYPE_CHECKING:
    from svcq_build.kinds._document import Document


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of document.

    Attributes:
        name: the word that stands in ``kind:``. plural: the first part of its pages' addresses.
        folder: where its files lie, with a slash after it (``standards/service/``).
        model: the pydantic model of one document.
        zh, en: its name for readers. zh_plural, en_plural: the same for a list of them.
        zh_help, en_help: what such a document is for.
        icon: a Material icon (``material/star``) shown beside it.
        order: where it stands in menus; lower comes first.
        governed: whether changes need versions, entries and reviews.
        grouped_by: the choice (a field of the model) by which the list of all its documents is divided.
        booklet: whether each document has a booklet to print beside its page (``kinds/<kind>.booklet.html.jinja``).
    """

    name: str
    plural: str
    folder: str
    model: type[Document]
    zh: str
    en: str
    zh_plural: str
    en_plural: str
    zh_help: str
    en_help: str
    icon: str
    order: int
    governed: bool = True
    grouped_by: str | None = None
    booklet: bool = False


@cache
def all_kinds() -> dict[str, Kind]:
    """Every kind by name, in menu order. Modules whose name starts with ``_`` hold shared parts."""
    found: list[Kind] = []
    for module in pkgutil.iter_modules(__path__):
        if not module.name.startswith("_"):
            kind: Kind | None = getattr(importlib.import_module(f"{__name__}.{module.name}"), "KIND", None)
            if kind is None:
                raise ImportError(f"kinds/{module.name}.py defines no kind: end it with KIND = Kind(...)")
            if kind.name != module.name:
                raise ImportError(f"kinds/{module.name}.py defines the kind {kind.name!r}: name them alike")
            for other in found:
                if kind.folder == other.folder or kind.plural == other.plural:
                    raise ImportError(f"the kinds {other.name!r} and {kind.name!r} share a folder or a plural")
            found.append(kind)
    found.sort(key=lambda kind: (kind.order, kind.name))
    return {kind.name: kind for kind in found}


def kind_words(name: str) -> Words:
    """What messages call a kind: in English the word that stands in ``kind:``. A word that is no kind stays."""
    kind = all_kinds().get(name)
    return Words(kind.zh if kind else name, name)


@cache
def kinds_by_folder() -> dict[str, Kind]:
    """Every kind by its folder."""
    return {kind.folder: kind for kind in all_kinds().values()}
