"""Reading: a file's bytes → its sources, by what it is; a workbook has one a sheet."""

from __future__ import annotations

from pathlib import PurePath

from svcq_build.intake.archive import MOST_BYTES
from svcq_build.intake.blocks import CannotRead, Source, Tracked
from svcq_build.words import Message, say

_WORD = (".docx", ".docm", ".dotx", ".dotm")
_MARKDOWN, _TEXT = (".md", ".markdown"), (".txt",)
_BOOKS, _TABLES = (".xlsx", ".xlsm", ".xls", ".ods"), (".csv", ".tsv")
#: What cannot be read, and how it becomes what can.
_AS_DOCX = say("Open it in Word or WPS, save it as .docx (“Save as”), and import that.")
_OTHERS: dict[str, Message] = {
    **dict.fromkeys((".doc", ".dot", ".wps", ".wpt", ".rtf", ".odt", ".pages", ".pdf", ".html", ".htm"), _AS_DOCX),
    **dict.fromkeys((".et", ".ett", ".numbers"), say("Open it, save it as .xlsx (“Save as”), and import that.")),
}


def can_read(name: str) -> bool:
    """Whether a file's name says that it can be read."""
    return PurePath(name).suffix.lower() in (*_WORD, *_MARKDOWN, *_TEXT, *_BOOKS, *_TABLES)


def read_sources(name: str, content: bytes, stem: str, tracked: Tracked | None) -> list[Source]:
    """Read a file.

    Args:
        name: its name, without folders. content: its bytes. stem: what its pictures are called.
        tracked: what is done with tracked changes.
    Raises:
        CannotRead: when it cannot be read, or nothing stands in it.
    """
    ending = PurePath(name).suffix.lower()
    if ending in _OTHERS:
        raise CannotRead(say("Files that end in {ending} cannot be read.", ending=ending), _OTHERS[ending])
    if not can_read(name):
        raise CannotRead(
            say("Files that end in {ending} cannot be read.", ending=ending or "?"),
            say("What can be read: .docx, .xlsx, .csv, .md, .txt."),
        )
    if not content:
        raise CannotRead(say("The file is empty."))
    if len(content) > MOST_BYTES:
        raise CannotRead(
            say("The file has {size} MB; the limit is {limit} MB.", size=len(content) >> 20, limit=MOST_BYTES >> 20),
            say("Take the large pictures out, or split it."),
        )
    sources = _read(ending, name, content, stem, tracked)
    if not any(one.blocks for one in sources):
        raise CannotRead(say("Nothing stands in the file."))
    return [one for one in sources if one.blocks or one.remarks]


def _read(ending: str, name: str, content: bytes, stem: str, tracked: Tracked | None) -> list[Source]:
    if ending in _WORD:
        from svcq_build.intake.word import read_word  # a parser for each format, loaded when it is needed

        return [read_word(name, content, stem, tracked)]
    if ending in (*_MARKDOWN, *_TEXT):
        from svcq_build.intake.markdown import read_markdown, read_text

        return [read_markdown(name, content) if ending in _MARKDOWN else read_text(name, content)]
    from svcq_build.intake.sheets import read_table, read_workbook

    return [read_table(name, content)] if ending in _TABLES else read_workbook(name, content, ending, stem)
