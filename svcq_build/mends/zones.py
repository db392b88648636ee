"""Time zones: the name that is meant by an offset (UTC+8), a city, a country, or another way to spell it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache

from svcq_build.words import nearest

#: What people write for a zone beside the names of places: abbreviations, and names of times.
_CALLED: Mapping[str, tuple[str, ...]] = {
    "UTC": ("z", "zulu", "世界时", "协调世界时"),
    "Asia/Shanghai": (
        "cst",
        "北京时间",
        "中国时间",
        "中国标准时间",
        "beijing time",
        "china time",
        "china",
        "东八区",
        "local",
    ),
    "Europe/London": ("bst", "格林威治时间", "格林尼治时间"),
    "Europe/Berlin": ("mez", "mesz", "cest"),
    "Asia/Tokyo": ("jst", "日本时间", "东九区"),
    "Asia/Seoul": ("kst",),
    "Asia/Kolkata": ("ist",),
    "America/New_York": ("edt", "eastern", "eastern time", "et"),
    "America/Chicago": ("cdt", "central", "central time", "ct"),
    "America/Denver": ("mdt", "mountain", "mountain time", "mt"),
    "America/Los_Angeles": ("pst", "pdt", "pacific", "pacific time", "pt"),
}
#: Cities of China, which has one time: the zones of its other cities are not named after them.
_CHINESE_CITIES = """
beijing peking tianjin chongqing shenzhen guangzhou canton chengdu wuhan hangzhou nanjing suzhou xian xi'an zhengzhou
changsha qingdao jinan shenyang dalian harbin changchun xiamen fuzhou ningbo hefei kunming nanning guiyang taiyuan
shijiazhuang lanzhou yinchuan xining hohhot haikou lhasa nanchang wuxi foshan dongguan
北京 天津 重庆 深圳 广州 成都 武汉 杭州 南京 苏州 西安 郑州 长沙 青岛 济南 沈阳 大连 哈尔滨 长春 厦门 福州 宁波 合肥
昆明 南宁 贵阳 太原 石家庄 兰州 银川 西宁 呼和浩特 海口 拉萨 南昌 无锡 佛山 东莞
"""
#: A city for each offset from UTC, in minutes, of those that most handbooks could be meant to be in.
_AT_OFFSET: Mapping[int, str] = {
    -600: "Pacific/Honolulu", -540: "America/Anchorage", -480: "America/Los_Angeles", -420: "America/Denver",
    -360: "America/Chicago", -300: "America/New_York", -240: "America/Halifax", -210: "America/St_Johns",
    -180: "America/Sao_Paulo", -60: "Atlantic/Azores", 0: "Europe/London", 60: "Europe/Berlin", 120: "Europe/Helsinki",
    180: "Europe/Moscow", 210: "Asia/Tehran", 240: "Asia/Dubai", 270: "Asia/Kabul", 300: "Asia/Karachi",
    330: "Asia/Kolkata", 345: "Asia/Kathmandu", 360: "Asia/Dhaka", 390: "Asia/Yangon", 420: "Asia/Bangkok",
    480: "Asia/Shanghai", 525: "Australia/Eucla", 540: "Asia/Tokyo", 570: "Australia/Adelaide",
    600: "Australia/Sydney", 660: "Pacific/Noumea", 720: "Pacific/Auckland", 765: "Pacific/Chatham",
    780: "Pacific/Tongatapu", 840: "Pacific/Kiritimati",
}  # fmt: skip
_OFFSET = re.compile(r"(?:utc|gmt|etc/gmt)? ?([+-]) ?([0-9]{1,2})(?::?([0-9]{2}))?(?: ?(?:小时|h))?")
_WORD = re.compile(r"[\s_]+")


def zone_meant(text: str) -> tuple[str, bool] | None:
    """The time zone that is meant, and whether it can be no other; None where none can be told."""
    plain = unicodedata.normalize("NFKC", text).strip().replace("−", "-")
    low = _WORD.sub(" ", plain.casefold())
    offset = _OFFSET.fullmatch(low)
    if offset:
        minutes = int(offset[2]) * 60 + int(offset[3] or 0)
        name = _AT_OFFSET.get(-minutes if offset[1] == "-" else minutes)
        return (name, False) if name else None
    known = _known()
    if low in known:
        return known[low], True
    city = low.replace("\\", "/").rpartition("/")[2].removesuffix("市").removesuffix(" city")
    if city in _CHINESE_CITIES.split():
        return "Asia/Shanghai", True
    if city in known:
        return known[city], "/" in known[city] and city == low
    called = next((zone for zone, names in _CALLED.items() if low in names), None) or _from_locales().get(city)
    if called:
        return called, False
    close = nearest(low, known)
    return (known[close], False) if close else None


@cache
def _known() -> dict[str, str]:
    """Every zone of this system, by its name and by its last word, in small letters and with blanks between words."""
    from zoneinfo import available_timezones  # only where a time zone is wrong

    zones = sorted(available_timezones(), key=lambda name: (name.count("/") != 1, name))
    cities = {_WORD.sub(" ", zone.rpartition("/")[2].casefold()): zone for zone in reversed(zones) if "/" in zone}
    return {**cities, **{_WORD.sub(" ", zone.casefold()): zone for zone in zones}}


@cache
def _from_locales() -> dict[str, str]:
    """Zones by what cities and countries are called in Chinese and in English, and by what Windows calls the zones."""
    return {name.casefold(): zone for name, zone in reversed([*_names()])}


def _names() -> Iterator[tuple[str, str]]:
    from babel import Locale  # only where a time zone is wrong
    from babel.core import get_global

    spoken = [Locale("zh"), Locale("en")]
    for locale in spoken:
        yield from ((str(names["city"]), zone) for zone, names in locale.time_zones.items() if "city" in names)
    for code, zones in get_global("territory_zones").items():
        if len(zones) <= 2:  # of a country with more, none is the one meant
            yield from ((locale.territories[code], zones[0]) for locale in spoken if code in locale.territories)
    yield from get_global("windows_zone_mapping").items()
