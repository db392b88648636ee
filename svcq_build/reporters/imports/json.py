"""What became of files, as JSON, version 1: a contract, extended but never changed. All texts are whole."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from svcq_build.intake import Account, Place
from svcq_build.translate import translator
from svcq_build.words import Message, json_text


def report(accounts: Sequence[Account], written: bool, language: str) -> str:
    """See :func:`svcq_build.reporters.imports.report_import`."""
    translate = translator(language)

    def words(message: Message | None) -> str | None:
        return message.render(translate, language) if message is not None else None

    def place(one: Place) -> dict[str, Any]:
        known = {"number": one.number, "row": one.row, "column": one.column, "name": one.name}
        return {
            "where": one.where,
            **{name: value for name, value in known.items() if value},
            "words": words(one.words),
        }

    def file(account: Account) -> dict[str, Any]:
        return {
            "file": account.name,
            "refused": words(account.refused),
            "hint": words(account.hint),
            "kinds": [{"kind": kind, "because": words(why)} for kind, why in account.kinds],
            "documents": [
                {
                    "document": one.ref,
                    "path": one.path,
                    "title": one.title,
                    "open": list(one.open),
                    "chosen": dict(one.guesses),
                    "pictures": list(one.pictures),
                }
                for one in account.documents
            ],
            "understood": [
                {
                    "place": place(one.place),
                    "text": one.text,
                    "became": words(one.became),
                    "document": one.document,
                    "field": one.field,
                }
                for one in account.understood
            ],
            "left_out": [
                {"place": place(one.place), "what": words(one.what), "text": one.text} for one in account.left_out
            ],
        }

    return json_text({"version": 1, "written": written, "files": [file(one) for one in accounts]})
