"""The editor's files in one language: which kinds there are, the form of each, and what references may lead to."""

from __future__ import annotations

import typing
from typing import Any

from svcq_build.change import TELLING, Weight
from svcq_build.kinds import all_kinds
from svcq_build.kinds._document import ChangeClass, Trigger
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
    forms = _forms(desk)
    # One file a kind: who edits a standard does not wait for the forms of all others.
    return {
        f"{EDITOR}/forms.json": _json(
            {
                "kinds": {kind: {"title": form["title"]} for kind, form in forms.items()},
                "questions": _questions(desk),
            }
        ),
        **{f"{EDITOR}/forms/{kind}.json": _json(form) for kind, form in forms.items()},
        f"{EDITOR}/references.json": _json(_references(desk)),
    }


def _forms(desk: Desk) -> dict[str, Any]:
    words = FormWords(desk.interface.named, desk.interface.choice, desk.own_title)
    own = desk.corpus.own_schemas
    return {kind.name: form_of(kind, words, own.get(kind.name)) for kind in all_kinds().values()}


def _questions(desk: Desk) -> dict[str, Any]:
    """What the record of a change can say, and what in a text tells that it is more than other words."""

    def choices(name: str, values: Any) -> list[dict[str, str]]:
        return [{"value": value, "title": desk.interface.choice(name, value)} for value in typing.get_args(values)]

    return {
        "classes": choices("class", ChangeClass),
        "triggers": choices("trigger", Trigger),
        "weights": {weight.value: desk.interface.choice("weight", weight.value) for weight in Weight},
        "telling": TELLING,
    }


def _references(desk: Desk) -> dict[str, Any]:
    """What documents there are, by kind: the id, the title and the ids of the parts of each."""
    return {
        kind: [[local.id, plain(local.doc.title), list(local.entry.parts)] for local in desk.entries(kind)]
        for kind in all_kinds()
    }


def _json(value: Any) -> bytes:
    return json_text(value, compact=True).encode()
