"""A verb that binds says something else than the level of what it stands in.

Why: Auditors read 应, 宜 and 可 (shall, should and may) as GB/T 1.1-2020, appendix C, defines them; a “must” without 应
    is not read as binding, and 能 (can) only states that somebody is able to. In control points, which have no level,
    only verbs are told that are kept for laws (必须, 不得).
Bad:
    # mkdocs.yml
    site_name: 手册
    extra: {svcq: {rules: {level-verb: warning}}}
    # standards/service/queueing.yml
    requirements:
      - {id: R1, level: must, text: 导办员宜在客户进入大厅后 1 分钟内发号。}
      - {id: R2, level: may, text: 客户能在等候区饮水。}
    people:
      - {id: P1, level: must, text: 导办员必须会操作取号机。}
Good:
    # mkdocs.yml
    site_name: 手册
    extra: {svcq: {rules: {level-verb: warning}}}
    # standards/service/queueing.yml
    requirements:
      - {id: R1, level: must, text: 导办员应在客户进入大厅后 1 分钟内发号。}
      - {id: R2, level: should, text: 等候区不宜播放广告。}
      - {id: R3, level: may, text: 客户可在等候区饮水。}
    people:
      - {id: P1, level: must, text: 导办员应会操作取号机。}
Fix: Write 应 or 不应 for must, 宜 or 不宜 for should, 可 or 不必 for may; in English shall, should, may or need not.
    Or change the level.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from svcq_build.kinds.standard import Standard
from svcq_build.load import TRANSLATIONS, Entry
from svcq_build.model import Finding, Route, Severity, Spot
from svcq_build.rules import Context
from svcq_build.rules._standing import not_retired
from svcq_build.rules._ways import steps_of
from svcq_build.rules.translation._files import translations
from svcq_build.rules.wording._level_verbs import VERBS, Misfit, misfit, refused
from svcq_build.words import Message, say

SEVERITY = Severity.WARNING
ON_REQUEST = True

_TRANSLATED = re.compile(
    r"(?P<document>[a-z]+:[^ ]+) (?P<list>requirements|people|environment|steps)\.(?P<part>.+)\.(?:text|control_point)"
)


def check_document(entry: Entry, context: Context) -> Iterator[Finding]:
    """Yield a finding for each demand whose verb and level disagree."""
    language = context.corpus.settings.svcq.languages[0]
    if not not_retired(entry):
        return
    for demand in _demands(entry):
        found = demand.misfit(demand.text, language)
        if found is not None:
            spot = Spot(entry.path, demand.route, within=found.found or None)
            yield Finding(spot, demand.told(found), demand.hint(found, language), document=entry.ref)


def check_corpus(context: Context) -> Iterator[Finding]:
    """Yield a finding for each translation of a demand whose verb and the demand's level disagree."""
    for path, text in translations(context):
        language = path.removeprefix(f"{TRANSLATIONS}/").partition("/")[0]
        place = _TRANSLATED.fullmatch(text.context or "")
        if place is None or language not in VERBS:
            continue
        entry = context.corpus.entries.get(place["document"])
        if entry is None or not not_retired(entry):
            continue
        wanted = (place["list"], place["part"], place[0].rpartition(".")[2])
        demand = next((one for one in _demands(entry) if (one.route[0], one.part, one.route[-1]) == wanted), None)
        found = demand.misfit(text.string, language) if demand is not None else None
        if demand is not None and found is not None:
            yield Finding(Spot(path, span=text.string_span), demand.told(found), demand.hint(found, language))


@dataclass(frozen=True, slots=True)
class _Demand:
    """A text that binds.

    Attributes:
        route: where it stands. part: the id of what it stands in. level: must, should or may; None where it has none.
        text: it.
    """

    route: Route
    part: str
    level: str | None
    text: str

    def misfit(self, text: str, language: str) -> Misfit | None:
        """How the text, or its translation, disagrees with the level."""
        return refused(text, language) if self.level is None else misfit(text, self.level, language)

    def told(self, found: Misfit) -> Message:
        """What is wrong."""
        return _told(found, self.part, self.level or "")

    def hint(self, found: Misfit, language: str) -> Message:
        """What mends it."""
        return _hint(found, self.level or "must", language)


def _demands(entry: Entry) -> Iterator[_Demand]:
    if isinstance(entry.model, Standard):
        for name, place, demand in entry.model.demands():
            yield _Demand((name, place, "text"), demand.id, demand.level, demand.text)
    for place, step in enumerate(steps_of(entry.model)):
        if step.control_point is not None:
            yield _Demand(("steps", place, "control_point"), step.id, None, step.control_point)


def _told(found: Misfit, part: str, level: str) -> Message:
    if not found.found:
        return say("The requirement {id} is a “{level}”, and none of its verbs says so.", id=part, level=level)
    if found.instead:
        return say("{id} demands with “{verb}”, which GB/T 1.1 does not use.", id=part, verb=found.found)
    if found.level == "ability":
        return say(
            "The requirement {id} states with “{verb}” what somebody is able to do, and demands nothing.",
            id=part,
            verb=found.found,
        )
    return say(
        "The requirement {id} is a “{level}”; “{verb}” says “{other}”.",
        id=part,
        level=level,
        verb=found.found,
        other=found.level,
    )


def _hint(found: Misfit, level: str, language: str) -> Message:
    if found.instead and found.instead in VERBS[language].named[level]:
        return say("Write “{verb}”.", verb=found.instead)
    affirmed, denied = VERBS[language].named[level]
    if found.level in VERBS[language].named:
        return say(
            "Write “{yes}” or “{no}”, or change the level to {other}.", yes=affirmed, no=denied, other=found.level
        )
    return say("Write “{yes}” or “{no}”.", yes=affirmed, no=denied)
