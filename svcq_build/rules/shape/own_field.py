"""An organisation's own field (``more:``) is not as its schema wants it.

Why: Own fields are checked like all others, so that a slip in them does not reach the page.
Bad:
    #! site_templates/kinds/term.schema.json
    {"properties": {"bureau": {"title": "主管部门", "type": "string"}}, "additionalProperties": false}
    # standards/glossary/queue.yml
    more: {burea: 行政审批局}
Good:
    #! site_templates/kinds/term.schema.json
    {"properties": {"bureau": {"title": "主管部门", "type": "string"}}, "additionalProperties": false}
    # standards/glossary/queue.yml
    more: {bureau: 行政审批局}
Fix: Correct the field, or the schema in site_templates/kinds/<kind>.schema.json.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from svcq_build.kinds import kind_words
from svcq_build.load import FOLDER, Entry, OwnSchema, kind_of_folder, not_inside
from svcq_build.model import Finding, Replacement, Severity, Spot
from svcq_build.rules import Context
from svcq_build.rules.shape._own_words import tell
from svcq_build.syntax import Written
from svcq_build.words import offer, say

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError

SEVERITY = Severity.ERROR


def check_corpus(context: Context) -> Iterator[Finding]:
    """Yield a finding for each deviation of documents' ``more`` from their kind's own schema."""
    too_slow: set[str] = set()  # one document has shown it: no other is tried
    for entry in context.corpus.entries.values():
        if entry.kind.name not in too_slow:
            yield from _check(entry, context, too_slow)


def _check(entry: Entry, context: Context, too_slow: set[str]) -> Iterator[Finding]:
    more = entry.data.get("more")
    if not isinstance(more, dict) or not more or kind_of_folder(entry.path) is not entry.kind:
        return  # also where folder and kind disagree: whose own fields these are is told before they are judged
    schema = context.corpus.own_schemas.get(entry.kind.name)
    if schema is None:
        yield Finding(
            Spot(entry.path, ("more",), key=True),
            say("No schema rules the own fields of a {kind}.", kind=kind_words(entry.kind.name)),
            say("Write {path}.", path=f"{FOLDER}/{entry.kind.name}.schema.json"),
            document=entry.ref,
        )
        return
    if schema.problems:
        return  # bad-own-schema says it

    from referencing.exceptions import Unresolvable

    from svcq_build.load import MOST_DEVIATIONS, MOST_STEPS, TooManySteps

    try:
        errors = schema.errors(more)
    except Unresolvable as error:
        too_slow.add(entry.kind.name)
        problem = not_inside(str(error.ref), ())
        yield Finding(Spot(schema.path), problem.message, problem.hint, rule="bad-own-schema")
        return
    except TooManySteps:
        too_slow.add(entry.kind.name)
        yield Finding(
            Spot(schema.path),
            say("Checking {path} by this schema takes more than {limit} steps.", path=entry.path, limit=MOST_STEPS),
            say("Let each part be referred to (by $ref, anyOf, allOf) only where it is needed."),
            rule="bad-own-schema",
        )
        return
    except RecursionError:
        yield Finding(
            Spot(entry.path, ("more",), key=True),
            say("The values here are nested too deeply for their schema."),
            say("No document needs more than ten levels; look for unclosed brackets."),
            document=entry.ref,
        )
        return
    for deviation in errors:
        yield from _findings(entry, schema, deviation)
    if len(errors) == MOST_DEVIATIONS:
        yield Finding(
            Spot(entry.path, ("more",), key=True),
            say("There are more deviations from the schema here than the {limit} that are listed.", limit=len(errors)),
            say("Mend these first."),
            document=entry.ref,
        )


def _findings(entry: Entry, schema: OwnSchema, error: ValidationError) -> Iterator[Finding]:
    from svcq_build.load import is_named

    route = ("more", *error.absolute_path)
    if (
        error.validator == "additionalProperties"
        and isinstance(error.instance, dict)
        and isinstance(error.schema, dict)
    ):
        known = list(error.schema.get("properties", {}))
        for name in error.instance:
            if not is_named(name, error.schema):
                yield Finding(
                    Spot(entry.path, (*route, name), key=True),
                    say("There is no field “{name}” here.", name=name),
                    offer(name, known) or say("The fields here are {names}.", names=", ".join(known)),
                    document=entry.ref,
                )
        return
    if error.validator == "required" and isinstance(error.instance, dict):
        for name in _required(error):
            if name not in error.instance:
                title = schema.title(name)
                message = say("The field “{name}” ({title}) is missing.", name=name, title=title)
                yield Finding(Spot(entry.path, route), message, say("Add it."), document=entry.ref)
        return
    if isinstance(error.instance, str) and "propertyNames" in error.absolute_schema_path:
        message = say("“{name}” cannot be the name of a field here.", name=error.instance)
        spot = Spot(entry.path, (*route, error.instance), key=True)
        yield Finding(spot, message, say("{path} says what may stand here.", path=schema.path), document=entry.ref)
        return
    file = Written(entry.path, entry.text)
    told = tell(schema, error, file.raw(route))
    span = file.span(route) if told.written is not None else None
    fix = (Replacement(entry.path, span, told.written, route),) if span and told.written is not None else ()
    hint = told.hint or say("{path} says what may stand here.", path=schema.path)
    yield Finding(Spot(entry.path, route), told.message, hint, document=entry.ref, fix=fix)


def _required(error: ValidationError) -> list[str]:
    names = error.validator_value
    return [str(name) for name in names] if isinstance(names, list) else []
