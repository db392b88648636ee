"""build: check the handbook, then build its site."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from svcq_build.cli import CLEAN, FINDINGS
from svcq_build.cli._options import (
    audience_option,
    find_language,
    find_root,
    language_option,
    root_option,
    today_option,
)

if TYPE_CHECKING:
    from svcq_build.check import Result
    from svcq_build.load import Audience
    from svcq_build.site import Built, Contents, Kept

#: What ``CI`` says where it means that this is no build machine.
_NO = ("0", "false", "no", "off")
#: What build machines set that do not all set ``CI``, as GitHub, GitLab, Bitbucket, Drone, CircleCI and CODING do.
_HOSTS = (
    "BUILD_NUMBER",  # Jenkins (without CI before 2021), TeamCity, 云效 Flow
    "JENKINS_URL",
    "TEAMCITY_VERSION",
    "TF_BUILD",  # Azure Pipelines
    "GITEE_PIPELINE_BUILD_NUMBER",  # Gitee Go
    "CODEBUILD_BUILD_ID",  # AWS CodeBuild
    "GO_PIPELINE_NAME",  # GoCD
    "bamboo_buildKey",
)


@click.command()
@click.option(
    "--site",
    "site",
    type=click.Path(path_type=Path),
    default=None,
    help="Where the site goes (default: the folder “site” of the handbook, or “site-public”).",
)
@click.option(
    "--copy",
    "copy",
    type=click.Path(path_type=Path),
    metavar="DIR",
    default=None,
    help="Also write a copy that opens without a server, from a disk or a USB stick.",
)
@audience_option
@click.option(
    "--no-check", is_flag=True, help="Build although documents have errors, to look at; such a site is not published."
)
@click.option("--work", default="build", hidden=True, help="Keeps builds apart that run at the same time.")
@root_option
@today_option
@language_option
def command(
    site: Path | None,
    copy: Path | None,
    audience: Audience,
    no_check: bool,
    work: str,
    root: Path | None,
    today: dt.date,
    language: str | None,
) -> int:
    """Check the handbook, then build its site in every language.

    The previous site stays whole until the new one is finished, and when anything goes wrong. When files change or
    vanish meanwhile, it is built again, three times at most. With --audience public it is the site for the public:
    of documents marked “audience: public” what the public may read, and nothing that tells of any others.
    With --copy DIR, a copy of it goes to DIR: opened from a disk or a USB stick, it reads, searches and runs
    checklists as the site does; what only a server can do (editing, updates) stays out.
    Exit code 1 when the check finds errors; then nothing is built. Where git cannot tell of all past versions (a
    shallow clone, a folder of another user), that is a warning; on a build machine (CI, or what else such machines
    set) nothing is built then, with exit code 3.
    """
    from svcq_build.check import Result
    from svcq_build.cli._progress import progress
    from svcq_build.cli._tell import tell as say_it
    from svcq_build.site import Kept, steadily, write_disk_copy
    from svcq_build.translate import translator
    from svcq_build.words import Message, say

    folder = find_root(root)
    spoken = find_language(language)
    translate = translator(spoken)

    def tell(message: Message, err: bool = False) -> None:
        say_it(message.render(translate, spoken), err)

    usual = "site-public" if audience == "public" else "site"
    target = (site if site is not None else folder / usual).absolute()
    with progress(say("Building the site").render(translate, spoken)) as show:
        made = steadily(
            folder, partial(_make, folder, target, today, audience, no_check, show, work), partial(tell, err=True)
        )
    if isinstance(made, Result):
        from svcq_build.reporters import report

        click.echo(report("text", made, spoken), nl=False)
        tell(say("Nothing was built. The last good site is kept."), err=True)
        return FINDINGS
    built = made
    tell(
        say(
            "Built {pages} pages in {languages}: {target}",
            pages=built.pages,
            languages=", ".join(built.languages),
            target=built.target / "index.html",
        )
    )
    if copy is not None:
        with progress(say("Copying the site").render(translate, spoken)):
            write_disk_copy(built.target, copy.absolute(), folder)
        tell(say("Opens without a server: {target}", target=copy.absolute() / "index.html"))
    if isinstance(built, Kept):
        tell(say("Nothing has changed since the last build, so the site was left as it is."), err=True)
        return CLEAN
    if built.history.misdated is not None:
        tell(say("Warning: {reason}", reason=built.history.misdated), err=True)
    if built.history.lost is not None:
        tell(say("Warning: git cannot tell of all past versions. {reason}", reason=built.history.lost), err=True)
        tell(say("The site lacks past versions, so “svcq publish” will not take it."), err=True)
    if audience == "public":
        tell(say("Look at it with: svcq serve --audience public"), err=True)
    else:
        tell(say("Look at it with: svcq serve"), err=True)
    return CLEAN


def _make(
    folder: Path,
    target: Path,
    today: dt.date,
    audience: Audience,
    no_check: bool,
    show: Callable[[str], None],
    work: str,
    before: Contents,
) -> Built | Kept | Result:
    """The site, or what the check found where it has errors."""
    from svcq_build.check import Result, check
    from svcq_build.load import build_graph, load_folder, public_corpus
    from svcq_build.model import Severity
    from svcq_build.records import NO_RECORDS, recalled_records
    from svcq_build.render import read_history
    from svcq_build.site import SiteError, build_site, keep, kept, origin_of
    from svcq_build.words import say

    origin = origin_of(folder, target, today, not no_check, before, audience)
    if (found_again := kept(origin)) is not None:
        return found_again
    corpus, records = load_folder(folder), recalled_records(folder)
    graph = build_graph(corpus)
    if not no_check:
        found = Result(tuple(check(graph, today, records=records)), len(corpus.entries) + len(corpus.unread))
        if found.count(Severity.ERROR):
            return found
    show("history")
    history = read_history(folder, corpus)
    if history.lost is not None and not no_check and _on_host():
        raise SiteError(
            say(
                "Git cannot tell of all past versions. {reason}\nNothing was built. The last good site is kept.",
                reason=history.lost,
            )
        )
    if audience == "public":
        graph = build_graph(public_corpus(corpus))
        history, work = history.for_public(graph.corpus), f"{work}-public"
        records = NO_RECORDS
    built = build_site(
        graph, history, folder, target, today, show, work, checked=not no_check, before=before, records=records
    )
    keep(origin, built.languages, built.pages, history)
    return built


def _on_host() -> bool:
    """Whether a build machine runs this: then nobody may be there to read a warning. What ``CI`` says counts first."""
    said = os.environ.get("CI", "").strip().lower()
    return said not in _NO if said else any(os.environ.get(name, "").strip() for name in _HOSTS)
