"""Plan: sources → draft documents and an account of everything, before anything is written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import PurePath

from svcq_build.edit import drafted
from svcq_build.intake.accounting import unaccounted
from svcq_build.intake.accounts import Account, ImportWish, NewDocument, Understood
from svcq_build.intake.blocks import CannotRead, Paragraph, Place, Remark, Source, Undecided
from svcq_build.intake.drafts import drafters
from svcq_build.intake.drafts._facts import take_facts, take_header
from svcq_build.intake.drafts._taking import Claim, Draft, Known, Taking
from svcq_build.intake.kind_guess import guess_kind
from svcq_build.intake.prose import as_prose
from svcq_build.intake.reading import read_sources
from svcq_build.intake.sections import Line, Outlined, outlined
from svcq_build.intake.slugs import slug_of
from svcq_build.intake.tools import read_demands
from svcq_build.kinds import all_kinds, kind_words
from svcq_build.load import Corpus, read_document
from svcq_build.model import Finding, Route
from svcq_build.translate import translator
from svcq_build.words import TO_SORT, Message, say

_MORE = {"zh": "《{title}》其余内容", "en": "{title}: the rest"}
_FROM = {"zh": "由 {name} 导入的草案，请逐项核对。", "en": "A draft imported from {name}; please check all of it."}
_REST = {
    "zh": "原文件中没有归入“{title}”的内容，待整理。",
    "en": "What of the file is no part of “{title}”, to be sorted.",
}


@dataclass(slots=True)
class _Taken:
    """What ids and titles are taken, in the handbook and by what is about to be written."""

    corpus: Corpus
    new: dict[str, str] = field(default_factory=dict)
    promised: dict[str, str] = field(default_factory=dict)

    def title_of(self, ref: str) -> str | None:
        entry = self.corpus.entries.get(ref)
        return str(entry.says("title")) if entry is not None else self.new.get(ref)

    def role(self, title: str) -> str | None:
        """The id of the role with a title or an id, in the handbook or among those that are about to be written."""
        wanted = "".join(title.split())
        for ref, entry in self.corpus.entries.items():
            if entry.kind.name == "role" and wanted and wanted in (entry.id, "".join(str(entry.says("title")).split())):
                return ref.partition(":")[2]
        return self.promised.get(wanted)

    def is_taken(self, ref: str) -> bool:
        return ref in self.corpus.entries or ref in self.new or any(one.ref == ref for one in self.corpus.unread)


def plan_import(files: Iterable[tuple[str, bytes]], corpus: Corpus, wish: ImportWish) -> list[Account]:
    """Make drafts of files.

    Args:
        files: names and bytes. corpus: the handbook as it is. wish: what is wished of them.
    Returns:
        an account for each file, in order.
    """
    read = (
        read_demands(wish.tool, [*files])
        if wish.tool
        else [(name, _read(name, content, wish)) for name, content in files]
    )
    taken = _Taken(corpus)
    plans = [
        (name, found if isinstance(found, CannotRead) else [_Unit.of(one, wish) for one in found])
        for name, found in read
    ]
    _promise(plans, taken)
    wish = replace(wish, owner=taken.role(wish.owner or "") or wish.owner)
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


def _read(name: str, content: bytes, wish: ImportWish) -> list[Source] | CannotRead:
    """The sources of a file of an office, or why there are none."""
    try:
        stem = slug_of(PurePath(name).stem, "picture")
        return read_sources(PurePath(name).name, content, stem, wish.tracked)
    except CannotRead as error:
        return error


def _promise(plans: Sequence[tuple[str, list[_Unit] | CannotRead]], taken: _Taken) -> None:
    """Promise ids to the roles that will be written, so that they and others can name them."""
    for _, units in plans:
        for unit in units if not isinstance(units, CannotRead) else ():
            if unit.kind == "role":
                for draft in drafters()["role"].draft(unit.outline, Known(taken.role, "en"))[0]:
                    id_ = slug_of(draft.title)
                    others = taken.promised.values()
                    free = (f"{id_}-{n}" if n > 1 else id_ for n in count(1))
                    free_id = next(one for one in free if one not in others and not taken.is_taken(f"role:{one}"))
                    taken.promised.setdefault("".join(draft.title.split()), free_id)


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
        if wish.kind:
            return cls(source, outline, wish.kind, say("--kind says so"))
        if wish.tool:
            return cls(source, outline, "standard", say("it holds requirements"))
        kind, why = guess_kind(outline)
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


class _Faulty(CannotRead):
    """A draft that would have faults."""


def _documents(unit: _Unit, taken: _Taken, wish: ImportWish) -> Account:
    """The documents of one source; a guide where the kind that was guessed takes nothing of it, or not soundly."""
    before, why = dict(taken.new), unit.why
    try:
        found = _of_kind(unit, unit.kind, why, taken, wish)
        if found is not None:
            return found
        why = say("{why}, but nothing in it can be taken for that, so it became a guide", why=why)
    except _Faulty as faulty:
        if unit.kind == "guide":
            raise
        taken.new = before
        why = say("{why}, but {fault}, so it became a guide", why=why, fault=faulty.message)
    return _of_kind(unit, "guide", why, taken, wish) or Account(unit.source.name)


def _of_kind(unit: _Unit, kind: str, why: Message, taken: _Taken, wish: ImportWish) -> Account | None:
    """The documents that one source becomes as a kind; None where it takes nothing of it."""
    drafts, taking = drafters()[kind].draft(unit.outline, Known(taken.role, wish.language))
    if not drafts:
        return None
    if len(drafts) == 1:
        take_facts(taking, drafts[0])
        for remark in unit.source.remarks:
            if remark.place == Place("header"):
                take_header(remark, drafts[0])
    twins = [
        Remark(Place("file"), say("There are two of the title “{title}”; make one of them.", title=draft.title))
        for draft in drafts
        if draft.kind != "guide"
        and any(ref.startswith(f"{draft.kind}:") and title == draft.title for ref, title in taken.new.items())
    ]
    made = [_write(draft, unit, taken, wish, is_first=draft is drafts[0]) for draft in drafts]
    rest = _rest(drafts, made, taking, unit, wish.language)
    if rest is not None:
        made.append(_write(rest, unit, taken, wish, is_first=False))
        drafts = [*drafts, rest]
    understood = [
        Understood(one.place, one.text, one.became, document.ref, one.field)
        for draft, document in zip(drafts, made, strict=True)
        for one in draft.claims
    ]
    title = [
        Understood(one.place, one.text, say("the title"), made[0].ref, "title") for one in unit.outline.title_lines
    ]
    told = sorted((*title, *understood), key=_order(unit.source))
    lost = unaccounted(unit.source, [*(one.text for one in made), *(one.text for one in told)])
    return Account(unit.source.name, None, None, ((kind, why),), tuple(made), tuple(told), (*twins, *lost))


def _order(source: Source) -> Callable[[Understood], int]:
    """The order in which things stand in a source."""
    places: dict[Place, int] = {}
    for block in source.blocks:
        for place in [block.place] if isinstance(block, Paragraph) else [cell.place for cell in block.cells()]:
            places.setdefault(place, len(places))
    return lambda one: places.get(one.place, len(places))


def _rest(drafts: list[Draft], made: list[NewDocument], taking: Taking, unit: _Unit, language: str) -> Draft | None:
    """A guide with what of a source is part of none of its documents; None where nothing is left."""
    left = taking.left()
    more = [line for draft in drafts for line in draft.more]
    prose = as_prose(left)
    shown = [*(one.text for one in made), prose, *more]
    homeless = [one.name for one in unit.source.pictures if not any(f"]({one.name})" in text for text in shown)]
    more += [f"![]({name})" for name in homeless]
    if not left and not more:
        return None
    only_role = len(drafts) == 1 and drafts[0].kind == "role"  # the title of a form says what form it is: 岗位说明书
    title = drafts[0].title if only_role else unit.outline.title
    draft = Draft("guide", _MORE[language].format(title=title))
    draft.given = {
        "summary": _REST[language].format(title=title),
        "tags": [TO_SORT[language]],
        "about": [one.ref for one in made],
        "body": "\n\n".join(filter(None, (prose, *more))),
    }
    for name in homeless:
        draft.claims.append(
            Claim(Place("file"), name, say("a picture that stands beside no words of a document"), "body")
        )
    for section in left:
        if section.heading is not None:
            draft.claims.append(Claim(section.heading.place, section.heading.block.shown, say("a heading"), "body"))
        for one in section.content:
            text = one.block.shown if isinstance(one, Line) else "；".join(c.text for c in one.cells() if c.text)
            draft.claims.append(Claim(one.place, text, say("text for which no field was found"), "body"))
    return draft


def _write(draft: Draft, unit: _Unit, taken: _Taken, wish: ImportWish, is_first: bool) -> NewDocument:
    kind = all_kinds()[draft.kind]
    promised = taken.promised.get("".join(draft.title.split())) if draft.kind == "role" else None
    wanted = wish.id or promised or slug_of(draft.title)
    id_, number = wanted, 1
    while taken.is_taken(f"{kind.name}:{id_}"):
        if taken.title_of(f"{kind.name}:{id_}") == draft.title and f"{kind.name}:{id_}" in taken.corpus.entries:
            raise CannotRead(
                say(
                    "There is a {kind} “{title}” already ({ref}), and nothing was changed.",
                    kind=kind_words(kind.name),
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
    notes += _remarks(unit.source, wish.language) if is_first else []
    known = {"role": [wish.owner] if wish.owner else []}
    done = drafted(kind, given, wish.today, wish.language, known, notes)
    ending = ".md" if "body" in given else ".yml"
    path = f"{kind.folder}{id_}{ending}"
    folder = path.rpartition("/")[0]
    pictures = {f"{folder}/{one.name}": one.content for one in unit.source.pictures if f"]({one.name})" in done.text}
    size, limit = len(done.text.encode()) // 1024, taken.corpus.settings.svcq.max_file_kb
    if size > limit:
        raise CannotRead(
            say("“{title}” would have {size} KB; the limit is {limit} KB.", title=draft.title, size=size, limit=limit),
            say("Split the file, or raise extra.svcq.max_file_kb in mkdocs.yml."),
        )
    faults: list[Finding] = []
    read_document(path, done.text.encode(), faults, parameters=taken.corpus.parameters)
    if faults:
        raise _Faulty(say("“{title}” would have faults: {fault}", title=draft.title, fault=faults[0].message))
    return NewDocument(
        ref, path, done.text, draft.title, kind.name, tuple(map(_route, done.open)), draft.guesses, pictures
    )


def _remarks(source: Source, language: str) -> list[str]:
    """What of a source would be lost with its file, a line each."""
    translate = translator(language)
    return [
        " ".join(
            f"{one.place.words.render(translate, language)}: {one.what.render(translate, language)} {one.text}".split()
        )
        for one in source.remarks
        if one.stays
    ]


def _route(route: Route) -> str:
    return ".".join(map(str, route))
