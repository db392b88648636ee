"""doctor: look at the machine and the repository, and say what is missing and what mends it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from svcq_build.cli import CLEAN, FINDINGS
from svcq_build.cli._options import find_language, find_root, language_option, root_option

if TYPE_CHECKING:
    from svcq_build.health import Sign

_MARKS = {"good": "✓", "advice": "•", "missing": "✗"}
_COLOURS = {"good": "green", "advice": "yellow", "missing": "red"}


@click.command()
@click.option("--online", is_flag=True, help="Ask the git host whether the default branch is protected.")
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", show_default=True)
@root_option
@language_option
def command(online: bool, form: str, root: Path | None, language: str | None) -> int:
    """Look at the machine and the repository, and say what is missing and what mends it.

    ✓ is there, • something does without it, ✗ is missing. Exit code 1 when something is missing. Outside of a handbook
    it looks at the machine alone. Nothing is asked of the network without --online.
    """
    from svcq_build.cli._tell import tell
    from svcq_build.files import CONFIGURATION, NotARepository, read_file
    from svcq_build.health import Sign, machine_signs, protection_sign, repository_signs
    from svcq_build.load import read_settings
    from svcq_build.translate import translator
    from svcq_build.words import json_text, say

    spoken = find_language(language)
    words = translator(spoken)
    try:
        folder = find_root(root)
    except NotARepository:
        if root is not None:
            raise
        no_handbook = say("There is no handbook here (no mkdocs.yml): only the machine was looked at.")
        signs = [*machine_signs(["zh", "en"]), Sign("handbook", "advice", no_handbook, say("svcq init"))]
    else:
        languages = read_settings(read_file(folder / CONFIGURATION)).svcq.languages
        signs = [*machine_signs(languages), *repository_signs(folder)]
        if all(sign.name not in ("git", "repository") or sign.state == "good" for sign in signs):
            signs.append(protection_sign(folder, online))
    if form == "json":
        click.echo(json_text({"version": 1, "signs": [_as_data(sign) for sign in signs]}), nl=False)
    else:
        for sign in signs:
            click.echo(click.style(f"{_MARKS[sign.state]} ", fg=_COLOURS[sign.state]), nl=False)
            tell(sign.message.render(words, spoken))
            if sign.mend is not None:
                tell(f"  → {sign.mend.render(words, spoken)}")
    return FINDINGS if any(sign.state == "missing" for sign in signs) else CLEAN


def _as_data(sign: Sign) -> dict[str, str | None]:
    mend = None if sign.mend is None else str(sign.mend)
    return {"name": sign.name, "state": sign.state, "message": str(sign.message), "mend": mend}
