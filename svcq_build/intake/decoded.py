"""Decoded: the text of a file that says nowhere in which encoding it is; offices in China write UTF-8 or GB 18030."""

from __future__ import annotations

import codecs

from svcq_build.intake.blocks import CannotRead, Place, Remark
from svcq_build.words import say, steering

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def decoded(content: bytes) -> tuple[str, list[Remark]]:
    """The text of a file, with line feeds, and a remark where its encoding was guessed.

    Raises:
        CannotRead: when it is no text.
    """
    named = next((name for mark, name in _MARKS if content.startswith(mark)), None)
    remarks = []
    try:
        text = content.decode(named or "utf-8")
    except UnicodeDecodeError:
        try:
            text = content.decode("gb18030")
        except UnicodeDecodeError:
            raise CannotRead(
                say("The file is no text, or in an encoding that cannot be told."),
                say("Save it as UTF-8, and import it again."),
            ) from None
        remarks.append(Remark(Place("file"), say("Read as GB 18030, the encoding of older Chinese programs.")))
    if "\0" in text:
        raise CannotRead(say("The file is no text, or in an encoding that cannot be told."))
    return text.replace("\r\n", "\n").replace("\r", "\n"), remarks


def without_steering(text: str) -> str:
    """A text without characters that steer its reader: marks of direction, control characters."""
    while (found := steering(text)) is not None:
        text = text.replace(found, "")
    return text
