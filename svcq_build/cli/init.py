"""init: begin a handbook: settings, workflow, issue form, editor settings, and first documents of a sector."""

from __future__ import annotations

import datetime as dt
import os
import re
import shlex
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click
from click.core import ParameterSource

from svcq_build.cli import CLEAN
from svcq_build.cli._options import did_you_mean, find_language, language_option, parse_day
from svcq_build.words import SPOKEN, read_tag

if TYPE_CHECKING:
    from svcq_build.edit import HandbookWish, NewHandbook

_SIZES = ("small", "medium", "large")
_HOSTS = ("github", "gitlab", "none")
_NOTHING = "none"
_T = TypeVar("_T")


@click.command()
@click.argument("folder", metavar="[DIR]", type=click.Path(path_type=Path, file_okay=False), default=Path())
@click.option(
    "--languages",
    default=None,
    help="The handbook's languages, that of the documents first (zh or en; any with --empty): zh,en,zh-Hant,de.",
)
@click.option(
    "--sector", default=None, help="Whose first documents to lay down: hotel, bank … (a wrong name lists all)."
)
@click.option("--empty", is_flag=True, help="No first documents.")
@click.option("--size", type=click.Choice(_SIZES), default=None, help="How large the organisation is.")
@click.option("--name", default=None, help="The handbook's name.")
@click.option("--time-zone", "zone", default=None, help="As Asia/Shanghai or Europe/Berlin.")
@click.option("--host", type=click.Choice(_HOSTS), default=None, help="The git host (default: as git's remote says).")
@click.option(
    "--today", "today", default=None, metavar="DATE", callback=parse_day, help="The day that the documents carry."
)
@language_option
def command(
    folder: Path,
    languages: str | None,
    sector: str | None,
    empty: bool,
    size: str | None,
    name: str | None,
    zone: str | None,
    host: str | None,
    today: dt.date,
    language: str | None,
) -> int:
    """Begin a handbook in DIR (default: here), in a git repository or not.

    What no option says is asked, each question with its answer; nothing is asked where no terminal is.
    Never overwrites: a file that exists is left as it is, and named.
    """
    from svcq_build.cli import schema
    from svcq_build.cli._tell import tell
    from svcq_build.edit import HandbookWish, host_of, plan_handbook, sectors, usual_name
    from svcq_build.files import CONFIGURATION, git_folder, save_below
    from svcq_build.model import today as day_that_is
    from svcq_build.model import zone_named
    from svcq_build.translate import translator

    spoken = find_language(language)
    words = translator(spoken)
    if empty and sector is not None:
        raise click.UsageError(words("--empty and --sector contradict each other: give one of them."))
    folder = folder.absolute()
    if os.path.lexists(folder / CONFIGURATION):
        raise click.UsageError(
            words(
                "{folder} has a mkdocs.yml already, and nothing was changed. Name another folder: svcq init DIR"
            ).format(folder=folder)
        )
    ask = _Questions()
    name_given = name
    chosen = ask(
        words("Languages (zh or en first; further ones after commas: zh,en,zh-Hant,de)"),
        languages,
        spoken,
        lambda given: _languages(given, words, first_is_free=empty),
    )
    offered = {key: names[spoken] for key, names in sectors().items()}
    if not empty:
        if sector is None and ask.asks:
            _list_sectors(offered, words)
        sector = ask(words("Sector"), sector, next(iter(offered)), lambda given: _sector(given, offered, words))
    sector = None if sector == _NOTHING else sector
    size = ask(words("Size (small, medium, large)"), size, "medium", lambda given: _one_of(given, _SIZES, words))
    name = ask(words("The handbook's name"), name, usual_name(sector, chosen[0]), lambda given: _name(given, words))
    zone = ask(words("Time zone"), zone, _usual_zone(), lambda given: _zone(given, words))
    if click.get_current_context().get_parameter_source("today") is ParameterSource.DEFAULT:
        today = day_that_is(None, zone_named(zone))  # what the check will take for today
    repository, branch = _repository(folder)
    guessed = host_of(repository) or "github"
    host = ask(words("Git host (github, gitlab, none)"), host, guessed, lambda given: _one_of(given, _HOSTS, words))

    top = git_folder(folder) or folder
    below = "" if top == folder else f"{folder.relative_to(top).as_posix()}/"
    wish = HandbookWish(chosen, sector, size, name, zone, host, repository, branch, below)
    plan = plan_handbook(wish, today)
    wanted = {folder / path: text for path, text in plan.files.items()}
    wanted |= {top / path: text for path, text in plan.at_top.items()}
    kept = [path for path in wanted if os.path.lexists(path)]
    written = {path: text.encode() for path, text in wanted.items() if path not in kept}
    save_below(top, written)
    _translate_first(folder, wish, plan, {path for path in plan.files if folder / path in written}, today, name_given)
    told = [
        words("{count} files written to {folder}, {documents} of them documents.").format(
            count=len(written), folder=folder, documents=plan.documents
        )
    ]
    told += [words("{path} exists already and was left as it is.").format(path=path) for path in kept]
    if folder / ".gitignore" in kept:
        lines = " ".join(plan.files[".gitignore"].split())
        told.append(words("Add to {path}, where they are missing: {lines}").format(path=".gitignore", lines=lines))
    tell("\n".join(told))
    click.get_current_context().invoke(schema.command, out=None, root=folder, language=language)
    next_steps = [words("See it with: {command}").format(command=_command("serve", folder))]
    if sector:
        next_steps.append(
            words("Then put your own words and figures in their place: the guide “first-steps” says how.")
        )
    else:
        next_steps.append(words("Begin with: {command}").format(command=_command("new standard ID", folder)))
    tell("\n".join(next_steps))
    return CLEAN


