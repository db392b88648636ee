"""Saving an edit: recorded as a new version where its answers say so, in the file itself or on a branch."""

from __future__ import annotations

import datetime as dt
import typing
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from svcq_build.change import Change, Weight
from svcq_build.edit import CannotEdit, NothingToBump, Wish, bump, name_parts
from svcq_build.editor.handbook import Edited, Handbook
from svcq_build.editor.judging import is_to_be_recorded
from svcq_build.editor.refused import Refused
from svcq_build.kinds._document import Trigger
from svcq_build.load import Entry
from svcq_build.model import day_in_documents
from svcq_build.words import names_part, one_line, say


def content_to_save(handbook: Handbook, path: str, content: bytes, answers: object) -> tuple[bytes, str]:
    """What is to stand in a document's file, and what its commit says.

    Args:
        handbook: the handbook. path, content: the document, as it was edited. answers: those to the questions, if any.
    Raises:
        Refused: when it has errors, when a question is open, or an answer cannot be.
    """
    edited = handbook.edited(path, content, with_records=not answers)
    if edited.errors or edited.entry is None or edited.entry.model is None:
        raise Refused(
            say("Nothing was saved: {count} errors are to be mended first. They stand beside their fields.",
                count=max(1, len(edited.errors)))
        )  # fmt: skip
    title = one_line(str(edited.entry.data["title"]))
    if not answers:
        if is_to_be_recorded(edited):
            raise Refused(
                say("This changes what the document demands: answer first what kind of change it is, and why.")
            )
        try:
            return name_parts(edited.base, edited.entry, content), f"{title}\n"
        except CannotEdit as error:
            raise Refused(error.message) from error
    wish = _wish(answers, edited, handbook.today)
    try:
        bumped = bump(edited.base, edited.entry, wish, handbook.today, content)
    except (NothingToBump, CannotEdit) as error:
        raise Refused(error.message) from error
    if errors := handbook.edited(path, bumped.content).errors:
        raise Refused(errors[0].message)
    return bumped.content, f"{title} {bumped.version}\n\n{wish.reason or ''}".rstrip() + "\n"


def _wish(answers: object, edited: Edited, today: dt.date) -> Wish:
    """The answers as what is to be recorded."""
    said = {name: value.strip() for name, value in _texts(answers).items() if value.strip()}
    if said.get("class") not in ("wording", "substance", "safety") or said.get("trigger") not in (
        None,
        *typing.get_args(Trigger),
    ):
        raise Refused(say("Choose what kind of change it is, and what set it off."), HTTPStatus.BAD_REQUEST)
    if said["class"] == "wording" and is_to_be_recorded(edited):
        raise Refused(say("This is more than wording: it changes what the document demands. Choose another kind."))
    if said["class"] != "wording" and not ("trigger" in said and "reason" in said):
        raise Refused(say("Say what set the change off, and why it is made."))
    entry = edited.entry
    assert entry is not None
    assert entry.model is not None
    try:
        effective = day_in_documents(said["effective"]) if "effective" in said else None
    except ValueError:
        raise Refused(say("“{day}” is no day; write it as 2026-03-01.", day=said["effective"])) from None
    begins = effective or entry.model.effective
    if said["class"] == "safety" and (begins is None or begins < today):
        raise Refused(
            say(
                "A change of safety needs the day from which it applies, from today on: write it in the field "
                "“effective”."
            )
        )
    gone = [part for part in _gone_parts(edited, entry) if not names_part(said.get("reason", ""), part)]
    if gone:
        raise Refused(
            say("{parts} is gone: name it in the reason, so that readers find out why.", parts=", ".join(gone))
        )
    evidence = said.get("evidence") or said.get("note")
    return Wish(said["class"], said.get("trigger"), said.get("reason"), evidence, effective=effective)


def _texts(answers: object) -> dict[str, str]:
    if not isinstance(answers, Mapping):
        return {}
    return {name: value for name, value in answers.items() if isinstance(value, str)}


def _gone_parts(edited: Edited, entry: Entry) -> list[str]:
    """The parts that are no more."""
    changes: tuple[Change, ...] = edited.base.changed.get(entry.ref, ())
    parts = (change.part for change in changes if change.weight is not Weight.WORDING and not change.bookkeeping)
    return [part for part in dict.fromkeys(parts) if part is not None and part not in entry.parts]


def text_of(asked: Mapping[str, Any]) -> str:
    """The text in a request. Raises Refused when there is none, or one that no file can hold."""
    text = asked.get("text")
    if isinstance(text, str):
        try:
            text.encode()
        except UnicodeEncodeError:
            pass
        else:
            return text
    raise Refused(say("The text cannot be read; load the page again."), HTTPStatus.BAD_REQUEST)
