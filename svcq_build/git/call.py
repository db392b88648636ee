"""Git: the one way to ask it. Whatever its user prefers the answer is the same, and a refusal is told from “nothing”.

Nothing is checked out, and nothing is written but what :func:`svcq_build.site.publishing.publish` means to write.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Collection, Mapping
from pathlib import Path

from svcq_build.files import git_folder
from svcq_build.git.ignore_files import endless_ignore_files
from svcq_build.words import Message, reason, say


class GitError(Exception):
    """Git could not answer; ``message`` says what to do."""

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message


class GitMissing(GitError):
    """There is no git to ask."""


class UnknownRevision(GitError):
    """There is no revision of that name: whoever named it slipped."""

    is_misuse = True


class NoRepository(GitError):
    """The folder is in no git repository: there is nothing to ask about."""


_OFF = (
    "advice.graftFileDeprecated",
    "color.ui", "color.diff", "color.grep", "core.fsmonitor", "core.ignoreStat", "core.quotePath",
    "core.useReplaceRefs", "diff.autoRefreshIndex", "diff.mnemonicPrefix", "diff.noPrefix", "diff.relative",
    "diff.renames", "grep.column", "grep.extendedRegexp", "grep.fallbackToNoIndex", "grep.fullName",
    "grep.lineNumber", "log.decorate", "log.follow", "log.mailmap", "log.showSignature", "submodule.recurse",
)  # fmt: skip
#: Answers as programs read them, whatever a person likes to see. Nothing is written, not even to git's index (so that
#: files that were only touched are listed, too); a merge says what it brought to the branch that it was merged into,
#: and the first commit what it brought at all.
_SETTINGS: Mapping[str, str] = {
    **dict.fromkeys(_OFF, "false"),
    "core.attributesFile": os.devnull,
    "core.precomposeUnicode": "true",
    "diff.ignoreSubmodules": "none",
    "diff.orderFile": os.devnull,
    "diff.submodule": "short",
    "grep.patternType": "default",
    "i18n.logOutputEncoding": "UTF-8",
    "log.date": "default",
    "log.diffMerges": "first-parent",
    "log.showRoot": "true",
}
_OPTIONS = (
    "--no-pager",
    "--no-replace-objects",
    "--literal-pathspecs",
    *(part for name, value in _SETTINGS.items() for part in ("-c", f"{name}={value}")),
)
#: What a hook, or a command of git's that runs us, leaves in the environment: it would make git read another
#: repository, another index or other objects than those of the folder that is asked about, or read them otherwise.
_REDIRECTING = frozenset(
    "GIT_" + name
    for name in (
        "ALTERNATE_OBJECT_DIRECTORIES", "ATTR_SOURCE", "COMMON_DIR", "DIFF_OPTS", "DIR", "EXTERNAL_DIFF",
        "GLOB_PATHSPECS", "GRAFT_FILE", "ICASE_PATHSPECS", "IMPLICIT_WORK_TREE", "INDEX_FILE", "INTERNAL_SUPER_PREFIX",
        "LITERAL_PATHSPECS", "NAMESPACE", "NOGLOB_PATHSPECS", "NO_REPLACE_OBJECTS", "OBJECT_DIRECTORY", "PAGER",
        "PREFIX", "QUARANTINE_PATH", "REPLACE_REF_BASE", "SHALLOW_FILE", "WORK_TREE",
    )
)  # fmt: skip
#: Complaints in English, so that they can be told apart; no locks; never a question to someone who is not there.
_ALWAYS = {
    "GIT_ATTR_NOSYSTEM": "1",
    "GIT_GRAFT_FILE": os.devnull,
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "LANGUAGE": "",
    "LC_ALL": "C",
}
#: How git begins to say that it does not trust a folder, because another user owns it.
_DISTRUST = re.compile(r"dubious ownership|unsafe repository|safe\.directory")
_ADVICE = re.compile(r"--add safe\.directory (.+)")
#: How git says that a partial clone lacks something, and that the host does not give it.
_UNFETCHED = re.compile(r"could not fetch|promisor remote|lazy fetching disabled")
#: The first git that knows ``--end-of-options``.
_NEEDED = "2.24"
_VERSION = re.compile(r"(\d+)\.(\d+)[.\w]*")
_NO_REPOSITORY = "not a git repository"


def environment(root: Path) -> dict[str, str]:
    """The environment in which git reads the repository that a folder lies in."""
    found = {name: value for name, value in os.environ.items() if name not in _REDIRECTING}
    return {**found, **_ALWAYS, **_elsewhere(root)}


def _elsewhere(root: Path) -> dict[str, str]:
    """Where the repository is when somebody says so (``GIT_DIR``) of a folder that has none of its own.

    Git takes the current folder for the top of the files then, unless ``GIT_WORK_TREE`` names it. A repository that is
    there has its files beside it, whatever ``core.worktree`` and ``core.bare`` say.
    """
    own = git_folder(root)
    if own is not None:
        try:
            is_one = (own / ".git").is_file() or (own / ".git/HEAD").is_file()
        except PermissionError as error:
            raise GitError(
                say("{folder} may not be looked into: {reason}.", folder=own / ".git", reason=reason(error))
            ) from None
        return {"GIT_WORK_TREE": str(own)} if is_one else {}
    given = os.environ.get("GIT_DIR")
    if not given:
        return {}
    top = Path(os.environ.get("GIT_WORK_TREE") or Path.cwd()).absolute()
    if not root.absolute().is_relative_to(top):
        return {}
    return {"GIT_DIR": str(Path(given).absolute()), "GIT_WORK_TREE": str(top)}


def is_expected(root: Path) -> bool:
    """Whether there should be a git repository: its mark is there, or somebody named one."""
    return git_folder(root) is not None or bool(_elsewhere(root))


def run_git(
    root: Path,
    *arguments: str,
    given: bytes | None = None,
    variables: Mapping[str, str] = {},
) -> subprocess.CompletedProcess[bytes]:
    """Run git in a folder, whatever comes of it.

    Args:
        root: the folder. arguments: the command and its options. given: what it reads.
        variables: what the environment has beside what is common to all.
    Raises:
        GitMissing: when there is no git.
    """
    try:
        return subprocess.run(
            ["git", *_OPTIONS, "-C", str(root), *arguments],
            input=given,
            stdin=subprocess.DEVNULL if given is None else None,
            capture_output=True,
            check=False,
            env={**environment(root), **variables},
        )
    except FileNotFoundError:
        raise GitMissing(say("git is not installed, or not on the PATH.")) from None
    except PermissionError:
        raise GitMissing(say("git may not be run by this user.")) from None
    except OSError as error:  # what has its name is no program, or memory runs short
        raise GitMissing(say("git cannot be run: {reason}.", reason=reason(error))) from None


def git(
    root: Path,
    *arguments: str,
    given: bytes | None = None,
    good: Collection[int] = (0,),
    variables: Mapping[str, str] = {},
) -> bytes:
    """Run git in a folder and return what it prints.

    Args:
        root, arguments, given, variables: as for :func:`run_git`. good: exit codes of success.
    Raises:
        GitError: when git is missing or refuses.
    """
    if "--exclude-standard" in arguments and "--" in arguments:
        for path in endless_ignore_files(root, arguments[arguments.index("--") + 1 :]):
            raise GitError(say("git would wait for ever for {path}, which is a pipe or a device.", path=path))
    done = run_git(root, *arguments, given=given, variables=variables)
    if done.returncode not in good:
        complaint = done.stderr.decode("utf-8", "replace").strip() or f"exit code {done.returncode}"
        raise refusal(root, arguments[0], complaint)
    return done.stdout


def refusal(root: Path, command: str, complaint: str) -> GitError:
    """What it means that git refuses."""
    if _DISTRUST.search(complaint):
        advised = _ADVICE.search(complaint)
        return GitError(
            say(
                "Git does not trust {folder} (“dubious ownership”: it belongs to another user), so it tells nothing of "
                "its history. If you trust it, say so:\n  git config --global --add safe.directory {advised}",
                folder=git_folder(root) or root,
                advised=advised[1] if advised else git_folder(root) or root,
            )
        )
    if _NO_REPOSITORY in complaint:
        if not is_expected(root):
            return NoRepository(say("{folder} is not in a git repository.", folder=root))
        return GitError(
            say(
                "{folder} should be a git repository, but git finds none in it; it is damaged, or was copied in part.",
                folder=git_folder(root) or root,
            )
        )
    if _UNFETCHED.search(complaint):
        return GitError(
            say(
                "This clone holds only part of what was committed, and the rest cannot be fetched. Git says: "
                "{complaint}\nWhere the host can be reached, fetch it with:\n  git fetch --refetch --no-filter",
                complaint=complaint,
            )
        )
    if (version := _too_old(root)) is not None:
        return GitError(
            say("This git is too old ({version}); svcq needs git {needed} or newer.", version=version, needed=_NEEDED)
        )
    return GitError(say("git {command} failed: {complaint}", command=command, complaint=complaint))


def _too_old(root: Path) -> str | None:
    """The version of a git that does not know what we ask for; None when it is new enough, or does not say."""
    try:
        told = subprocess.run(["git", "--version"], capture_output=True, check=False, env=environment(root)).stdout
    except OSError:
        return None
    found = _VERSION.search(told.decode("utf-8", "replace"))
    new = tuple(int(number) for number in _NEEDED.split("."))
    return found[0] if found is not None and (int(found[1]), int(found[2])) < new else None
