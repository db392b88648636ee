"""Forms: a kind's fields as an editor for people who do not program shows them, in one language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic.fields import FieldInfo

from svcq_build.change import BOOKKEEPING, is_prose, stricter
from svcq_build.files import code_stamp, made_once, memory_of, our_templates
from svcq_build.kinds import Kind, all_kinds
from svcq_build.load import OwnSchema
from svcq_build.model import LocalPart, Model, PartIdMark, Prose, Ref, Shape, field_words, marked_fields, model_in
from svcq_build.words import Words

#: What the questions of a new version, or svcq itself, write.
_FIXED = frozenset({"kind", "id", "version", "changes", "formerly", "former_parts"})
_BOUNDS = {"minimum": "minimum", "exclusiveMinimum": "minimum", "maximum": "maximum", "exclusiveMaximum": "maximum"}
#: The deepest that an organisation's own schema is followed.
_DEEPEST = 8


@dataclass(frozen=True, slots=True)
class FormWords:
    """What a form says, in one language.

    Attributes:
        named: chooses between svcq's Chinese and English. choice: the label of a value of a field.
        own: a word of the organisation's own schema, by the kind's name and the word.
    """

    named: Callable[[str, str], str]
    choice: Callable[[str, str], str]
    own: Callable[[str, str], str]


def form_of(kind: Kind, words: FormWords, own: OwnSchema | None = None) -> dict[str, Any]:
    """The form of a kind's documents, as JSON holds it.

    Fields say how their change weighs, so that a browser can tell it: ``stricter`` as their models declare it
    (``record`` where they only record a change), ``words`` where the words themselves decide.

    Args:
        kind: the kind. words: its language. own: what rules the organisation's own fields, if anything does.
    """
    schema = _schemas()[kind.name]
    fields = _Form(words, schema.get("$defs", {})).fields(kind.model, schema)
    for field in fields:
        if field["name"] in _FIXED:
            field.pop("of", None)
            field |= {"type": "other", "fixed": True}
        elif field["name"] == "more":
            field |= _own_fields(own, kind.name, words)
        if field["name"] in BOOKKEEPING:
            field["stricter"] = "record"
    return {
        "title": words.named(kind.zh, kind.en),
        "help": words.named(kind.zh_help, kind.en_help),
        "governed": kind.governed,
        "fields": fields,
    }


@cache  # a preview makes the forms again after each edit
def _schemas() -> Mapping[str, Any]:
    """The JSON Schema of each kind's model; to make all of them takes as long as a hundred pages."""

    def make() -> dict[str, Any]:
        return {kind.name: kind.model.model_json_schema(by_alias=True) for kind in all_kinds().values()}

    return made_once(memory_of(our_templates(), "forms"), code_stamp(), make)


@dataclass(frozen=True, slots=True)
class _Form:
    """The fields of models, from their JSON Schema and the marks of their types."""

    words: FormWords
    definitions: Mapping[str, Any]

    def fields(self, model: type[Model], schema: Mapping[str, Any]) -> list[dict[str, Any]]:
        found = []
        for known in _declared(model):
            field = {
                "name": known.name,
                "title": _begun(self.words.named(known.title.zh, known.title.en)) or known.name,
                "help": self.words.named(known.help.zh, known.help.en),
                "required": known.required,
                **known.weight,
            }
            shape = self.shape(known.name, schema["properties"][known.name], known.shape, known.inner)
            found.append(field | shape)
        return found

    def shape(
        self, name: str, schema: Mapping[str, Any], shape: Shape | None, inner: type[Model] | None
    ) -> dict[str, Any]:
        """What a field holds: its type, and what may stand there."""
        schema = self.bare(schema)
        if schema.get("type") == "array":
            item = self.shape(name, schema["items"], shape.item if shape else None, inner)
            least = {"minimum": schema["minItems"]} if "minItems" in schema else {}
            return {"type": "list", "of": item, **least}
        if "properties" in schema and inner is not None:
            return {"type": "group", "fields": self.fields(inner, schema)}
        if "const" in schema:
            return {"type": "choice", "choices": self.choices(name, [schema["const"]])}
        if "enum" in schema:
            return {"type": "choice", "choices": self.choices(name, schema["enum"])}
        return _scalar(schema, shape)

    def bare(self, schema: Mapping[str, Any]) -> Mapping[str, Any]:
        """A schema without “or nothing”, and what it refers to in its place; of several forms, that of a text."""
        if "$ref" in schema:
            return self.bare(self.definitions[schema["$ref"].rpartition("/")[2]])
        options = [option for option in schema.get("anyOf", ()) if option.get("type") != "null"]
        if options:
            return self.bare(next((option for option in options if option.get("type") == "string"), options[0]))
        return schema

    def choices(self, name: str, values: list[Any]) -> list[dict[str, Any]]:
        return [{"value": value, "title": self.words.choice(name, str(value))} for value in values]


