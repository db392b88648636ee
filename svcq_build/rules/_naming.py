"""Targets that are still to be named: what stands in a new or an imported document for an id that nobody knows yet."""

from __future__ import annotations

from svcq_build.kinds import all_kinds, kind_words
from svcq_build.load import Entry
from svcq_build.model import Reference
from svcq_build.words import PLACEHOLDER, Message, say


def is_left_open(target: Reference, source: Entry) -> bool:
    """Whether a target is still to be named, in a document that may leave it open: a draft."""
    return target.id == PLACEHOLDER and source.data.get("status") == "draft"


def left_open(target: Reference) -> Message:
    """What is wrong with a target that is still to be named."""
    return say("“{id}” only holds the place for the id of a {kind}.", id=target.id, kind=kind_words(target.kind))


def how_to_name(target: Reference) -> Message:
    """The mend."""
    return say(
        "Write an id that exists; a new document is a new file in {folder}, and “svcq explain {kind}” says "
        "what belongs in it.",
        kind=target.kind,
        folder=all_kinds()[target.kind].folder,
    )
