"""JSON Schema (2020-12) for every kind, generated from the models, and settings for editors."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from svcq_build.files import CONFIGURATION
from svcq_build.kinds import Kind, all_kinds
from svcq_build.load import Corpus
from svcq_build.model import PART_PATTERN
from svcq_build.records import RecordKind, all_record_kinds

DIALECT = "https://json-schema.org/draft/2020-12/schema"

#: Said after ``$``, which some dialects (Python's) let stand before a last line end. Our own check knows no look-ahead.
_NO_LINE_END = r"(?!\n)"

#: What says in a schema which values may stand somewhere.
_OF_VALUES = frozenset(
    {"type", "pattern", "format", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"}
)
#: A quote of a parameter, in quotation marks or bare.
_QUOTE = (
    {"type": "string", "pattern": rf"^\{{param:{PART_PATTERN}\}}$"},
    {
        "type": "object",
        "patternProperties": {rf"^param:{PART_PATTERN}$": {"type": "null"}},
        "additionalProperties": False,
        "minProperties": 1,
        "maxProperties": 1,
    },
)


def json_schema(kind: Kind, corpus: Corpus | None = None) -> dict[str, Any]:
    """The JSON Schema of a kind's documents.

    Args:
        kind: the kind. corpus: when given, its ids are offered as completions for references, and
            its own schema for ``more`` is taken in.
    Returns:
        a schema whose titles and descriptions hold both languages.
    """
    schema = kind.model.model_json_schema(by_alias=True)
    known = known_ids(corpus) if corpus is not None else {}
    own = corpus.own_schemas.get(kind.name) if corpus is not None else None
    finished = finish(_with_quotes(schema, _parameters(corpus)), known)
    assert isinstance(finished, dict)
    if own is not None and not own.problems:
        finished["properties"]["more"] = {**finished["properties"]["more"], **own.schema}
    finished.pop("description", None)
    return {
        "$schema": DIALECT,
        **finished,
        "title": f"{kind.zh} {kind.en}",
        "description": f"{kind.zh_help}\n\n{kind.en_help}",
    }


def record_schema(kind: RecordKind, corpus: Corpus | None = None) -> dict[str, Any]:
    """The JSON Schema of a kind of record, as of a kind of document; no parameters are quoted in it."""
    known = known_ids(corpus) if corpus is not None else {}
    finished = finish(_without_marks(kind.model.model_json_schema(by_alias=True)), known)
    assert isinstance(finished, dict)
    finished.pop("description", None)
    return {
        "$schema": DIALECT,
        **finished,
        "title": f"{kind.zh} {kind.en}",
        "description": f"{kind.zh_help}\n\n{kind.en_help}",
    }


def _without_marks(node: Any) -> Any:
    """A schema without the marks of values in whose place a parameter may be quoted."""
    if isinstance(node, list):
        return [_without_marks(item) for item in node]
    if not isinstance(node, dict):
        return node
    return {key: _without_marks(value) for key, value in node.items() if key != "x-quotable"}


def finish(node: Any, known: Mapping[str, list[str]]) -> Any:
    """Fold the English words in, and offer known ids where a reference is wanted."""
    if isinstance(node, list):
        return [finish(item, known) for item in node]
    if not isinstance(node, dict):
        return node
    result = {key: finish(value, known) for key, value in node.items() if key not in ("x-en", "x-ref", "x-stricter")}
    pattern = result.get("pattern")
    if isinstance(pattern, str) and pattern.endswith("$"):
        result["pattern"] = pattern + _NO_LINE_END
    english = node.get("x-en")
    if english:
        result["title"] = f"{node.get('title', '')} {english['title']}".strip()
        result["description"] = f"{node.get('description', '')}\n\n{english['description']}".strip()
    wanted = node.get("x-ref")
    if wanted and known:
        names = _completions(wanted, known)
        if names:
            pattern = result.pop("pattern")
            result["anyOf"] = [{"enum": names}, {"pattern": pattern}]
    return result


def _parameters(corpus: Corpus | None) -> list[str]:
    """What quotes of the parameters that there are look like."""
    return [f"{{param:{name}}}" for name in corpus.parameters.known] if corpus is not None else []


def _with_quotes(node: Any, offered: list[str]) -> Any:
    """A schema in which a parameter may be quoted wherever a number, a length of time or an amount may stand.

    Quotes stand bare in YAML, which takes their braces for a group. Those ``offered`` are completions.
    """
    if isinstance(node, list):
        return [_with_quotes(item, offered) for item in node]
    if not isinstance(node, dict):
        return node
    result = {key: _with_quotes(value, offered) for key, value in node.items() if key != "x-quotable"}
    if result.get("type") not in ("number", "integer") and not node.get("x-quotable"):
        return result
    bare = {key: result.pop(key) for key in list(result) if key in _OF_VALUES}
    completions = [{"enum": offered}] if offered else []
    return {**result, "anyOf": [bare, *completions, *_QUOTE]}


def known_ids(corpus: Corpus) -> dict[str, list[str]]:
    """Every id by kind, followed by its parts as ``id#part``."""
    known: dict[str, list[str]] = {name: [] for name in all_kinds()}
    for entry in corpus.entries.values():
        known[entry.kind.name].append(entry.id)
        known[entry.kind.name].extend(f"{entry.id}#{part}" for part in entry.parts)
    return known


def _completions(wanted: Mapping[str, Any], known: Mapping[str, list[str]]) -> list[str]:
    kinds = wanted["kinds"] or list(known)
    bare = len(wanted["kinds"]) == 1
    names = [name if bare else f"{kind}:{name}" for kind in kinds for name in known.get(kind, [])]
    if wanted["part"] == "must":
        return [name for name in names if "#" in name]
    return [name for name in names if wanted["part"] == "may" or "#" not in name]


def editor_settings(folder: str) -> dict[str, Any]:
    """Settings for VS Code's YAML extension: which schema rules which folder.

    Args:
        folder: where the schemas lie, relative to the root.
    """
    kinds = {f"./{folder}/{kind.name}.json": [f"{kind.folder}**/*.yml"] for kind in all_kinds().values()}
    records = {
        f"./{folder}/{kind.name}.json": [f"{kind.folder}**/*.yml"]
        for kind in all_record_kinds().values()
        if not kind.tabular
    }
    return {
        "yaml.schemas": {**kinds, **records, f"./{folder}/mkdocs.json": [CONFIGURATION]},
        "yaml.yamlVersion": "1.2",
        "editor.insertSpaces": True,
        "[yaml]": {"editor.tabSize": 2},
    }


def dump(value: Mapping[str, Any]) -> str:
    """JSON as it is written to files."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
