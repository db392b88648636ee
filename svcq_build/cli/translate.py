"""translate: bring the translation files up to date with the documents."""

from __future__ import annotations

from pathlib import Path

import click

from svcq_build.cli import CLEAN, FINDINGS
from svcq_build.cli._options import find_language, find_root, language_option, root_option


@click.command()
@click.argument("languages", nargs=-1, metavar="[LANGUAGE]...")
@click.option("--check", "only_check", is_flag=True, help="Write nothing; exit code 1 when a file is out of date.")
@root_option
@language_option
def command(languages: tuple[str, ...], only_check: bool, root: Path | None, language: str | None) -> int:
    """Bring translations/LANGUAGE/*.po up to date with the documents (default: every language of the site).

    What svcq says on pages in a language that it does not speak stands in translations/LANGUAGE/interface.po.
    Traditional Chinese (zh-Hant) needs no translation; files for it are written where it is named.

    Translations are kept. Where a source text has changed, its translation is marked fuzzy, and pages show the
    source text until someone corrects it and deletes the mark. What is gone stays in the file as a comment.
    """
    from svcq_build.cli._tell import tell
    from svcq_build.files import CONFIGURATION
    from svcq_build.load import Settings, load_folder
    from svcq_build.translate import derives, has_files, translator, update_files, write_files
    from svcq_build.words import is_spoken, say

    folder = find_root(root)
    spoken = find_language(language)
    words = translator(spoken)
    corpus = load_folder(folder)
    source, *others = corpus.settings.svcq.languages
    known = [*([] if is_spoken(source) else [source]), *others]  # of the documents' own, svcq's words may be wanting
    if corpus.settings == Settings():  # also what holds where mkdocs.yml cannot be read
        faults = [finding for finding in corpus.findings if finding.spot.path == CONFIGURATION]
        for fault in faults:
            tell(f"{CONFIGURATION}: {fault.message.render(words, spoken)}", err=True)
        if faults:
            told = say("So the languages of the handbook are not known, and nothing was written. See: svcq check")
            click.echo(told.render(words, spoken), err=True)
            return FINDINGS
    for name in languages:
        if name not in known:
            raise click.UsageError(
                words("“{name}” is no language to translate into; mkdocs.yml has: {known}.").format(
                    name=name, known=", ".join(known) or "–"
                )
            )
    derived = [name for name in known if derives(name, corpus.settings.svcq) and not has_files(folder, name)]
    wanted = languages or [name for name in known if name not in derived]
    updates = [update for name in wanted for update in update_files(corpus, folder, name)]
    stale = any(update.changed for update in updates)
    if not only_check:
        write_files(folder, updates)
    for update in updates:
        told = say(
            "{file}: {translated} translated, {doubtful} doubtful, {missing} missing, {obsolete} no longer used",
            file=update.path.relative_to(folder).as_posix(),
            translated=update.translated,
            doubtful=update.doubtful,
            missing=update.missing,
            obsolete=update.obsolete,
        )
        click.echo(told.render(words, spoken))
    if only_check and stale:
        click.echo(say("Out of date. Run “svcq translate”.").render(words, spoken), err=True)
        return FINDINGS
    return CLEAN
