"""An account belongs to a role that does not exist.

Why: Nobody is asked to review what the role answers for; the slip shows only when a change went through unseen.
Bad:
    #! mkdocs.yml
    site_name: 手册
    extra: {svcq: {accounts: {clrek: center/window}}}
    # roles/charters/clerk.yml
    title: 窗口人员
Good:
    #! mkdocs.yml
    site_name: 手册
    extra: {svcq: {accounts: {clerk: center/window}}}
    # roles/charters/clerk.yml
    title: 窗口人员
Fix: Write the role's id: the name of its file in roles/charters/, without the ending.
"""

from collections.abc import Iterator

from svcq_build.files import CONFIGURATION
from svcq_build.model import Finding, Ground, Severity, Spot
from svcq_build.rules import Context
from svcq_build.words import Message, offer, say

SEVERITY = Severity.ERROR


def check_corpus(context: Context) -> Iterator[Finding]:
    """Yield a finding for each account of a role that there is not."""
    roles = [entry.id for entry in context.corpus.entries.values() if entry.kind.name == "role"]
    for role in context.corpus.settings.svcq.accounts:
        if role not in roles:
            yield Finding(
                Spot(CONFIGURATION, ("extra", "svcq", "accounts", role), key=True),
                say("There is no role “{id}”.", id=role),
                _meant(role, context) or offer(role, roles) or say("The roles are {ids}.", ids=", ".join(roles)),
                rests_on=(Ground("existence", f"role:{role}"),),
            )


def _meant(role: str, context: Context) -> Message | None:
    """The role that is meant by its title, by its number, or by its id with its kind before it."""
    roles = [entry for entry in context.corpus.entries.values() if entry.kind.name == "role"]
    named = [one.id for one in roles if role in (one.ref, one.data.get("title"), one.data.get("code"))]
    return say("Write {meant}.", meant=named[0]) if len(named) == 1 else None
