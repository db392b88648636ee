"""A part is marked public, and the document that it stands in is internal.

Why: Whoever marked it believes that customers read it; a part is never more public than its document, so nobody does.
Bad:
    # standards/service/queueing.yml
    audience: internal
    requirements:
      - {id: R1, level: must, text: 导办员在客户进门 1 分钟内发号。, audience: public}
Good:
    # standards/service/queueing.yml
    audience: public
    requirements:
      - {id: R1, level: must, text: 导办员在客户进门 1 分钟内发号。}
      - {id: R2, level: must, text: 任一队列超过 20 人时增开 1 个窗口。, audience: internal}
Fix: Write “audience: public” in the document, and “audience: internal” in what stays inside; or take the mark away.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from svcq_build.load import Entry, audience_of
from svcq_build.model import OWN_SHAPE, Finding, Route, Severity, Spot
from svcq_build.rules import Context
from svcq_build.words import say

SEVERITY = Severity.WARNING
RESTS_ON = (OWN_SHAPE,)
#: What an organisation has added means what its own schema says.
_OWN = "more"


def check_document(entry: Entry, context: Context) -> Iterator[Finding]:
    """Yield a finding for each mark that has no effect."""
    if audience_of(entry) == "public" or not entry.holds("public"):
        return
    for name, value in entry.sound.model_dump(by_alias=True, exclude_defaults=True, warnings=False).items():
        for route in _marked(value, (name,)) if name != _OWN else ():
            yield Finding(
                Spot(entry.path, (*route, "audience")),
                say("This part is marked public, but the document is internal, so the public does not see it."),
                say("Write “audience: public” in the document, or take this mark away."),
                document=entry.ref,
            )


def _marked(value: object, route: Route) -> Iterator[Route]:
    if isinstance(value, Mapping):
        if value.get("audience") == "public":
            yield route
        for name, inner in value.items():
            yield from _marked(inner, (*route, str(name)))
    elif isinstance(value, (list, tuple)):
        for place, inner in enumerate(value):
            yield from _marked(inner, (*route, place))
