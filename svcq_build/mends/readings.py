"""Readings: what a value means that is written otherwise than its field wants it.

A person understands ``99%``, ``两小时``, ``2026年3月1日`` or ``是`` at once. Each reading says how the field wants it
written, and whether it can mean nothing else: then ``svcq check --fix`` may write it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from svcq_build.mends.choice_words import CHOICE_WORDS
from svcq_build.words import catalog, number_in_words, plain_numerals


@dataclass(frozen=True, slots=True)
class Reading:
    """What a value means.

    Attributes:
        written: how its field wants it written. certain: whether it can mean nothing else.
        unit: the unit that stood with a number.
    """

    written: str
    certain: bool = True
    unit: str = ""


_TRUE = frozenset(
    ["true", "yes", "y", "on", "t", "是", "是的", "对", "有", "真", "要", "需要", "√", "✓", "✔", "☑", "✅"]
)
_FALSE = frozenset(
    [
        "false",
        "no",
        "n",
        "off",
        "f",
        "否",
        "不",
        "不是",
        "错",
        "没有",
        "无",
        "假",
        "不要",
        "不需要",
        "×",
        "✗",
        "✘",
        "❌",
        "x",
    ]
)
_CLOSING = "。．.,;、 \t\n'\"“”‘’„‟«»‹›″‶❝❞〝〞「」『』"
#: What nobody sees.
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_PART_OF_ONE = re.compile("([0-9]?)([¼½¾])")
_AMOUNT = r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?"
_NUMBER = re.compile(rf"(?P<sign>[-+]?) ?(?P<amount>{_AMOUNT}) ?(?P<times>[十百千万亿](?!分))? ?(?P<unit>[^0-9]*)")
ABOUT = re.compile(
    r"^(?:[≥≤><=~]|约|大约|不低于|不少于|不高于|不超过|至少|至多|最多|低于|高于|达到|about|at least|at most)+ ?"
)
MORE = re.compile(r"(?:以上|以下|左右|及以上|及以下|以内|之内|[+])$")
_TIMES = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
_IN_WORDS = re.compile(
    r"(?P<amount>[零〇一二两三四五六七八九十百千万亿点]+|半(?=$|小时|个)|[0-9.]+[万亿千百][0-9.千百十万]*[0-9千百十])"
    r"(?P<unit>.*)",
    re.DOTALL,
)
_AND_A_HALF = re.compile(r"(?P<whole>.+?)(?P<unit>个)半(?P<rest>.*)|(?P<whole2>.+?)(?P<unit2>小时|钟头|分钟)半")


def plain_text(text: str) -> str:
    """A text in half-width forms and ordinary numerals, without blanks and marks around it."""
    seen = _UNSEEN.sub("", " ".join(text.split())).strip(_CLOSING)
    seen = _PART_OF_ONE.sub(lambda found: f"{int(found[1] or 0) + unicodedata.numeric(found[2]):g}", seen)
    plain = unicodedata.normalize("NFKC", "".join(map(_in_ascii, seen))).replace("−", "-").strip(_CLOSING)
    return plain_numerals(plain)


def _in_ascii(sign: str) -> str:
    """A numeral of one sign (Ⅱ, ②, ٣) in ordinary digits; any other sign as it is."""
    if sign.isascii() or unicodedata.category(sign) not in ("Nl", "No", "Nd") or sign == "〇":
        return sign
    value = unicodedata.numeric(sign, 0.5)
    return f"{value:.0f}" if value == int(value) else sign


def truth(value: object) -> Reading | None:
    """``true`` or ``false``, from a word (or 1 and 0) that says so."""
    if isinstance(value, (int, float)):
        return Reading("true" if value else "false") if value in (0, 1) else None
    word = plain_text(str(value)).lower()
    return Reading("true") if word in _TRUE else Reading("false") if word in _FALSE else None


def number(text: str) -> Reading | None:
    """A number in digits, with the unit that stood with it."""
    plain = plain_text(text)
    bare = MORE.sub("", ABOUT.sub("", plain))
    certain = bare == plain
    share = re.fullmatch(r"百分之(.+)", bare)
    if share:
        inner = number(share[1])
        return Reading(inner.written, certain and inner.certain, "%") if inner and not inner.unit else None
    tenths = re.fullmatch(r"([0-9.]+|[一二两三四五六七八九十])成(?:([一二三四五六七八九])|(半))?", bare)
    if tenths:
        whole = number(tenths[1])
        more = 5 if tenths[3] else float(number_in_words(tenths[2]) or 0) if tenths[2] else 0
        return Reading(f"{float(whole.written) * 10 + more:g}", certain, "%") if whole is not None else None
    half = _AND_A_HALF.fullmatch(bare)
    if half:
        whole = number(half["whole"] or half["whole2"])
        unit = f"个{half['rest']}" if half["rest"] else half["unit2"] or half["unit"]
        return Reading(f"{float(whole.written) + 0.5:g}", certain, unit) if whole and not whole.unit else None
    found = _NUMBER.fullmatch(bare)
    if found:
        amount = found["amount"].replace(",", "")
        if found["times"]:
            amount = f"{float(amount) * _TIMES[found['times']]:.15g}"
        return Reading(found["sign"].replace("+", "") + amount, certain, found["unit"].strip(" ()"))
    words = _IN_WORDS.fullmatch(bare)
    if words:
        value = number_in_words(words["amount"])
        return Reading(f"{value:.15g}", certain, words["unit"].strip()) if value is not None else None
    value = number_in_words(bare.lower())
    if value is not None:
        return Reading(f"{value:.15g}", certain)
    if re.fullmatch(r"[0-9]+(?:_[0-9]+)+", bare):
        return Reading(bare.replace("_", ""), certain)
    comma = re.fullmatch(r"([0-9]+),([0-9]{1,2})", bare)  # where numbers are written so, a comma parts the whole
    return Reading(f"{comma[1]}.{comma[2]}", certain=False) if comma else None


def kilobytes(amount: str, unit: str) -> Reading | None:
    """A size in KB, from a number and the unit that stood with it; None where that is none."""
    step = {"k": 0, "kb": 0, "kib": 0, "m": 1, "mb": 1, "mib": 1, "兆": 1, "g": 2, "gb": 2}.get(unit.casefold())
    size = float(amount) * 1024**step if step is not None else 0.0
    return Reading(f"{size:.0f}") if size >= 1 and size == int(size) else None


def version(text: str) -> Reading | None:
    """A version as ``2.1``, from ``V2.1``, ``2.1版``, ``2``."""
    plain = plain_text(text).replace("。", ".")
    found = re.fullmatch(
        r"(?:v|ver\.?|version|第|版本)?[ .:]?([0-9]{1,5}(?:[.][0-9]{1,5}){0,2})(?: ?版本?)?", plain, re.IGNORECASE
    )
    if not found:
        return None
    is_year = re.match("(?:19|20)[0-9]{2}", found[1]) is not None  # 2026版 is an edition of that year
    return Reading(found[1] if "." in found[1] else f"{found[1]}.0", certain=not is_year)


def choice(field: str, text: str, allowed: Iterable[str]) -> Reading | None:
    """One of some choices, from its label on pages, another word for it, or another way to spell it.

    Args:
        field: the field's name. text: what is written. allowed: the choices.
    """
    choices = list(allowed)
    plain = plain_text(text).lower()
    spelt = [value for value in choices if re.sub(r"[-_ ]", "", value.lower()) == re.sub(r"[-_ ]", "", plain)]
    if spelt:
        return Reading(spelt[0])
    labels = catalog("zh")
    shown = [value for value in choices if labels.get((field, value), "") in (plain, f"已{plain}", f"{plain}中")]
    others = [value for value in choices if plain in CHOICE_WORDS.get(value, "").split()]
    found = shown or others
    if len(found) == 1:
        return Reading(found[0])
    pieces = [value for value in choices if value in re.split(r"[^a-z0-9-]+", plain)]  # “must 必须”
    return Reading(pieces[0]) if len(pieces) == 1 and not plain.isascii() else None
