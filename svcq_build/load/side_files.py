"""Side files: what lies beside the documents; a look at it, and what is wrong where it cannot be looked at."""

from __future__ import annotations

import errno
import os
import re
import unicodedata
from pathlib import Path, PurePosixPath

from svcq_build.files import ENDINGS, HEAD, NOT_A_FILE, NotAFile, Picture, is_fit, leads_out, look_at
from svcq_build.load.sources import Source, split_name
from svcq_build.model import FILE_START, Finding, Spot
from svcq_build.words import in_shell, is_device, reason, say


def is_picture(path: str) -> bool:
    """Whether a file that lies among documents is no document but a picture, by its name."""
    return split_name(path)[1].lower() in ENDINGS


def look_beside(source: Source, findings: list[Finding], root: Path | None) -> Picture:
    """A picture by its first bytes; what keeps it from being read is added to ``findings``."""
    path = source.path
    unsayable = unsayable_name(path)
    if unsayable is not None:
        findings.append(unsayable)
    elif any(map(is_device, PurePosixPath(path).parts)):
        findings.append(device(path))
    elif root is not None and Path(root, path).is_symlink() and not is_fit(root, path):
        findings.append(why_unfit(root, path))
    else:
        try:
            return Picture(path, look_at(source.head(HEAD)))
        except OSError as error:
            if not isinstance(error, FileNotFoundError):
                findings.append(unreadable(path, error))
    return Picture(path, "unread")


def unsayable_name(path: str) -> Finding | None:
    """What is wrong with a name that is no text, and so can stand in no document, address or report."""
    shown = path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    if shown == path:
        return None
    return Finding(
        Spot(shown, span=FILE_START),
        say("The name of this file is not UTF-8: “{name}”.", name=shown),
        say("Rename it; older Windows programs write Chinese names in GBK."),
        rule="file-name",
    )


def device(path: str) -> Finding:
    """The finding about a file that Windows cannot have, because of its own name or its folder's."""
    name = next(filter(is_device, PurePosixPath(path).parts))
    stem, dot, ending = name.partition(".")
    plain = re.sub("[^a-z0-9]+", "-", unicodedata.normalize("NFKC", stem).lower()).strip("-")
    return Finding(
        Spot(path, span=FILE_START),
        say("Windows keeps the name “{name}” for a device; no copy of the handbook could be made there.", name=name),
        say("Give it a longer name: {name}.", name=f"{plain}-document{dot}{ending}"),
        rule="file-name",
    )


def why_unfit(root: Path, path: str) -> Finding:
    """Why a file that is no document is not read: it is a link that is not followed, or no file at all."""
    unsayable = unsayable_name(path)
    if unsayable is not None:
        return unsayable
    if not (root / path).is_symlink() and not leads_out(root, path):
        if (root / path).is_dir():
            return closed_folder(path, PermissionError(errno.EACCES, os.strerror(errno.EACCES)))
        return unreadable(path, NotAFile(0, NOT_A_FILE))
    if leads_out(root, path):
        message = say("This symbolic link leads out of the repository and is not followed.")
    elif (root / path).is_file():
        message = say("This symbolic link leads to a hidden file and is not followed.")
    elif (root / path).is_dir():
        message = say("This symbolic link leads to a folder and is not followed.")
    else:
        message = say("This symbolic link leads to no file.")
    return Finding(Spot(path, span=FILE_START), message, say("Put the file itself here."), rule="outside-link")


def closed_folder(path: str, error: OSError) -> Finding:
    """What to say of a folder that the system does not let us look into."""
    return Finding(
        Spot(path, span=FILE_START),
        say("This folder cannot be looked into, so what lies in it is missing here: {reason}.", reason=reason(error)),
        say("Check its permissions, and whom it belongs to."),
        rule="unreadable-file",
    )


def miscalled_folder(name: str, right: str) -> Finding:
    """What to say of a folder that has the name of a folder of documents but for its capitals."""
    return Finding(
        Spot(name, span=FILE_START),
        say("Documents lie in {right}/; what lies in {name}/ is not read on every system.", right=right, name=name),
        say(
            "Give the folder its name, in two steps: git mv {name} {right}-, then git mv {right}- {right}.",
            name=in_shell(name),
            right=right,
        ),
        rule="wrong-folder",
    )


def unreadable(path: str, error: OSError, ref: str | None = None) -> Finding:
    """What to say of a file that the system does not let us read."""
    return Finding(
        Spot(path, span=FILE_START),
        say("This file cannot be opened: {reason}.", reason=reason(error)),
        say("Put a file in its place, or delete it.")
        if isinstance(error, NotAFile)
        else say("Check its permissions; if it is a symbolic link, check where it leads."),
        document=ref,
        rule="unreadable-file",
    )
