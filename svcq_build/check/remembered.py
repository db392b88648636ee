"""A check that remembers: when no byte has changed since the last one, neither has its result.

The memory lies in the user's cache folder, never in the repository: a pull request must not be able
to bring its own verdict. It is keyed by the content of every file, the day, and svcq's own code.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import stat
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any

from svcq_build.check.digests import document_digest, salt_of
from svcq_build.check.results import Result
from svcq_build.check.workers import crowd, workers
from svcq_build.files import (
    CONFIGURATION,
    RECORDS,
    below_top,
    codeowners_places,
    digest_of,
    inside,
    memory_of,
    miscalled_folders,
    read_file,
    recall,
    remember,
    without_collecting,
)
from svcq_build.git import GitError, endless_ignore_files, ignored_files, is_expected, left_out_files, run_git
from svcq_build.model import Diagnostic, Related, Replacement, Severity, Span
from svcq_build.words import Message, Words

if TYPE_CHECKING:
    from svcq_build.change import ReviewBase
    from svcq_build.history import Past
    from svcq_build.records import Merged

_FORMAT = 6
#: Where else a check looks, beside documents and records.
_OTHERS = ("site_templates", "translations")


def run_check(
    root: Path,
    today: dt.date,
    use_cache: bool = True,
    say: Callable[[str], None] = lambda words: None,
    base: str | None = None,
    history: bool = False,
    besides: Callable[[], Sequence[Diagnostic]] = tuple,
) -> Result:
    """Load and check a repository, or recall the result of the same check.

    Args:
        root: the repository. today: the day to check against. use_cache: whether to recall and remember.
        base: the revision from which the change under review departs; then nothing is recalled, because the result
            depends on more than the files. history: whether to compare ids with all that ever were.
        besides: finds what the rules cannot; asked where nothing is recalled.
    Raises:
        GitError: when git does not know ``base``.
    """
    looks_back = base is not None or history
    use_cache = use_cache and not looks_back
    memory, more = memory_of(root, "check"), memory_of(root, "documents")
    remembered = recall(memory, format=_FORMAT) if use_cache else {}
    look = None
    try:
        if remembered:
            look = _look(root, today, remembered["folders"])
            if remembered["key"] == look.key(look.digests):
                return _thaw(remembered["result"])
    except (AttributeError, KeyError, TypeError, ValueError):
        pass  # someone else's, or half of one: as if nothing were remembered

    value: dict[str, Any] = {}
    if look is None:
        many = crowd(root)
    else:
        value = recall(more, stamp=look.surroundings).get("known", {})
        many = sum(1 for path in look.paths if not _is_known(value, path, look.digests.get(path)))
    with without_collecting(), workers(many) as beside:
        from svcq_build.check.known import Known
        from svcq_build.check.shared_out import Task, check_folder
        from svcq_build.load import top_folders

        folders = list(top_folders())
        if look is None or folders != remembered.get("folders"):
            look, value = _look(root, today, folders, reading=False), {}
        try:
            before = Known.thaw(value) if value else None
        except (AttributeError, KeyError, TypeError, ValueError):
            before = None
        say("reading")
        review_base, past = _past_of(root, base, history) if looks_back else (None, {})
        merged = _merged_of(root, base) if base is not None else None
        task = Task(
            root,
            today,
            look.paths,
            look.ignored,
            look.contents,
            look.digests,
            before,
            use_cache,
            review_base,
            past,
            merged,
            look.records,
            look.surroundings,
            look.begun,
        )
        outcome = check_folder(task, beside, say)
        uncompared = review_base.uncompared if review_base is not None else ()
        result = _with(besides(), Result(tuple(outcome.diagnostics), outcome.documents, uncompared, outcome.records))
        if use_cache:
            after = _look(root, today, folders, reading=False)  # what was changed meanwhile must not be remembered
            key = (
                after.key(outcome.digests)
                if (after.surroundings, after.paths, after.records) == (look.surroundings, look.paths, look.records)
                else ""
            )
            remember(memory, {"format": _FORMAT, "key": key, "folders": folders, "result": _freeze(result)})
            if outcome.known is not None and key:
                remember(more, {"stamp": look.surroundings, "known": outcome.known.freeze()})
    return result


def _with(more: Sequence[Diagnostic], result: Result) -> Result:
    """A result with what else was found, but not in files of which the same rule has told already."""
    told = {(item.rule, item.path) for item in result.diagnostics}
    new = [item for item in more if (item.rule, item.path) not in told]
    return replace(result, diagnostics=tuple(sorted([*result.diagnostics, *new], key=lambda item: item.sort_key)))


def _is_known(value: Any, path: str, digest: str | None) -> bool:
    """Whether a file is known from the last check, as far as that can be told before anything is loaded."""
    try:
        return digest is not None and value["rows"][path][0] == digest
    except (KeyError, TypeError, IndexError):
        return False


def _past_of(root: Path, base: str | None, history: bool) -> tuple[ReviewBase | None, Mapping[str, Past]]:
    """What the documents were before the change under review, and the ids that were removed once."""
    from svcq_build.history import past_ids

    if base is None:
        return None, past_ids(root, "HEAD")
    from svcq_build.change import compare_with

    review_base = compare_with(root, base)
    return review_base, past_ids(root, "HEAD") if history else past_ids(root, review_base.commit, review_base.gaining)


def _merged_of(root: Path, base: str) -> Merged:
    """What the change under review did to merged records."""
    from svcq_build.records import compare_records

    return compare_records(root, base)


@dataclass(frozen=True, slots=True)
class _Look:
    """The files of a repository at one moment.

    Attributes:
        surroundings: a digest of all that a check depends on but for documents and records.
        paths: the documents' files. contents: their bytes, if they were read. records: the files of records.
        head: with records, the newest commit: what documents were when something was recorded is read from git.
        digests: of the bytes of both, as far as they were read. ignored: what git ignores.
        begun: when the first was read, in nanoseconds since 1970.
    """

    surroundings: str
    paths: tuple[str, ...]
    contents: dict[str, bytes]
    digests: dict[str, str]
    ignored: frozenset[str]
    records: tuple[str, ...] = ()
    head: str = ""
    begun: int = 0

    def key(self, digests: Mapping[str, str]) -> str:
        """A digest of everything that a result depends on; ``digests`` are those of documents and records."""
        whole = blake2b(f"{self.surroundings} {self.head}".encode(), digest_size=16)
        for path in (*self.paths, *self.records):
            whole.update(f"{path} {digests.get(path, '')}\n".encode("utf-8", "surrogateescape"))
        return whole.hexdigest()


def _look(root: Path, today: dt.date, folders: list[str], reading: bool = True) -> _Look:
    """Look at everything that a result depends on; at documents' bytes only when ``reading``."""
    begun, digest = time.time_ns(), blake2b(digest_size=16)
    digest.update(f"{today} {_FORMAT} {sys.version}".encode())
    package = os.path.dirname(os.path.dirname(__file__))  # noqa: PTH120 - hot path
    for path, status in _statuses(package):
        digest.update(os.fsencode(f"{path} {status.st_mtime_ns} {status.st_size}\n"))
    for place in sys.path:  # what is installed beside svcq: installing anything changes its folder
        if place.endswith("-packages"):
            with contextlib.suppress(OSError):
                digest.update(f"{os.stat(place).st_mtime_ns}\n".encode())  # noqa: PTH116 - hot path
    others = [os.path.join(root, CONFIGURATION)]  # noqa: PTH118 - hot path
    closed: list[str] = []
    within = inside(root, folders)
    digest.update(" ".join(within).encode())
    digest.update(os.fsencode(f"{sorted(miscalled_folders(root, folders))}\n"))
    for folder in (*folders, *_OTHERS, RECORDS.rstrip("/")):
        digest.update(os.fsencode(_form(root, folder)))
    for folder in inside(root, _OTHERS):  # what is a link or no file; a logo; own schemas
        for path, status in _statuses(os.path.join(root, folder), closed):  # noqa: PTH118 - hot path
            own = f"{path} {status.st_mode} {status.st_mtime_ns} {status.st_size}\n"
            digest.update(own.encode("utf-8", "surrogateescape"))
            if path.endswith(".schema.json"):
                others.append(path)
    others += [os.path.join(root, place) for place in codeowners_places(below_top(root))]  # noqa: PTH118 - hot path
    ignored = ignored_files(root, [*folders, RECORDS])
    told = [*sorted(ignored), "", *endless_ignore_files(root, folders), "", *left_out_files(root, folders)]
    digest.update("\n".join(told).encode("utf-8", "surrogateescape"))
    documents: list[str] = []
    records: list[str] = []
    whole = os.path.join(root, "")  # noqa: PTH118 - hot path
    start = len(whole)
    for folder in (*within, *inside(root, [RECORDS.rstrip("/")])):
        named, endings = (records, (".yml", ".csv")) if folder == RECORDS.rstrip("/") else (documents, (".yml", ".md"))
        for entry in _files(os.path.join(root, folder), closed):  # noqa: PTH118 - hot path
            path = entry.path
            relative = path[start:].replace(os.sep, "/")
            if relative in ignored:
                continue
            if relative.endswith(endings) and entry.is_file(follow_symlinks=False):
                named.append(relative)
                continue
            others.append(path)
    digest.update("\n".join(closed).encode("utf-8", "surrogateescape"))
    staff = _staff_list(root, _read(others[0])) if records else None
    for path in (*others, *([staff] if staff is not None else [])):
        if os.path.islink(path):  # noqa: PTH114 - hot path; a file may not be a link to the very same text
            digest.update(f"{path} link {os.readlink(path)}\n".encode("utf-8", "surrogateescape"))  # noqa: PTH115
        content = _read(path)
        digest.update(f"{path} {len(content)}\n".encode("utf-8", "surrogateescape"))
        digest.update(content)
    contents: dict[str, bytes] = {}
    digests: dict[str, str] = {}
    for name in documents if reading else ():
        with contextlib.suppress(OSError):
            contents[name] = read_file(whole + name)
    salt = salt_of(contents)
    for name, content in contents.items():
        digests[name] = document_digest(content, salt)
    for name in records if reading else ():
        with contextlib.suppress(OSError):
            digests[name] = digest_of(read_file(whole + name))
    return _Look(
        digest.hexdigest(),
        tuple(documents),
        contents,
        digests,
        ignored,
        tuple(records),
        _head(root) if records else "",
        begun,
    )


