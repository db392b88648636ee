"""migrate: rewrite documents of an old shape in today's, and say what was done."""

from __future__ import annotations

from pathlib import Path

import click

from svcq_build.cli import CLEAN, FINDINGS
from svcq_build.cli._options import find_language, find_root, language_option, root_option
from svcq_build.cli._tell import tell


@click.command()
@click.option("--dry-run", is_flag=True, help="Show what would be written, as a diff, and write nothing.")
@root_option
@language_option
def command(dry_run: bool, root: Path | None, language: str | None) -> int:
    """Rewrite documents of an old shape in today's, and say what was done.

    Documents that were valid once are read as what they mean; a finding (old-shape) names them. This command writes
    them anew: comments, quotes, order and everything else stay as they are, and translations follow. A second run
    finds nothing to do. Documents that cannot be rewritten so are named and stay as they are.
    """
    from svcq_build.edit import carry_out_migration, difference, plan_migration
    from svcq_build.translate import translator
    from svcq_build.words import clean, no_command

    spoken = find_language(language)
    words = translator(spoken)
    folder = find_root(root)
    migrated = plan_migration(folder)
    if dry_run:
        click.echo(no_command(clean(difference(migrated.old, migrated.new))), nl=False)
    else:
        carry_out_migration(folder, migrated)
        for message in migrated.told:
            tell(message.render(words, spoken))
    for refusal in migrated.refused.values():
        tell(refusal.render(words, spoken), err=True)
    if not migrated.new and not migrated.refused:
        tell(words("Every document has today's shape."))
    return FINDINGS if migrated.refused else CLEAN
