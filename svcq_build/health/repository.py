"""The repository: git, remotes, owners and settings, as far as a handbook's daily life needs them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from svcq_build.git import GitError, GitMissing, NoRepository, git, run_git
from svcq_build.health.signs import Sign
from svcq_build.load import Corpus, Settings, load_folder, read_codeowners
from svcq_build.words import Words, in_shell, say

#: What the first commit is called.
_FIRST = Words("初稿", "The first state")
#: The branch in an address for editing: edit/main/, -/edit/main/docs/.
_EDITED = re.compile(r"edit/([^/]+)/")
_SECRET = re.compile(r"(?<=://)[^/@\s]+@")


def repository_signs(root: Path) -> Iterator[Sign]:
    """What is there and what is missing in a handbook's repository. root: its folder, with a ``mkdocs.yml``."""
    corpus = load_folder(root)
    settings = corpus.settings
    yield _documents(corpus)
    yield from _settings(settings)
    try:
        git(root, "rev-parse", "--git-dir")
    except GitMissing:
        return  # a sign of the machine
    except NoRepository as none:
        mend = say(
            'git init -b {branch} && git add . && git commit -m "{words}"',
            branch=in_shell(_published(settings) or "main"),
            words=_FIRST,
        )
        yield Sign("repository", "missing", none.message, mend)
        return
    except GitError as error:  # what it says tells the mend
        yield Sign("repository", "missing", error.message)
        return
    yield from _branch(root, settings)
    yield from _commits(root)
    yield _identity(root)
    yield from _remotes(root, settings)
    yield _owners(root, settings)


def _documents(corpus: Corpus) -> Sign:
    count = len(corpus.entries) + len(corpus.unread)
    faulty = {finding.spot.path for finding in corpus.findings}
    if faulty:
        told = say("{count} documents; {faulty} files cannot be read as they should.", count=count, faulty=len(faulty))
        return Sign("documents", "missing", told, say("svcq check"))
    return Sign("documents", "good", say("{count} documents, all of which can be read.", count=count))


def _settings(settings: Settings) -> Iterator[Sign]:
    if settings.site_url:
        yield Sign("site_url", "good", say("The site's address is {address}.", address=settings.site_url))
    else:
        yield Sign(
            "site_url",
            "advice",
            say("mkdocs.yml does not say where the site will be, so feed, calendar and sitemap lack whole addresses."),
            say("Write it there: site_url: https://…"),
        )
    if settings.repo_url:
        yield Sign("repo_url", "good", say("The git host is {address}.", address=settings.repo_url))
    else:
        yield Sign(
            "repo_url",
            "advice",
            say("mkdocs.yml does not name the git host, so pages have no “edit” and nobody can report a fault."),
            say("Write it there: repo_url: https://…"),
        )


def _published(settings: Settings) -> str | None:
    """The branch whose files pages lead to, as far as the settings name it."""
    found = _EDITED.search(settings.edit_uri or "")
    return found[1] if found else None


def _branch(root: Path, settings: Settings) -> Iterator[Sign]:
    here = _said(root, "symbolic-ref", "--quiet", "--short", "HEAD")
    wanted = _published(settings)
    others = _said(
        root, "for-each-ref", "--format=%(refname:lstrip=-1)", f"refs/heads/{wanted}", f"refs/remotes/*/{wanted}"
    )
    if wanted and here and here != wanted and not others:
        yield Sign(
            "branch",
            "missing",
            say("The branch is called “{here}”, but mkdocs.yml and the git host's workflow know “{wanted}”.",
                here=here, wanted=wanted),
            say("git branch -m {wanted}", wanted=in_shell(wanted)),
        )  # fmt: skip


def _commits(root: Path) -> Iterator[Sign]:
    head = run_git(root, "rev-parse", "--verify", "--quiet", "HEAD")
    if head.returncode:
        yield Sign(
            "commits",
            "missing",
            say("Nothing is committed yet, so there is no past to compare with."),
            say('git add . && git commit -m "{words}"', words=_FIRST),
        )
    elif git(root, "rev-parse", "--is-shallow-repository").strip() == b"true":
        yield Sign(
            "commits",
            "advice",
            say("This clone holds only a part of the history, so past versions are missing."),
            say("git fetch --unshallow"),
        )
    else:
        count = int(git(root, "rev-list", "--count", "HEAD"))
        yield Sign("commits", "good", say("The whole history is here: {count} commits.", count=count))


def _identity(root: Path) -> Sign:
    """Whether git knows who commits: by its settings, or by the environment, as on a build machine."""
    known = run_git(root, "-c", "user.useConfigOnly=true", "var", "GIT_AUTHOR_IDENT")
    if known.returncode == 0:
        name = known.stdout.decode("utf-8", "replace").rpartition(" <")[0]
        return Sign("identity", "good", say("Git knows who commits: {name}.", name=name))
    lacking = [name for name in ("user.name", "user.email") if not _said(root, "config", name)]
    return Sign(
        "identity",
        "missing",
        say("Git does not know who commits: {settings}.", settings=", ".join(lacking)),
        say("Tell git once: git config --global user.name, then your name in quotes; then user.email the same way."),
    )


def _remotes(root: Path, settings: Settings) -> Iterator[Sign]:
    there = _said(root, "remote").split()
    if not there:
        yield Sign(
            "remote",
            "missing",
            say("The repository has no remote: nobody else sees what is written here, and it is kept nowhere else."),
            say("Make an empty repository on the git host; it shows the lines to paste (git remote add origin …)."),
        )
        return
    for name in there:
        address = _SECRET.sub("", _said(root, "remote", "get-url", name))
        yield Sign("remote", "good", say("Remote {name}: {address}.", name=name, address=address))
    wanted = {*settings.svcq.publish_to, *settings.svcq.public.publish_to}
    for name in sorted(wanted - set(there)):
        if "/" not in name and ":" not in name:
            yield Sign(
                "publish_to",
                "advice",
                say("“svcq publish” may push to “{name}”, but there is no such remote.", name=name),
                say("Add that remote (git remote -h tells how), or name another under publish_to in mkdocs.yml."),
            )


def _owners(root: Path, settings: Settings) -> Sign:
    if there := next(iter(read_codeowners(root)), None):
        return Sign("owners", "good", say("{path} names who reviews which document.", path=there))
    if settings.svcq.accounts:
        return Sign("owners", "advice", say("No CODEOWNERS asks for reviews."), say("svcq owners"))
    return Sign(
        "owners",
        "advice",
        say("No role has an account on the git host, so nobody is asked to review a change."),
        say("Name the accounts in mkdocs.yml under extra.svcq.accounts (role: account), then run: svcq owners"),
    )


def _said(root: Path, *arguments: str) -> str:
    """What git prints; nothing where it refuses."""
    return run_git(root, *arguments).stdout.decode("utf-8", "replace").strip()