def _staff_list(root: Path, configuration: bytes) -> str | None:
    """The staff list that the settings name, which codes in records are compared with."""
    if b"staff_codes" not in configuration:
        return None
    import yaml

    try:
        value = yaml.load(configuration, Loader=yaml.CBaseLoader)  # noqa: S506 - it makes only text, lists, mappings
    except (yaml.YAMLError, ValueError, RecursionError):
        return None
    for key in ("extra", "svcq", "staff_codes"):
        value = value.get(key) if isinstance(value, dict) else None
    return str(root / Path(value).expanduser()) if isinstance(value, str) else None


def _head(root: Path) -> str:
    """The newest commit; empty where git knows none."""
    if not is_expected(root):
        return ""
    try:
        found = run_git(root, "rev-parse", "--verify", "--quiet", "HEAD").stdout
    except GitError:  # no git on this machine
        return ""
    return found.decode("ascii", "replace").strip()


def _read(path: str) -> bytes:
    """The bytes of a file, or something that says why there are none."""
    try:
        return read_file(path)
    except OSError as error:
        return f"error {error.errno}".encode()


def _form(root: Path, folder: str) -> str:
    """Whether a folder is one, and where it leads: a link or a pipe in its place is told of, though nothing is read."""
    try:
        path = root / folder
        return f"{stat.S_IFMT(path.lstat().st_mode)} {path.readlink() if path.is_symlink() else ''}\n"
    except OSError as error:
        return f"error {error.errno}\n"


