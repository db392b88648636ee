"""Colours: which of the theme's colours is meant by a word or by a colour's number."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from colorsys import rgb_to_hls

#: The theme's colours as a screen shows them, so that the one next to any other can be told.
_SHOWN: Mapping[str, int] = {
    "red": 0xEF5552, "pink": 0xE92063, "purple": 0xAB47BD, "deep purple": 0x7E56C2, "indigo": 0x4051B5,
    "blue": 0x2094F3, "light blue": 0x02A6F2, "cyan": 0x00BDD6, "teal": 0x009485, "green": 0x4CAE4F,
    "light green": 0x8BC34B, "lime": 0xCBDC38, "yellow": 0xFFEC3D, "amber": 0xFFC105, "orange": 0xFFA724,
    "deep orange": 0xFF6E42, "brown": 0x795649, "grey": 0x757575, "blue grey": 0x546D78, "black": 0x000000,
    "white": 0xFFFFFF,
}  # fmt: skip
_HEX = re.compile(r"#?([0-9a-f]{3}|[0-9a-f]{6}|[0-9a-f]{8})", re.IGNORECASE)
_RGB = re.compile(r"rgba?\( ?([0-9]{1,3})[, ]+([0-9]{1,3})[, ]+([0-9]{1,3}).*\)", re.IGNORECASE)


def colour_like(text: str, allowed: Collection[str]) -> str | None:
    """The colour next to one that is written as a number (``#c00``, ``rgb(200, 0, 0)``); None where it is none.

    Args:
        text: what is written. allowed: the theme's colours that may stand there.
    """
    wanted = _rgb(text.strip())
    known = [name for name in allowed if name in _SHOWN]
    if wanted is None or not known:
        return None
    return min(known, key=lambda name: _apart(_parts(_SHOWN[name]), wanted))


def _apart(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    """How far apart two colours are to the eye: the hue counts most, where both have one."""
    (hue, light, strong), (hue2, light2, strong2) = (rgb_to_hls(*(part / 255 for part in c)) for c in (one, other))
    turn = min(abs(hue - hue2), 1 - abs(hue - hue2))
    return 4 * turn * min(strong, strong2) + abs(light - light2) + 0.5 * abs(strong - strong2)


def _rgb(text: str) -> tuple[int, int, int] | None:
    numbers = _RGB.fullmatch(text)
    if numbers:
        return int(numbers[1]), int(numbers[2]), int(numbers[3])
    digits = _HEX.fullmatch(text)
    if not digits:
        return None
    short = digits[1]
    return _parts(int("".join(sign * 2 for sign in short) if len(short) == 3 else short[:6], 16))


def _parts(value: int) -> tuple[int, int, int]:
    return value >> 16, value >> 8 & 255, value & 255
