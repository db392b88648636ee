"""owners: write CODEOWNERS from the documents' owners, or check that it still follows them."""

from __future__ import annotations

from pathlib import Path

import click

from svcq_build.cli import CLEAN, FINDINGS
from svcq_build.cli._options import did_you_mean, find_language, find_root, language_option, root_option
from svcq_build.cli._tell import tell


@click.command()
@click.option("--check", "only_check", is_flag=True, help="Write nothing; exit code 1 when the file is not up to date.")
@root_option
@language_option
def command(only_check: bool, root: Path | None, language: str | None) -> int:
    """Write CODEOWNERS from the documents' owners, so that the git host asks them to review changes.

    Which account a role has stands in mkdocs.yml under extra.svcq.accounts. The file is .github/CODEOWNERS at the
    top of the git repository, or the one that is there already. A file that was written by hand is left as it is.
    """
    from svcq_build.files import codeowners_places, git_top, save_below
    from svcq_build.load import codeowners, is_ours, load_folder, read_codeowners, without_account
    from svcq_build.translate import translator
    from svcq_build.words import in_shell, nearest

    words = translator(find_language(language))
    folder = find_root(root)
    corpus = load_folder(folder)
    accounts = corpus.settings.svcq.accounts
    if not accounts:
        raise click.UsageError(
            words("No role has an account yet: name them in mkdocs.yml under extra.svcq.accounts (role: account).")
        )
    there = read_codeowners(folder)
    place = next(iter(there), codeowners_places(corpus.below)[0])
    if place in there and not is_ours(there[place]):
        raise click.UsageError(
            words("{path} was written by hand and was left as it is. Delete it, and svcq writes it anew.").format(
                path=place
            )
        )
    if corpus.unread:
        faulty = corpus.unread[0].path
        raise click.UsageError(
            words("{path} has faults; run: svcq check {file}").format(path=faulty, file=in_shell(faulty))
        )
    text = codeowners(corpus, there.get(place, ""))
    for role in accounts:
        if f"role:{role}" not in corpus.entries:
            close = nearest(role, [entry.id for entry in corpus.entries.values() if entry.kind.name == "role"])
            told = words("There is no role “{role}”, but mkdocs.yml gives it an account.").format(role=role)
            tell(told + did_you_mean(close, words), err=True)
    missing = without_account(corpus)
    if missing:
        listed = ", ".join(f"{role} ({count})" for role, count in missing.items())
        told = words("Roles without an account (and how many documents they own): {roles}").format(roles=listed)
        tell(told, err=True)
    if there.get(place) == text:
        tell(words("{path} is up to date.").format(path=place))
        return CLEAN
    if only_check:
        tell(words("{path} is not up to date. Run: svcq owners").format(path=place))
        return FINDINGS
    save_below(git_top(folder), {folder / place: text.encode()})
    tell(words("{path} written.").format(path=place))
    return CLEAN
