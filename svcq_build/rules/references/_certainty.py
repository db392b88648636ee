"""How far one can trust the list of a document's parts when the document itself has faults."""

from __future__ import annotations

from collections.abc import Mapping

from svcq_build.corpus import Corpus, Entry
from svcq_build.fields import Model, PartIdMark
from svcq_build.walk import inner_models, part_field


def parts_are_known(entry: Entry, corpus: Corpus) -> bool:
    """Whether no fault of ``entry`` can hide one of its parts (a misspelt field, a part without an id…)."""
    if entry.model is not None:
        return True
    repeated = any(found.rule == "duplicate-key" and found.document == entry.ref for found in corpus.findings)
    return not repeated and _known(entry.kind.model, entry.data)


def _known(model: type[Model], data: object) -> bool:
    if not isinstance(data, Mapping):
        return False
    own = part_field(model)
    if own is not None and not isinstance(data.get(own), str):
        return False
    names = {info.alias or name for name, info in model.model_fields.items()}
    slips = any(name not in names for name in data)
    for name, inner, is_list in inner_models(model, PartIdMark):
        value = data.get(name)
        if value is None:
            if slips or model.model_fields[name].is_required():
                return False
            continue
        items = value if is_list else [value]
        if not isinstance(items, list) or not all(_known(inner, item) for item in items):
            return False
    return True
