"""A requirement's verb says something else than its level.

Why: Auditors read 应, 宜 and 可 (shall, should and may) as GB/T 1.1-2020, appendix C, defines them; a “must” without 应
    is not read as binding, and 能 (can) only states that somebody is able to.
Bad:
    # mkdocs.yml
    site_name: 手册
    extra: {svcq: {rules: {level-verb: warning}}}
    # standards/service/queueing.yml
    requirements:
      - {id: R1, level: must, text: 导办员宜在客户进入大厅后 1 分钟内发号。}
      - {id: R2, level: may, text: 客户能在等候区饮水。}
Good:
    # mkdocs.yml
    site_name: 手册
    extra: {svcq: {rules: {level-verb: warning}}}
    # standards/service/queueing.yml
    requirements:
      - {id: R1, level: must, text: 导办员应在客户进入大厅后 1 分钟内发号。}
      - {id: R2, level: should, text: 等候区不宜播放广告。}
      - {id: R3, level: may, text: 客户可在等候区饮水。}
Fix: Write 应 or 不应 for must, 宜 or 不宜 for should, 可 or 不必 for may; in English shall, should, may or need not.
    Or change the level.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from svcq_build.kinds.standard import Standard
from svcq_build.load import TRANSLATIONS, Entry
from svcq_build.model import Finding, Severity, Spot
from svcq_build.rules import Context
from svcq_build.rules._standing import not_retired
from svcq_build.rules.translation._files import translations
from svcq_build.rules.wording._level_verbs import VERBS, Misfit, misfit
from svcq_build.words import Message, say

SEVERITY = Severity.WARNING
ON_REQUEST = True

_TRANSLATED = re.compile(r"(standard:[^ ]+) requirements\.(.+)\.text")


def check_document(entry: Entry, context: Context) -> Iterator[Finding]:
    """Yield a finding for each requirement whose verb and level disagree."""
    language = context.corpus.settings.svcq.languages[0]
    if not isinstance(entry.model, Standard) or not not_retired(entry):
        return
    for index, requirement in enumerate(entry.model.requirements):
        found = misfit(requirement.text, requirement.level, language)
        if found is not None:
            yield Finding(
                Spot(entry.path, ("requirements", index, "text"), within=found.found or None),
                _told(found, requirement.id, requirement.level),
                _hint(found, requirement.level, language),
                document=entry.ref,
            )


def check_corpus(context: Context) -> Iterator[Finding]:
    """Yield a finding for each translation of a requirement whose verb and the requirement's level disagree."""
    for path, text in translations(context):
        language = path.removeprefix(f"{TRANSLATIONS}/").partition("/")[0]
        place = _TRANSLATED.fullmatch(text.context or "")
        if place is None or language not in VERBS:
            continue
        entry = context.corpus.entries.get(place[1])
        if entry is None or not isinstance(entry.model, Standard) or not not_retired(entry):
            continue
        level = next((one.level for one in entry.model.requirements if one.id == place[2]), None)
        found = misfit(text.string, level, language) if level is not None else None
        if level is not None and found is not None:
            yield Finding(
                Spot(path, span=text.string_span),
                _told(found, place[2], level),
                _hint(found, level, language),
            )


def _told(found: Misfit, part: str, level: str) -> Message:
    if not found.found:
        return say("The requirement {id} is a “{level}”, and none of its verbs says so.", id=part, level=level)
    if found.instead:
        return say(
            "The requirement {id} demands with “{verb}”, which GB/T 1.1 does not use.", id=part, verb=found.found
        )
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
