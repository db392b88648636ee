"""Keys: what the index and a reader's query are both cut into. ``site_templates/assets/search/keys.js`` does the same.

Chinese is cut into pairs of characters, since where its words begin and end is a matter of opinion; other scripts are
cut into words. All is folded first: full width to half, Traditional to Simplified, capitals to small; accents go.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from zlib import crc32

from opencc import OpenCC

#: Characters of scripts without blanks between words: Thai, Lao, Burmese, Khmer, Chinese, Japanese, Korean.
_UNBROKEN = (
    "\u0e01-\u0e3a\u0e40-\u0e4e\u0e81-\u0ece\u1000-\u103f\u1050-\u109f\u1780-\u17d3"
    "\u3005\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff"
)
#: Signs that are written on letters (vowels of Hindi, for instance) and part no words.
_MARKS = "".join(
    chr(number)
    for number in (*range(0x300, 0x1E00), *range(0xA800, 0xAC00))
    if unicodedata.category(chr(number))[0] == "M"
)
_RUN = re.compile(rf"([{_UNBROKEN}]+)|((?:(?![{_UNBROKEN}_])\w)(?:(?![{_UNBROKEN}_])[\w{_MARKS}])*)")
#: What stands together like a number of a standard or a document: GB/T 24421.2, ISO 9001:2015, ZWFW-C-01. After a blank
#: comes a long number, or every number in a sentence would make a code of the word before it. It has few
#: pieces: without a bound, a long row of single letters would be gone through from each of them.
_CODE = re.compile(
    r"(?<![a-z0-9])[a-z]{1,8}(?:[-/._][a-z]{1,8}| [a-z]{1,2}){0,5}(?: (?=\d{4})|[-/.:_])?\d+[a-z]?"
    r"(?:[-/.:_][a-z0-9]{1,8})*"
)
_SEPARATORS = re.compile(r"[^a-z0-9]+")
_ACCENTED = re.compile("[\u00c0-\u024f\u1e00-\u1eff]")
_ACCENT = re.compile("[\u0300-\u036f]")
_CAPITAL_OR_WIDE = re.compile("[A-Z\u00a0-\u2fff\u3000\u3300-\u33ff\uf900-\uffff\U00010000-\U0010ffff]")
_HAN = (0x3400, 0x9FFF)
_SHELF = 5


def folded(text: str) -> str:
    """A text as it is looked up: half width, small letters, no accents, Simplified characters."""
    if _CAPITAL_OR_WIDE.search(text):
        text = unicodedata.normalize("NFKC", text).lower()
        if _ACCENTED.search(text):
            text = unicodedata.normalize("NFC", _ACCENT.sub("", unicodedata.normalize("NFD", text)))
    return text.translate(_table()) if _traditional().search(text) else text


def bare(text: str) -> str:
    """A folded text without anything that is no letter, digit or ideograph: a title or a code as a whole."""
    return "".join(found[0] for found in _RUN.finditer(text))


def runs(text: str) -> Iterator[tuple[str, bool]]:
    """The runs of a folded text: each with whether it is of a script without blanks (else it is one word)."""
    for unbroken, word in _RUN.findall(text):
        yield (unbroken, True) if unbroken else (word, False)


def keys(text: str) -> set[str]:
    """All keys of a folded text: pairs of characters, words, and codes written together."""
    found: set[str] = set()
    for unbroken, word in _RUN.findall(text):
        if unbroken:
            found.update(map(str.__add__, unbroken, unbroken[1:]))
        elif word not in _COMMON:
            found.add(word)
    found.update(_SEPARATORS.sub("", code) for code in _CODE.findall(text))
    return found


def endings(code: str) -> Iterator[str]:
    """What a folded code is also called, written together: ZWFW-GW-05 is ``gw05`` too, but not ``05``."""
    pieces = [piece for piece in _SEPARATORS.split(code) if piece]
    for start in range(1, len(pieces)):
        if not (ending := "".join(pieces[start:])).isdigit():
            yield ending


def first_letters(text: str) -> set[str]:
    """The single characters of a folded text's Chinese; asked for while a reader has typed only one."""
    return {letter for run, unbroken in runs(text) if unbroken for letter in run}


#: Words that every English page has; a query leaves them out too, unless it has no others.
_COMMON = frozenset(
    re.findall(
        "[a-z]+",
        """a am an and any anyone are as at be been by can could did do does for from had has have he her his how i if
        in is it its may me must my no not of on or our shall she should so somebody someone than that the their them
        then there they this to was we were what when where which who whom why will with would you your""",
    )
)


@cache
def simplified() -> dict[str, str]:
    """Every Traditional character whose Simplified form differs (OpenCC)."""
    characters = [chr(number) for number in range(_HAN[0], _HAN[1] + 1)]
    converted = OpenCC("t2s").convert("\n".join(characters)).split("\n")
    return {old: new for old, new in zip(characters, converted, strict=True) if old != new and len(new) == 1}


@cache
def _table() -> dict[int, str]:
    return {ord(old): new for old, new in simplified().items()}


@cache
def _traditional() -> re.Pattern[str]:
    return re.compile(f"[{''.join(simplified())}]")


def shelf(key: str) -> str:
    """The letters of a key that say in which file it stands: a word, its forms and what begins with it lie together."""
    start = key[1:] if key[:1] == "=" else key
    return start[:_SHELF] if start[:1].isalnum() and start[0] < "\u3000" else start[:2]


def number_of(key: str, count: int) -> int:
    """Which of so many files holds a key: CRC-32 over its UTF-8 bytes, as the browser computes it."""
    return crc32(key.encode()) % count
