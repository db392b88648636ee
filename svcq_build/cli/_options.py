"""Options that several commands share, and what they resolve to."""

from __future__ import annotations

import datetime as dt
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from svcq_build.files import CONFIGURATION, NotARepository
from svcq_build.model import (
    FIRST_NOW,
    FIRST_YEAR,
    LAST_NOW,
    LAST_YEAR,
    AbsurdDay,
    day_for_now,
    day_in_documents,
    today,
)
from svcq_build.translate import translator


def root_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """``--root DIR``: the repository; by default the nearest folder upward with a mkdocs.yml."""
    return click.option(
        "--root",
        "root",
        type=click.Path(path_type=Path, file_okay=False),
        default=None,
        is_eager=True,  # what day it is depends on the handbook's time zone
        help="The handbook's folder (default: the nearest one upward with a mkdocs.yml).",
    )(function)


def today_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """``--today DATE``: the day that reviews are measured against."""
    return click.option(
        "--today",
        "today",
        default=None,
        metavar="DATE",
        callback=parse_day,
        help="The day to check against, as 2026-03-01 (default: SOURCE_DATE_EPOCH, else today, in its time zone).",
    )(function)


def language_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """``--lang zh|en``: the language of what the command says."""
    return click.option(
        "--lang",
        "language",
        type=click.Choice(["zh", "en"]),
        default=None,
        envvar="SVCQ_LANG",
        help="The language of messages (default: from the locale).",
    )(function)


def audience_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """``--audience internal|public``: for whom a site is."""
    return click.option(
        "--audience",
        type=click.Choice(("internal", "public")),
        default="internal",
        show_default=True,
        help="For whom: the whole handbook, or what the public may read.",
    )(function)


def find_root(root: Path | None) -> Path:
    """The repository to work on.

    Raises:
        NotARepository: when there is no ``mkdocs.yml`` here or upward.
    """
    if root is not None:
        if not (root / CONFIGURATION).is_file():
            raise NotARepository(str(root))
        return root.resolve()
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / CONFIGURATION).is_file():
            return folder
    raise NotARepository(str(here))


def find_language(language: str | None) -> str:
    """``zh`` or ``en``: what was asked for, else what the locale says, else English."""
    if language:
        return language
    locale = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "")
    return "zh" if locale.lower().startswith("zh") else "en"


def did_you_mean(name: str | None, words: Callable[[str], str]) -> str:
    """A sentence to append that offers the nearest name, or nothing when there is none."""
    return words(" Did you mean “{name}”?").format(name=name) if name else ""


def words_of_run() -> Callable[[str], str]:
    """The translator for what is said outside a command: of ``--lang``, wherever it stands, else as commands do."""
    asked = os.environ.get("SVCQ_LANG", "")
    for option, value in zip(sys.argv[1:], [*sys.argv[2:], ""], strict=False):
        if option == "--lang" or option.startswith("--lang="):
            asked = value if option == "--lang" else option.removeprefix("--lang=")
    return translator(find_language(asked if asked in ("zh", "en") else None))


def parse_day(context: click.Context, parameter: click.Parameter, value: str | None) -> dt.date:
    """The day that an option gives to be taken for today; without one, the day that it is. A callback of Click's."""
    words = words_of_run()
    if value is None:
        try:
            return today(_handbook(context))
        except AbsurdDay as absurd:
            raise click.UsageError(
                words(
                    "SOURCE_DATE_EPOCH is “{value}”; it must be a number of seconds since 1970, before the year {last}."
                ).format(value=absurd.value, last=LAST_NOW + 1)
            ) from None
    try:
        return day_for_now(value)
    except AbsurdDay:
        raise click.BadParameter(
            words("“{value}” cannot be today; write a day from {first} to {last}.").format(
                value=value, first=FIRST_NOW, last=LAST_NOW
            )
        ) from None
    except ValueError:
        raise click.BadParameter(words("“{value}” is not a date; write 2026-03-01.").format(value=value)) from None


def _handbook(context: click.Context) -> Path | None:
    """The handbook that a command is about, for its time zone; None when there is none, as the command itself says."""
    try:
        return find_root(context.params.get("root"))
    except NotARepository:
        return None


def read_day(value: str) -> dt.date:
    """A day to be written into a document, or looked for.

    Raises:
        UsageError: when it is no date, or no day that can be meant.
    """
    words = words_of_run()
    try:
        return day_in_documents(value)
    except AbsurdDay:
        raise click.UsageError(
            words("“{value}” cannot be meant: documents speak of the years {first} to {last}.").format(
                value=value, first=FIRST_YEAR, last=LAST_YEAR
            )
        ) from None
    except ValueError:
        raise click.UsageError(words("“{value}” is not a date; write 2026-03-01.").format(value=value)) from None
