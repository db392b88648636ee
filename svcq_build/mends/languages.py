"""Languages: the tag that is meant by another spelling of it (zh_CN, pt_br), or by a language's name (日语, German)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from svcq_build.mends.choice_words import CHOICE_WORDS
from svcq_build.words import read_tag

#: What people write for Traditional Chinese.
_TRADITIONAL = ("繁体", "繁體", "繁体中文", "繁體中文", "正體中文", "traditional", "traditional chinese", "cht")


def language_meant(text: str) -> str | None:
    """The tag of the language that is meant; None where none can be told, or it is written from right to left."""
    low = text.strip().casefold()
    if low in _TRADITIONAL:
        return "zh-Hant"
    for tag in ("zh", "en"):
        if low in CHOICE_WORDS[tag].split():
            return tag
    meant = read_tag(low).tag or _names().get(low)
    return None if meant is None or read_tag(meant).is_backward else meant


@cache
def _names() -> Mapping[str, str]:
    """The tags of languages, by what they are called in Chinese, in English and by themselves."""
    from babel import Locale  # only where a language is wrong

    names: dict[str, str] = {}
    for spoken in (Locale("zh"), Locale("en")):
        for tag, name in spoken.languages.items():
            read = read_tag(tag.replace("_", "-"))
            if read.tag is not None:
                names.setdefault(name.casefold(), read.tag)
                own = Locale.parse(read.tag, sep="-").get_display_name()
                names.setdefault((own or name).casefold(), read.tag)
    return names
