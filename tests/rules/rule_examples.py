"""The little repositories that rules show under Bad and Good, laid out on disk and checked."""

from __future__ import annotations

import datetime as dt
import re
import subprocess
from pathlib import Path

from svcq_build.change.review_base import compare
from svcq_build.check.run import check
from svcq_build.kinds import kinds_by_folder
from svcq_build.load.folder import load_folder
from svcq_build.load.graph import build_graph
from svcq_build.model.diagnostics import Diagnostic
from svcq_build.records import Merged, load_records
from svcq_build.records.merged import touched_records
from tests.kinds.kind_files import sound
from tests.records.record_files import least_record

TODAY = dt.date(2026, 3, 1)
CONFIGURATION = "site_name: 手册\n"

#: The rules in whose examples a hint gives a command; each is run as it stands (``test_pasted_hints.py``).
WITH_COMMANDS = (
    "empty-file",
    "ignored-document",
    "old-shape",
    "wrong-kind",
    "unnamed-target",
    "no-documents",
    "review-overdue",
    "stale-codeowners",
    "suspect-dependent",
    "untranslated-interface",
    "deleted-not-retired",
    "edited-record",
    "removed-but-referenced",
    "retired-without-successor",
    "unversioned-change",
)
#: How a hint names a command: after “In a terminal: ”, up to its end, or in quotation marks.
_LAST = re.compile(r"(?:[Ii]n a terminal[^:]*|run|with): ((?:svcq|git|mv) .+)$", re.MULTILINE)
#: What needs an extension of git, or a host.
_NOT_HERE = ("git lfs pull", "git sparse-checkout disable", "git fetch --unshallow")
_QUOTED = re.compile(r"“((?:svcq|git) [^”]+)”")

#: ``#base path`` starts a file of the base: as it was before the change that the other files make.
_FOLDERS = r"(?:standards|roles|playbooks|records|site_templates|translations|\.github)"
_HEADING = re.compile(
    rf"#(?P<base>base)?(?P<whole>!?) (?P<path>{_FOLDERS}/\S.*|mkdocs\.yml|records-staff\.csv|\.gitignore)"
)
_KEY = re.compile(r"(?P<key>[A-Za-z_][A-Za-z0-9_-]*):")
_SIZE = re.compile(rb"<([0-9]+) KB>")
_BYTE = re.compile(rb"<byte ([0-9A-F]{2})>")
_LINK = re.compile(rb"<link ([^>]+)>")


def commands(hint: str) -> list[str]:
    """The commands that a hint gives, to be pasted."""
    found = [one[1].rstrip(".") for pattern in (_LAST, _QUOTED) for one in pattern.finditer(hint)]
    return [one for one in found if one not in _NOT_HERE]


def split_files(snippet: str, base: bool = False) -> dict[str, tuple[bool, str]]:
    """The files of a snippet: path → (taken whole?, text). Raises ValueError for text under no heading.

    Args:
        snippet: the text. base: give those of the base rather than the others.
    """
    sides: dict[bool, dict[str, tuple[bool, list[str]]]] = {False: {}, True: {}}
    lines: list[str] | None = None
    for line in snippet.strip("\n").split("\n"):
        heading = _HEADING.fullmatch(line)
        if heading:
            lines = []
            files = sides[bool(heading["base"])]
            if heading["path"] in files:
                raise ValueError(f"{heading['path']} stands twice in the snippet")
            files[heading["path"]] = (bool(heading["whole"]), lines)
        elif lines is None:
            raise ValueError(f"a snippet begins with “# path”, not with {line!r}")
        else:
            lines.append(line)
    return {path: (whole, "\n".join(lines) + "\n") for path, (whole, lines) in sides[base].items()}


def minimal(path: str) -> str:
    """The minimal good document of the kind that lives in the folder of ``path``."""
    kind = next((kind for folder, kind in kinds_by_folder().items() if path.startswith(folder)), None)
    return sound(kind.name) if kind is not None else least_record(path)


def merge(base: str, fragment: str) -> str:
    """``base`` with the top-level fields of ``fragment`` in place of its own; comments survive."""
    given = {found["key"] for line in fragment.split("\n") if (found := _KEY.match(line))}
    kept: list[str] = []
    keeping = True
    for line in base.split("\n"):
        found = _KEY.match(line)
        if found:
            keeping = found["key"] not in given
        if keeping:
            kept.append(line)
    return "\n".join(kept).rstrip("\n") + "\n" + fragment


def lay_out(snippet: str, root: Path, base: bool = False) -> None:
    """Write a snippet's files (or its base's) below ``root``; what stands in angle brackets becomes what it names."""
    files = split_files(snippet, base)
    if ".gitignore" in files:
        subprocess.run(["git", "init", "--quiet", str(root)], check=True)
    files.setdefault("mkdocs.yml", (True, CONFIGURATION))
    for path, (whole, text) in files.items():
        if not whole and not path.endswith(".yml"):
            raise ValueError(f"{path}: a Markdown file is given whole, under “#! {path}”")
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        content = (text if whole or path == "mkdocs.yml" else merge(minimal(path), text)).encode()
        content = content.replace(b"<tab>", b"\t").replace(b"<nothing>\n", b"")
        link = _LINK.search(content)
        if link:
            target.symlink_to(link[1].decode())
            continue
        content = _SIZE.sub(lambda found: b"x" * (int(found[1]) * 1024), content)
        target.write_bytes(_BYTE.sub(lambda found: bytes([int(found[1], 16)]), content))


def diagnose(snippet: str, root: Path) -> list[Diagnostic]:
    """Everything that a check says about a snippet."""
    lay_out(snippet, root)
    corpus, records = load_folder(root), load_records(root)
    if not split_files(snippet, base=True):
        return check(build_graph(corpus), TODAY, records=records, root=root)
    lay_out(snippet, root / ".base", base=True)
    base = compare(load_folder(root / ".base"), corpus, "0123456789abcdef")
    return check(build_graph(corpus), TODAY, None, base, records=records, merged=merged(root / ".base", root))


def merged(old: Path, new: Path) -> Merged:
    """What was done to the records of one folder in another."""
    before, after = load_records(old).all, load_records(new).all
    now = {record.ref: record for record in after}
    return Merged(tuple(touched_records(before, after, now, "0123456789abcdef")))
