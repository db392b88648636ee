"""One file of a handbook → its entry in the corpus, or why it is none."""

from __future__ import annotations

import os.path
import re
import unicodedata
from pathlib import Path, PurePosixPath

from svcq_build.files import (
    leads_out,
)
from svcq_build.kinds import Kind, all_kinds, kinds_by_folder
from svcq_build.load.corpus import Entry, UnreadFile
from svcq_build.load.decoding import decode_leniently
from svcq_build.load.documents import kind_of_folder, read_document
from svcq_build.load.parameters import UNKNOWN, Parameters
from svcq_build.load.settings import Settings
from svcq_build.load.side_files import device, unreadable, unsayable_name
from svcq_build.load.sources import Source, split_name
from svcq_build.model import FILE_START, ID_PATTERN, LONGEST_ID, TAKEN_IDS, Finding, Spot
from svcq_build.words import in_shell, is_device, offer, say

#: What documents end with.
ENDINGS = (".yml", ".md")
#: The kind that a file says it is of.
_KIND = re.compile(r"^kind: *[\"']?([a-z]+)", re.MULTILINE)
_ID = re.compile(ID_PATTERN, re.ASCII)


#: Pictures that not every browser shows.
_OTHER_PICTURES = (".heic", ".heif", ".avif", ".bmp", ".tif", ".tiff", ".emf", ".wmf", ".svg", ".psd")
_NOT_IN_ID = re.compile(r"[^a-z0-9]+")


def load_one(
    source: Source,
    settings: Settings,
    findings: list[Finding],
    root: Path | None,
    parameters: Parameters = UNKNOWN,
) -> Entry | UnreadFile | None:
    """Read the document of one file; None when it has vanished. Its faults are added to ``findings``.

    Args:
        source: the file. settings: of the repository. root: the folder, to tell links that lead out of it.
        parameters: the values that the document may quote.
    """
    path = source.path
    stem, ending = split_name(path)
    unsayable = None if path.isascii() else unsayable_name(path)
    if unsayable is not None:
        findings.append(unsayable)
        return UnreadFile(unsayable.spot.path, None, None)
    folder_kind = kind_of_folder(path)
    if folder_kind is not None and ending in ENDINGS and _ID.fullmatch(stem):
        ref: str | None = f"{folder_kind.name}:{stem}"
    else:
        ref = _meant_ref(stem, folder_kind)
    problem = _file_name_problem(path, folder_kind)
    link = link_problem(root, path, ref) if root is not None else None
    if link is not None:
        findings.append(link)
        return UnreadFile(path, ref, None if link.rule == "outside-link" else _glance(source, settings))
    if problem is not None:
        findings.append(problem)
        text = _glance(source, settings)
        declared = _KIND.search(text or "") if folder_kind is None else None
        kind = all_kinds().get(declared[1]) if declared is not None else None
        return UnreadFile(problem.spot.path, ref or _meant_ref(stem, kind), text)
    try:
        size = source.size()
        if size > settings.svcq.max_file_kb * 1024:
            findings.append(
                Finding(
                    Spot(path, span=FILE_START),
                    say(
                        "This file has {size} KB; the limit is {limit} KB.",
                        size=size // 1024,
                        limit=settings.svcq.max_file_kb,
                    ),
                    say("Split it into several documents, or raise extra.svcq.max_file_kb in mkdocs.yml."),
                    document=ref,
                    rule="over-long-file",
                )
            )
            return UnreadFile(path, ref, None)
        content = source.read()
    except OSError as error:
        if isinstance(error, FileNotFoundError) and not (root is not None and (root / path).is_symlink()):
            return None  # it vanished after it was listed: then it is not there
        findings.append(unreadable(path, error, ref))
        return UnreadFile(path, ref, None)
    return read_document(path, content, findings, parameters=parameters)


def _meant_ref(stem: str, kind: Kind | None) -> str | None:
    """The ``kind:id`` that others will know a file by, also where its name is no id: ``Queue_Up`` is ``queue-up``."""
    slug = _NOT_IN_ID.sub("-", stem.lower()).strip("-")
    return f"{kind.name}:{slug}" if kind and _ID.fullmatch(slug) else None


def _glance(source: Source, settings: Settings) -> str | None:
    """The text of a file that is no document by its name, because of the ids that it may mention."""
    if PurePosixPath(source.path).suffix not in (*ENDINGS, ".yaml"):
        return ""
    try:
        return decode_leniently(source.read()) if source.size() <= settings.svcq.max_file_kb * 1024 else None
    except OSError:
        return None


