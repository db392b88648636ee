"""CODEOWNERS: who is asked to review a document's file on the git host, from the documents' owners.

A file of ours is known by its first line, and is only ever written as a whole; any other is left alone. It stands
where git hosts look for it, at the top level of the git repository, also when the handbook is a folder of it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from svcq_build.files import CODEOWNERS, below_top, codeowners_places, git_top, leads_out, read_file
from svcq_build.load.corpus import Corpus, Entry

#: The first line of a file of ours.
MARK = "# Written by “svcq owners” from the documents' owners. Edit those, then run it again."
_MARK_BEGINS = MARK.split(" from ")[0]
_SPECIAL = re.compile(r"([\\ *?#\[\]!])")
#: What would end a line there; any one character is written in its place.
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")


def read_codeowners(root: Path) -> dict[str, str]:
    """The text of every CODEOWNERS that a repository has, by path from ``root``, in the order of our preference."""
    texts = {}
    top = git_top(root)
    for place, path in zip(CODEOWNERS, codeowners_places(below_top(root)), strict=True):
        if not leads_out(top, place):
            try:
                texts[path] = read_file(top / place).decode("utf-8", "replace").replace("\r\n", "\n")
            except OSError:
                continue
    return texts


def is_ours(text: str) -> bool:
    """Whether a CODEOWNERS was written by us."""
    return text.removeprefix("\ufeff").startswith(_MARK_BEGINS)


def codeowners(corpus: Corpus, there: str = "") -> str:
    """What CODEOWNERS should say: a line for each document whose owner has an account, by path from git's top level.

    Args:
        corpus: the documents. there: the file of ours as it is; where the handbook is a folder of the git repository,
            lines for other folders are kept, because they are another handbook's.
    """
    accounts = corpus.settings.svcq.accounts
    lines = [
        f"{owned_path(corpus.below + entry.path)} {' '.join(mentions(accounts[role]))}"
        for entry in corpus.entries.values()
        if (role := owning_role(entry)) in accounts
    ]
    if corpus.below:
        own = owned_path(corpus.below)
        lines += [line for line in there.splitlines() if line.startswith("/") and not line.startswith(own)]
    return "\n".join([MARK, *sorted(lines)]) + "\n"


def owned_path(path: str) -> str:
    """A path from git's top level as CODEOWNERS writes it: from the root, and nothing in it a pattern."""
    return "/" + _UNSEEN.sub("?", _SPECIAL.sub(r"\\\1", path))


def without_account(corpus: Corpus) -> Mapping[str, int]:
    """Roles that own documents but have no account, and how many documents each owns."""
    found: dict[str, int] = {}
    for entry in corpus.entries.values():
        role = owning_role(entry)
        if role and role not in corpus.settings.svcq.accounts:
            found[role] = found.get(role, 0) + 1
    return dict(sorted(found.items()))


def owning_role(entry: Entry) -> str:
    """The id of the role that answers for a document, also when its shape has faults; empty for none."""
    owner = entry.data.get("owner")
    return owner.removeprefix("role:") if isinstance(owner, str) else ""


def mentions(account: str) -> list[str]:
    """Accounts as git hosts name them: ``@name``, ``@organisation/team`` or an e-mail address."""
    return [name if "@" in name else f"@{name}" for name in account.split()]
