"""Revisions: documents as they stood in git, read from its object store. Nothing is checked out or written."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from svcq_build.files import CONFIGURATION, inside, leads_out
from svcq_build.git import git
from svcq_build.history.commit import resolve
from svcq_build.history.objects import files_at, listed, listing, read_blobs, submodules_in_index
from svcq_build.load import FolderSource, Source, TextSource, folder_sources, holds_parameters, top_folders
from svcq_build.words import Message, say


@dataclass(frozen=True, slots=True)
class Sides:
    """The files that differ between two states of a repository.

    Attributes:
        base: the older commit. head: the newer one, or None for the working tree.
        old, new: the differing files on either side, as sources sorted by path.
        configuration: ``mkdocs.yml`` on the newer side.
        uncompared: submodules whose documents were not compared, because one of the two states is not here.
        old_parameters, new_parameters: all documents with parameters on either side, whether they differ or not.
    """

    base: str
    head: str | None
    old: tuple[Source, ...]
    new: tuple[Source, ...]
    configuration: bytes
    uncompared: tuple[str, ...] = ()
    old_parameters: tuple[Source, ...] = ()
    new_parameters: tuple[Source, ...] = ()


def not_compared(submodule: str) -> Message:
    """What to say of a submodule whose documents could not be compared."""
    return say(
        "The documents in the submodule {path} were not compared: git has not all of its commits here. They are "
        "fetched with:\n  git submodule update --init {path}\n"
        "  git -C {path} fetch --unshallow        (where it is shallow)",
        path=submodule,
    )


#: For more words than that, looking for them takes longer than reading everything.
_MANY_WORDS = 500


def sources_at(root: Path, commit: str, paths: Iterable[str] | None = None) -> list[Source]:
    """The documents of a commit as sources; all of them, or those at ``paths``."""
    blobs = files_at(root, commit)
    wanted = sorted(path for path in (blobs if paths is None else paths) if path in blobs and path != CONFIGURATION)
    contents = read_blobs(root, [blobs[path] for path in wanted])
    return [TextSource(path, content) for path, content in zip(wanted, contents, strict=True)]


def configuration_at(root: Path, commit: str) -> bytes:
    """``mkdocs.yml`` of a commit; empty when it had none."""
    blob = files_at(root, commit).get(CONFIGURATION)
    return next(read_blobs(root, [blob])) if blob else b""


def sides(root: Path, base: str, head: str | None) -> Sides:
    """The document files that differ between two revisions; unchanged blobs are never read.

    Args:
        root: the repository. base: a revision's name. head: another, or None for the working tree.
    Raises:
        GitError: when git does not know one of them.
    """
    start = resolve(root, base)
    before = listing(root, start)
    if head is not None:
        end = resolve(root, head)
        after = listing(root, end)
        unknown = {
            path for path in before.unknown | after.unknown if before.submodules.get(path) != after.submodules.get(path)
        }
        names = {path for path in {*before.files, *after.files} if before.files.get(path) != after.files.get(path)}
        paths = _outside(names, unknown)
        new = sources_at(root, end, paths)
        old = sources_at(root, start, paths)
        return Sides(
            start,
            end,
            tuple(old),
            tuple(new),
            configuration_at(root, end),
            tuple(sorted(unknown)),
            tuple(_parameters(root, start)),
            tuple(_parameters(root, end)),
        )
    names = set(differing(root, start))
    others = {name for name in names if name.endswith("/")}  # repositories that nobody added as submodules
    there = submodules_in_index(root)
    unknown = {*before.unknown} | {path for path in there if not (root / path / ".git").exists()}
    if within := (*others, *(f"{path}/" for path in {*there, *before.submodules} - unknown)):
        files = [*before.files, *(source.path for source in folder_sources(root))]
        names.update(path for path in files if path.startswith(within))
    paths = _outside(names - others, unknown)
    old, new = sources_at(root, start, paths), at_paths(root, None, paths)
    then = {source.path: source for source in old}
    same = {source.path for source in new if source.path in then and _same(then[source.path], source)}
    return Sides(
        start,
        None,
        tuple(source for source in old if source.path not in same),
        tuple(source for source in new if source.path not in same),
        (root / CONFIGURATION).read_bytes(),
        tuple(sorted(unknown)),
        tuple(_parameters(root, start)),
        tuple(_parameters(root, None)),
    )


def _parameters(root: Path, commit: str | None) -> list[Source]:
    """The documents with parameters of a commit, or of the working tree."""
    if commit is not None:
        return sources_at(root, commit, filter(holds_parameters, files_at(root, commit)))
    return [source for source in folder_sources(root) if holds_parameters(source.path)]


def _outside(paths: Iterable[str], folders: Collection[str]) -> list[str]:
    """Those paths that are in none of some folders, sorted."""
    within = tuple(f"{folder}/" for folder in folders)
    return sorted(path for path in paths if not path.startswith(within) and path not in folders)


def differing(root: Path, start: str, folders: Collection[str] | None = None) -> Iterator[str]:
    """The files of the working tree that may differ from a commit; those of submodules are not among them.

    Git is not believed that a file has not changed because somebody told it to assume so.

    Args:
        root: the repository. start: the commit's whole id. folders: to look in; those of documents when None.
    """
    folders = top_folders() if folders is None else folders
    changed = git(
        root, "diff", "--no-renames", "--no-ext-diff", "--no-textconv", "--ignore-submodules=all", "--name-only",
        "--relative", "-z", start, "--", *folders,
    )  # fmt: skip
    yield from (name for name in changed.decode("utf-8", "surrogateescape").split("\0") if name)
    tagged = git(root, "ls-files", "-v", "--cached", "--others", "--exclude-standard", "-z", "--", *folders)
    for row in tagged.decode("utf-8", "surrogateescape").split("\0"):
        tag, _, name = row.partition(" ")
        if tag == "?" or tag.islower() or (tag == "S" and (root / name).exists()):
            yield name


def _same(one: Source, other: Source) -> bool:
    try:
        return one.size() == other.size() and one.read() == other.read()
    except OSError:
        return False  # it has vanished since it was listed


def at_paths(root: Path, head: str | None, paths: Iterable[str]) -> list[Source]:
    """The documents at some paths of a commit or the working tree; what is not there, or is a link, is left out."""
    if head is not None:
        return sources_at(root, head, paths)
    return [FolderSource(str(root), path) for path in sorted(paths) if _is_document(root, path)]


def _is_document(root: Path, path: str) -> bool:
    whole = root / path
    return whole.is_file() and not whole.is_symlink() and not leads_out(root, path)


@dataclass(frozen=True, slots=True)
class Files:
    """All files of a state of a repository, documents or not; links are left out.

    Attributes:
        root: the repository. head: a commit's whole id, or None for the working tree.
    """

    root: Path
    head: str | None

    def below(self, folder: str) -> list[str]:
        """The paths of the files below a folder; none when there is no such folder."""
        if self.head is not None:
            return sorted(self._blobs([f"{folder}/"]))
        found = (self.root / folder).rglob("*") if inside(self.root, (folder,)) else ()
        paths = sorted(path.relative_to(self.root).as_posix() for path in found)
        return [path for path in paths if _is_document(self.root, path)]

    def contents(self, paths: Collection[str]) -> dict[str, bytes]:
        """The bytes of files, by path; those that do not exist are left out."""
        if self.head is None:
            return {path: (self.root / path).read_bytes() for path in paths if _is_document(self.root, path)}
        blobs = self._blobs(paths) if paths else {}
        return dict(zip(blobs, read_blobs(self.root, list(blobs.values())), strict=True))

    def _blobs(self, paths: Collection[str]) -> dict[str, str]:
        assert self.head is not None
        return listed(git(self.root, "ls-tree", "-r", "-z", self.head, "--", *paths))


def mentioning(root: Path, head: str | None, words: Collection[str], known: Collection[str] = ()) -> list[Source]:
    """The documents of a state of the repository whose text contains one of some words; with very many words, all.

    Args:
        root: the repository. head: a commit, or None for the working tree.
        words: what to look for. known: paths of documents that need not be read again.
    """
    if not words:
        return []
    if len(words) > _MANY_WORDS:
        listed_files = [source.path for source in folder_sources(root)] if head is None else files_at(root, head)
        found = set(listed_files)
    else:
        found = {*_grep(root, head, words), *_grep_submodules(root, head, words)}
    return at_paths(root, head, (path for path in found if path.endswith((".yml", ".md")) and path not in known))


def _grep(root: Path, head: str | None, words: Collection[str]) -> Iterator[str]:
    where = [head] if head is not None else ["--untracked", "--exclude-standard"]
    patterns = [argument for word in words for argument in ("-e", word)]
    command = ["grep", "-l", "-z", "-F", "--text", *patterns, *where, "--", *top_folders()]
    found = git(root, *command, good=(0, 1))  # 1: no match
    prefix = f"{head}:" if head is not None else ""
    for path in found.decode("utf-8", "surrogateescape").split("\0"):
        if path:
            yield path.removeprefix(prefix)


def _grep_submodules(root: Path, head: str | None, words: Collection[str]) -> Iterator[str]:
    """The same in submodules, where git looks for no words unless it is made to write there."""
    submodules = submodules_in_index(root) if head is None else [*listing(root, head).submodules]
    if not submodules:
        return
    within = tuple(f"{path}/" for path in submodules)
    files = [source.path for source in folder_sources(root)] if head is None else files_at(root, head)
    wanted = [word.encode() for word in words]
    for source in at_paths(root, head, (path for path in files if path.startswith(within))):
        try:
            content = source.read()
        except OSError:
            continue  # it has vanished since it was listed
        if any(word in content for word in wanted):
            yield source.path
