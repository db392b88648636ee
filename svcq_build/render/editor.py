"""The editor's files in one language: the forms of all kinds, and what references may lead to."""

from __future__ import annotations

from typing import Any

from svcq_build.kinds import all_kinds
from svcq_build.reference import FormWords, form_of
from svcq_build.render.desk import Desk
from svcq_build.render.text import plain
from svcq_build.words import json_text

#: The folder of the editor's files.
EDITOR = "editor"


def editor_files(desk: Desk) -> dict[str, bytes]:
    """The files by address; none where nobody takes edits."""
    if desk.editing is None:
        return {}
    return {f"{EDITOR}/forms.json": _json(_forms(desk)), f"{EDITOR}/references.json": _json(_references(desk))}


def _forms(desk: Desk) -> dict[str, Any]:
    words = FormWords(desk.interface.named, desk.interface.choice, desk.own_title)
    own = desk.corpus.own_schemas
    return {"kinds": {kind.name: form_of(kind, words, own.get(kind.name)) for kind in all_kinds().values()}}


def _references(desk: Desk) -> dict[str, Any]:
    """What documents there are, by kind: the id, the title and the ids of the parts of each."""
    return {
        kind: [[local.id, plain(local.doc.title), list(local.entry.parts)] for local in desk.entries(kind)]
        for kind in all_kinds()
    }


def _json(value: Any) -> bytes:
    return json_text(value, compact=True).encode()
