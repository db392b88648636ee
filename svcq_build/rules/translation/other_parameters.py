"""A translation quotes other parameters than its source.

Why: Who reads the handbook in that language sees another value, or braces, and a change of the value passes them by.
Bad:
    # standards/parameters/waiting.yml
    kind: parameters
    title: 等候参数
    summary: 与等候有关的数值。
    parameters:
      - {id: wait-max, title: 最长等候, value: 15 分钟, meaning: 从取号到叫号。}
    # standards/service/queueing.yml
    goal: 等候不超过 {param:wait-max}。
    #! mkdocs.yml
    site_name: 手册
    extra: {svcq: {languages: [zh, en]}}
    #! translations/en/standards.po
    msgctxt "standard:queueing goal"
    msgid "等候不超过 {param:wait-max}。"
    msgstr "No wait is longer than 15 minutes."
Good:
    # standards/parameters/waiting.yml
    kind: parameters
    title: 等候参数
    summary: 与等候有关的数值。
    parameters:
      - {id: wait-max, title: 最长等候, value: 15 分钟, meaning: 从取号到叫号。}
    # standards/service/queueing.yml
    goal: 等候不超过 {param:wait-max}。
    #! mkdocs.yml
    site_name: 手册
    extra: {svcq: {languages: [zh, en]}}
    #! translations/en/standards.po
    msgctxt "standard:queueing goal"
    msgid "等候不超过 {param:wait-max}。"
    msgstr "No wait is longer than {param:wait-max}."
Fix: Copy {param:…} from the source as it is; its value comes in the language of the page, unit included.
"""

from __future__ import annotations

from collections.abc import Iterator

from svcq_build.load import doubled_unit
from svcq_build.model import Finding, Severity, Spot, find_quotes, may_quote
from svcq_build.rules import Context
from svcq_build.rules.translation._files import translations
from svcq_build.words import Message, offer, say

SEVERITY = Severity.ERROR


def check_corpus(context: Context) -> Iterator[Finding]:
    """Yield a finding for each quote that a translation lacks, adds or does not write as one."""
    for path, entry in translations(context):
        if not may_quote(entry.id) and not may_quote(entry.string):
            continue
        spot = Spot(path, span=entry.string_span)
        wanted = [mark.id for mark in find_quotes(entry.id) if mark.sound]
        found = list(find_quotes(entry.string))
        there = [mark.id for mark in found if mark.sound]
        lost = [name for name in dict.fromkeys(wanted) if name not in there]
        for mark in found:
            words = entry.string[mark.start : mark.end]
            if not mark.sound or mark.id not in wanted:
                yield Finding(spot, _added(words, mark.sound), _copy(mark.id or "", lost or wanted))
            elif (parameter := context.corpus.parameters.known.get(mark.id or "")) is not None:
                double = doubled_unit(entry.string, mark.end, parameter)
                if double is not None:
                    yield Finding(
                        spot,
                        say("“{quote}” brings its unit with it: “{unit}” stands twice.", quote=words, unit=double[0]),
                        say("Delete “{unit}” behind it.", unit=double[0]),
                    )
        if len([mark for mark in found if not mark.sound or mark.id not in wanted]) < len(lost):
            yield Finding(
                spot,
                say("The translation lacks the quote “{quote}” of its source.", quote=f"{{param:{lost[0]}}}"),
                say("Write {quote} where the translation states the value.", quote=f"{{param:{lost[0]}}}"),
            )


def _added(words: str, sound: bool) -> Message:
    if sound:
        return say("The translation quotes “{quote}”; its source does not.", quote=words)
    return say("“{there}” is no quote of a parameter as it is written.", there=words)


def _copy(name: str, wanted: list[str | None]) -> Message:
    names = [each for each in wanted if each is not None]
    if len(names) == 1:
        return say("Write {quote}.", quote=f"{{param:{names[0]}}}")
    return offer(name, names) or say("Copy the quotes from the source as they are.")
