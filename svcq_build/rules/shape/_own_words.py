"""What each keyword of an organisation's own JSON Schema says of a value, in our words; the library's are English."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from svcq_build.load import OwnSchema
from svcq_build.rules.shape._own_mends import mend_own
from svcq_build.words import WANTED, Message, in_short, nearest, say, sort_of

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError

_FORMATS = {
    "date": say("a day, as 2026-03-01"),
    "time": say("a time of day, as 08:40:00Z"),
    "date-time": say("a day and a time, as 2026-03-01T08:40:00Z"),
    "duration": say("a length of time, as P6M"),
    "email": say("an e-mail address, as desk@example.org"),
    "idn-email": say("an e-mail address, as desk@example.org"),
    "uri": say("a web address, as https://example.org/"),
    "iri": say("a web address, as https://example.org/"),
    "ipv4": say("a network address, as 192.0.2.1"),
    "ipv6": say("a network address, as 2001:db8::1"),
    "hostname": say("the name of a host, as example.org"),
    "uuid": say("a UUID"),
    "regex": say("a regular expression"),
}
_BOUNDS = {"minimum": "≥", "maximum": "≤", "exclusiveMinimum": ">", "exclusiveMaximum": "<"}


@dataclass(frozen=True, slots=True)
class Told:
    """What is wrong with an own field. ``written`` is what mends it with certainty, as YAML; None where nothing is."""

    message: Message
    hint: Message | None = None
    written: str | None = None


def tell(schema: OwnSchema, error: ValidationError, raw: str | None) -> Told:
    """What an error means.

    Args:
        schema: the kind's own schema. error: the library's. raw: the value as it is written.
    """
    field = next((step for step in reversed(error.absolute_path) if isinstance(step, str)), "more")
    own = error.schema if isinstance(error.schema, dict) else {}
    title = str(own.get("title") or schema.title(field))
    told = _SAID.get(str(error.validator), _other)(error, field, title)
    mend = mend_own(error, raw)
    if mend is not None:
        return Told(told.message, say("Write {value}.", value=mend[0]), mend[0] if mend[1] else None)
    help_ = own.get("description")
    if isinstance(help_, str) and error.validator not in ("enum", "const"):
        return Told(told.message, say("{help}", help=help_))
    return told


def _wanted(error: ValidationError) -> Any:
    """What the keyword that failed says."""
    return error.validator_value


def _value(error: ValidationError) -> Any:
    return error.instance


def _type(error: ValidationError, field: str, title: str) -> Told:
    wanted = _wanted(error) if isinstance(_wanted(error), list) else [_wanted(error)]
    first = WANTED.get(str(wanted[0]), say("{type}", type=str(wanted[0])))
    if len(wanted) == 2:
        first = say("{one} or {other}", one=first, other=WANTED.get(str(wanted[1]), say("{type}", type=str(wanted[1]))))
    message = say(
        "“{name}” ({title}) is {found}; it must be {wanted}.",
        name=field,
        title=title,
        found=sort_of(_value(error)),
        wanted=first,
    )
    return Told(message, _as_schema_says(error))


def _enum(error: ValidationError, field: str, title: str) -> Told:
    allowed = [in_short(value) for value in _wanted(error)]
    message = say(
        "“{value}” is not a value of “{name}” ({title}).", value=in_short(_value(error)), name=field, title=title
    )
    close = nearest(str(_value(error)), allowed)
    choices = ", ".join(allowed)
    if close:
        return Told(message, say("Did you mean “{name}”? Allowed: {choices}.", name=close, choices=choices))
    return Told(message, say("Allowed: {choices}.", choices=choices))


def _const(error: ValidationError, field: str, title: str) -> Told:
    message = say(
        "“{value}” is not a value of “{name}” ({title}).", value=in_short(_value(error)), name=field, title=title
    )
    return Told(message, say("Only {value} may stand here.", value=in_short(_wanted(error))))


def _pattern(error: ValidationError, field: str, title: str) -> Told:
    message = say(
        "“{value}” does not have the form that “{name}” ({title}) needs.",
        value=in_short(_value(error)),
        name=field,
        title=title,
    )
    return Told(message, say("It must match the pattern {pattern}.", pattern=str(_wanted(error))))


def _format(error: ValidationError, field: str, title: str) -> Told:
    wanted = _FORMATS.get(str(_wanted(error)), say("{type}", type=str(_wanted(error))))
    message = say(
        "“{value}” does not have the form that “{name}” ({title}) needs.",
        value=in_short(_value(error)),
        name=field,
        title=title,
    )
    return Told(message, say("Write {form}.", form=wanted))


def _bound(error: ValidationError, field: str, title: str) -> Told:
    message = say(
        "“{name}” ({title}) is {value}; it must be {sign} {bound}.",
        name=field,
        title=title,
        value=in_short(_value(error)),
        sign=_BOUNDS[str(error.validator)],
        bound=in_short(_wanted(error)),
    )
    return Told(message, _as_schema_says(error))


def _multiple(error: ValidationError, field: str, title: str) -> Told:
    step, value = _wanted(error), _value(error)
    below = (value // step) * step if isinstance(value, (int, float)) and value == value else 0
    message = say(
        "“{name}” ({title}) is {value}; it must be a multiple of {step}.",
        name=field,
        title=title,
        value=in_short(value),
        step=in_short(step),
    )
    return Told(message, say("Write {below} or {above}.", below=f"{below:g}", above=f"{below + step:g}"))


def _length(error: ValidationError, field: str, title: str) -> Told:
    count, least = len(_value(error)), error.validator in ("minLength", "minItems", "minProperties", "minContains")
    limit = _wanted(error)
    blanks = {"name": field, "title": title, "count": count, "limit": limit}
    if error.validator in ("minLength", "maxLength"):
        message = (
            say("“{name}” ({title}) has {count} characters; it needs at least {limit}.", **blanks)
            if least
            else say("“{name}” ({title}) has {count} characters; it may have at most {limit}.", **blanks)
        )
    elif error.validator in ("minItems", "maxItems"):
        message = (
            say("“{name}” ({title}) has {count} items; it needs at least {limit}.", **blanks)
            if least
            else say("“{name}” ({title}) has {count} items; it may have at most {limit}.", **blanks)
        )
    else:
        message = (
            say("“{name}” ({title}) has {count} fields; it needs at least {limit}.", **blanks)
            if least
            else say("“{name}” ({title}) has {count} fields; it may have at most {limit}.", **blanks)
        )
    hint = say("Add {count}.", count=limit - count) if least else say("Take {count} away.", count=count - limit)
    return Told(message, hint)


def _unique(error: ValidationError, field: str, title: str) -> Told:
    counts = Counter(json.dumps(item, sort_keys=True, ensure_ascii=False) for item in _value(error))
    twice = json.loads(counts.most_common(1)[0][0])
    message = say("“{name}” ({title}) holds “{value}” twice.", name=field, title=title, value=in_short(twice))
    return Told(message, say("Keep one of them."))


def _contains(error: ValidationError, field: str, title: str) -> Told:
    message = say("“{name}” ({title}) holds no item of a kind that it needs.", name=field, title=title)
    if isinstance(_wanted(error), dict):
        return Told(message, say("Add one that is {form}.", form=_form(_wanted(error))))
    return Told(message, _as_schema_says(error))


def _items(error: ValidationError, field: str, title: str) -> Told:
    message = say("“{name}” ({title}) has more items than may stand in it.", name=field, title=title)
    return Told(message, say("Take the last ones away."))


def _dependent(error: ValidationError, field: str, title: str) -> Told:
    for given, needed in _wanted(error).items():
        missing = [name for name in needed if name not in _value(error)] if given in _value(error) else []
        if missing:
            message = say("Where “{name}” stands, “{needed}” must stand too.", name=given, needed=", ".join(missing))
            return Told(message, say("Add {names}, or take “{name}” away.", names=", ".join(missing), name=given))
    return _other(error, field, title)


def _forms(error: ValidationError, field: str, title: str) -> Told:
    several = error.validator == "oneOf" and not error.context
    message = (
        say("“{name}” ({title}) fits more than one of the forms of which one is wanted.", name=field, title=title)
        if several
        else say("“{name}” ({title}) has none of the forms that may stand here.", name=field, title=title)
    )
    forms = [_form(one) for one in _wanted(error) if isinstance(one, dict)]
    hint: Message = forms[0] if forms else say("nothing")
    for other in forms[1:4]:
        hint = say("{one} or {other}", one=hint, other=other)
    return Told(message, say("Write {form}.", form=hint))


def _not(error: ValidationError, field: str, title: str) -> Told:
    message = say(
        "“{name}” ({title}) is {value}, which may not stand here.",
        name=field,
        title=title,
        value=in_short(_value(error)),
    )
    inner = _wanted(error)
    return Told(message, say("Write anything but {form}.", form=_form(inner)) if isinstance(inner, dict) else None)


def _unevaluated(error: ValidationError, field: str, title: str) -> Told:
    names = re.findall(r"'([^']*)'", error.message)
    message = say("There is no field “{name}” here.", name=", ".join(names[:5]))
    return Told(message, _as_schema_says(error))


def _other(error: ValidationError, field: str, title: str) -> Told:
    message = say(
        "“{name}” ({title}) is {value}, which may not stand here.",
        name=field,
        title=title,
        value=in_short(_value(error)),
    )
    return Told(message, _as_schema_says(error))


_SAID: dict[str, Callable[[ValidationError, str, str], Told]] = {
    "type": _type,
    "enum": _enum,
    "const": _const,
    "pattern": _pattern,
    "format": _format,
    **dict.fromkeys(_BOUNDS, _bound),
    "multipleOf": _multiple,
    **dict.fromkeys(("minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties"), _length),
    "uniqueItems": _unique,
    **dict.fromkeys(("contains", "minContains", "maxContains"), _contains),
    **dict.fromkeys(("items", "prefixItems", "unevaluatedItems"), _items),
    "dependentRequired": _dependent,
    **dict.fromkeys(("anyOf", "oneOf"), _forms),
    "not": _not,
    "unevaluatedProperties": _unevaluated,
}


def _form(schema: dict[str, Any]) -> Message:
    """What a schema wants, in a few words."""
    if isinstance(schema.get("title"), str):
        return say("{type}", type=schema["title"])
    if "const" in schema:
        return say("{type}", type=in_short(schema["const"]))
    if isinstance(schema.get("enum"), list):
        return say("{type}", type=", ".join(map(in_short, schema["enum"])))
    if schema.get("format") in _FORMATS:
        return _FORMATS[str(schema["format"])]
    if isinstance(schema.get("pattern"), str):
        return say("text of the pattern {pattern}", pattern=schema["pattern"])
    if isinstance(schema.get("required"), list):
        return say("a group with {names}", names=", ".join(map(str, schema["required"])))
    for name, sign in _BOUNDS.items():
        if name in schema:
            return say("a number {sign} {bound}", sign=sign, bound=in_short(schema[name]))
    kind = schema.get("type")
    return WANTED.get(kind, say("{type}", type=kind)) if isinstance(kind, str) else say("what the schema describes")


def _as_schema_says(error: ValidationError) -> Message | None:
    own = error.schema if isinstance(error.schema, dict) else {}
    examples = own.get("examples")
    if isinstance(examples, list) and examples:
        return say("Write it like {value}.", value=in_short(examples[0]))
    return None
