"""Load: from sources to a corpus. Never stops at a fault; reports each file that it cannot read once."""

from __future__ import annotations

import os.path
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath
from posixpath import dirname
from types import MappingProxyType

from svcq_build.files import (
    CONFIGURATION,
    NOT_A_FILE,
    NotAFile,
    NotARepository,
    Picture,
    below_top,
    inside,
    leads_out,
    miscalled_folders,
    unfit_files,
    without_collecting,
)
from svcq_build.git import endless_ignore_files, ignored_files, left_out_files
from svcq_build.kinds import kind_words
from svcq_build.load.corpus import Corpus, Entry, UnreadFile
from svcq_build.load.decoding import decode
from svcq_build.load.documents import from_fault, kind_of_folder
from svcq_build.load.one_file import ENDINGS, load_one
from svcq_build.load.own_fields import OwnSchema, read_own_schemas
from svcq_build.load.own_templates import template_faults
from svcq_build.load.owners import read_codeowners
from svcq_build.load.parameters import Parameters, holds_parameters, parameters_of
from svcq_build.load.settings_file import settings_in
from svcq_build.load.side_files import closed_folder, is_picture, look_beside, miscalled_folder, unreadable, why_unfit
from svcq_build.load.sources import FolderSource, Source, TextSource, folder_sources, split_name, top_folders
from svcq_build.load.theme_files import theme_faults
from svcq_build.load.translation_texts import read_translation_files
from svcq_build.model import FILE_START, Finding, Spot
from svcq_build.syntax import conflict_faults
from svcq_build.words import Message, in_shell, say

#: What a file with faults was read as, and its faults.
Faulty = tuple[Entry | UnreadFile, tuple[Finding, ...]]
#: Folders that hold more of what a site is made of, beside the documents.
_OTHER_FOLDERS = ("site_templates", "translations")


def load_folder(
    root: Path,
    contents: Mapping[str, bytes] = MappingProxyType({}),
    known: Mapping[str, Entry] = MappingProxyType({}),
    ignored: frozenset[str] | None = None,
    faulty: Mapping[str, Faulty] = MappingProxyType({}),
) -> Corpus:
    """Load the documents of a working tree.

    Args:
        root: the repository. contents: what some of its files are to be taken for.
        known: documents that need no reading, because their files are known to hold no fault; by path.
        ignored: what git ignores, where that is known already. faulty: what files with faults were read as.
    Raises:
        NotARepository: when ``root`` has no ``mkdocs.yml``.
    """
    unfit = [path for folder in _OTHER_FOLDERS for path in unfit_files(root, folder)]
    unfit.extend(sorted({*top_folders()} - {*inside(root, top_folders())}))
    endless = endless_ignore_files(root, inside(root, top_folders()))
    if leads_out(root, CONFIGURATION):
        configuration = b"{}"
        unfit.append(CONFIGURATION)
    else:
        try:
            there = contents.get(CONFIGURATION)
            configuration = FolderSource(str(root), CONFIGURATION).read() if there is None else there
        except OSError as error:
            if (root / CONFIGURATION).is_file():  # it is there, and may not be read
                raise
            raise NotARepository(str(root)) from error
    others = read_codeowners(root)
    if ignored is None:
        ignored = ignored_files(root, top_folders())
    closed: list[tuple[str, OSError]] = []
    sources: list[Source] = [
        TextSource(source.path, contents[source.path]) if source.path in contents else source
        for source in folder_sources(root, ignored, None, closed)
    ]
    translations, unread_files = read_translation_files(root)
    others.update(translations)
    corpus = load(
        configuration, sources, root, read_own_schemas(root, decode), others, below_top(root), known, None, faulty
    )
    more = [*(why_unfit(root, path) for path in unfit), *_ignored_documents(ignored)]
    absent = [path for path in left_out_files(root, top_folders()) if kind_of_folder(path) is not None]
    if absent:
        more.append(_left_out(absent))
    more.extend(unreadable(path, NotAFile(0, NOT_A_FILE)) for path in endless)
    more.extend(closed_folder(path, error) for path, error in closed)
    more.extend(miscalled_folder(*names) for names in miscalled_folders(root, top_folders()).items())
    more.extend(theme_faults(corpus.settings, root))
    more.extend(unread_files)
    texts = dict(corpus.texts)
    for found, text in template_faults(root):
        more.append(found)
        texts[found.spot.path] = text
    unread = (*corpus.unread, *(UnreadFile(path, _ref(path), None) for path in absent))
    return replace(corpus, findings=(*corpus.findings, *more), texts=texts, unread=unread)


