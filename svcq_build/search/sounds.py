"""Sounds: how Chinese is typed in Latin letters, as whole syllables (``tousu``) and as their first letters (``ts``)."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from functools import cache, lru_cache
from unicodedata import combining, normalize

from svcq_build.search.keys import runs

#: So many words are offered for the same first letters; a reader who means another types more of it.
_MOST = 8
#: A reading that fewer than one in so many words has is not offered.
_SELDOM = 8
#: Characters that belong together less than this are no word.
_WORD = 0.03
#: The longest word that is looked for by its first letters.
_LONGEST = 4


@lru_cache(maxsize=50_000)
def syllables(run: str) -> tuple[str, ...]:
    """The pinyin of Chinese characters that stand together, without tones; ü is v, as keyboards have it."""
    from pypinyin import lazy_pinyin

    return tuple(lazy_pinyin(run))


@cache
def _phrases() -> Mapping[str, list[list[str]]]:
    """The words of a dictionary, and how each character of them is read."""
    from pypinyin.phrases_dict import phrases_dict

    found: Mapping[str, list[list[str]]] = phrases_dict
    return found


def is_word(pair: str) -> bool:
    """Whether a dictionary of words has a pair of characters."""
    return pair in _phrases()


def sounds_of(pair: str) -> list[str]:
    """Two characters as they sound: as their word does, else in each way in which words often have them."""
    found = _phrases().get(pair)
    if found is not None:
        sound = f"{_toneless(found[0][0])} {_toneless(found[1][0])}"
        return [sound] if _can_be_typed(sound) else []
    seconds = _typed(pair[1])
    return [f"{first} {second}" for first in _typed(pair[0]) for second in seconds if second]


@cache
def _typed(letter: str) -> list[str]:
    """How a character is read, as far as that can be typed."""
    return list(filter(str.isascii, _readings(letter)))


def _can_be_typed(sound: str) -> bool:
    return sound.isascii() and not sound.endswith(" ")


@cache
def _readings(letter: str) -> list[str]:
    """How a character is read, the usual way first: 长 is zhang and chang."""
    usual = _letter(letter)
    often = _in_words().get(letter, {})
    enough = sum(often.values()) / _SELDOM
    return [usual, *(sound for sound, times in often.items() if times > enough and sound != usual)]


@cache
def _in_words() -> dict[str, dict[str, int]]:
    """In how many words of the dictionary a character is read in which way."""
    found: dict[str, dict[str, int]] = {}
    for word, read in _phrases().items():
        if len(word) == len(read) <= _LONGEST:
            for letter, (sound, *_) in zip(word, read, strict=True):
                times = found.setdefault(letter, {})
                sound = _toneless(sound)
                times[sound] = times.get(sound, 0) + 1
    return found


@cache
def _letter(letter: str) -> str:
    return "".join(syllables(letter))


@cache
def _toneless(syllable: str) -> str:
    plain = normalize("NFD", syllable).replace("u\u0308", "v")
    return "".join(letter for letter in plain if not combining(letter))


def by_sound(pairs: Mapping[str, int], titles: Iterable[str]) -> dict[str, list[str]]:
    """Pairs of characters by their sound, the likeliest first: ``{"zhong da": ["重大", "", "中大"]}``.

    After an empty one comes what is no word, but only stands together in some sentence.

    Args:
        pairs: all pairs of the index and how many pages have them, each read as a word of its own (重新 is chong xin).
        titles: folded names and titles, which say how a character is read where a pair alone does not.
    """
    titles = sorted(set(titles))
    found: dict[str, dict[str, None]] = {}
    for pair in pairs:
        for sound in sounds_of(pair):
            found.setdefault(sound, {})[pair] = None
    for title in titles:
        for run, unbroken in runs(title):
            read = syllables(run) if unbroken and len(run) > 2 else ()
            if len(read) == len(run):
                for at in range(len(run) - 1):
                    sound = f"{read[at]} {read[at + 1]}"
                    if _can_be_typed(sound):
                        found.setdefault(sound, {})[run[at : at + 2]] = None
    held = cohesion(pairs, pairs_in(titles))
    return {sound: likeliest_first(same, pairs, held) for sound, same in found.items()}


def pairs_in(titles: Iterable[str]) -> set[str]:
    """The pairs of characters in folded names and titles."""
    return {
        pair for title in titles for run, unbroken in runs(title) if unbroken for pair in map(str.__add__, run, run[1:])
    }


def likeliest_first(
    same: Iterable[str], pairs: Mapping[str, int], held: Mapping[str, float], no_words: Container[str] = ()
) -> list[str]:
    """Pairs that sound alike, in the order in which they are offered.

    Args:
        same: the pairs. pairs: all pairs of the index and how many pages have them. held: see :func:`cohesion`.
        no_words: pairs of which it is known that no dictionary has them.
    """
    words: list[str] = []
    others: list[str] = []
    for pair in sorted(same, key=lambda pair: (-held[pair] * pairs.get(pair, 1), pair)):
        known = held[pair] >= _WORD or (pair not in no_words and is_word(pair))
        (words if known else others).append(pair)
    return [*words, "", *others] if others else words


def cohesion(pairs: Mapping[str, int], titled: Iterable[str]) -> dict[str, float]:
    """How much the characters of pairs belong together: the part of a pair among all that begin or end as it does.

    Args:
        pairs: all pairs of the index and how many pages have them. titled: those in names and titles, which belong
            together wholly.
    """
    begin: dict[str, int] = {}
    end: dict[str, int] = {}
    for pair, count in pairs.items():
        begin[pair[0]] = begin.get(pair[0], 0) + count
        end[pair[1]] = end.get(pair[1], 0) + count
    held = {pair: count / min(begin[pair[0]], end[pair[1]]) for pair, count in pairs.items()}
    held.update(dict.fromkeys(titled, 1.0))
    return held


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
