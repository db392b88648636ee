"""Fonts: those that a PDF is set in, of those that are installed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

from svcq_build.words import is_chinese, is_traditional

#: What people set papers in, the best first; what is not installed is passed over.
_SERIF = {
    "": ("Source Han Serif SC", "Noto Serif CJK SC", "Noto Serif SC", "Songti SC", "STSong", "SimSun", "FandolSong"),
    "hant": ("Source Han Serif TC", "Noto Serif CJK TC", "Noto Serif TC", "Songti TC", "PMingLiU", "MingLiU"),
}
_SANS = {
    "": ("Source Han Sans SC", "Noto Sans CJK SC", "Noto Sans SC", "PingFang SC", "Microsoft YaHei", "SimHei",
         "Heiti SC", "WenQuanYi Micro Hei", "WenQuanYi Zen Hei", "FandolHei"),
    "hant": ("Source Han Sans TC", "Noto Sans CJK TC", "Noto Sans TC", "PingFang TC", "Microsoft JhengHei"),
}  # fmt: skip
#: Come with typst, so that every machine sets Latin letters alike.
_LATIN, _MONO = "Libertinus Serif", "DejaVu Sans Mono"
_LATIN_SANS = ("Arial", "Liberation Sans", "Helvetica", "DejaVu Sans")


def installed_fonts() -> Any:
    """All fonts of the machine and of typst, looked for once. Raises ImportError where typst is not installed."""
    import typst

    return _look_for(typst.Fonts)


@cache
def _look_for(fonts: Callable[[], Any]) -> Any:
    return fonts()


def fonts_for(language: str) -> list[str] | None:
    """The fonts that a PDF in a language is set in, as they are installed here; None where typst is not.

    There are none where the language needs fonts of its own and none of those that we know is here.
    """
    try:
        chosen = fonts(language, installed_fonts().families())
    except ImportError:
        return None
    names = [one if isinstance(one, str) else one["name"] for one in (*chosen["body"], *chosen["heading"])]
    needed = 2 if is_chinese(language) else 1  # the letters' own, and one for Chinese
    return list(dict.fromkeys(names)) if len(chosen["body"]) >= needed else []


def fonts(language: str, families: Sequence[str]) -> dict[str, list[Any]]:
    """The fonts for a paper: for its text, its headings and code.

    Args:
        language: the paper's. families: those that are installed.
    """
    script = "hant" if is_traditional(language) else ""
    there = set(families)
    serif = [name for name in (*_SERIF[script], *_SERIF[""]) if name in there][:1]
    sans = [name for name in (*_SANS[script], *_SANS[""]) if name in there][:1]
    latin = [name for name in _LATIN_SANS if name in there][:1]
    chinese = is_chinese(language)  # quotation marks and dashes among Chinese are as broad as Chinese
    return {
        "body": [_letters(_LATIN) if chinese else _LATIN, *(serif or sans)],
        "heading": [*(_letters(name) if chinese else name for name in latin), *(sans or serif)] or [_LATIN],
        "code": [_MONO, *(sans or serif)],
    }


def _letters(family: str) -> dict[str, str]:
    """A font for Latin letters only."""
    return {"name": family, "covers": "latin-in-cjk"}
