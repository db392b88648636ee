"""Plan: sources → draft documents and an account of everything, before anything is written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePath

from svcq_build.edit import drafted
from svcq_build.intake.blocks import CannotRead, Place, Remark, Source, Tracked, Undecided
from svcq_build.intake.drafts import drafters
from svcq_build.intake.drafts._taking import Claim, Draft, Known, Taking
from svcq_build.intake.kind_guess import guess_kind
from svcq_build.intake.prose import as_prose
from svcq_build.intake.reading import read_sources
from svcq_build.intake.sections import Outlined, outlined
from svcq_build.intake.slugs import slug_of
from svcq_build.kinds import all_kinds
from svcq_build.load import Corpus, read_document
from svcq_build.model import Finding, Route
from svcq_build.words import Message, say

_MORE = {"zh": "《{title}》其余内容", "en": "{title}: the rest"}
_FROM = {"zh": "由 {name} 导入的草案，请逐项核对。", "en": "A draft imported from {name}; please check all of it."}
_REST = {
    "zh": "原文件中没有归入“{title}”的内容，待整理。",
    "en": "What of the file is no part of “{title}”, to be sorted.",
}


@dataclass(frozen=True, slots=True)
class ImportWish:
    """What somebody wishes of an import.

    Attributes:
        today: the day. language: of the words that are added. kind: that the documents shall have; None to guess.
        id: that the one document shall have. owner: the role that answers for them.
        tracked: what is done with tracked changes; None where nobody has said.
    """

    today: dt.date
    language: str
    kind: str | None = None
    id: str | None = None
    owner: str | None = None
    tracked: Tracked | None = None


@dataclass(frozen=True, slots=True)
class NewDocument:
    """A document that is to be written.

    Attributes:
        ref: ``kind:id``. path: from the root. text: its file's. title: its title.
        open: fields that wait for somebody, as ``modules.0.hours``. guesses: what was chosen, by field.
        pictures: that lie beside it, by path.
    """

    ref: str
    path: str
    text: str
    title: str
    open: tuple[str, ...]
    guesses: Mapping[str, str]
    pictures: Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Understood:
    """Something of a source, what it was understood as, and where it is now; ``document`` is "" for a remark's."""

    place: Place
    text: str
    became: Message
    document: str = ""
    field: str = ""


@dataclass(frozen=True, slots=True)
class Account:
    """What became of one file.

    Attributes:
        name: the file's. refused, hint: why nothing became of it, and what to do. kinds: each kind with why it is that.
        documents: what is to be written. understood: what became part of them. left_out: what did not.
        is_undecided: whether it was refused because nobody has said what is done with its tracked changes.
    """

    name: str
    refused: Message | None = None
    hint: Message | None = None
    kinds: tuple[tuple[str, Message], ...] = ()
    documents: tuple[NewDocument, ...] = ()
    understood: tuple[Understood, ...] = ()
    left_out: tuple[Remark, ...] = ()
    is_undecided: bool = False


@dataclass(slots=True)
class _Taken:
    """What ids and titles are taken, in the handbook and by what is about to be written."""

    corpus: Corpus
    new: dict[str, str] = field(default_factory=dict)

    def title_of(self, ref: str) -> str | None:
        entry = self.corpus.entries.get(ref)
        return str(entry.says("title")) if entry is not None else self.new.get(ref)

    def role(self, title: str) -> str | None:
        """The id of the role with a title or an id."""
        wanted = "".join(title.split())
        for ref, entry in self.corpus.entries.items():
            if entry.kind.name == "role" and wanted and wanted in (entry.id, "".join(str(entry.says("title")).split())):
                return ref.partition(":")[2]
        return next(
            (ref.partition(":")[2] for ref, known in self.new.items() if known == wanted and ref.startswith("role:")),
            None,
        )

    def is_taken(self, ref: str) -> bool:
        return ref in self.corpus.entries or ref in self.new or any(one.ref == ref for one in self.corpus.unread)


def plan_import(files: Iterable[tuple[str, bytes]], corpus: Corpus, wish: ImportWish) -> list[Account]:
    """Make drafts of files.

    Args:
        files: names and bytes. corpus: the handbook as it is. wish: what is wished of them.
    Returns:
        an account for each file, in order.
    """
    read: list[tuple[str, list[Source] | CannotRead]] = []
    for name, content in files:
        try:
            stem = slug_of(PurePath(name).stem, "picture")
            read.append((name, read_sources(PurePath(name).name, content, stem, wish.tracked)))
        except CannotRead as error:
            read.append((name, error))
    taken = _Taken(corpus)
    plans = [
        (name, found if isinstance(found, CannotRead) else [_Unit.of(one, wish) for one in found])
        for name, found in read
    ]
    accounts: dict[int, Account] = {}
    first = [
        at
        for at, (_, units) in enumerate(plans)
        if not isinstance(units, CannotRead) and any(u.kind == "role" for u in units)
    ]
    for at in (*first, *(at for at in range(len(plans)) if at not in first)):  # roles first: others name them
        name, units = plans[at]
        accounts[at] = (
            Account(name, units.message, units.hint, is_undecided=isinstance(units, Undecided))
            if isinstance(units, CannotRead)
            else _account(name, units, taken, wish)
        )
    return [accounts[at] for at in range(len(plans))]


