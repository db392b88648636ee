"""The documents as data for other programs: ``api/v1/index.json``, a file a kind beside it, and their JSON Schema.

What is in them keeps its name and its meaning for as long as the address says ``v1``; new names may come.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any
from urllib.parse import quote, unquote

from svcq_build.kinds import all_kinds
from svcq_build.load import Address, Audience, find_addresses
from svcq_build.render.addresses import document_address, picture_address, relative, version_address
from svcq_build.render.desk import Desk, LocalEntry
from svcq_build.render.feeds import SiteFile
from svcq_build.render.text import plain
from svcq_build.render.views import INTERNAL, PUBLIC
from svcq_build.words import json_text

FOLDER = "api/v1/"
_HERE = f"{FOLDER}index.json"
_TEXT = {"type": "string"}
_DAY = {"type": "string", "format": "date"}


def _index(desk: Desk) -> bytes:
    named = desk.interface.named
    counts = {
        name: (named(kind.zh_plural, kind.en_plural), len(desk.entries(name))) for name, kind in all_kinds().items()
    }
    return _json(
        {
            "api": 1,
            "name": plain(desk.setting("site_name") or ""),
            "description": plain(desk.setting("site_description") or ""),
            "language": desk.lang,
            "languages": {language: _index_of(language, desk) for language in desk.settings.svcq.languages},
            "day": desk.today.isoformat(),
            "audience": desk.audience,
            "kinds": {
                kind: {"title": name, "documents": count, "file": f"{kind}.json"}
                for kind, (name, count) in counts.items()
                if count
            },
        }
    )


def _index_of(language: str, desk: Desk) -> str:
    """How the index of a language is reached from that of this one."""
    here, there = ("" if name == desk.source_language else f"{name}/" for name in (desk.lang, language))
    return relative(f"{there}{FOLDER}index.json", f"{here}{FOLDER}index.json")


def _documents(desk: Desk, *, kind: str) -> bytes | None:
    found = desk.entries(kind)
    return _json({"kind": kind, "documents": [_document(desk, local) for local in found]}) if found else None


def _document(desk: Desk, local: LocalEntry) -> dict[str, Any]:
    graph = desk.graph
    made: dict[str, Any] = {
        "ref": local.ref,
        "title": plain(local.doc.title),
        "address": relative(document_address(local.ref), _HERE),
        "fields": _published(
            local.doc.model_dump(mode="json", by_alias=True, exclude_none=True, exclude_defaults=True, warnings=False),
            desk.audience,
        ),
        "relations": [
            _some(relation=edge.mark.relation, part=edge.part, to=str(edge.target)) for edge in graph.out_of(local.ref)
        ],
        "referred": [
            _some(relation=edge.mark.inverse, part=edge.target.part, by=edge.origin) for edge in graph.into(local.ref)
        ],
        "versions": [
            _some(
                version=past.version,
                since=past.since.isoformat() if past.since else None,
                address=relative(version_address(local.ref, past.version), _HERE),
            )
            for past in desk.history.of(local.ref)
        ],
    }
    if local.missing:
        made["untranslated"] = local.missing
    return made


def _published(value: Any, audience: Audience) -> Any:
    """Data with the addresses in its texts as they are on the site, relative to the file."""
    if isinstance(value, dict):
        return {key: _published(inner, audience) for key, inner in value.items()}
    if isinstance(value, list):
        return [_published(inner, audience) for inner in value]
    if not isinstance(value, str) or "/" not in value:
        return value
    out, end = [], 0
    for found in find_addresses(value):
        if found.target.startswith("/") and not found.target.startswith("//"):
            out += [value[end : found.start], relative(_on_the_site(found, audience), _HERE)]
            end = found.end
    return "".join([*out, value[end:]])


def _on_the_site(found: Address, audience: Audience) -> str:
    """Where a settled address leads, from the site's root."""
    if not found.picture:
        return found.target[1:]
    return quote(
        picture_address(unquote(found.target[1:], errors="surrogateescape"), audience), errors="surrogateescape"
    )


def _schema(_: Desk) -> bytes:
    reference = {**_TEXT, "description": "kind:id, or kind:id#part."}
    part = {**_TEXT, "description": "The part of this document that is meant; without it, the whole."}
    address = {**_TEXT, "format": "uri-reference", "description": "Relative to the file that names it."}
    version = _object({"version": _TEXT, "since": _DAY, "address": address}, "version", "address")
    relation = {**_TEXT, "description": "Its name, read from this end."}
    document = _object(
        {
            "ref": reference,
            "title": {**_TEXT, "description": "Without markup, in the language of the file."},
            "address": address,
            "fields": {
                "type": "object",
                "description": "As svcq schema has them, texts in Markdown; what is as by default is left out.",
            },
            "relations": _list(_object({"relation": relation, "part": part, "to": reference}, "relation", "to")),
            "referred": _list(_object({"relation": relation, "part": part, "by": reference}, "relation", "by")),
            "versions": {**_list(version), "description": "Those of the past that can be read, the newest first."},
            "untranslated": {"type": "integer", "description": "How many texts still stand in the source language."},
        },
        *("ref", "title", "address", "fields", "relations", "referred", "versions"),
    )
    kinds = _object({"title": _TEXT, "documents": {"type": "integer"}, "file": address}, "title", "documents", "file")
    index = {
        "api": {"const": 1},
        "name": _TEXT,
        "description": _TEXT,
        "language": _TEXT,
        "languages": {"type": "object", "additionalProperties": address},
        "day": {**_DAY, "description": "Of the build, in the time zone of the handbook."},
        "audience": {"enum": ["internal", "public"]},
        "kinds": {"type": "object", "additionalProperties": kinds},
    }
    return _json(
        {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "description": "index.json, and the files of the kinds that it names.",
            "anyOf": [{"$ref": "#/$defs/index"}, {"$ref": "#/$defs/documents"}],
            "$defs": {
                "index": _object(index, *index),
                "documents": _object({"kind": _TEXT, "documents": _list(document)}, "kind", "documents"),
            },
        }
    )


def _object(properties: Mapping[str, Any], *required: str) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": required}


def _list(items: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


def _some(**facts: str | None) -> dict[str, str]:
    return {name: fact for name, fact in facts.items() if fact}


def _json(data: Mapping[str, Any]) -> bytes:
    return json_text(data, compact=True).encode()


FILES = (
    SiteFile(f"{FOLDER}index.json", _index, INTERNAL | PUBLIC),
    SiteFile(f"{FOLDER}schema.json", _schema, INTERNAL | PUBLIC),
    *(SiteFile(f"{FOLDER}{kind}.json", partial(_documents, kind=kind), INTERNAL | PUBLIC) for kind in all_kinds()),
)
