"""Translation files: read them, bring them up to date with the documents, write them."""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.catalog import Message as Entry
from babel.messages.pofile import write_po

from svcq_build.conflicts import find_conflicts
from svcq_build.corpus import Corpus
from svcq_build.documents import decode
from svcq_build.faults import Fault
from svcq_build.messages import Message as Sentence
from svcq_build.messages import say
from svcq_build.regular import is_fit
from svcq_build.saving import save
from svcq_build.syntax import Unreadable
from svcq_build.translate.documents import translatable
from svcq_build.translate.entries import PoFile, read_entries
from svcq_build.translate.localise import placeless
from svcq_build.translation_texts import TRANSLATIONS

_HEADER = """# {language} translation of the documents in {name}/.
# Written by “svcq translate”, which keeps every translation; translate what stands in msgstr "".
# An entry marked “fuzzy” has a source that changed: correct it and delete the mark.
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"MIME-Version: 1.0\\n"
"Language: {language}\\n"

"""


class TranslationFileError(Exception):
    """A .po file cannot be read.

    Attributes:
        message: which one, and where.
    """

    def __init__(self, message: Sentence) -> None:
        super().__init__(str(message))
        self.message = message

    def __reduce__(self) -> tuple[type[TranslationFileError], tuple[Sentence]]:
        """How it comes back from a build process."""
        return (TranslationFileError, (self.message,))


@dataclass(frozen=True, slots=True)
class Updated:
    """What became of one file.

    Attributes:
        path: the file. text: its content now. changed: whether that is new.
        translated, doubtful, missing, obsolete: how many messages are which.
    """

    path: Path
    text: str
    changed: bool
    translated: int
    doubtful: int
    missing: int
    obsolete: int


def read_catalog(path: Path, language: str) -> Any:
    """Read a .po file; an absent one is empty.

    Raises:
        TranslationFileError: when it is no .po file.
    """
    return parse_catalog(_content(path), path, language)


def _content(path: Path) -> bytes:
    """What a file holds; nothing where there is none."""
    if not (path.is_symlink() or path.is_file()):
        return b""
    root = path.parents[2]
    if not is_fit(root, path.relative_to(root).as_posix()):
        raise TranslationFileError(say("{place}: this symbolic link is not followed.", place=path))
    return path.read_bytes()


def parse_catalog(content: bytes, path: Path, language: str) -> Any:
    """Parse what a .po file holds; ``path`` is for messages.

    Raises:
        TranslationFileError: when it is no .po file; the check tells every fault of it.
    """
    return _catalog(_read(content, path), language)


def _read(content: bytes, path: Path) -> PoFile:
    try:
        text = decode(content)
    except Unreadable as error:
        raise _refused(path, error.fault) from error
    conflict = next(iter(find_conflicts(text)), None)
    if conflict is not None:
        raise TranslationFileError(
            say("{place}: a merge was not finished here (<<<<<<<).", place=f"{path}:{conflict.line}")
        )
    file = read_entries(text)
    if file.faults:
        raise _refused(path, file.faults[0])
    return file


def _refused(path: Path, fault: Fault) -> TranslationFileError:
    place = f"{path}:{fault.span.line}"
    return TranslationFileError(say("{place}: {fault}", place=place, fault=fault.message))


def _catalog(file: PoFile, language: str) -> Any:
    """The entries as Babel knows them, which writes them."""
    catalog = Catalog(locale=language)
    for entry in file.entries:
        message = Entry(
            entry.id,
            entry.string,
            locations=[(place, 0) for place in entry.locations],
            flags=entry.flags,
            auto_comments=entry.extracted,
            user_comments=entry.notes,
            previous_id=[entry.previous] if entry.previous and entry.fuzzy else [],
            context=entry.context or None,
        )
        if entry.obsolete:
            catalog.obsolete[f"{entry.context}\x04{entry.id}"] = message
        else:
            catalog[entry.id] = message
    return catalog


def update_files(corpus: Corpus, root: Path, language: str) -> list[Updated]:
    """Bring the translation files of a language up to date, in memory.

    Kept: translations whose source is unchanged, also where it stands in another place of its list. Doubtful: those
    whose source changed, and those taken over from elsewhere with the same source. What is no longer in any
    document stays in the file as a comment; what belongs to documents that could not be read stays as it is.
    """
    by_file: dict[str, list[tuple[str, str, str]]] = {}
    for name, path, context, text in translatable(corpus):
        by_file.setdefault(name, []).append((path, context, text))
    unread = {entry.ref for entry in corpus.entries.values() if entry.model is None}
    unread.update(file.ref for file in corpus.unread if file.ref)
    folder = root / TRANSLATIONS / language
    names = [*by_file, *(path.stem for path in sorted(folder.glob("*.po")) if path.stem not in by_file)]
    return [_update(folder / f"{name}.po", language, by_file.get(name, []), unread) for name in names]


