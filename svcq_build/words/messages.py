"""Messages for people, kept apart from their language until they are shown.

A message is an English sentence with named blanks and the values for them. The sentence itself is
the key under which ``site_templates/interface/zh.po`` holds its Chinese form, so a message can be
shown in either language, and no code that finds a fault needs to know which.
"""

from __future__ import annotations

import errno
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """A name that exists in both languages (a field's, a kind's)."""

    zh: str
    en: str

    def __str__(self) -> str:
        return self.en


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence with blanks, and what fills them.

    Attributes:
        template: English, with ``{name}`` blanks; also the key of its translations.
        values: what stands in each blank, as pairs (hashable).
    """

    template: str
    values: tuple[tuple[str, object], ...] = ()

    def __str__(self) -> str:
        return self.template.format(**dict(self.values))

    def render(self, translate: Callable[[str], str], language: str) -> str:
        """Fill the blanks of the translated sentence; bilingual values follow the language."""
        values = {
            name: (value.zh if language == "zh" else value.en)
            if isinstance(value, Words)
            else value.render(translate, language)
            if isinstance(value, Message)
            else value
            for name, value in self.values
        }
        return translate(self.template).format(**values)


def say(template: str, **values: object) -> Message:
    """Make a message. The template must be a literal, so that it can be gathered for translation."""
    return Message(template, tuple(values.items()))


#: What the operating system says most often when it refuses something.
_REASONS = (
    say("No such file or directory"),
    say("Permission denied"),
    say("File exists"),
    say("Not a directory"),
    say("Is a directory"),
    say("Directory not empty"),
    say("No space left on device"),
    say("Read-only file system"),
    say("Too many levels of symbolic links"),
    say("File name too long"),
    say("Device or resource busy"),
    say("Disk quota exceeded"),
    say("Address already in use"),
    say("It is a pipe, a socket or a device"),
    say("It is a pipe, and nobody reads from it"),
    say("It leads out of the repository through a symbolic link"),
)


#: Windows knows no quotas.
_DISK_IS_FULL = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}


def refused_file(error: OSError) -> str | None:
    """The file that the operating system refused something about; of a copy, the one that was to be written."""
    is_written = error.filename2 is not None and error.errno in _DISK_IS_FULL
    name = error.filename2 if is_written else error.filename
    return None if name is None else str(name)


def reason(error: OSError) -> Message:
    """Why the operating system refused something; it says so in English, and the most common of it is translated."""
    told = error.strerror or str(error)
    return next((known for known in _REASONS if known.template == told), say("{told}", told=told))
