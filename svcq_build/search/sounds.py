"""Sounds: how Chinese is typed in Latin letters, as whole syllables (``tousu``) and as their first letters (``ts``)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from unicodedata import combining, normalize

from pypinyin import lazy_pinyin
from pypinyin.phrases_dict import phrases_dict

from svcq_build.search.keys import runs

#: So many words are offered for the same first letters; a reader who means another types more of it.
_MOST = 8
#: The longest word that is looked for by its first letters.
_LONGEST = 4


@lru_cache(maxsize=50_000)
def syllables(run: str) -> tuple[str, ...]:
    """The pinyin of Chinese characters that stand together, without tones; ü is v, as keyboards have it."""
    return tuple(lazy_pinyin(run))


def is_word(pair: str) -> bool:
    """Whether a dictionary of words has a pair of characters."""
    return pair in phrases_dict


def _sound(pair: str) -> str:
    """Two characters as they sound, as :func:`syllables` would say it, which takes ten times as long."""
    found = phrases_dict.get(pair)
    if found is not None:
        return f"{_toneless(found[0][0])} {_toneless(found[1][0])}"
    return f"{_letter(pair[0])} {_letter(pair[1])}"


@cache
def _letter(letter: str) -> str:
    return "".join(syllables(letter))


@cache
def _toneless(syllable: str) -> str:
    plain = normalize("NFD", syllable).replace("u\u0308", "v")
    return "".join(letter for letter in plain if not combining(letter))


def by_sound(pairs: Iterable[str], titles: Iterable[str]) -> dict[str, list[str]]:
    """Pairs of characters by their sound: ``{"tou su": ["投诉"]}``.

    Args:
        pairs: all pairs of the index, each read as a word of its own (重新 is chong xin).
        titles: folded names and titles, which say how a character is read where a pair alone does not.
    """
    found: dict[str, dict[str, None]] = {}
    for pair in pairs:
        found.setdefault(_sound(pair), {})[pair] = None
    for title in sorted(set(titles)):
        for run, unbroken in runs(title):
            if unbroken and len(run) > 2:
                read = syllables(run)
                if len(read) == len(run):
                    for at in range(len(run) - 1):
                        found.setdefault(f"{read[at]} {read[at + 1]}", {})[run[at : at + 2]] = None
    return {sound: list(same) for sound, same in found.items() if sound.isascii() and not sound.endswith(" ")}


def by_first_letters(titles: Mapping[str, int]) -> dict[str, list[str]]:
    """Words of titles and names by the first letters of their syllables, the weightiest first: ``{"ts": ["投诉"]}``.

    Args:
        titles: folded titles and names, each with how much it matters.
    """
    weights: dict[str, dict[str, int]] = {}
    for title, weight in titles.items():
        for run, unbroken in runs(title):
            if not unbroken or len(run) < 2:
                continue
            read = syllables(run)
            if len(read) == len(run) and all(read):
                for word, letters in _words(run, read):
                    known = weights.setdefault(letters, {})
                    # a whole title or name, and the beginning of one, is more of a word than what stands within
                    known[word] = known.get(word, 0) + weight * (4 if word == run else 2 if run.startswith(word) else 1)
    return {
        letters: [word for word, _ in sorted(known.items(), key=lambda item: (-item[1], item[0]))[:_MOST]]
        for letters, known in weights.items()
    }


def _words(run: str, read: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for start in range(len(run)):
        for end in range(start + 2, min(len(run), start + _LONGEST) + 1):
            yield run[start:end], "".join(one[0] for one in read[start:end])
    if len(run) > _LONGEST:
        yield run, "".join(one[0] for one in read)