def write_files(updates: Iterable[Updated]) -> None:
    """Write the files that changed."""
    for update in updates:
        if update.changed:
            update.path.parent.mkdir(parents=True, exist_ok=True)
            save(update.path, update.text.encode())


class _Known:
    """What a file holds so far, and what of it fits a text."""

    def __init__(self, old: Catalog, wanted: Iterable[tuple[str, str, str]]) -> None:
        self.all: dict[tuple[str, str], Entry] = {}
        self._by_list: dict[tuple[str, str], Entry] = {}
        self._by_context: dict[str, Entry] = {}
        self._by_text: dict[str, Entry] = {}
        still_there = {(placeless(context), text) for _, context, text in wanted}
        # Obsolete entries first: where a current one has the same key, it counts.
        for message in [*old.obsolete.values(), *(message for message in old if message.id)]:
            context, text = message.context or "", str(message.id)
            self.all[(context, text)] = message
            if not message.string:
                continue
            there = (placeless(context), text)
            if there not in still_there:
                self._by_context[context] = message
            if not message.fuzzy or there not in self._by_list:
                self._by_list[there] = message
            if not message.fuzzy:
                self._by_text[text] = message

    def same(self, context: str, text: str) -> Entry | None:
        """The entry of a text, also where that has another place in its list now."""
        found = self.all.get((context, text))
        return found if found is not None and found.string else self._by_list.get((placeless(context), text), found)

    def changed(self, context: str) -> Entry | None:
        """The entry of a text that stood at the same place and is gone."""
        return self._by_context.get(context)

    def elsewhere(self, text: str) -> Entry | None:
        """An entry of the same text in another field or document."""
        return self._by_text.get(text)


def _update(path: Path, language: str, wanted: list[tuple[str, str, str]], unread: set[str]) -> Updated:
    content = _content(path)
    file = _read(content, path)
    old = _catalog(file, language)
    known = _Known(old, wanted)
    new = Catalog(locale=language)
    current: set[tuple[str, str]] = set()
    for source, context, text in wanted:
        current.add((context, text))
        same, changed, elsewhere = known.same(context, text), known.changed(context), known.elsewhere(text)
        _add(new, source, context, text, same, changed, elsewhere)
    for message in old:
        key = (message.context or "", str(message.id))
        if message.id and key not in current and key[0].partition(" ")[0] in unread:
            current.add(key)
            new.add(
                message.id,
                message.string,
                locations=message.locations,
                flags=message.flags,
                context=message.context,
                user_comments=message.user_comments,
                previous_id=message.previous_id,
            )
    gone = [message for key, message in known.all.items() if key not in current]
    taken = {_said(message) for message in new}
    obsolete = [
        message
        for message in gone
        if message.user_comments or (message.string and not message.fuzzy and _said(message) not in taken)
    ]
    text = _text(path, language, new, obsolete, file.header)
    if b"\r\n" in content:
        text = text.replace("\n", "\r\n")
    made = [message for message in new if message.id]
    doubtful = sum(bool(message.string) and message.fuzzy for message in made)
    missing = sum(not message.string for message in made)
    return Updated(
        path, text, text.encode() != content, len(made) - doubtful - missing, doubtful, missing, len(obsolete)
    )


def _said(message: Entry) -> tuple[str, str, str]:
    """What is translated, without its place in a list, and how."""
    return placeless(message.context or ""), str(message.id), str(message.string)


def _add(
    new: Catalog,
    source: str,
    context: str,
    text: str,
    same: Entry | None,
    changed: Entry | None,
    elsewhere: Entry | None,
) -> None:
    kept = next((found for found in (same, changed, elsewhere) if found is not None and found.string), None)
    if kept is None:
        comments = same.user_comments if same is not None else []
        new.add(text, "", locations=[(source, 0)], context=context, user_comments=comments)
        return
    previous = [str(kept.id)] if kept is changed and kept is not same else []
    new.add(
        text,
        kept.string,
        locations=[(source, 0)],
        context=context,
        flags=set(kept.flags) if kept is same else {"fuzzy"},
        user_comments=_notes(kept, same, changed),
        previous_id=kept.previous_id if kept is same else previous,
    )


def _notes(kept: Entry, same: Entry | None, changed: Entry | None) -> list[str]:
    """The translators' notes of an entry; those of a translation that is taken over from elsewhere stay there."""
    if kept is same or kept is changed:
        return list(kept.user_comments)
    return list(same.user_comments) if same is not None else []


def _text(path: Path, language: str, new: Catalog, obsolete: Iterable[Entry], header: str) -> str:
    for message in obsolete:
        kept = Entry(
            message.id,
            message.string,
            context=message.context,
            flags=message.flags,
            user_comments=message.user_comments,
        )
        new.obsolete[f"{message.context}\x04{message.id}"] = kept
    buffer = io.BytesIO()
    write_po(buffer, new, width=0, omit_header=True, include_lineno=False, include_previous=True)
    head = f"{header}\n" if header else _HEADER.format(language=language, name=path.stem)
    return head + buffer.getvalue().decode().lstrip("\n")