def _translate_first(
    folder: Path, wish: HandbookWish, plan: NewHandbook, new: set[str], today: dt.date, name: str | None
) -> None:
    """Put into translations/ what the first documents are called and say in the site's other languages.

    Of a language that svcq does not speak, and that is not derived, the files wait for a translator.
    """
    from svcq_build.edit import plan_handbook, usual_name
    from svcq_build.files import save_below
    from svcq_build.load import load_folder
    from svcq_build.translate import first_files, update_files, write_files
    from svcq_build.words import is_spoken

    for language in wish.languages:
        if not is_spoken(language):
            write_files(folder, update_files(load_folder(folder), folder, language))
    for language in wish.languages[1:] if plan.documents else ():
        if language not in SPOKEN:
            continue
        usual = name or usual_name(wish.sector, language)
        other = plan_handbook(replace(wish, languages=(language,), name=usual), today)
        said = load_folder(folder, {path: text.encode() for path, text in other.files.items() if path in new})
        texts = first_files(load_folder(folder), said, folder, language, new)
        missing = {path: text.encode() for path, text in texts.items() if not os.path.lexists(path)}
        save_below(folder, missing)


class _Questions:
    """Asks what no option says, with a default; where no terminal is, the default is taken."""

    def __init__(self) -> None:
        self.asks = sys.stdin.isatty() and sys.stdout.isatty()

    def __call__(self, question: str, given: str | None, default: str, read: Callable[[str], _T]) -> _T:
        """What was given or is answered, as ``read`` understands it.

        Raises:
            UsageError: when an option was given that ``read`` does not understand; an answer is asked for again.
        """
        if given is not None or not self.asks:
            return read(default if given is None else given)
        answer: _T = click.prompt(question, default=default, value_proc=read)
        return answer


def _command(words: str, folder: Path) -> str:
    """A command as it is typed where one stands."""
    return f"svcq {words}" if folder == Path.cwd() else f"svcq {words} --root {shlex.quote(str(folder))}"


def _languages(given: str, words: Callable[[str], str], *, first_is_free: bool) -> tuple[str, ...]:
    named = [part for part in re.split(r"[\s,，、]+", given.strip()) if part]
    if not named:
        raise click.UsageError(words("Give at least one of {choices}.").format(choices="zh, en"))
    found = [_language(part, words) for part in named]
    if not first_is_free and found[0] not in SPOKEN:
        told = words(
            "First documents are there in zh and en, not in “{value}”. With --empty, a handbook begins in any."
        )
        raise click.UsageError(told.format(value=named[0]))
    return tuple(dict.fromkeys(found))


def _language(given: str, words: Callable[[str], str]) -> str:
    read = read_tag(given)
    if read.tag is None or read.is_backward:
        told = words("“{value}” is no language that pages can be in. As zh, en, de, ja, pt-BR or zh-Hant.")
        raise click.UsageError(told.format(value=given))
    return read.tag


def _sector(given: str, offered: Mapping[str, str], words: Callable[[str], str]) -> str:
    """A sector by its id, its name or its number in the list; the word for none of them."""
    by_word = {name.casefold(): key for key, name in offered.items()}
    by_word |= {str(number): key for number, key in enumerate(offered, 1)}
    wanted = given.strip().casefold()
    if wanted in by_word:
        return by_word[wanted]
    return _one_of(wanted.replace(" ", "-"), (*offered, _NOTHING), words)


def _list_sectors(offered: Mapping[str, str], words: Callable[[str], str]) -> None:
    rows = [f"{number:4} {name} ({key})" for number, (key, name) in enumerate(offered.items(), 1)]
    click.echo("\n".join([words("First documents are there for:"), *rows, "     " + words("none of them (none)")]))


def _one_of(given: str, choices: Sequence[str], words: Callable[[str], str]) -> str:
    from svcq_build.words import nearest

    wanted = given.strip().casefold()
    if wanted not in choices:
        raise click.UsageError(
            words("“{value}” is none of {choices}.").format(value=given, choices=", ".join(choices))
            + did_you_mean(nearest(wanted, choices), words)
        )
    return wanted


def _name(given: str, words: Callable[[str], str]) -> str:
    name = " ".join(given.split())
    if not name or not name.isprintable():
        raise click.UsageError(words("A name needs letters that can be printed."))
    return name


def _zone(given: str, words: Callable[[str], str]) -> str:
    from svcq_build.model import zone_named

    try:
        zone_named(given.strip())
    except ValueError:
        raise click.UsageError(
            words("There is no time zone “{value}”; write Asia/Shanghai or Europe/Berlin.").format(value=given)
        ) from None
    return given.strip()


def _usual_zone() -> str:
    """The machine's time zone by its name, where it is named after a place; else svcq's default."""
    from svcq_build.model import DEFAULT_ZONE, zone_named

    place = os.environ.get("TZ", "").lstrip(":") or str(Path("/etc/localtime").resolve()).partition("zoneinfo/")[2]
    region, _, city = place.partition("/")
    try:
        return place if city and region != "Etc" and zone_named(place) else DEFAULT_ZONE
    except ValueError:
        return DEFAULT_ZONE


def _repository(folder: Path) -> tuple[str | None, str]:
    """The web address of the git repository around a folder, where its remote has one, and its branch."""
    from svcq_build.edit import web_address
    from svcq_build.files import git_folder
    from svcq_build.git import GitError, git

    top = git_folder(folder)
    if top is None:
        return None, "main"
    told = []
    for question in (("config", "--get", "remote.origin.url"), ("symbolic-ref", "--short", "HEAD")):
        try:
            told.append(git(top, *question).decode("utf-8", "replace").strip())
        except GitError:
            told.append("")
    return web_address(told[0]), told[1] or "main"
