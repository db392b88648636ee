"""A translation states other numbers than its source.

Why: Who reads the handbook in that language keeps another limit than everybody else, and no review finds it.
Bad:
    #! mkdocs.yml
    site_name: 手册
    site_description: 等候不超过 20 分钟。
    extra: {svcq: {languages: [zh, en]}}
    #! translations/en/mkdocs.po
    msgctxt "mkdocs.yml site_description"
    msgid "等候不超过 20 分钟。"
    msgstr "No wait is longer than 30 minutes."
Good:
    #! mkdocs.yml
    site_name: 手册
    site_description: 2026 年 3 月起，十人以内等候不超过 20 分钟，一年 1.2 万人次。
    extra: {svcq: {languages: [zh, en]}}
    #! translations/en/mkdocs.po
    msgctxt "mkdocs.yml site_description"
    msgid "2026 年 3 月起，十人以内等候不超过 20 分钟，一年 1.2 万人次。"
    msgstr "From March 2026, with up to ten people waiting, no wait is longer than 20 minutes; 12,000 visits a year."
Fix: Write the number that the source states, in digits where the source does.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from svcq_build.load import TRANSLATIONS
from svcq_build.model import Finding, Severity, Spot, find_quotes
from svcq_build.rules import Context
from svcq_build.rules.translation._files import translations
from svcq_build.words import Message, in_digits, say

SEVERITY = Severity.WARNING
_NUMBER = re.compile(r"\d+(?:\.\d+)?", re.ASCII)
_MYRIADS = re.compile(r"(\d+(?:\.\d+)?)\s*(万|亿)")
#: Numbers that languages say in many ways: no, none, once, a.
_IN_WORDS = {"0", "1"}
#: Languages whose numbers in words are understood; of others, only digits that were added are told.
_UNDERSTOOD = ("zh", "en")


def check_corpus(context: Context) -> Iterator[Finding]:
    """Yield a finding for each translation with a number too few or too many."""
    for path, entry in translations(context):
        if not _NUMBER.search(entry.id) and not _NUMBER.search(entry.string):
            continue
        language = path.removeprefix(f"{TRANSLATIONS}/").partition("/")[0]
        source, translation = _plain(entry.id), _plain(entry.string)
        lost = _digits(source) - _all(translation, language) - _IN_WORDS - _by_the_clock(translation)
        added = _digits(translation) - _all(source, "zh") - _IN_WORDS - _by_the_clock(source)
        if _language(language) not in _UNDERSTOOD:
            lost = set()
        if _quotes(entry.id) != _quotes(entry.string):
            continue  # which of them the translation lacks is told, and its value stands there perhaps
        if lost or added:
            yield Finding(
                Spot(path, span=entry.string_span),
                _told(entry.id[:40], _listed(added), _listed(lost)),
                say("Make the two say the same."),
            )


def _told(text: str, added: str, lost: str) -> Message:
    if added and lost:
        return say("The translation of “{text}” says {added}; its source says {lost}.",
                   text=text, added=added, lost=lost)  # fmt: skip
    if added:
        return say("The translation of “{text}” says {added}; its source does not.", text=text, added=added)
    return say("The translation of “{text}” does not say {lost}, as its source does.", text=text, lost=lost)


def _quotes(text: str) -> list[str]:
    return sorted(mark.id or "" for mark in find_quotes(text))


def _plain(text: str) -> str:
    """A text with its digits in ASCII, without separators of thousands, and with its 万 and 亿 counted out."""
    text = re.sub(r"(?<=\d),(?=\d{3}(?!\d))", "", unicodedata.normalize("NFKC", text))
    return _MYRIADS.sub(lambda found: f"{float(found[1]) * (10**4 if found[2] == '万' else 10**8):.10g}", text)


def _digits(text: str) -> set[str]:
    return {f"{float(number):.15g}" for number in _NUMBER.findall(text)}


def _all(text: str, language: str) -> set[str]:
    """The numbers of a text, in digits or in words, names of months among them."""
    months = {number for name, number in _months(language) if re.search(rf"\b{re.escape(name)}\b", text, re.IGNORECASE)}
    return _digits(text) | _digits(in_digits(text)) | months


def _by_the_clock(text: str) -> set[str]:
    """What hours of a twelve-hour clock are on one of twenty-four, and the other way round."""
    hours = {int(number) for number in _digits(text) if number.isdigit() and int(number) < 24}
    return {str((hour + 12) % 24) for hour in hours if re.search(r"[ap]\.?m\b|[上下]午", text, re.IGNORECASE)}


@cache
def _months(language: str) -> tuple[tuple[str, str], ...]:
    from babel import Locale, UnknownLocaleError  # only where a text is translated

    try:
        names = Locale.parse(language, sep="-").months["format"]
    except (ValueError, UnknownLocaleError):
        return ()
    return tuple((name, str(number)) for width in ("wide", "abbreviated") for number, name in names[width].items())


def _language(tag: str) -> str:
    return tag.replace("_", "-").partition("-")[0]


def _listed(numbers: set[str]) -> str:
    return ", ".join(sorted(numbers, key=float))
