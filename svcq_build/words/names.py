"""Names: those that look like slips of others, and ids that a text names."""

from __future__ import annotations

import re
from collections.abc import Iterable

from svcq_build.words.messages import Message, say

#: What stands in a new document for an id that nobody knows yet.
PLACEHOLDER = "to-be-named"
#: What stands where words have to be written, in either language; for texts and for prose.
TO_WRITE, TO_WRITE_PROSE = (
    {"zh": "待填写", "en": "to be written"},
    {"zh": "在这里写正文。", "en": "Write the prose here."},
)
#: The tag of what an import could put into no field, for whoever sorts it; the home page does not offer it to readers.
TO_SORT = {"zh": "待整理", "en": "to be sorted"}
#: What stands for the reason of a change that only a person knows.
REASON_TO_WRITE = {"zh": "在这里写为什么改。", "en": "Write here why it was changed."}
#: All of them: none may be left in a document that is in force.
PLACEHOLDERS = (*TO_WRITE.values(), *TO_WRITE_PROSE.values(), *REASON_TO_WRITE.values())
#: What Windows keeps for devices, whatever ending follows: a repository with such a file cannot be cloned there.
_DEVICES = re.compile(r"(?:aux|con|nul|prn|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?: *[.:].*)?", re.IGNORECASE)


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name that ``name`` is most likely a slip of, or None when none is close."""
    choices = list(known)
    if not choices:
        return None
    from rapidfuzz import fuzz, process  # only where something is misspelt

    found = process.extractOne(name.lower(), choices, scorer=fuzz.ratio, score_cutoff=70)
    if found is None and any(not choice.islower() for choice in choices):
        found = process.extractOne(name, choices, scorer=fuzz.ratio, processor=str.lower, score_cutoff=70)
    return found[0] if found else None


def offer(name: str, known: Iterable[str]) -> Message | None:
    """“Did you mean …?”, or None when nothing is close."""
    close = nearest(name, known)
    return say("Did you mean “{name}”?", name=close) if close else None


def is_device(name: str) -> bool:
    """Whether Windows takes the name of a file or folder, with or without an ending, for that of a device."""
    return _DEVICES.fullmatch(name) is not None


def names_part(text: str, part: str) -> bool:
    """Whether a text names a part by its id, not only a longer id that begins or ends like it."""
    return part in text and re.search(rf"(?<![A-Za-z0-9.-]){re.escape(part)}(?![A-Za-z0-9-]|\.[0-9])", text) is not None
