"""Pictures out of files: kept as what their first bytes say, whatever they are called."""

from __future__ import annotations

from svcq_build.files import FORMATS, HEAD, look_at
from svcq_build.intake.blocks import Picture
from svcq_build.words import Message, say

#: The beginnings of pictures that a word processor draws itself.
_METAFILES = (b"\x01\0\0\0", b"\xd7\xcd\xc6\x9a", b"\x01\0\x09\0", b"\x02\0\x09\0")
_ENDINGS = {"jpeg": "jpg"}


def kept_picture(stem: str, content: bytes) -> Picture | Message:
    """A picture as a file of the handbook, or why it can be none.

    Args:
        stem: what it is called. content: its bytes.
    """
    what = look_at(content[:HEAD])
    if what in FORMATS:
        return Picture(f"{stem}.{_ENDINGS.get(what, what)}", content)
    if content.startswith(_METAFILES):
        what = "wmf/emf"
    return say(
        "A picture of the form “{form}”, which pages cannot show, is left out: save it as PNG and put it in.", form=what
    )