@dataclass(frozen=True, slots=True)
class _Declared:
    """What a model declares of a field, whatever the language."""

    name: str
    title: Words
    help: Words
    required: bool
    weight: Mapping[str, Any]
    shape: Shape | None
    inner: type[Model] | None


@cache  # many kinds have the same parts, and every language asks
def _declared(model: type[Model]) -> tuple[_Declared, ...]:
    shapes, found = dict(marked_fields(model)), []
    for attribute, info in model.model_fields.items():
        name = info.alias or attribute
        inner = model_in(info.annotation)
        found.append(_Declared(name, *field_words(info), info.is_required(), _weight_of(info), shapes.get(name), inner))
    return tuple(found)


def _weight_of(info: FieldInfo) -> dict[str, Any]:
    """What decides how a change of a field weighs, as far as that is not left to be something of its own."""
    how = stricter(info)
    return {**({"stricter": how} if how else {}), **({"words": True} if is_prose(info) else {})}


def _begun(title: str) -> str:
    return title[:1].upper() + title[1:]


def _scalar(schema: Mapping[str, Any], shape: Shape | None) -> dict[str, Any]:
    """A field of one value."""
    mark = shape.mark if shape is not None else None
    if isinstance(mark, Ref):
        default = {"default": mark.default_kind} if mark.default_kind else {}
        return {"type": "reference", "kinds": list(mark.kinds), "part": mark.part, **default}
    if isinstance(mark, LocalPart):
        return {"type": "reference", "kinds": [], "part": "own"}
    said: dict[str, Any] = {"pattern": schema["pattern"]} if "pattern" in schema else {}
    if isinstance(mark, Prose):  # that something has to stand there is all that its pattern says
        return {"type": "text" if mark.inline else "prose"}
    if isinstance(mark, PartIdMark):
        return {"type": "text", "id": True, **said}
    if schema.get("type") == "boolean":
        return {"type": "boolean"}
    if schema.get("type") in ("number", "integer"):
        whole = {"whole": True} if schema["type"] == "integer" else {}
        return {"type": "number", **whole, **{ours: schema[name] for name, ours in _BOUNDS.items() if name in schema}}
    if schema.get("type") == "object":
        return {"type": "other"}
    if schema.get("format") == "date":
        return {"type": "date"}
    return {"type": "duration" if schema.get("x-quotable") and schema.get("type") == "string" else "text", **said}


def _own_fields(own: OwnSchema | None, kind: str, words: FormWords) -> dict[str, Any]:
    """The organisation's own fields; as source where no schema tells of them."""
    if own is None or own.problems:
        return {"type": "other"}
    return _own_shape(own.schema, "more", kind, words, _DEEPEST)


def _own_shape(schema: Any, name: str, kind: str, words: FormWords, depth: int) -> dict[str, Any]:
    if not isinstance(schema, dict) or not depth:
        return {"type": "other"}
    properties, values = schema.get("properties"), schema.get("enum")
    if isinstance(values, list):
        return {"type": "choice", "choices": [{"value": value, "title": str(value)} for value in values]}
    if isinstance(properties, dict) and schema.get("type", "object") == "object":
        required = schema.get("required")
        fields = []
        for inner, declared in properties.items():
            said = declared if isinstance(declared, dict) else {}
            fields.append({
                "name": inner,
                "title": words.own(kind, str(said.get("title", inner))),
                "help": str(said.get("description", "")),
                "required": isinstance(required, list) and inner in required,
                **_own_shape(declared, inner, kind, words, depth - 1),
            })  # fmt: skip
        return {"type": "group", "fields": fields}
    sort = schema.get("type")
    if sort == "array" and isinstance(schema.get("items"), dict):
        return {"type": "list", "of": _own_shape(schema["items"], name, kind, words, depth - 1)}
    if sort in ("string", "number", "integer", "boolean"):
        return _scalar(schema, None)
    return {"type": "other"}
