"""CODEOWNERS: who is asked to review a document's file on the git host, from the documents' owners.

A file of ours is known by its first line, and is only ever written as a whole; any other is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from svcq_build.corpus import Corpus, Entry
from svcq_build.repository import CODEOWNERS
from svcq_build.sources import leads_out

PLACES = CODEOWNERS
#: The first line of a file of ours.
MARK = "# Written by “svcq owners” from the documents' owners. Edit those, then run it again."
_MARK_BEGINS = MARK.split(" from ")[0]
_SPECIAL = re.compile(r"([\\ *?#\[\]!])")


def read_codeowners(root: Path) -> dict[str, str]:
    """The text of every CODEOWNERS that a repository has, by path, in the order of :data:`PLACES`."""
    texts = {}
    for place in PLACES:
        if not leads_out(root, place):
            try:
                texts[place] = (root / place).read_text(encoding="utf-8", errors="replace")
            except OSError:
                continue
    return texts


def is_ours(text: str) -> bool:
    """Whether a CODEOWNERS was written by us."""
    return text.removeprefix("\ufeff").startswith(_MARK_BEGINS)


def codeowners(corpus: Corpus) -> str:
    """What CODEOWNERS should say: a line for each document whose owner has an account, by path."""
    accounts = corpus.settings.svcq.accounts
    lines = [MARK]
    for entry in sorted(corpus.entries.values(), key=lambda entry: entry.path):
        role = owning_role(entry)
        if role in accounts:
            path = _SPECIAL.sub(r"\\\1", entry.path)
            lines.append(f"/{path} {' '.join(mentions(accounts[role]))}")
    return "\n".join(lines) + "\n"


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
