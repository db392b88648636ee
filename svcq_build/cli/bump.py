"""bump: give a changed document its next version and record the change in its file."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from svcq_build.cli import CLEAN
from svcq_build.cli._completion import complete_document
from svcq_build.cli._options import (
    find_language,
    find_root,
    language_option,
    read_day,
    root_option,
    today_option,
    words_of_run,
)
from svcq_build.cli._tell import tell

if TYPE_CHECKING:
    from svcq_build.edit import Wish

_CLASSES = ("wording", "substance", "safety")


@click.command()
@click.argument("reference", metavar="REF", shell_complete=complete_document)
@click.option(
    "--class",
    "class_",
    default=None,
    type=click.Choice(_CLASSES),
    help="What kind of change it is; wording changes no meaning (default: by what changed).",
)
@click.option("--trigger", help="What set the change off: customer-feedback, regulation, correction…")
@click.option("--reason", help="Why it was changed.")
@click.option("--evidence", help="The data or papers behind it.")
@click.option("--version", "version", metavar="VERSION", help="The new version (default: the next one by the class).")
@click.option("--effective", metavar="DATE", help="Also write the day from which it applies.")
@click.option("--base", metavar="REV", default="HEAD", show_default=True, help="Since when it changed.")
@root_option
@today_option
@language_option
def command(
    reference: str,
    class_: str | None,
    trigger: str | None,
    reason: str | None,
    evidence: str | None,
    version: str | None,
    effective: str | None,
    base: str,
    root: Path | None,
    today: dt.date,
    language: str | None,
) -> int:
    """Raise the version of the document REF and record its change since REV on top of its “changes”.

    A change of substance or safety raises the second number (2.1 to 2.2), one of wording the third (2.1 to
    2.1.1). The parts that changed are filled in by comparing with REV. Nothing else in the file moves: comments,
    order, quotes and line breaks stay as they are. Refuses when the document did not change.

    Asks for the class, the trigger and the reason that no option gives. Without a terminal, and without any of them,
    it records what the files tell, and leaves the reason to be written: the check asks for it.
    """
    from svcq_build.change import compare_with
    from svcq_build.cli._references import find_document
    from svcq_build.edit import NothingToBump, Wish, bump, likely_wish, read_version
    from svcq_build.files import save_below
    from svcq_build.load import load_folder
    from svcq_build.translate import translator
    from svcq_build.words import in_shell

    spoken = find_language(language)
    words = translator(spoken)
    folder = find_root(root)
    _check_trigger(trigger)
    try:
        wanted = read_version(version) if version is not None else None
    except ValueError:
        raise click.UsageError(words("“{version}” is no version; write 2.1.").format(version=version)) from None
    day = read_day(effective) if effective is not None else None
    corpus = load_folder(folder)
    entry = find_document(corpus, reference, words)
    compared = compare_with(folder, base)
    likely = likely_wish(compared, entry, corpus.settings.svcq.languages[0])
    reason = _clean(reason)
    if sys.stdin.isatty() and entry.ref in compared.changed:
        class_, trigger, reason = _ask(class_, trigger, reason, likely, words)
    elif class_ is trigger is reason is None:
        trigger, reason = likely.trigger, likely.reason
    wish = Wish(class_ or likely.class_, trigger, reason, _clean(evidence), wanted, day)
    path = folder / entry.path
    try:
        bumped = bump(compared, entry, wish, today, path.read_bytes())
    except NothingToBump as refusal:
        raise click.UsageError(refusal.message.render(words, spoken)) from None
    save_below(folder, {path: bumped.content})
    tell(
        words("{path}: version {version} recorded; parts affected: {parts}.").format(
            path=entry.path, version=bumped.version, parts=", ".join(bumped.affects) or "–"
        )
    )
    if wish.is_open:
        tell(
            words("Why it was changed is still to be written there, and what set it off (“trigger”): {command}").format(
                command=f"svcq check {in_shell(entry.path)}"
            )
        )
    return CLEAN


def _ask(
    class_: str | None, trigger: str | None, reason: str | None, likely: Wish, words: Callable[[str], str]
) -> tuple[str, str | None, str | None]:
    """The class, the trigger and the reason, asked of a person as far as no option gives them."""
    import typing

    from svcq_build.kinds._document import Trigger

    class_ = class_ or str(click.prompt(words("Class"), default=likely.class_, type=click.Choice(_CLASSES)))
    if class_ == "wording":
        return class_, trigger, reason
    triggers = click.Choice(typing.get_args(Trigger))
    trigger = trigger or click.prompt(words("What set it off"), default=likely.trigger, type=triggers)
    return class_, trigger, reason or click.prompt(words("Why it was changed"))


def _clean(text: str | None) -> str | None:
    return text.strip() or None if text is not None else None


def _check_trigger(trigger: str | None) -> None:
    import typing

    from svcq_build.cli._options import did_you_mean
    from svcq_build.kinds._document import Trigger
    from svcq_build.words import nearest

    known = typing.get_args(Trigger)
    if trigger is not None and trigger not in known:
        words = words_of_run()
        raise click.UsageError(
            words("There is no trigger “{trigger}”.").format(trigger=trigger)
            + did_you_mean(nearest(trigger, known), words)
            + "\n"
            + words("The triggers are {triggers}.").format(triggers=", ".join(known))
        )
