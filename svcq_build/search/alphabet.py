"""The alphabet of an index: what is looked up by how it begins, cut into files.

Words of the index with how many pages have them; with ``~`` before them sounds, with ``^`` the first letters of
sounds; with ``?`` a character, and the titles that have it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping

from svcq_build.search.keys import number_of

#: A file of words ends after a word whose number is divisible by this: an edit moves no other file's ends.
_WORDS_IN_A_FILE = 64


def is_word(key: str) -> bool:
    """Whether a key of the index is looked up by how it begins."""
    return key[0] not in "=@" and key[0].isalnum() and key[0] < "\u3000" and len(key) < 40


def is_pair(key: str) -> bool:
    """Whether a key of the index is a pair of characters."""
    return len(key) == 2 and key[0] >= "\u3000"


def stretches(alphabet: Mapping[str, object]) -> Iterator[tuple[bytes, str]]:
    """The files of an alphabet, in the order of UTF-16, in which the browser compares: each with its last key."""
    held: list[str] = []
    last = ""
    order = utf16 if alphabet and max(map(max, alphabet)) > "\uffff" else None
    for key in sorted(alphabet, key=order):
        held.append(f'"{key}":{_value(alphabet[key])}')
        last = key
        if is_cut(key):
            yield f"{{{','.join(held)}}}".encode(), last
            held = []
    if held or not alphabet:
        yield f"{{{','.join(held)}}}".encode(), last


def is_cut(key: str) -> bool:
    """Whether a file ends after a key."""
    return number_of(key, _WORDS_IN_A_FILE) == 0


def utf16(key: str) -> bytes:
    """What keys are ordered by."""
    return key.encode("utf-16-be")


def dump(value: object) -> str:
    """A value as the browser reads it."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _value(value: object) -> str:
    """How often a word occurs, words of letters alone, or titles."""
    if isinstance(value, int):
        return str(value)
    if isinstance(value, list) and all(map(str.isalnum, value)):
        return '["' + '","'.join(value) + '"]'  # needs no escape
    return dump(value)


def pairs_of(keys: Iterable[str]) -> list[str]:
    """The pairs of characters among some keys, in order."""
    return sorted(filter(is_pair, keys))
