"""Numbers before paragraphs as a word processor shows them: a value and a format → ``（一）``, ``1.2``, ``iv``."""

from __future__ import annotations

_DIGITS = "〇一二三四五六七八九"
_FORMAL = "零壹贰叁肆伍陆柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def in_format(value: int, name: str) -> str:
    """A number in a format of Word's (``numFmt``); in digits where the format is none of the usual."""
    match name:
        case "none" | "bullet":
            return ""
        case "chineseCounting" | "chineseCountingThousand" | "japaneseCounting" | "taiwaneseCountingThousand":
            return counted(value)
        case "taiwaneseCounting" | "koreanCounting" | "japaneseDigitalTenThousand":
            return counted(value)
        case "ideographDigital" | "taiwaneseDigital":
            return "".join(_DIGITS[int(digit)] for digit in str(value))
        case "chineseLegalSimplified" | "ideographLegalTraditional" | "japaneseLegal":
            return _formal(value)
        case "ideographTraditional":
            return _STEMS[(value - 1) % 10]
        case "ideographZodiac":
            return _BRANCHES[(value - 1) % 12]
        case "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" if 1 <= value <= 20:
            return chr(0x2460 + value - 1)
        case "decimalEnclosedParen" if 1 <= value <= 20:
            return chr(0x2474 + value - 1)
        case "decimalEnclosedFullstop" if 1 <= value <= 20:
            return chr(0x2488 + value - 1)
        case "decimalFullWidth" | "decimalFullWidth2":
            return "".join(chr(0xFF10 + int(digit)) for digit in str(value))
        case "decimalZero":
            return f"{value:02}"
        case "upperLetter":
            return _letters(value).upper()
        case "lowerLetter":
            return _letters(value)
        case "upperRoman":
            return _roman(value).upper()
        case "lowerRoman":
            return _roman(value)
        case _:
            return str(value)


def counted(value: int) -> str:
    """A number below ten thousand as Chinese counts: 十二, 一百零三."""
    if not 0 < value < 10_000:
        return str(value)
    words, zero = "", False
    for unit, word in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, value = divmod(value, unit)
        if digit:
            words += ("零" if zero else "") + _DIGITS[digit] + word
            zero = False
        elif words and value:
            zero = True
    return words.removeprefix("一") if words.startswith("一十") else words


def _formal(value: int) -> str:
    table = str.maketrans(_DIGITS[1:] + "十百千", _FORMAL[1:] + "拾佰仟")
    words = counted(value).translate(table)
    return f"壹{words}" if words.startswith("拾") else words


def _letters(value: int) -> str:
    """As Word goes on after z: aa, bb."""
    return chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)


def _roman(value: int) -> str:
    words = ""
    for unit, word in _ROMAN:
        count, value = divmod(value, unit)
        words += word * count
    return words
