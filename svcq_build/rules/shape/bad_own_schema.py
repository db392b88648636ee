"""A repository's own schema file is no JSON Schema.

Why: Until it is mended, the fields that it should rule are not checked at all. Nothing that it refers to is fetched,
    patterns are linear (no look-around), and it may not refer to itself without end.
Bad:
    #! site_templates/kinds/term.schema.json
    {"properties": {"bureau": {"type": "strin"}}}
    # standards/glossary/queue.yml
    title: 排队
Good:
    #! site_templates/kinds/term.schema.json
    {"properties": {"bureau": {"type": "string"}}}
    # standards/glossary/queue.yml
    title: 排队
Fix: Correct the JSON at the place named; it follows JSON Schema, draft 2020-12.
"""

from collections.abc import Iterator
from typing import Any

from svcq_build.kinds import all_kinds
from svcq_build.model import FILE_START, Finding, Route, Severity, Spot, find_quotes
from svcq_build.rules import Context
from svcq_build.syntax import find_conflicts
from svcq_build.words import offer, say

SEVERITY = Severity.ERROR


def check_corpus(context: Context) -> Iterator[Finding]:
    """Yield a finding for each schema that cannot be used."""
    for kind, schema in context.corpus.own_schemas.items():
        if kind not in all_kinds():
            yield Finding(
                Spot(schema.path, span=FILE_START),
                say("There is no kind of document called “{kind}”.", kind=kind),
                offer(kind, all_kinds()) or say("The kinds are {names}.", names=", ".join(sorted(all_kinds()))),
            )
        elif schema.problems and not find_conflicts(schema.text):  # merge-conflict says those
            for problem in schema.problems:
                yield Finding(Spot(schema.path, problem.route, span=problem.span), problem.message, problem.hint)
        elif not schema.problems:
            for route in _quoting(schema.schema, ()):
                yield Finding(Spot(schema.path, route), say("Schemas quote no parameters."), say("Write the value."))


def _quoting(value: Any, route: Route) -> Iterator[Route]:
    """Where the words of a schema hold ``{param:…}``, which pages would show as it is."""
    if isinstance(value, str) and route[-1:] in (("title",), ("description",)):
        if any(quote.sound for quote in find_quotes(value)):
            yield route
        return
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, each in inner:
        yield from _quoting(each, (*route, step))
