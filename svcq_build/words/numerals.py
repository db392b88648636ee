"""Numbers that are written in words, Chinese or English: the same text with digits in their place.

What comes out is for comparing texts, never for people: “每两周一次” is “每2周1次”, “twice a day” is “2 1 day”.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

#: Stands for a one that may be no number but an article: “一名” is often “名”, “one” is often “a”.
ONE = "\ue001"

_DIGITS = {**{character: value for value, character in enumerate("零一二三四五六七八九")}, "〇": 0, "两": 2}
_TIMES = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
_ZH = f"[{''.join(_DIGITS)}{''.join(_TIMES)}]{{1,20}}"
#: Words that hold numerals and count nothing.
_IDIOMS = (
    "万一|统一|唯一|逐一|单一|专一|同一|之一|第一时间|第三方|一五一十|三三两两|三番五次|三番两次|三天两头|一知半解|一成不变"
    "|no one|any one|one another|one by one|one['’]s"
    "|千家万户|千方百计|百分比|百分点|百分位|百分制|百分数|百分号|百度|万分|一时(?!段)|(?<![扣得加减满打计])十分(?!钟)"
)
#: How banks and cheques write numerals, and the short forms of twenty, thirty and forty.
_FORMAL = str.maketrans("壹贰貳叁參肆伍陆陸柒捌玖拾佰仟萬億两兩", "一二二三三四五六六七八九十百千万亿两两")
_FORMAL_RUN = re.compile(
    "[零壹贰貳叁參肆伍陆陸柒捌玖拾佰仟萬万億亿]*[壹贰貳叁參肆伍陆陸柒捌玖拾佰仟萬億](?:[零壹贰貳叁參肆伍陆陸柒捌玖拾佰仟萬万億亿]+"
    "|(?=个|名|份|元|天|小时|分钟|次|工作日))"
)
_TENS_ZH = {"廿": "二十", "卄": "二十", "卅": "三十", "卌": "四十"}
_FORMAL_AND_TENS: dict[int, int | str] = {**_FORMAL, **{ord(sign): said for sign, said in _TENS_ZH.items()}}
_TENS_RUN = re.compile(r"[廿卄卅卌](?=[一二三四五六七八九]|个|名|位|份|元|天|日|小时|分|秒|次|条|项|年|号|岁|%)")
#: A last digit that stands for tens, hundreds or thousands, as people say it: 两百五 is 250, 十万八 108000, 1万2 12000.
_SHORT = re.compile(
    "(?P<head>(?:[一二两三四五六七八九十]|(?<![0-9.])[0-9]+)(?P<unit>[百千万]))(?P<last>[一二三四五六七八九1-9])"
    "(?=个|名|位|份|元|块|件|人|户|次|平方|公里|米|[，。；、）)]|$)"
)
#: Digits and units mixed: 1万2千, 3千5百.
_MIXED = re.compile(
    r"(?<![0-9.])[0-9]+(?:\.[0-9]+)?[万亿千百][0-9]+(?:\.[0-9]+)?[千百十](?:[0-9]+(?:\.[0-9]+)?[百十])*[0-9]*"
)
_MIXED_PIECE = re.compile(r"([0-9.]+)([亿万千百十]?)")
_QUARTERS = re.compile("(?P<quarters>[一二两三1-3]) ?刻钟")
#: What is counted with a numeral before it. Without one of these a lone 一 or 三 is part of a word: 一般, 三方.
_MEASURES = (
    "方面|季度|小时|工作日|分钟|星期|厘米|公里|公斤|平方|自然日"
    "|[个名位次份项条件天日周月年秒分点时岁人家户遍趟回轮倍折级层楼号页章节款类种样组批步句声张台部把间套座幢道题行列处起场堂课"
    "期届元块角米度笔宗桩案封通枚支只双副片段篇本册班岗席桌辆格档阶员成%‰]"
)
#: Of these a single one is surely counted; before other measure words it may be an article.
_COUNTED = "季度|小时|分钟|个?(?:工作日|自然日|小时|钟头|月|星期|礼拜|季度)|[天日周月年秒次遍趟回轮倍成折级楼号%‰]"
_TIME_ZH = "个?(?:工作日|自然日|小时|钟头|月|星期|礼拜|季度)|分钟|[天日周年秒]"
_WEEKDAYS_ZH = "一二三四五六日天"

_BELOW_TWENTY = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen"),
    *("fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_WORDS = {word: value for value, word in enumerate(_BELOW_TWENTY, 1)}
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_HUNDREDS = {"hundred": 100, "thousand": 1000}
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_WEEKDAYS_EN = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
#: How often a word says that something happens, as the unit of time.
_REGULARLY = {
    "hourly": "hour",
    "daily": "day",
    "weekly": "week",
    "monthly": "month",
    "quarterly": "quarter",
    "yearly": "year",
    "annually": "year",
    "annual": "year",
}
_ONES, _TEENS = "|".join(_BELOW_TWENTY[:9]), "|".join(sorted(_BELOW_TWENTY, reverse=True))
_SMALL = rf"(?:{'|'.join(_TENS)})(?:[ -](?:{_ONES})(?![a-z]))?|{_TEENS}"
_EN = rf"(?:(?:{_SMALL}|an?) )?(?:hundred|thousand)(?: (?:and )?(?:{_SMALL}))?|{_SMALL}"
_TIME_EN = "working day|second|minute|hour|day|week|month|quarter|year"


def _units(after: str) -> str:
    return rf"(?=[ -](?:{after})s?(?![a-z]))"


#: Each pattern, in this order where several match at one place, and what stands there instead.
_FORMS: tuple[tuple[str, Callable[[re.Match[str]], str]], ...] = (
    (_IDIOMS, lambda found: found[0]),
    (
        rf"(?P<below>{_ZH})分之(?P<above>{_ZH}(?:点{_ZH})?|[0-9]+(?:\.[0-9]+)?)",
        lambda found: (
            f"{_read(found['above'])}{ {'百': '%', '千': '‰'}.get(found['below']) or '/' + _read(found['below']) }"
        ),
    ),
    (rf"(?P<half>{_ZH}|[0-9]+) ?个半(?=小时|钟头|月|星期|工作日)", lambda found: f"{_read(found['half'], 0.5)}个"),
    (
        rf"(?P<hal2>{_ZH}|[0-9]+) ?(?P<hal2_unit>{_TIME_ZH}|点)半(?![年天月夜载途])",
        lambda found: f"{_read(found['hal2'], 0.5)}{found['hal2_unit']}",
    ),
    (rf"一半|半(?={_TIME_ZH}|月|数|价)", lambda _: "0.5"),
    (
        rf"(?:周|星期|礼拜)(?P<weekday>[{_WEEKDAYS_ZH}])(?!{_ZH}|{_MEASURES}|[程常均])",
        lambda found: f"星期{min(_WEEKDAYS_ZH.index(found['weekday']) + 1, 7)} ",
    ),
    (
        rf"每(?P<per>{_TIME_ZH}|月|季)(?!(?<=[周期拜])[{_WEEKDAYS_ZH}](?!{_MEASURES}))",
        lambda found: f"每1{ {'月': '个月', '季': '季度'}.get(found['per'], found['per']) }",
    ),
    (rf"第(?P<ordinal>{_ZH})", lambda found: "第" + (ONE if found["ordinal"] == "一" else _read(found["ordinal"]))),
    (
        rf"(?P<decimals>{_ZH}点[{''.join(_DIGITS)}]+)(?P<of>[百千万亿])",
        lambda found: _said(float(_read(found["decimals"])) * _TIMES[found["of"]]),
    ),
    (
        rf"(?P<decimal>{_ZH}点[{''.join(_DIGITS)}]+)(?=个?{_MEASURES})(?!分(?!钟))",
        lambda found: _read(found["decimal"]),
    ),
    (
        rf"(?P<one>一)(?=大?(?:{_MEASURES}))(?P<sure>(?={_COUNTED}))?",
        lambda found: "1" if found["sure"] is not None else ONE,
    ),
    (
        rf"(?P<count>{_ZH})(?=(?:[、至到或~—-]+{_ZH})?[多余来几]?大?(?:{_MEASURES}))",
        lambda found: _read(found["count"]),
    ),
    # ten and above says that it counts, whatever follows
    (
        rf"(?P<large>[一二两三四五六七八九][十百千万亿](?:{_ZH})?|十[一二三四五六七八九])",
        lambda found: _read(found["large"]),
    ),
    (
        r"(?P<digits>[0-9]+(?:\.[0-9]+)?) ?(?P<times>[万亿]|百(?!分)|千(?![克米瓦卡字]))",
        lambda found: _said(float(found["digits"]) * _TIMES[found["times"]]),
    ),
    (rf"(?<![a-z-])half[ -](?:an? )?{_units(_TIME_EN).replace('[ -]', '')}", lambda _: "0.5 "),
    (
        rf"(?<![a-z-])(?P<more>{_EN}|[0-9]+) and a half(?![a-z])",
        lambda found: _said(_value(found["more"]) + 0.5),
    ),
    (
        rf"(?<![a-z-])an? (?P<and_half>{_TIME_EN}) and a half(?![a-z])",
        lambda found: f"1.5 {found['and_half']}",
    ),
    (r"(?<![a-z-])half(?![a-z-])", lambda _: "0.5"),
    (rf"(?<![a-z-])one{_units(_TIME_EN + '|percent|per cent|time')}", lambda _: "1"),
    (
        r"(?<![a-z-])(?<!at )(?:one(?! hundred| thousand| and a half)|first)(?![a-z])",
        lambda _: ONE,
    ),
    (rf"(?<![a-z-])(?P<en>{_EN})(?![a-z])", lambda found: _said(_value(found["en"]))),
    (
        rf"(?<![a-z-])(?:every|each|per|an?) (?P<each>{_TIME_EN.replace('|second', '')})(?![a-z-])",
        lambda found: f"1 {found['each']}",
    ),
    (rf"(?<![a-z-])(?P<regularly>{'|'.join(_REGULARLY)})(?![a-z])", lambda found: f"1 {_REGULARLY[found[0].lower()]}"),
    (r"(?<![a-z-])(?P<twice>twice|thrice)(?![a-z])", lambda found: "2" if found[0].lower() == "twice" else "3"),
    (
        rf"(?<![a-z-])(?<!at )once(?= (?:every|each|per|an?|in|{'|'.join(_REGULARLY)})(?![a-z])| *(?:[.,;:)。]|$))"
        r"|(?<=only )once(?![a-z])",
        lambda _: "1",
    ),
    (
        rf"(?<![a-z-])(?<![0-9] )(?<!per )(?P<ordinal_en>{'|'.join(_ORDINALS[1:])})(?![a-z]| part(?:y|ies))",
        lambda found: str(_ORDINALS.index(found[0].lower()) + 1),
    ),
    (
        rf"(?<![a-z-])(?P<weekday_en>{'|'.join(_WEEKDAYS_EN)})(?=s?(?![a-z]))",
        lambda found: f"星期{_WEEKDAYS_EN.index(found[0].lower()) + 1} ",
    ),
)
#: What any of them begins with; most of a text need not be looked at more closely.
_BEGIN = (
    rf"(?=[{''.join(_DIGITS)}{''.join(_TIMES)}半每第周星礼统唯逐单专同之]|(?<![0-9.])[0-9]|(?<![a-z])[adefhmnopqstwy])"
)
_ANY = re.compile(
    f"{_BEGIN}(?:{'|'.join(f'(?P<form_{place}>{form})' for place, (form, _) in enumerate(_FORMS))})",
    re.IGNORECASE | re.ASCII,
)
_SAID_BY_FORM = {f"form_{place}": said for place, (_, said) in enumerate(_FORMS)}
_LETTER = re.compile("[a-zA-Z]")
#: What any form begins with in a text without Latin letters; searched much faster than the pattern as a whole.
_BEGIN_ZH = re.compile(f"[{''.join(_DIGITS)}{''.join(_TIMES)}半每第周星礼统唯逐单专同之0-9]")
#: Without any of these no numeral is of an unusual kind.
_UNUSUAL = re.compile("[壹贰貳叁參肆伍陆陸柒捌玖拾佰仟萬億廿卄卅卌百千万亿刻]")
#: Punctuation that is full-width in any Chinese text, and all that most of them hold of full-width forms.
_FULL_WIDTH = tuple(zip("，：；（）！？", ",:;()!?", strict=True))
_THOUSANDS = re.compile(r"(?<![0-9,.])[0-9]{1,3}(?:,[0-9]{3})+(?![0-9,])")
#: Whether any of the following may stand in a text.
_ANY_SAME = re.compile(r"[0-9][ -]?(?:个?(?:星期|礼拜|钟头|自然日)|[hm])", re.IGNORECASE)
#: Other words for a unit, after a number.
_SAME = (
    (re.compile(r"(?<=[0-9])( ?)个?(?:星期|礼拜)(?![1-7] )"), r"\1周"),
    (re.compile(r"(?<=[0-9])( ?)个?钟头"), r"\1小时"),
    (re.compile(r"(?<=[0-9])( ?)个?自然日"), r"\1天"),
    (re.compile(r"(?<=[0-9])([ -]?)mins?(?![a-z])", re.IGNORECASE), r"\1minutes"),
    (re.compile(r"(?<=[0-9])([ -]?)(?:hrs?|h)(?![a-z])", re.IGNORECASE), r"\1hours"),
)


def in_digits(text: str) -> str:
    """A text with full-width forms made plain and its numbers in digits, whether Chinese or English.

    Args:
        text: prose. Words that only look like numerals (一般, 统一, 万一) stay as they are.
    Returns:
        the text for comparison; :data:`ONE` where a one may be an article.
    """
    if "," in text:
        text = _THOUSANDS.sub(lambda found: found[0].replace(",", ""), text)
    for wide, plain in _FULL_WIDTH:
        text = text.replace(wide, plain)
    if not unicodedata.is_normalized("NFKC", text):
        text = unicodedata.normalize("NFKC", text)
    if _UNUSUAL.search(text):
        text = _plainly(text)
    text = _ANY.sub(_written, text) if _LETTER.search(text) else _without_letters(text)
    if _ANY_SAME.search(text):
        for word, unit in _SAME:
            text = word.sub(unit, text)
    return text


def _without_letters(text: str) -> str:
    """What ``_ANY.sub`` gives for a text without Latin letters, faster."""
    pieces: list[str] = []
    done = at = 0
    while start := _BEGIN_ZH.search(text, at):
        at = start.start()
        found = _ANY.match(text, at)
        if found is None:
            at += 1
            continue
        pieces += (text[done:at], _written(found))
        done = at = found.end()
    return "".join((*pieces, text[done:])) if pieces else text


def _plainly(text: str) -> str:
    """A text whose numerals are the ordinary ones: 一万二千 for 壹万贰仟, 二十 for 廿, 15分钟 for 一刻钟."""
    text = _FORMAL_RUN.sub(lambda found: found[0].translate(_FORMAL), text)
    text = _TENS_RUN.sub(lambda found: _TENS_ZH[found[0]], text)
    text = _SHORT.sub(lambda found: f"{found['head']}{found['last']}{_BELOW[found['unit']]}", text)
    text = _MIXED.sub(_sum_of_pieces, text)
    return _QUARTERS.sub(lambda found: f"{15 * int(_read(found['quarters']))}分钟", text)


#: The unit that a last digit without one stands for.
_BELOW = {"百": "十", "千": "百", "万": "千"}


def _sum_of_pieces(found: re.Match[str]) -> str:
    return _said(sum(float(number) * _TIMES.get(unit, 1) for number, unit in _MIXED_PIECE.findall(found[0])))


def plain_numerals(text: str) -> str:
    """A text that is one number, length of time or day, with ordinary numerals for those of cheques and for 廿, 卅."""
    return text.translate(_FORMAL_AND_TENS)


def number_in_words(words: str) -> float | None:
    """The number that a text is, written in Chinese characters or in English; None when it is anything else.

    Digits and units may be mixed (1万2千). A last digit without its unit, as in 一千二, can be hundreds or ones; it is
    nothing certain.
    """
    words = plain_numerals(words)
    if _MIXED.fullmatch(words):
        return float(_MIXED.sub(_sum_of_pieces, words))
    if words in ("半", "一半"):
        return 0.5
    if re.fullmatch(rf"{_ZH}(?:点[{''.join(_DIGITS)}]+)?", words) and not re.search(
        "[百千万亿][二三四五六七八九]$", words
    ):
        said = _read(words)
        return float(said) if re.fullmatch(r"[0-9]+(?:\.[0-9]+)?(?:e\+[0-9]+)?", said) else None
    return _value(words.lower()) if re.fullmatch(_EN, words, re.IGNORECASE) else None


def _written(found: re.Match[str]) -> str:
    assert found.lastgroup is not None  # a form is closed after all that it holds
    return _SAID_BY_FORM[found.lastgroup](found)


def _read(numeral: str, more: float = 0) -> str:
    """A Chinese numeral (or digits) in digits; of two that stand for a range (两三) both."""
    if numeral[0].isascii():
        return _said(float(numeral) + more)
    whole, _, rest = numeral.partition("点")
    if rest:
        return f"{_read(whole)}.{''.join(str(_DIGITS.get(character, '')) for character in rest)}"
    if all(character in _DIGITS for character in whole):
        digits = [str(_DIGITS[character]) for character in whole]
        return (" " if len(digits) == 2 else "").join(digits) if not more else _said(_DIGITS[whole[-1]] + more)
    total = section = digit = 0.0
    for character in whole:
        if character in _DIGITS:
            digit = _DIGITS[character]
        elif character == "亿":
            total, section, digit = (total + section + digit or 1) * _TIMES[character], 0, 0
        elif character == "万":
            total, section, digit = total + (section + digit or 1) * _TIMES[character], 0, 0
        else:
            section += (digit or 1) * _TIMES[character]
            digit = 0
    return _said(total + section + digit + more)


def _value(words: str) -> float:
    """What English number words count, or digits."""
    if words.isdigit():
        return float(words)
    total = part = 0
    for word in re.split(r"[ -]", words.lower()):
        if word in _HUNDREDS:
            total, part = (total + part or 1) * _HUNDREDS[word], 0
        else:
            part += _WORDS.get(word, _TENS.get(word, 0))
    return total + part


def _said(value: float) -> str:
    return f"{value:.15g}"
