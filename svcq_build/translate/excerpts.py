"""Excerpts of translation files: what a file says of some documents, without parsing the rest of it."""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import Path

_FOLD = r'(?:"\n")?'


def translations_of(
    refs: Collection[str], content: bytes, path: str, language: str
) -> dict[tuple[str, str], str] | None:
    """The usable translations of some documents, by (context, text); None when the file cannot be read.

    Args:
        refs: the documents, as ``kind:id``. content: the file's bytes; it holds a whole top folder's translations.
        path: where it lies. language: the one translated into.
    """
    from svcq_build.translate.files import TranslationFileError, parse_catalog

    try:
        text = content.decode("utf-8").replace("\r\n", "\n")
        catalog = parse_catalog("\n\n".join(_entries(text, refs)).encode() + b"\n", Path(path))
    except (UnicodeDecodeError, TranslationFileError):
        return None
    return {
        (message.context or "", str(message.id)): str(message.string)
        for message in catalog
        if message.id and message.string and not message.fuzzy
    }


def _entries(text: str, refs: Collection[str]) -> list[str]:
    """The entries of a file (they stand apart by an empty line) whose context names one of some documents."""
    names = "|".join(map(_folded, refs))
    found: dict[int, int] = {}
    for hit in re.finditer(rf'"(?:{names}){_FOLD} ', text):
        start = text.rfind("\n\n", 0, hit.start())
        end = text.find("\n\n", hit.end())
        found[start + 2 if start >= 0 else 0] = end if end >= 0 else len(text)
    return [text[start:end] for start, end in found.items()]


def _folded(ref: str) -> str:
    """A pattern for a name that a program for translations may have broken after a hyphen, to fold a long line."""
    return re.escape(ref).replace(r"\-", rf"\-{_FOLD}")
