"""A check that remembers: when no byte has changed since the last one, neither has its result.

The memory lies in the user's cache folder, never in the repository: a pull request must not be able
to bring its own verdict. It is keyed by the content of every file, the day, and svcq's own code.
"""

from __future__ import annotations

import datetime as dt
import os
import stat
from collections.abc import Callable, Iterator
from hashlib import blake2b
from pathlib import Path
from typing import Any

from svcq_build.check.results import Result
from svcq_build.files import (
    CONFIGURATION,
    below_top,
    codeowners_places,
    memory_of,
    read_file,
    recall,
    remember,
    without_collecting,
)
from svcq_build.git import ignored_files
from svcq_build.model import Diagnostic, Related, Replacement, Severity, Span
from svcq_build.words import Message, Words

_FORMAT = 2


def run_check(
    root: Path,
    today: dt.date,
    use_cache: bool = True,
    say: Callable[[str], None] = lambda words: None,
    base: str | None = None,
    history: bool = False,
) -> Result:
    """Load and check a repository, or recall the result of the same check.

    Args:
        root: the repository. today: the day to check against. use_cache: whether to recall and remember.
        base: the revision from which the change under review departs; then nothing is recalled, because the result
            depends on more than the files. history: whether to compare ids with all that ever were.
    Raises:
        GitError: when git does not know ``base``.
    """
    use_cache = use_cache and base is None and not history
    memory = memory_of(root, "check")
    remembered = recall(memory, format=_FORMAT) if use_cache else {}
    try:
        if remembered and remembered["key"] == _key(root, today, remembered["folders"]):
            return _thaw(remembered["result"])
    except (AttributeError, KeyError, TypeError, ValueError):
        pass  # someone else's, or half of one: as if nothing were remembered

    from svcq_build.check.run import check
    from svcq_build.load import build_graph, load_folder, top_folders

    folders = list(top_folders())
    key = _key(root, today, folders) if use_cache else ""
    with without_collecting():
        say("reading")
        review_base, past = None, {}
        if base is not None:
            from svcq_build.change import compare_with

            review_base = compare_with(root, base)
        if review_base is not None or history:
            from svcq_build.history import past_ids

            if review_base is None or history:
                past = past_ids(root, "HEAD")
            else:
                past = past_ids(root, review_base.commit, review_base.gaining)
        corpus = load_folder(root)
        graph = build_graph(corpus)
        say("checking")
        found = tuple(check(graph, today, None, review_base, past))
        uncompared = review_base.uncompared if review_base is not None else ()
        result = Result(found, len(corpus.entries) + len(corpus.unread), uncompared)
    if use_cache:
        remember(memory, {"format": _FORMAT, "key": key, "folders": folders, "result": _freeze(result)})
    return result


def _key(root: Path, today: dt.date, folders: list[str]) -> str:
    """A digest of everything that a result depends on."""
    digest = blake2b(digest_size=16)
    digest.update(f"{today} {_FORMAT}".encode())
    package = os.path.dirname(os.path.dirname(__file__))  # noqa: PTH120 - hot path
    for path, status in _statuses(package):
        digest.update(os.fsencode(f"{path} {status.st_mtime_ns} {status.st_size}\n"))
    contents = [os.path.join(root, CONFIGURATION)]  # noqa: PTH118 - hot path
    for folder in ("site_templates", "translations"):  # what is a link or no file; a logo; own schemas
        for path, status in _statuses(os.path.join(root, folder)):  # noqa: PTH118 - hot path
            own = f"{path} {status.st_mode} {status.st_mtime_ns} {status.st_size}\n"
            digest.update(own.encode("utf-8", "surrogateescape"))
            if path.endswith(".schema.json"):
                contents.append(path)
    contents += [os.path.join(root, place) for place in codeowners_places(below_top(root))]  # noqa: PTH118 - hot path
    ignored = ignored_files(root, folders)
    digest.update("\n".join(sorted(ignored)).encode("utf-8", "surrogateescape"))
    left_out = {os.path.join(root, path) for path in ignored}  # noqa: PTH118 - hot path
    for folder in folders:
        for path, status in _statuses(os.path.join(root, folder)):  # noqa: PTH118 - hot path
            if path in left_out:
                continue
            contents.append(path)
            if stat.S_ISLNK(status.st_mode):  # a document may not be a link to the very same text
                digest.update(f"{path} link {os.readlink(path)}\n".encode("utf-8", "surrogateescape"))  # noqa: PTH115
    for path in contents:
        try:
            content = read_file(path)
        except OSError as error:
            content = str(error.errno).encode()
        digest.update(f"{path} {len(content)}\n".encode("utf-8", "surrogateescape"))
        digest.update(content)
    return digest.hexdigest()


def _statuses(folder: str) -> Iterator[tuple[str, os.stat_result]]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        if entry.name.startswith((".", "__pycache__")):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _statuses(entry.path)
        else:
            yield entry.path, entry.stat(follow_symlinks=False)


def _freeze(result: Result) -> dict[str, Any]:
    return {"documents": result.documents, "diagnostics": [_freeze_one(item) for item in result.diagnostics]}


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
    return Result(tuple(_thaw_one(*item) for item in value["diagnostics"]), value["documents"])


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