def link_problem(root: Path, path: str, ref: str | None) -> Finding | None:
    """What is wrong with a symbolic link that leads somewhere; of one that leads nowhere, opening it tells."""
    whole = os.path.join(root, path)  # noqa: PTH118 - hot path
    if not os.path.islink(whole):  # noqa: PTH114 - hot path
        return None
    spot, advice = Spot(path, span=FILE_START), say("Put the file itself here.")
    if leads_out(root, path):
        message = say("This symbolic link leads out of the repository and is not followed.")
        return Finding(spot, message, advice, document=ref, rule="outside-link")
    if not os.path.exists(whole):  # noqa: PTH110 - hot path
        return None
    message = say("This is a symbolic link; changes to the text that it leads to would escape review.")
    return Finding(spot, message, advice, document=ref, rule="symbolic-link")


def _file_name_problem(path: str, kind: Kind | None) -> Finding | None:
    stem, ending = split_name(path)
    usual = (
        kind is not None
        and ending in ENDINGS
        and _ID.fullmatch(stem)
        and stem not in TAKEN_IDS
        and len(stem) <= LONGEST_ID
    )
    if usual and not any(map(is_device, path.split("/"))):
        return None
    pure = PurePosixPath(path)
    spot = Spot(path, span=FILE_START)
    if pure.suffix == ".yaml":
        return Finding(
            spot,
            say("Documents end in .yml, not .yaml."),
            say("Rename it to {name}.", name=f"{pure.stem}.yml"),
            rule="file-name",
        )
    plain = path.lower().removesuffix(".txt")
    if pure.suffix not in ENDINGS and plain.endswith((*ENDINGS, ".yaml")):
        name = pure.name[: len(pure.name) - len(path) + len(plain)]
        stem, _, ending = name.rpartition(".")
        return Finding(
            spot,
            say("“{name}” is not a document: only .yml and .md files belong here.", name=pure.name),
            say("Rename it to {name}.", name=f"{stem}.{ending.lower().replace('yaml', 'yml')}"),
            rule="file-name",
        )
    if pure.suffix == ".docx" and not pure.name.startswith("~"):
        return Finding(
            spot,
            say("“{name}” is not a document: only .yml and .md files belong here.", name=pure.name),
            say("“svcq import {path}” makes documents of it; then move it elsewhere.", path=in_shell(path)),
            rule="file-name",
        )
    if pure.suffix not in ENDINGS:
        return Finding(
            spot,
            say("“{name}” is not a document: only .yml and .md files belong here.", name=pure.name),
            say("Save the picture again, as PNG, JPEG, WebP or GIF.")
            if pure.suffix.lower() in _OTHER_PICTURES
            else say("Move it elsewhere, or delete it."),
            rule="file-name",
        )
    if kind is None:
        folders = sorted(kinds_by_folder())
        parent = f"{pure.parent}/"
        return Finding(
            spot,
            say("No kind of document lives in {folder}.", folder=parent),
            offer(parent, folders) or say("The folders are {folders}.", folders=", ".join(folders)),
            rule="wrong-folder",
        )
    if any(map(is_device, pure.parts)):
        return device(path)
    if not _ID.fullmatch(pure.stem):
        return Finding(
            spot,
            say("“{name}” cannot be an id.", name=pure.stem),
            say("Use lower-case letters, digits and hyphens: {name}", name=like + pure.suffix.lower())
            if (like := _id_like(pure.stem))
            else say("Use lower-case letters, digits and hyphens, as in “complaint-handling”."),
            rule="file-name",
        )
    if pure.stem in TAKEN_IDS:
        return Finding(
            spot,
            say("“{name}” cannot be an id: the list of all documents of a kind has that address.", name=pure.stem),
            say("Give the file another name."),
            rule="file-name",
        )
    if len(pure.stem) > LONGEST_ID:
        short = pure.stem[:LONGEST_ID].rpartition("-")[0] or pure.stem[:LONGEST_ID]
        return Finding(
            spot,
            say("An id has at most {count} characters: it is the name of a file, and part of addresses.",
                count=LONGEST_ID),
            say("Rename it: {path}", path=f"{short}{pure.suffix}"),
            rule="file-name",
        )  # fmt: skip
    return None


def _id_like(stem: str) -> str:
    """An id that comes near a file's name; empty where too little of it can stand in one."""
    name = unicodedata.normalize("NFKC", stem).lower()
    plain = re.sub("[^a-z0-9]+", "-", name).strip("-")
    return plain if name.isascii() and _ID.fullmatch(plain) else ""