def _statuses(folder: str, closed: list[str] | None = None) -> Iterator[tuple[str, os.stat_result]]:
    for entry in _files(folder, closed):
        yield entry.path, entry.stat(follow_symlinks=False)


def _files(folder: str, closed: list[str] | None = None) -> Iterator[os.DirEntry[str]]:
    """What lies in a folder at any depth, in the order of names; ``closed`` receives what cannot be looked into."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        if closed is not None:
            closed.append(f"{folder} {error.errno}")
        return
    for entry in entries:
        if entry.name.startswith((".", "__pycache__")):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _files(entry.path, closed)
        else:
            yield entry


def _freeze(result: Result) -> dict[str, Any]:
    return {
        "documents": result.documents,
        "records": result.records,
        "diagnostics": [_freeze_one(item) for item in result.diagnostics],
    }


def _freeze_one(item: Diagnostic) -> list[Any]:
    related = [[other.path, _span(other.span), _message(other.message), other.excerpt] for other in item.related]
    return [
        item.rule,
        item.severity.value,
        item.path,
        _span(item.span),
        _message(item.message),
        _message(item.hint) if item.hint else None,
        item.document,
        item.excerpt,
        related,
        [[other.path, _span(other.span), other.text, list(other.route)] for other in item.fix],
    ]


def _span(span: Span) -> list[int]:
    return [span.line, span.column, span.end_line, span.end_column]


def _message(message: Message) -> list[Any]:
    return [message.template, [[name, _value(value)] for name, value in message.values]]


def _value(value: object) -> Any:
    if isinstance(value, Words):
        return {"zh": value.zh, "en": value.en}
    if isinstance(value, Message):
        return {"message": _message(value)}
    return value if isinstance(value, (int, float)) and not isinstance(value, bool) else str(value)


def _thaw(value: dict[str, Any]) -> Result:
    return Result(tuple(_thaw_one(*item) for item in value["diagnostics"]), value["documents"], (), value["records"])


def _thaw_one(
    rule: str,
    severity: str,
    path: str,
    span: list[int],
    message: list[Any],
    hint: list[Any] | None,
    document: str | None,
    excerpt: str,
    related: list[list[Any]],
    fix: list[list[Any]],
) -> Diagnostic:
    return Diagnostic(
        rule,
        Severity(severity),
        path,
        Span(*span),
        _thaw_message(message),
        _thaw_message(hint) if hint else None,
        document,
        excerpt,
        tuple(Related(where, Span(*place), _thaw_message(words), line) for where, place, words, line in related),
        tuple(Replacement(where, Span(*place), text, tuple(route)) for where, place, text, route in fix),
    )


def _thaw_message(value: list[Any]) -> Message:
    template, pairs = value
    return Message(template, tuple((name, _thaw_value(item)) for name, item in pairs))


def _thaw_value(value: Any) -> object:
    if isinstance(value, dict):
        return _thaw_message(value["message"]) if "message" in value else Words(value["zh"], value["en"])
    return value
