"""publish: put the built site on a branch of a git remote."""

from __future__ import annotations

from pathlib import Path

import click

from svcq_build.cli import BROKEN, CLEAN, USAGE
from svcq_build.cli._options import find_language, find_root, language_option, root_option


@click.command()
@click.option("--remote", default="origin", show_default=True, help="A remote's name, or an address git understands.")
@click.option("--branch", default="gh-pages", show_default=True, help="The branch that the git host serves.")
@click.option(
    "--site", type=click.Path(path_type=Path, file_okay=False), default=None, help="The built site (default: site/)."
)
@click.option("--message", default=None, help="The commit's message (default: names the documents' commit).")
@root_option
@language_option
def command(
    remote: str, branch: str, site: Path | None, message: str | None, root: Path | None, language: str | None
) -> int:
    """Put the built site on a branch of a git remote.

    The branch's history is kept and your own branches are left alone. A site that is missing, not whole or made
    from other documents is refused with exit code 3: run “svcq build” first. What runs that were killed left
    in the clone is removed.
    """
    from svcq_build.site import PublishRefused, publish
    from svcq_build.translate import translator
    from svcq_build.words import say

    folder = find_root(root)
    spoken = find_language(language)
    translate = translator(spoken)
    try:
        done = publish(folder, site or folder / "site", remote, branch, message)
    except PublishRefused as refused:
        click.echo(refused.message.render(translate, spoken), err=True)
        return USAGE if refused.is_misuse else BROKEN
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
    click.echo(told.render(translate, spoken))
    return CLEAN
