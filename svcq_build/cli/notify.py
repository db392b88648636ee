"""notify: who must know what of a change, in words to send on."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from svcq_build.cli import CLEAN
from svcq_build.cli._completion import complete_document
from svcq_build.cli._options import find_language, find_root, language_option, read_day, root_option, words_of_run
from svcq_build.cli._tell import tell

if TYPE_CHECKING:
    from svcq_build.review import Notice, Review

#: An address, perhaps with a name before it.
_ADDRESS = re.compile(r"[^<>@\r\n]*<[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+")
_FORMATS = ("markdown", "email", "json", "wecom", "dingtalk", "feishu")


@click.command()
@click.argument("base", required=False)
@click.argument("head", required=False)
@click.option("--since", metavar="DATE", help="All changes since that day, instead of since BASE: for a digest.")
@click.option(
    "--role",
    "roles",
    metavar="ROLE",
    multiple=True,
    shell_complete=complete_document,
    help="Only this role; may repeat.",
)
@click.option(
    "--format", "format_", type=click.Choice(_FORMATS), default="markdown", show_default=True, help="How to write it."
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    help="Write a file for each role into this folder, instead of all of it to the terminal.",
)
@click.option("--from", "sender", metavar="ADDRESS", help="The address that e-mail is from.")
@root_option
@language_option
def command(
    base: str | None,
    head: str | None,
    since: str | None,
    roles: tuple[str, ...],
    format_: str,
    out: Path | None,
    sender: str | None,
    root: Path | None,
    language: str | None,
) -> int:
    """Write who must know what of the changes from BASE to HEAD (the newest commit), and what they are to do.

    By role: what changed for it, what to read, to learn again or to look at, with links to the pages. wecom, dingtalk
    and feishu are the bodies that the robots of these chats take, cut to what they allow. E-mail (.eml) is in Chinese
    and English as far as the handbook is. Nothing is sent; without news, nothing is written.
    """
    from svcq_build.files import save
    from svcq_build.reporters.notices import ENDINGS, report_notices
    from svcq_build.reporters.notices import tell as told_in
    from svcq_build.review import notices, review

    folder, spoken = find_root(root), find_language(language)
    words = words_of_run()
    if (base is None) == (since is None):
        raise click.UsageError(words("Say since when: BASE, or --since DATE."))
    if format_ == "email" and out is None and len(roles) != 1:
        raise click.UsageError(words("E-mail is a file for each role: give --out DIR, or one --role."))
    if since is not None:
        from svcq_build.history import commit_before

        base = commit_before(folder, read_day(since)).id
    if sender is not None and not _ADDRESS.fullmatch(sender):
        raise click.UsageError(words("“{address}” is no e-mail address.").format(address=sender))
    chosen = _roles(folder, roles)
    head = "HEAD" if head is None else head
    first = review(folder, str(base), head, spoken)
    reviews = {spoken: first}
    if format_ == "email":
        reviews |= {name: review(folder, str(base), head, name) for name in _also_spoken(first, spoken)}
    found = notices(first, chosen)
    if not found:
        tell(words("No role has news since {base}. Drafts bind nobody.").format(base=since or base), err=True)
    told = {name: told_in(one, notices(one, chosen), name) for name, one in reviews.items()}
    if out is None:
        every = [one for some in told.values() for one in some]
        click.echo(report_notices(format_, every, sender), nl=False)
        return CLEAN
    for number, notice in enumerate(found):
        path = out / f"{_stem(notice)}{ENDINGS[format_]}"
        path.parent.mkdir(parents=True, exist_ok=True)
        save(path, report_notices(format_, [some[number] for some in told.values()], sender).encode())
        tell(str(path))
    return CLEAN


def _roles(root: Path, names: tuple[str, ...]) -> list[str]:
    """The roles that are meant, by id or title."""
    from svcq_build.cli._references import find_document
    from svcq_build.load import load_folder

    if not names:
        return []
    corpus = load_folder(root)
    roles = replace(corpus, entries={ref: one for ref, one in corpus.entries.items() if one.kind.name == "role"})
    return [find_document(roles, name, words_of_run()).ref for name in names]


def _also_spoken(review: Review, language: str) -> list[str]:
    from svcq_build.words import SPOKEN

    return [name for name in review.settings.svcq.languages if name in SPOKEN and name != language]


def _stem(notice: Notice) -> str:
    return notice.role.partition(":")[2]
