"""Languages: which a handbook can be read in, what each calls itself, and how it is written.

svcq itself speaks Chinese (``zh``) and English (``en``). Pages can be in any other language that Unicode's data (CLDR,
as Babel has it) knows and that is written from left to right; Traditional Chinese is derived from Chinese.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel import Locale

#: The languages that svcq has words of its own in.
SPOKEN = ("zh", "en")
_OWN_NAMES = {"zh": "中文", "zh-Hant": "繁體中文", "en": "English"}
#: Languages that write no blanks between words.
_WITHOUT_BLANKS = ("zh", "ja", "th", "lo", "km", "my")


@dataclass(frozen=True, slots=True)
class Tag:
    """What is to be said of a language that somebody named.

    Attributes:
        tag: as it is written here, or None where no such language is known. is_backward: whether it is written from
            right to left.
    """

    tag: str | None
    is_backward: bool = False


@lru_cache(maxsize=256)
def read_tag(text: str) -> Tag:
    """The language that a tag names: ``de``, ``pt-BR``, ``zh-Hant``; ``pt_br`` is read as ``pt-BR``."""
    if text in SPOKEN:
        return Tag(text)
    locale = _locale(text.strip().replace("_", "-"))
    if locale is None:
        return Tag(None)
    if locale.language == "zh" and locale.script != "Hant":
        return Tag("zh")
    if locale.language == "en":
        return Tag("en")
    given = text.strip().replace("_", "-").split("-")
    parts = [locale.language]
    parts += [locale.script] if locale.script and locale.script.lower() in map(str.lower, given[1:]) else []
    parts += [locale.territory] if locale.territory and locale.territory in map(str.upper, given[1:]) else []
    return Tag("-".join(parts), locale.text_direction == "rtl")


def is_chinese(language: str) -> bool:
    """Whether pages in a language speak Chinese, in whichever characters."""
    return language == "zh" or language.startswith("zh-")


def is_traditional(language: str) -> bool:
    """Whether it is Chinese in Traditional characters, which is derived where nobody has translated."""
    return language != "zh" and is_chinese(language)


def is_spoken(language: str) -> bool:
    """Whether svcq's own words are there in a language, as they are or derived."""
    return language == "en" or is_chinese(language)


def has_blanks(language: str) -> bool:
    """Whether words stand apart by blanks."""
    return language.partition("-")[0] not in _WITHOUT_BLANKS


def own_name(language: str, others: tuple[str, ...] = ()) -> str:
    """What a language calls itself, as a switcher shows it beside ``others``."""
    if language == "zh" and any(map(is_traditional, others)):
        return "简体中文"
    if language in _OWN_NAMES:
        return _OWN_NAMES[language]
    name = str(locale_of(language).get_display_name() or language)
    return name[:1].upper() + name[1:]


def locale_of(language: str) -> Locale:
    """Babel's data of a language; of English for what it does not know."""
    found = _locale(language) or _locale("en")
    assert found is not None
    return found


def plural_forms(language: str) -> tuple[str, ...]:
    """The forms that a word takes with numbers (``one``, ``few``, ``other``), in CLDR's terms."""
    rules = locale_of(language).plural_form
    return (*sorted(rules.tags), "other")


def plural_form(language: str, number: float) -> str:
    """The form that a word takes with a number."""
    return str(locale_of(language).plural_form(number))


@cache
def _locale(tag: str) -> Locale | None:
    from babel import Locale, UnknownLocaleError

    try:
        locale = Locale.parse(tag, sep="-")
    except (ValueError, UnknownLocaleError, TypeError):
        return None
    return None if locale.language == "root" else locale
