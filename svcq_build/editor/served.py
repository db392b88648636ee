"""The desk behind the editor in ``svcq serve``: what it asks, and what it is answered."""

from __future__ import annotations

import datetime as dt
import re
import secrets
import threading
from collections.abc import Callable, Mapping
from http import HTTPStatus
from pathlib import Path
from typing import Any

from svcq_build.edit import is_prose, skeleton
from svcq_build.editor.branches import commit_on_branch
from svcq_build.editor.handbook import Handbook
from svcq_build.editor.judging import judged
from svcq_build.editor.refused import Refused
from svcq_build.editor.saving import content_to_save, text_of
from svcq_build.files import save_below
from svcq_build.kinds import all_kinds
from svcq_build.load import Corpus, build_graph
from svcq_build.model import ID_PATTERN
from svcq_build.reference import known_ids
from svcq_build.render import Desk, make_desk, preview
from svcq_build.site import blob_of, document_source
from svcq_build.translate import lookup_for, translator
from svcq_build.words import Message, clean, is_chinese, one_line, reason, say

_MARK = b"\xef\xbb\xbf"


class ServedDesk:
    """Answers the editor's requests, one after the other.

    Attributes:
        token: what a request must know; the editor's page holds it.
    """

    def __init__(self, root: Path, today: dt.date, language: str) -> None:
        """Begin.

        Args:
            root: the handbook. today: the day of its checks. language: of messages, where a request names none.
        """
        self.token = secrets.token_urlsafe(32)
        self._root, self._today, self._language = root.resolve(), today, language
        self._handbook: Handbook | None = None
        self._desks: dict[str, tuple[Corpus, Desk]] = {}
        self._turn = threading.Lock()

    def answer(self, what: str, asked: Mapping[str, Any]) -> tuple[HTTPStatus, dict[str, Any]]:
        """Answer a request.

        Args:
            what: ``check``, ``save``, ``preview`` or ``new``. asked: its fields.
        Returns:
            the status, and the answer as JSON holds it; of what was refused ``error``, in words.
        """
        answers: dict[str, Callable[[Mapping[str, Any]], dict[str, Any]]] = {
            "check": self._check,
            "save": self._save,
            "preview": self._preview,
            "new": self._new,
        }
        if what not in answers:
            return HTTPStatus.NOT_FOUND, {"error": self.say(say("There is nothing here."), asked)}
        try:
            with self._turn:
                return HTTPStatus.OK, answers[what](asked)
        except Refused as refused:
            return refused.status, {"error": self.say(refused.message, asked)}
        except OSError as error:
            told = say("The file cannot be read or written: {reason}.", reason=reason(error))
            return HTTPStatus.INTERNAL_SERVER_ERROR, {"error": self.say(told, asked)}

    def say(self, message: Message, asked: Mapping[str, Any] | None = None) -> str:
        """A message in the language of a request's page."""
        language = self._spoken(asked or {})
        return clean(message.render(translator(language), language))

    def _spoken(self, asked: Mapping[str, Any]) -> str:
        language = asked.get("language")
        if not isinstance(language, str) or not language:
            return self._language
        return "zh" if is_chinese(language) else "en"

    def _open(self) -> Handbook:
        if self._handbook is None:
            self._handbook = Handbook(self._root, self._today)
        return self._handbook

    def _check(self, asked: Mapping[str, Any]) -> dict[str, Any]:
        handbook = self._open()
        before = handbook.read(asked.get("path"))
        edited = handbook.edited(str(asked["path"]), _content(text_of(asked), before), with_records=False)
        return judged(self._root, edited, self._spoken(asked), self._desk(handbook.corpus(), asked).interface)

    def _save(self, asked: Mapping[str, Any]) -> dict[str, Any]:
        handbook, path = self._open(), str(asked.get("path"))
        before = handbook.read(asked.get("path"))
        if asked.get("blob") != (blob_of(before) if before else ""):
            raise Refused(
                say("Somebody changed this document since you opened it. Nothing was saved: load the page again and "
                    "make your changes once more."),
                HTTPStatus.CONFLICT,
            )  # fmt: skip
        content, message = content_to_save(handbook, path, _content(text_of(asked), before), asked.get("answers"))
        branch = asked.get("branch")
        if isinstance(branch, str) and branch.strip():
            name = branch.strip()
            made = commit_on_branch(self._root, path, content, name, message, asked.get("push") is True)
            note = self.say(made.note, asked) if made.note is not None else None
            told = {"branch": name, "commit": made.commit, "pushed": made.pushed, "note": note}
            return {"saved": True, "blob": blob_of(before), **told}
        if handbook.read(path) != before:
            raise Refused(
                say("This document has just been changed by somebody else. Nothing was saved."), HTTPStatus.CONFLICT
            )
        save_below(self._root, {self._root / path: content})
        return {"saved": True, "blob": blob_of(content), "branch": None, "commit": None, "pushed": False, "note": None}

    def _new(self, asked: Mapping[str, Any]) -> dict[str, Any]:
        """The skeleton of a document that is not there yet; nothing is written."""
        kind, id_ = all_kinds().get(str(asked.get("kind"))), str(asked.get("id"))
        if kind is None or not re.fullmatch(ID_PATTERN, id_, re.ASCII):
            raise Refused(
                say(
                    "“{id}” cannot be an id: use lower-case letters, digits and hyphens, as in complaint-handling.",
                    id=id_,
                )
            )
        handbook = self._open()
        corpus = handbook.corpus()
        path = f"{kind.folder}{id_}{'.md' if is_prose(kind) else '.yml'}"
        there = corpus.entries.get(f"{kind.name}:{id_}")
        if there is not None or handbook.read(path):
            raise Refused(say("{path} exists already and was left as it is.", path=there.path if there else path))
        language = "zh" if is_chinese(corpus.settings.svcq.languages[0]) else "en"
        title = one_line(str(asked.get("title") or "")).strip() or id_
        text = skeleton(kind, id_, title, self._today, language, known_ids(corpus), is_prose(kind))
        return {**document_source(path, corpus.below, text.encode()), "blob": ""}

    def _preview(self, asked: Mapping[str, Any]) -> dict[str, Any]:
        return {"html": preview(self._desk(self._open().corpus(), asked), text_of(asked))}

    def _desk(self, corpus: Corpus, asked: Mapping[str, Any]) -> Desk:
        """What knows titles, terms and words in the language of a request's page."""
        languages = corpus.settings.svcq.languages
        named = asked.get("language")
        language = named if isinstance(named, str) and named in {*languages, "zh", "en"} else self._language
        if language not in self._desks or self._desks[language][0] is not corpus:
            lookup = lookup_for(self._root, language, corpus.settings.svcq) if language in languages[1:] else None
            desk = make_desk(build_graph(corpus), language, self._today, lookup, self._root, served=True)
            self._desks[language] = (corpus, desk)
        return self._desks[language][1]


def _content(text: str, before: bytes) -> bytes:
    """A text as a file's bytes; the byte order mark, which browsers are not shown, stays."""
    return (_MARK if before.startswith(_MARK) else b"") + text.encode()
