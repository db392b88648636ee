"""publish: put the built site on a branch of a git remote."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from svcq_build.cli import BROKEN, CLEAN, USAGE
from svcq_build.cli._options import find_language, find_root, language_option, root_option


@click.command()
@click.option(
    "--remote", default=None, help="A remote's name or address, of those in extra.svcq.publish_to (default: the first)."
)
@click.option("--branch", default="gh-pages", show_default=True, help="The branch that the git host serves.")
@click.option(
    "--site", type=click.Path(path_type=Path, file_okay=False), default=None, help="The built site (default: site/)."
)
@click.option("--message", default=None, help="The commit's message (default: names the documents' commit).")
@click.option("--yes", is_flag=True, help="Push without asking.")
@click.option("--dry-run", is_flag=True, help="Do everything but the push, and say what it would push where.")
@root_option
@language_option
def command(
    remote: str | None,
    branch: str,
    site: Path | None,
    message: str | None,
    yes: bool,
    dry_run: bool,
    root: Path | None,
    language: str | None,
) -> int:
    """Put the built site on a branch of a git remote.

    Says what goes where, and asks before it pushes. Goes only to remotes that extra.svcq.publish_to names (origin); the
    site for the public (svcq build --audience public) only to those that extra.svcq.public.publish_to names.
    The branch's history is kept and your own branches are left alone. A site that is missing, not whole or made
    from other documents is refused with exit code 3: run “svcq build” first. What runs that were killed left
    in the clone is removed.
    """
    from svcq_build.files import CONFIGURATION, read_file
    from svcq_build.load import read_settings
    from svcq_build.site import SETTING, Published, PublishRefused, audience_of_site, publish
    from svcq_build.translate import translator
    from svcq_build.words import say

    folder = find_root(root)
    spoken = find_language(language)
    words = translator(spoken)
    settings = read_settings(read_file(folder / CONFIGURATION)).svcq
    built = site or folder / "site"
    audience = audience_of_site(built)
    named = settings.public.publish_to if audience == "public" else settings.publish_to
    if not named and remote is None:
        told = say(
            "The settings do not say where this site may go: {setting} in mkdocs.yml.", setting=SETTING[audience]
        )
        click.echo(told.render(words, spoken), err=True)
        return USAGE

    def may_push(ready: Published) -> bool:
        """Whether whoever runs this wants it; nobody can be asked where no terminal is."""
        if yes and not dry_run:
            return True
        told = say(
            "{files} files go to the branch {branch} of {remote}.",
            files=ready.files,
            branch=ready.branch,
            remote=ready.remote,
        )
        click.echo(told.render(words, spoken))
        if not dry_run and not sys.stdin.isatty():
            raise PublishRefused(say("Nothing was pushed. To push without being asked, add --yes."), is_misuse=True)
        return not dry_run and click.confirm(words("Push?"), default=False)

    try:
        done = publish(
            folder,
            built,
            remote or next(iter(named), "origin"),
            branch,
            message,
            named=named,
            may_push=may_push,
        )
    except PublishRefused as refused:
        click.echo(refused.message.render(words, spoken), err=True)
        return USAGE if refused.is_misuse else BROKEN
    if done.changed and not done.pushed:
        click.echo(say("Nothing was pushed.").render(words, spoken))
        return CLEAN
    commit = done.commit[:12]
    told = (
        say(
            "Published {files} files to the branch {branch} of {remote} (commit {commit}).",
            files=done.files,
            branch=done.branch,
            remote=done.remote,
            commit=commit,
        )
        if done.changed
        else say(
            "The branch {branch} of {remote} already holds this site (commit {commit}); nothing was pushed.",
            branch=done.branch,
            remote=done.remote,
            commit=commit,
        )
    )
    click.echo(told.render(words, spoken))
    return CLEAN
