"""Translation files: read them, bring them up to date with the documents, write them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from svcq_build.files import NOT_A_FILE, is_fit, read_file, save_below
from svcq_build.load import TRANSLATIONS, Corpus, decode
from svcq_build.syntax import Fault, Unreadable, find_conflicts
from svcq_build.translate.documents import INTERFACE, translatable
from svcq_build.translate.entries import PoEntry, PoFile, read_entries
from svcq_build.translate.layout import laid_out
from svcq_build.translate.localised import placeless
from svcq_build.words import Message as Sentence
from svcq_build.words import is_spoken, say, wanted_words

_HEADER = """# {language} translation of {what}.
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


def read_catalog(path: Path) -> list[PoEntry]:
    """The entries of a .po file that are in use, none of an absent one.

    Raises:
        TranslationFileError: when it is no .po file.
    """
    return parse_catalog(_content(path), path)


def _content(path: Path) -> bytes:
    """What a file holds; nothing where there is none."""
    if not (path.is_symlink() or path.exists()):
        return b""
    root = path.parents[2]
    if path.is_symlink() and not is_fit(root, path.relative_to(root).as_posix()):
        raise TranslationFileError(say("{place}: this symbolic link is not followed.", place=path))
    if path.is_dir():
        raise TranslationFileError(say("{place}: there is a folder where the translation file belongs.", place=path))
    if not path.is_file():
        raise TranslationFileError(say("{place}: {error}.", place=path, error=say(NOT_A_FILE)))
    return read_file(path)


def parse_catalog(content: bytes, path: Path) -> list[PoEntry]:
    """The entries in use of what a .po file holds; ``path`` is for messages.

    Raises:
        TranslationFileError: when it is no .po file; the check tells every fault of it.
    """
    return [entry for entry in _read(content, path).entries if not entry.obsolete]


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


def update_files(corpus: Corpus, root: Path, language: str) -> list[Updated]:
    """Bring the translation files of a language up to date, in memory.

    Kept: translations whose source is unchanged, also where it stands in another place of its list. Doubtful: those
    whose source changed, and those taken over from elsewhere with the same source. What is no longer in any
    document stays in the file as a comment; what belongs to documents that could not be read stays as it is. What
    pages say besides stands in a file of its own, where svcq does not speak the language.
    """
    by_file: dict[str, list[tuple[str, str, str]]] = {}
    is_source = language == corpus.settings.svcq.languages[0]
    for name, path, context, text in () if is_source else translatable(corpus):
        by_file.setdefault(name, []).append((path, context, text))
    for word in wanted_words(language) if not is_spoken(language) else ():
        by_file.setdefault(INTERFACE, []).append(("svcq", word.context, word.text))
    unread = {entry.ref for entry in corpus.entries.values() if entry.model is None}
    unread.update(file.ref for file in corpus.unread if file.ref)
    folder = root / TRANSLATIONS / language
    names = [*by_file, *(path.stem for path in sorted(folder.glob("*.po")) if path.stem not in by_file)]
    return [bring_up_to_date(folder / f"{name}.po", language, by_file.get(name, []), unread) for name in names]


def first_files(corpus: Corpus, said: Corpus, root: Path, language: str, paths: Collection[str]) -> dict[Path, str]:
    """Translation files of documents that are written in both languages.

    Args:
        corpus: the documents. said: the same documents in the other language, part for part. root: the repository.
        language: the other language. paths: the files of which both are known to say the same.
    Returns:
        the texts of the files, by where they belong; what ``said`` does not have waits for a translator.
    """
    told = {context: text for _, path, context, text in translatable(said) if path in paths}
    by_file: dict[str, list[PoEntry]] = {}
    for name, path, context, text in translatable(corpus):
        string = told.get(context, "") if path in paths else ""
        by_file.setdefault(name, []).append(PoEntry(context, text, string, locations=[path]))
    head = _HEADER.rstrip("\n") + "\n"
    return {
        root
        / TRANSLATIONS
        / language
        / f"{name}.po": f"{head.format(language=language, what=_what(name))}\n{laid_out(entries)}"
        for name, entries in by_file.items()
    }


def _what(name: str) -> str:
    """What a file holds, for its first line."""
    return "what svcq says on pages" if name == INTERFACE else f"the documents in {name}/"


def has_files(root: Path, language: str) -> bool:
    """Whether anything has been translated into a language, or is going to be."""
    return any((root / TRANSLATIONS / language).glob("*.po"))


def write_files(root: Path, updates: Iterable[Updated]) -> None:
    """Write the files that changed: all of them, or none."""
    contents = {update.path: update.text.encode() for update in updates if update.changed}
    save_below(root, contents)


