"""Decoding: bytes → text with plain line ends, or the reason why they are none."""

from __future__ import annotations

from svcq_build.files import HEAD, look_at
from svcq_build.model import (
    Span,
)
from svcq_build.syntax import (
    Fault,
    Unreadable,
)
from svcq_build.words import Message, say

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def decode(content: bytes) -> str:
    """The text of a file, with ``\\n`` at the end of each line.

    Raises:
        Unreadable: when it is not UTF-8, or only the pointer of Git LFS to a file that was not fetched.
    """
    content = content.removeprefix(_BYTE_ORDER_MARK)
    if content.startswith(b"version ") and look_at(content[:HEAD]) == "lfs":
        raise Unreadable(
            Fault(
                "unreadable-file",
                Span(1, 1, 1, content.find(b"\n") % (len(content) + 1) + 1),
                say("This is only the pointer of Git LFS, not the file."),
                say("Fetch it with “git lfs pull”; in CI, let the checkout fetch LFS files."),
            )
        )
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        before = _plain_lines(content[: error.start].decode("utf-8"))
        line, column = before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
        raise Unreadable(
            Fault(
                "not-utf8",
                Span(line, column, line, column + 1),
                say("The byte 0x{byte:02X} here is not UTF-8 text.", byte=content[error.start]),
                _encoding_advice(content),
            )
        ) from None
    return _plain_lines(text)


def decode_leniently(content: bytes) -> str:
    """What can be made out of bytes that are not all UTF-8, for excerpts and for mentions of ids."""
    return _plain_lines(content.removeprefix(_BYTE_ORDER_MARK).decode("utf-8", "replace"))


def _plain_lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _encoding_advice(content: bytes) -> Message:
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return say("It looks like UTF-16 (“Unicode” in Notepad): save it as UTF-8.")
    if b"\0" in content[:4096]:
        return say("It looks like a binary file (Word, a picture): only text belongs here.")
    try:
        content.decode("gb18030")
    except UnicodeDecodeError:
        return say("Save it as UTF-8.")
    return say("It looks like GBK, as older Windows programs save it: save it as UTF-8.")
