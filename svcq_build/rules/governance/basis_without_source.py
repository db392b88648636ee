"""A requirement rests on a regulation that is not named.

Why: “The regulations demand it” cannot be looked up; when the law changes, nobody knows which requirements to change.
Bad:
    # standards/service/accessibility.yml
    basis:
      - {source: regulation, finding: 国家规定坡道坡度不大于 1:12。}
Good:
    # standards/service/accessibility.yml
    basis:
      - source: regulation
        finding: 坡道坡度不大于 1:12。
        document: 《无障碍设计规范》GB 50763—2012
        clause: 第 3.4.4 条
Fix: Write the paper's name under “document” and the article under “clause”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from svcq_build.kinds.standard import Basis, Standard
from svcq_build.load import Entry
from svcq_build.model import OWN_SHAPE, Finding, Route, Severity, Spot
from svcq_build.rules import Context
from svcq_build.rules._standing import not_retired
from svcq_build.words import say

SEVERITY = Severity.WARNING
RESTS_ON = (OWN_SHAPE,)
_NAMED = re.compile(r"《[^》]+》|(?<![A-Z])(?:GB|ISO|DB[0-9]{2}|EN)[ /]?T? ?[0-9]{2,}|\b(?:Act|Law|Code|Directive)\b")
_ARTICLE = re.compile(
    r"第 ?[0-9一二三四五六七八九十百.]+ ?[条款章节项]|附录|(?<![0-9.])[0-9]+(?:\.[0-9]+)+ ?[条款]"
    r"|\b(?:article|clause|section)s? [0-9]",
    re.IGNORECASE,
)


def check_document(entry: Entry, context: Context) -> Iterator[Finding]:
    """Yield a finding for each basis from a regulation without its name or without the article."""
    model = entry.model
    if not isinstance(model, Standard) or not not_retired(entry):
        return
    for route, basis in bases(model):
        if basis.source != "regulation":
            continue
        named = basis.document is not None or _NAMED.search(basis.finding) is not None
        article = basis.clause is not None or _ARTICLE.search(f"{basis.document or ''} {basis.finding}") is not None
        if named and article:
            continue
        yield Finding(
            Spot(entry.path, (*route, "source")),
            say("The regulation that this rests on is not named.")
            if not named
            else say("It is not said which article this rests on."),
            say("Add “document” (its full name and number) and “clause” (the article).")
            if not named
            else say("Add “clause”: the article that says so."),
            document=entry.ref,
        )


def bases(model: Standard) -> Iterator[tuple[Route, Basis]]:
    """Every basis of a standard, the whole's and its requirements', and where it stands."""
    for index, basis in enumerate(model.basis):
        yield ("basis", index), basis
    for index, requirement in enumerate(model.requirements):
        if requirement.basis is not None:
            yield ("requirements", index, "basis"), requirement.basis