class _Known:
    """What a file holds so far, and what of it fits a text."""

    def __init__(self, old: Iterable[PoEntry], wanted: Iterable[tuple[str, str, str]]) -> None:
        self.all: dict[tuple[str, str], PoEntry] = {}
        self._by_list: dict[tuple[str, str], PoEntry] = {}
        self._by_context: dict[str, PoEntry] = {}
        self._by_text: dict[str, PoEntry] = {}
        still_there = {(placeless(context), text) for _, context, text in wanted}
        # Obsolete entries first: where a current one has the same key, it counts.
        for entry in sorted(old, key=lambda entry: not entry.obsolete):
            key = (entry.context, entry.id)
            before = self.all.get(key)
            if before is not None:
                entry = replace(entry, notes=_together(entry.notes, before.notes))
            self.all[key] = entry
            if not entry.string:
                continue
            there = (placeless(entry.context), entry.id)
            if there not in still_there:
                self._by_context[entry.context] = entry
            if not entry.fuzzy or there not in self._by_list:
                self._by_list[there] = entry
            if not entry.fuzzy:
                self._by_text[entry.id] = entry

    def own(self, context: str, text: str) -> PoEntry | None:
        """The entry of a text at its very place, translated or not."""
        return self.all.get((context, text))

    def same(self, context: str, text: str) -> PoEntry | None:
        """The translated entry of a text, also where that has another place in its list now."""
        found = self.own(context, text)
        return found if found is not None and found.string else self._by_list.get((placeless(context), text))

    def changed(self, context: str) -> PoEntry | None:
        """The entry of a text that stood at the same place and is gone."""
        return self._by_context.get(context)

    def elsewhere(self, text: str) -> PoEntry | None:
        """An entry of the same text in another field or document."""
        return self._by_text.get(text)


def bring_up_to_date(path: Path, language: str, wanted: list[tuple[str, str, str]], unread: set[str]) -> Updated:
    """Bring one file up to date, in memory.

    Args:
        path: the file. language: the one translated into. wanted: path of the document, context and text of all that
            is to be translated. unread: documents whose translations stay as they are.
    Raises:
        TranslationFileError: when it is no .po file.
    """
    content = _content(path)
    file = _read(content, path)
    known = _Known(file.entries, wanted)
    new = {(context, text): _entry(known, source, context, text) for source, context, text in wanted}
    for entry in file.entries:
        key = (entry.context, entry.id)
        if not entry.obsolete and key not in new and entry.context.partition(" ")[0] in unread:
            new[key] = entry
    obsolete = _obsolete([entry for key, entry in known.all.items() if key not in new], list(new.values()))
    head = file.header or _HEADER.format(language=language, what=_what(path.stem)).rstrip("\n") + "\n"
    body = laid_out([*new.values(), *obsolete], file.notes)
    text = f"{head}\n{body}" if body else head
    if b"\r\n" in content:
        text = text.replace("\n", "\r\n")
    doubtful = sum(bool(entry.string) and entry.fuzzy for entry in new.values())
    missing = sum(not entry.string for entry in new.values())
    return Updated(
        path, text, text.encode() != content, len(new) - doubtful - missing, doubtful, missing, len(obsolete)
    )


def _entry(known: _Known, source: str, context: str, text: str) -> PoEntry:
    """What a text of a document is to have, taken from the nearest of what is known."""
    own, same, changed = known.own(context, text), known.same(context, text), known.changed(context)
    kept = same or changed or known.elsewhere(text)
    # Comments on a translation that is taken over from elsewhere stay there.
    told = [entry for entry in (kept if kept is same or kept is changed else None, own) if entry is not None]
    new = PoEntry(context, text, locations=[source])
    new.notes = _together(*(entry.notes for entry in told))
    new.extracted = _together(*(entry.extracted for entry in told))
    new.flags = own.flags - {"fuzzy"} if own is not None else set()
    if kept is not None:
        new.string = kept.string
        new.flags = set(kept.flags) if kept is same else new.flags | {"fuzzy"}
        new.previous = kept.previous if kept is same else kept.id if kept is changed else ""
    return new


def _obsolete(gone: list[PoEntry], new: list[PoEntry]) -> list[PoEntry]:
    """What stays as a comment of what is gone: all that holds words of somebody which stand nowhere else.

    A doubtful translation is mostly a copy of another that is there still.
    """
    taken: dict[tuple[str, str, str], set[str]] = {}
    for entry in new:
        taken.setdefault(_said(entry), set()).update(entry.notes)
    strings = {entry.string for entry in new} | {entry.string for entry in gone if not entry.fuzzy}
    kept = []
    for entry in gone:
        notes = taken.get(_said(entry))
        is_new = bool(entry.string) and notes is None and not (entry.fuzzy and entry.string in strings)
        if is_new or not set(entry.notes) <= (notes or set()):
            kept.append(replace(entry, obsolete=True, locations=[]))
            strings.add(entry.string)
    return kept


def _said(entry: PoEntry) -> tuple[str, str, str]:
    """What is translated, without its place in a list, and how."""
    return placeless(entry.context), entry.id, entry.string


def _together(*lists: list[str]) -> list[str]:
    """Comments that stand in several places, each once; lines within one comment stay as they are."""
    found: list[str] = []
    for lines in lists:
        if any(line not in found for line in lines):
            found.extend(lines if not found else [line for line in lines if line not in found])
    return found
