"""What became of files, for people: each document with what it was made of, then what did not become part of any."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from svcq_build.intake import Account, NewDocument
from svcq_build.kinds import kind_words
from svcq_build.translate import translator
from svcq_build.words import Message, no_command, one_line, say

#: So much of what was understood is repeated; it stands in the document.
_SHORT = 36


def report(accounts: Sequence[Account], written: bool, language: str) -> str:
    """See :func:`svcq_build.reporters.imports.report_import`."""
    translate = translator(language)

    def words(message: Message) -> str:
        return one_line(message.render(translate, language))

    lines: list[str] = []
    for account in accounts:
        lines += [one_line(account.name), *_account(account, words, written), ""]
    return no_command("\n".join(lines))


def _account(account: Account, words: object, written: bool) -> Iterator[str]:
    assert callable(words)
    if account.refused is not None:
        yield f"  {words(say('Not imported: {reason}', reason=account.refused))}"
        if account.hint is not None:
            yield f"    → {words(account.hint)}"
        return
    for kind, why in account.kinds:
        yield f"  {words(say('Taken for: {kind} ({why})', kind=kind_words(kind), why=why))}"
    for document in account.documents:
        yield from _document(document, account, words, written)
    if account.left_out:
        yield f"  {words(say('Not, or not so, in any document:'))}"
        for one in account.left_out:
            said = f": {one_line(one.text)}" if one.text else ""
            yield f"    {words(one.place.words)}: {words(one.what)}{said}"


def _document(document: NewDocument, account: Account, words: object, written: bool) -> Iterator[str]:
    assert callable(words)
    made = (
        say("written: {path}", path=document.path) if written else say("would be written: {path}", path=document.path)
    )
    yield f"  {words(made)} “{one_line(document.title)}”"
    for one in account.understood:
        if one.document == document.ref:
            text = one_line(one.text)
            short = text if len(text) <= _SHORT else f"{text[:_SHORT]}…"
            at = f" [{one.field}]" if one.field else ""
            yield f"    {words(one.place.words)} → {words(one.became)}{at}: {short}"
    if document.guesses:
        told = ", ".join(f"{name} = {value}" for name, value in document.guesses.items())
        yield f"    {words(say('Chosen, as the file does not say it; see whether it is right: {fields}', fields=told))}"
    if document.open:
        told = ", ".join(document.open)
        yield f"    {words(say('To be filled in, as the file does not say it: {fields}', fields=told))}"
    for path in document.pictures:
        yield f"    {words(say('picture: {path}', path=path))}"
