"""The editor's files in one language: which kinds there are, the form of each, and what references may lead to."""

from __future__ import annotations

import typing
from collections.abc import Iterator
from functools import partial
from typing import Any

from svcq_build.change import TELLING, Weight
from svcq_build.kinds import Kind, all_kinds
from svcq_build.kinds._document import ChangeClass, Trigger
from svcq_build.reference import FormWords, form_of
from svcq_build.render.desk import Desk
from svcq_build.render.feeds import SiteFile
from svcq_build.render.text import plain
from svcq_build.words import json_text

#: The folder of the editor's files.
EDITOR = "editor"


def editor_files(desk: Desk) -> Iterator[SiteFile]:
    """The files, which are made when they are asked for; none where nobody takes edits."""
    if desk.editing is None:
        return
    yield SiteFile(f"{EDITOR}/forms.json", _kinds)
    # One file a kind: who edits a standard does not wait for the forms of all others.
    for kind in all_kinds().values():
        yield SiteFile(f"{EDITOR}/forms/{kind.name}.json", partial(_form, kind=kind))
    yield SiteFile(f"{EDITOR}/references.json", _references)


def _kinds(desk: Desk) -> bytes:
    """What the kinds are called, and what is asked of a change."""
    titles = {kind.name: {"title": desk.interface.named(kind.zh, kind.en)} for kind in all_kinds().values()}
    return _json({"kinds": titles, "questions": _questions(desk)})


def _form(desk: Desk, *, kind: Kind) -> bytes:
    words = FormWords(desk.interface.named, desk.interface.choice, desk.own_title)
    return _json(form_of(kind, words, desk.own_schema(kind.name)))


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


def _references(desk: Desk) -> bytes:
    """What documents there are, by kind: the id, the title and the ids of the parts of each."""
    return _json({
        kind: [[local.id, plain(local.doc.title), list(local.entry.parts)] for local in desk.entries(kind)]
        for kind in all_kinds()
    })  # fmt: skip


def _json(value: Any) -> bytes:
    return json_text(value, compact=True).encode()
