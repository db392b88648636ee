"""Symbols: signs that exist in a symbol font only → the characters that show the same."""

from __future__ import annotations

#: Signs that offices use for boxes, ticks and bullets, by the last byte of their code in Wingdings.
_WINGDINGS = {
    "A8": "☐", "6F": "☐", "71": "☐", "A3": "☐", "FE": "☑", "FD": "☒", "52": "☑", "54": "☒", "FC": "✓", "FB": "✗",
    "50": "✓", "4F": "✗", "6C": "●", "6E": "■", "75": "◆", "D8": "➢", "9F": "•", "A1": "○",
}  # fmt: skip
_FONTS = ("Wingdings", "Wingdings 2", "Wingdings 3", "Webdings")
#: Signs that say more than that an item begins.
MEANT = frozenset("☐☑☒□√✓✔✗※★☆")


def symbol(code: str, font: str) -> str | None:
    """The character for a sign of a font; None where it is known to nobody.

    Args:
        code: in hexadecimal digits, as ``F0FE``. font: its name.
    """
    if font in _FONTS:
        return _WINGDINGS.get(code[-2:].upper())
    if code.upper().startswith("F0"):
        return None
    try:
        sign = chr(int(code, 16))
    except (ValueError, OverflowError):
        return None
    return sign if sign.isprintable() else None


def bullet(text: str) -> str:
    """What stands before the items of a list: a sign that means something, or ``•`` for any other."""
    sign = text.strip()[:1]
    if "\uf000" <= sign <= "\uf0ff":
        sign = _WINGDINGS.get(f"{ord(sign):04X}"[-2:], "")
    return sign if sign in MEANT and sign else "•"