@dataclass(frozen=True, slots=True)
class _Unit:
    """A source with what it is likely to become."""

    source: Source
    outline: Outlined
    kind: str
    why: Message

    @classmethod
    def of(cls, source: Source, wish: ImportWish) -> _Unit:
        outline = outlined(source, PurePath(source.name).stem)
        kind, why = (wish.kind, say("--kind says so")) if wish.kind else guess_kind(outline)
        return cls(source, outline, kind, why)


def _account(name: str, units: Sequence[_Unit], taken: _Taken, wish: ImportWish) -> Account:
    account = Account(name)
    for unit in units:
        try:
            done = _documents(unit, taken, wish)
        except CannotRead as error:
            return Account(name, error.message, error.hint)
        account = replace(
            account,
            kinds=(*account.kinds, *done.kinds),
            documents=(*account.documents, *done.documents),
            understood=(*account.understood, *done.understood),
            left_out=(*account.left_out, *unit.source.remarks, *done.left_out),
        )
    return account


def _documents(unit: _Unit, taken: _Taken, wish: ImportWish) -> Account:
    """The documents of one source; a guide where the kind that was guessed takes nothing of it."""
    known = Known(taken.role, wish.owner, wish.language)
    kind, why = unit.kind, unit.why
    drafts, taking = drafters()[kind].draft(unit.outline, known)
    if not drafts and kind != "guide":
        kind, why = "guide", say("{why}, but nothing in it can be taken for that, so it became a guide", why=why)
        drafts, taking = drafters()["guide"].draft(unit.outline, known)
    if not drafts:
        return Account(unit.source.name)
    made = [_write(draft, unit, taken, wish) for draft in drafts]
    rest = _rest(drafts, made, taking, unit, wish.language)
    if rest is not None:
        made.append(_write(rest, unit, taken, wish))
        drafts = [*drafts, rest]
    understood = [
        Understood(one.place, one.text, one.became, document.ref, one.field)
        for draft, document in zip(drafts, made, strict=True)
        for one in draft.claims
    ]
    title = [
        Understood(one.place, one.text, say("the title"), made[0].ref, "title") for one in unit.outline.title_lines
    ]
    return Account(unit.source.name, None, None, ((kind, why),), tuple(made), (*title, *understood))


def _rest(drafts: list[Draft], made: list[NewDocument], taking: Taking, unit: _Unit, language: str) -> Draft | None:
    """A guide with what of a source is part of none of its documents; None where nothing is left."""
    left = taking.left()
    more = [line for draft in drafts for line in draft.more]
    if not left and not more:
        return None
    title = unit.outline.title
    draft = Draft("guide", _MORE[language].format(title=title))
    draft.given = {
        "summary": _REST[language].format(title=title),
        "about": [one.ref for one in made],
        "body": "\n\n".join(filter(None, (as_prose(left), *more))),
    }
    for section in left:
        if section.heading is not None:
            draft.claims.append(Claim(section.heading.place, section.heading.block.shown, say("a heading"), "body"))
        for one in section.content:
            text = one.block.shown if hasattr(one, "block") else "；".join(c.text for c in one.cells() if c.text)
            draft.claims.append(Claim(one.place, text, say("text for which no field was found"), "body"))
    return draft


def _write(draft: Draft, unit: _Unit, taken: _Taken, wish: ImportWish) -> NewDocument:
    kind = all_kinds()[draft.kind]
    wanted = wish.id or slug_of(draft.title)
    id_, number = wanted, 1
    while taken.is_taken(f"{kind.name}:{id_}"):
        if taken.title_of(f"{kind.name}:{id_}") == draft.title and f"{kind.name}:{id_}" in taken.corpus.entries:
            raise CannotRead(
                say(
                    "There is a {kind} “{title}” already ({ref}), and nothing was changed.",
                    kind=kind.name,
                    title=draft.title,
                    ref=f"{kind.name}:{id_}",
                ),
                say("Give another id with --id, or delete the other first."),
            )
        number += 1
        id_ = f"{wanted}-{number}"
    ref = f"{kind.name}:{id_}"
    taken.new[ref] = draft.title
    given = {"title": draft.title, **({"owner": wish.owner} if wish.owner else {}), **draft.given}
    notes = [_FROM[wish.language].format(name=unit.source.name)]
    known = {"role": [wish.owner] if wish.owner else []}
    done = drafted(kind, given, wish.today, wish.language, known, notes)
    ending = ".md" if "body" in given else ".yml"
    path = f"{kind.folder}{id_}{ending}"
    folder = path.rpartition("/")[0]
    pictures = {f"{folder}/{one.name}": one.content for one in unit.source.pictures if f"]({one.name})" in done.text}
    faults: list[Finding] = []
    read_document(path, done.text.encode(), faults, parameters=taken.corpus.parameters)
    if faults:
        raise CannotRead(say("“{title}” would have faults: {fault}", title=draft.title, fault=faults[0].message))
    return NewDocument(ref, path, done.text, draft.title, tuple(map(_route, done.open)), draft.guesses, pictures)


def _route(route: Route) -> str:
    return ".".join(map(str, route))
