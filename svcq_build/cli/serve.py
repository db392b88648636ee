"""serve: show the handbook's site while it is being edited."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from svcq_build.cli import BROKEN, CLEAN
from svcq_build.cli._options import (
    audience_option,
    find_language,
    find_root,
    language_option,
    root_option,
    today_option,
)
from svcq_build.words import Message, reason, say

if TYPE_CHECKING:
    from svcq_build.load import Audience
    from svcq_build.site import Outcome, Preview, PreviewServer


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to serve at.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="0 takes any free port.")
@audience_option
@root_option
@today_option
@language_option
def command(host: str, port: int, audience: Audience, root: Path | None, today: dt.date, language: str | None) -> int:
    """Build the site, serve it, and follow every edit until Ctrl-C.

    An edit with errors is reported like “svcq check” does, and the last good site stays. With --audience public it is
    the site for the public, which is made anew as a whole after each edit. The site of this computer alone (the
    default --host) lets its readers edit documents in the browser.
    """
    from svcq_build.cli._progress import progress
    from svcq_build.editor import ServedDesk
    from svcq_build.render import RenderError
    from svcq_build.site import Preview, PreviewServer, SiteError, is_loopback
    from svcq_build.translate import translator

    folder = find_root(root)
    spoken = find_language(language)
    translate = translator(spoken)

    def tell(message: Message) -> None:
        click.echo(message.render(translate, spoken))

    def report(outcome: Outcome) -> None:
        from svcq_build.check import Result
        from svcq_build.reporters import report as report_as

        click.echo(report_as("text", Result(tuple(outcome.diagnostics), outcome.documents), spoken), nl=False)

    if not host.strip():  # the system takes it for every address that the computer has
        words = translator(find_language(language))
        raise click.UsageError(words("Name an address to serve at: --host 127.0.0.1 is this computer alone."))
    editing = audience == "internal" and is_loopback(host)
    preview = Preview(folder, today, audience, editing)
    began = time.time()
    try:
        with progress(say("Building the site").render(translate, spoken)) as show:
            outcome = preview.start(show)
    except (SiteError, RenderError) as error:
        tell(error.message)
        return BROKEN
    if outcome.refused:
        report(outcome)
        tell(say("Mend this first; then the site appears by itself."))
    if preview.misdated is not None:
        tell(say("Warning: {reason}", reason=preview.misdated))
    if preview.lost is not None:
        tell(say("Warning: git cannot tell of all past versions. {reason}", reason=preview.lost))
    try:
        desk = ServedDesk(folder, today, spoken) if editing else None
        server = PreviewServer(host, port, preview.target, preview.base(), desk)
    except OSError as error:
        address = f"{host}:{port}"
        tell(say("Cannot serve at {address}: {reason}. Choose another --port.", address=address, reason=reason(error)))
        return BROKEN
    server.start()
    tell(say("The handbook is at {address} (end with Ctrl-C).", address=server.address))
    try:
        _follow(preview, server, folder, tell, report, began)
    except KeyboardInterrupt:
        pass
    finally:
        server.stop()
    return CLEAN


def _follow(
    preview: Preview,
    server: PreviewServer,
    folder: Path,
    tell: Callable[[Message], None],
    report: Callable[[Outcome], None],
    since: float,
) -> None:
    """Watch the handbook's files and bring the site up to date, for ever.

    What was saved after ``since`` (seconds), while the first build was still at work, is taken up at once.
    """
    from watchfiles import watch

    from svcq_build.files import CONFIGURATION, RECORDS, our_templates
    from svcq_build.load import TRANSLATIONS, top_folders
    from svcq_build.render import RenderError
    from svcq_build.site import SiteError

    def concerns_us(_: object, path: str) -> bool:
        parts = Path(path).relative_to(folder).parts
        if any(part.startswith(".") or part == "__pycache__" for part in parts) or path.endswith("~"):
            return False
        return parts[0] in followed

    followed = {CONFIGURATION, *top_folders(), RECORDS.rstrip("/"), TRANSLATIONS, our_templates().name}
    first = True
    for found in watch(
        folder,
        watch_filter=concerns_us,
        debounce=200,
        step=25,
        rust_timeout=500,
        yield_on_timeout=True,
        raise_interrupt=True,
        recursive=True,
    ):
        changed = {path for _, path in found}
        if first:  # the watch has begun, so from here on nothing is missed; this is what was before it
            changed |= {path for path in _changed_since(folder, followed, since) if concerns_us(None, path)}
            first = False
        if changed:
            paths = {Path(path).relative_to(folder).as_posix() for path in changed}
            began = time.monotonic()
            try:
                outcome = preview.follow(paths, server.changed)
            except (SiteError, RenderError) as error:
                tell(error.message)
                continue
            _tell_outcome(outcome, paths, time.monotonic() - began, tell, report)


def _changed_since(folder: Path, followed: set[str], since: float) -> Iterator[str]:
    """Files below some folders that were written after a moment (seconds since 1970)."""
    for name in followed:
        for path in [folder / name, *(folder / name).rglob("*")]:
            try:
                if path.is_file() and path.stat().st_mtime > since:
                    yield str(path)
            except OSError:
                continue  # it vanished meanwhile


def _tell_outcome(
    outcome: Outcome,
    paths: set[str],
    seconds: float,
    tell: Callable[[Message], None],
    report: Callable[[Outcome], None],
) -> None:
    if outcome.refused:
        report(outcome)
        tell(say("The pages stay as they were."))
        return
    names = ", ".join(sorted(paths)[:3]) + (" …" if len(paths) > 3 else "")
    tell(say("{paths}: {pages} pages in {seconds} s", paths=names, pages=outcome.pages, seconds=f"{seconds:.1f}"))
    for link in list(outcome.broken)[:5]:
        tell(say("A link leads nowhere: {link}", link=link))
