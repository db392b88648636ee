"""reviewed: record that someone has looked at a document."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from svcq_build.cli import CLEAN
from svcq_build.cli._completion import complete_document
from svcq_build.cli._options import find_language, find_root, language_option, parse_day, root_option, today_option
from svcq_build.cli._tell import tell


def _parse_on(context: click.Context, parameter: click.Parameter, value: str | None) -> dt.date | None:
    return None if value is None else parse_day(context, parameter, value)


@click.command()
@click.argument("references", metavar="REF", nargs=-1, required=True, shell_complete=complete_document)
@click.option(
    "--on", "on", default=None, metavar="DATE", callback=_parse_on, help="The day of the review (default: today)."
)
@root_option
@today_option
@language_option
def command(
    references: tuple[str, ...], on: dt.date | None, root: Path | None, today: dt.date, language: str | None
) -> int:
    """Record that someone has looked at a document and found that it still fits.

    REF is kind:id, or an id alone when only one document has it; several may be given. The day is written
    under “review.last”; everything else in the file stays as it is, byte for byte.
    """
    from svcq_build.cli._references import find_part
    from svcq_build.edit import read_file, record_review
    from svcq_build.files import save_below
    from svcq_build.load import load_folder
    from svcq_build.translate import translator

    words = translator(find_language(language))
    folder = find_root(root)
    day = on or today
    if day > today:
        raise click.UsageError(words("{day} is in the future; a review is recorded when it is done.").format(day=day))
    corpus = load_folder(folder)
    writes: dict[str, tuple[str, bytes]] = {}
    for reference in references:
        entry, part = find_part(corpus, reference, words)
        if part is not None:
            raise click.UsageError(
                words("Documents are reviewed as a whole: write {document}.").format(document=entry.ref)
            )
        review = entry.model.review if entry.model is not None else None
        if review is not None and review.last is not None and review.last > day:
            raise click.UsageError(
                words("{document} was reviewed later than that, on {last}.").format(
                    document=entry.ref, last=review.last
                )
            )
        writes[entry.path] = entry.ref, record_review(read_file(entry.path, (folder / entry.path).read_bytes()), day)
    for path, (document, content) in writes.items():
        save_below(folder, {folder / path: content})
        tell(words("{document}: reviewed on {day}, written to {path}.").format(document=document, day=day, path=path))
    return CLEAN
