"""Translation texts: the files below ``translations/`` as they are, for the rules that look into them."""

from __future__ import annotations

from pathlib import Path

from svcq_build.files import inside, is_fit, read_file
from svcq_build.load.decoding import decode, decode_leniently
from svcq_build.load.documents import from_fault
from svcq_build.load.side_files import unreadable
from svcq_build.model import FILE_START, Finding, Spot
from svcq_build.syntax import Unreadable
from svcq_build.words import say

#: The folder of a repository that holds translations, a folder a language.
TRANSLATIONS = "translations"


def read_translation_files(root: Path) -> tuple[dict[str, str], list[Finding]]:
    """The translation files of a repository, and a finding for each that is no text or cannot be opened.

    Args:
        root: the repository. What is a link that is not followed, or no file, is told by who looks at the folder.
    Returns:
        the texts by path (that of a file that is not UTF-8 too, as far as it can be read), and the findings.
    """
    texts: dict[str, str] = {}
    findings: list[Finding] = []
    folders = inside(root, (TRANSLATIONS,))
    for file in sorted(file for folder in folders for file in (root / folder).rglob("*.po")):
        path = file.relative_to(root).as_posix()
        if file.is_dir() and not file.is_symlink():
            message = say("This is a folder; its name is one of a translation file.")
            spot = Spot(path, span=FILE_START)
            findings.append(Finding(spot, message, say("Rename or delete the folder."), rule="unreadable-file"))
        if not is_fit(root, path):
            continue
        try:
            content = read_file(file)
        except OSError as error:
            findings.append(unreadable(path, error))
            continue
        try:
            texts[path] = decode(content)
        except Unreadable as error:
            texts[path] = decode_leniently(content)
            findings.append(from_fault(path, error.fault, None))
    return texts, findings