def load(
    configuration: bytes,
    sources: Iterable[Source],
    root: Path | None = None,
    own_schemas: Mapping[str, OwnSchema] = MappingProxyType({}),
    others: Mapping[str, str] = MappingProxyType({}),
    below: str = "",
    known: Mapping[str, Entry] = MappingProxyType({}),
    parameters: Parameters | None = None,
    faulty: Mapping[str, Faulty] = MappingProxyType({}),
) -> Corpus:
    """Load documents.

    Args:
        configuration: the bytes of ``mkdocs.yml``. sources: the documents' files.
        root: the folder that they lie in, to tell links that lead out of it.
        own_schemas: what rules the organisation's own fields, by kind.
        others: the text of other files that rules look at, by path.
        below: where the handbook lies in its git repository.
        known: documents that need no reading, by path.
        parameters: the values that documents may quote, where ``sources`` are not all; None to find them there.
        faulty: what files with faults were read as, with these faults, by path: they need no reading either.
    Returns:
        the corpus, with all documents that could be read and a finding for all that could not.
    """
    findings: list[Finding] = []
    settings, texts = settings_in(configuration, findings)
    entries: dict[str, Entry] = {}
    unread: list[UnreadFile] = []
    pictures: dict[str, Picture] = {}
    if parameters is None:
        sources = list(sources)
        parameters = parameters_of(sources, settings)
        findings.extend(parameters.findings)
    with without_collecting():
        for source in sources:
            known_already = known.get(source.path)
            if known_already is None and is_picture(source.path):
                pictures[source.path] = look_beside(source, findings, root)
                continue
            result: Entry | UnreadFile | None
            if source.path in faulty:
                result, told = faulty[source.path]
                findings.extend(told)
            else:
                result = known_already or load_one(source, settings, findings, root, parameters)
            if isinstance(result, UnreadFile):
                unread.append(result)
            elif result is not None:
                first = entries.setdefault(result.ref, result)
                if first is not result:
                    findings.append(_duplicate(first, result))
                    unread.append(UnreadFile(result.path, result.ref, result.text))
    findings = _folders_once(findings)
    texts.update((schema.path, schema.text) for schema in own_schemas.values())
    texts.update(others)
    for path in (*(schema.path for schema in own_schemas.values()), *others):
        findings.extend(from_fault(path, fault, None) for fault in conflict_faults(texts[path]))
    return Corpus(settings, entries, tuple(unread), tuple(findings), texts, own_schemas, below, parameters, pictures)


def _folders_once(findings: list[Finding]) -> list[Finding]:
    """The findings, with one for all files of a folder in which no documents live."""
    seen: dict[tuple[str, Message], int] = Counter(
        (dirname(finding.spot.path), finding.message) for finding in findings if finding.rule == "wrong-folder"
    )
    kept = []
    for finding in findings:
        key = (dirname(finding.spot.path), finding.message)
        count = seen.get(key, 1) if finding.rule == "wrong-folder" and not finding.spot.route else 1
        if count > 1:
            folder = f"{key[0]}/"
            message = say("No kind of document lives in {folder}; {count} files lie there.", folder=folder, count=count)
            seen[key] = 0
            finding = replace(finding, message=message)
        if count:
            kept.append(finding)
    return kept


def reload(
    corpus: Corpus, root: Path, paths: Iterable[str], contents: Mapping[str, bytes] = MappingProxyType({})
) -> Corpus:
    """The corpus after some documents changed, appeared or vanished; only those are read.

    Args:
        corpus: as it was. root: the repository. paths: the documents' files, relative to the root.
        contents: what some of them are to be taken for.
    """
    changed = set(paths)
    findings = [finding for finding in corpus.findings if finding.spot.path not in changed]
    unread = [file for file in corpus.unread if file.path not in changed]
    kept = {entry.path: entry for entry in corpus.entries.values() if entry.path not in changed}
    taken = {entry.ref for entry in kept.values()}
    pictures = dict(corpus.pictures or {})
    if any(map(holds_parameters, changed)):
        return load_folder(root, contents)  # whoever quotes them says something else now
    if any(finding.rule == "duplicate-id" for finding in corpus.findings):
        return load_folder(root, contents)  # which of the two is the first depends on all files
    ignored = ignored_files(root, changed)
    findings.extend(_ignored_documents(ignored))
    for path in sorted(changed - ignored):
        if path not in contents and not os.path.lexists(root / path):
            pictures.pop(path, None)
            continue
        if is_picture(path):
            pictures[path] = look_beside(FolderSource(str(root), path), findings, root)
            continue
        source = TextSource(path, contents[path]) if path in contents else FolderSource(str(root), path)
        result = load_one(source, corpus.settings, findings, root, corpus.parameters)
        if isinstance(result, UnreadFile):
            unread.append(result)
        elif result is not None:
            if result.ref in taken:
                return load_folder(root, contents)
            taken.add(result.ref)
            kept[path] = result
    entries = {kept[path].ref: kept[path] for path in sorted(kept)}
    return replace(corpus, entries=entries, unread=tuple(unread), findings=tuple(findings), pictures=pictures)


def _left_out(paths: list[str]) -> Finding:
    """A word on the documents that a sparse checkout leaves out, at the first of them; a site would be without them."""
    return Finding(
        Spot(paths[0], span=FILE_START),
        say("Git leaves {n} documents out of this checkout ({path} among them): nobody can look at them.",
            n=len(paths), path=paths[0]),
        say("They come with: git sparse-checkout disable"),
        rule="unreadable-file",
    )  # fmt: skip


def _ref(path: str) -> str | None:
    """The ``kind:id`` that a document would have by its place."""
    kind = kind_of_folder(path)
    return f"{kind.name}:{split_name(path)[0]}" if kind is not None else None


def _ignored_documents(ignored: Iterable[str]) -> Iterator[Finding]:
    """A word on each file that would be a document if git did not ignore it: its author may wonder where it is."""
    for path in sorted(ignored):
        pure, kind = PurePosixPath(path), kind_of_folder(path)
        if kind is not None and pure.suffix in ENDINGS and not any(part.startswith(".") for part in pure.parts):
            yield Finding(
                Spot(path, span=FILE_START),
                say("Git ignores this file, so it is no document of the handbook: nobody else has it."),
                say(
                    "If it belongs to the handbook, commit it with “git add --force {path}”; what ignores it tells "
                    "“git check-ignore --verbose {path}”.",
                    path=in_shell(path),
                ),
                rule="ignored-document",
            )


def _duplicate(first: Entry, second: Entry) -> Finding:
    return Finding(
        Spot(second.path, span=FILE_START),
        say("There is already a {kind} with the id “{id}”.", kind=kind_words(first.kind.name), id=first.id),
        say("Rename one of the two files."),
        ((Spot(first.path, span=FILE_START), say("first defined here")),),
        second.ref,
        "duplicate-id",
    )
