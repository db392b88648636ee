"""Papers: documents → outlines: what stands on the first page, what follows, and what tells one copy from another."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from svcq_build.export.blocks import Block, Definitions, Front, Heading, Labels, Outline, Paragraph, opening, plain
from svcq_build.export.fields import FieldWriter, Value
from svcq_build.export.numbers import evened
from svcq_build.export.pictures import picture_finder
from svcq_build.files import CONFIGURATION
from svcq_build.git import GitError
from svcq_build.history import Stand, commits, stand_of
from svcq_build.kinds._document import Document
from svcq_build.load import TRANSLATIONS, Graph, top_folders
from svcq_build.render import Desk, Interface, LocalEntry, format_date, make_desk, own_fields
from svcq_build.translate import lookup_for

#: What stands on the first page of every document, or is its title.
_ON_FIRST_PAGE = frozenset({"kind", "id", "code", "title", "summary", "status", "version", "owner", "effective"})
#: What every document has, and is told after what it came for; its own text belongs to that.
_AFTERWARDS = frozenset(Document.model_fields) - _ON_FIRST_PAGE - {"body"}


@dataclass(frozen=True, slots=True)
class State:
    """The state of a handbook that a copy shows.

    Attributes:
        day: of its commit; without one, the day of the copy. commit: its id, or nothing.
        edited: whether files say something else than the commit.
    """

    day: dt.date
    commit: str = ""
    edited: bool = False


def state_of(root: Path, today: dt.date) -> State:
    """The state that a handbook is in: by its newest commit, so that the same commit makes the same copy."""
    stand: Stand = stand_of(root, (*top_folders(), TRANSLATIONS, CONFIGURATION))
    if not stand.commit:
        return State(today)
    try:
        return State(commits(root)[0].day, stand.commit, stand.edited)
    except GitError:
        return State(today, stand.commit, stand.edited)


def labels_of(words: Interface, is_standard: bool = False) -> Labels:
    """What a paper says of itself, in the language of ``words``; a standard's contents have a name of their own."""
    return Labels(
        contents=words.named("目次", "Contents") if is_standard else words.word("Contents"),
        page=words.word("Page {n} of {total}"),
        appendix=words.word("Appendix {letter}"),
        colon=words.word("{label}: {value}", label="", value="").rstrip("\n"),
    )


def open_papers(root: Path, graph: Graph, language: str, today: dt.date) -> Papers:
    """Prepare to write papers in a language of the handbook.

    Args:
        root: the repository. graph: its documents. language: of the papers. today: counts where there is no commit.
    Raises:
        TranslationFileError: when translations cannot be read.
    """
    settings = graph.corpus.settings.svcq
    lookup = None if language == settings.languages[0] else lookup_for(root, language, settings)
    state = state_of(root, today)
    return Papers(make_desk(graph, language, state.day, lookup, root), root, state)


class Papers:
    """Writes the papers of one state of a handbook, in one language."""

    def __init__(self, desk: Desk, root: Path, state: State) -> None:
        """Args: desk: answers and speaks. root: where pictures lie. state: what the copies show."""
        self.desk, self.state = desk, state
        self.fields = FieldWriter(desk, picture_finder(root))
        self.word = desk.interface.word

    def document(self, ref: str) -> Outline:
        """A copy of one document, all that it says: ``kind:id``."""
        local = self.local(ref)
        blocks = (*self.lead(local), *self.own(local, 1), *self.about(local, 1))
        return self.paper(local, blocks)

    def paper(
        self,
        local: LocalEntry,
        blocks: tuple[Block, ...],
        title: str = "",
        notices: tuple[str, ...] = (),
        contents: int = 2,
        cover: bool = False,
        front: Front | None = None,
    ) -> Outline:
        """A paper that stands for one document.

        Args:
            local: it. blocks: what the paper says. title: other than the document's. notices: further ones.
            contents, cover, front: as :class:`Outline` has them.
        """
        doc = local.doc
        code = str(doc.code) if doc.code else local.ref
        return Outline(
            title=title or self.line(doc.title),
            language=self.desk.lang,
            organisation=self.organisation,
            day=self.state.day,
            blocks=evened(blocks),
            kicker=self.desk.interface.named(local.kind.zh, local.kind.en),
            facts=tuple(self._facts(local)),
            notices=(*self.notices(), *notices),
            running=f"{code} {self.line(doc.title)}" if doc.code else self.line(doc.title),
            stamp=self._stamp(local, code),
            warning=self._warning(local),
            contents=contents,
            cover=cover,
            front=front,
            labels=labels_of(self.desk.interface, is_standard=front is not None),
        )

    def lead(self, local: LocalEntry) -> tuple[Block, ...]:
        """What a document says of itself in a sentence or two."""
        words, rest = opening(self.fields.text(local.doc.summary))
        return (*((Paragraph(words, "lead"),) if words else ()), *rest)

    def own(self, local: LocalEntry, level: int) -> tuple[Block, ...]:
        """What a document says that only its kind has: short values first, then a section for each long one.

        Args:
            level: of the headings of sections.
        """
        values = self.own_values(local, level)
        return (*self._facts_of(values), *self._sections(values, level))

    def own_values(self, local: LocalEntry, level: int) -> list[Value]:
        """The fields that only a document's kind has, with what they say; its own text comes last."""
        elsewhere = _ON_FIRST_PAGE | _AFTERWARDS
        values = [one for one in self.fields.values(local.doc, level) if one.field.attribute not in elsewhere]
        return sorted(values, key=lambda one: one.field.name == "body")  # the fields of a text are facts about it

    def first_page(self, local: LocalEntry) -> Definitions:
        """What the first page tells of a document, for a paper whose first page is another one."""
        return Definitions(tuple((name, (Paragraph(plain(value)),)) for name, value in self._facts(local)))

    def about(self, local: LocalEntry, level: int) -> tuple[Block, ...]:
        """What a document says that every document can: reviews, exceptions, the organisation's own, its history."""
        facts = self.about_facts(local)
        title = Heading(plain(self.word("About this document")), level, numbered="no")
        return (*((title, *facts) if facts else ()), *self.about_sections(local, level))

    def about_facts(self, local: LocalEntry) -> tuple[Block, ...]:
        """The short ones of these, and the organisation's own fields."""
        own = own_fields(self.desk, local)
        pairs = tuple((name.striptags(), (Paragraph(plain(value.striptags())),)) for name, value in own)
        return (*self._facts_of(self._afterwards(local, 1)), *((Definitions(pairs),) if pairs else ()))

    def about_sections(self, local: LocalEntry, level: int) -> tuple[Block, ...]:
        """The long ones, each under its title."""
        return self._sections(self._afterwards(local, level), level, counted=False)

    def _afterwards(self, local: LocalEntry, level: int) -> list[Value]:
        values = self.fields.values(local.doc, level)
        return [one for one in values if one.field.attribute in _AFTERWARDS and one.field.name != "more"]

    def notices(self) -> Iterator[str]:
        """How a copy may be used; the first sentence is the one for every page."""
        yield self.word("Printed copies are not controlled: the version on the site is the one that applies.")
        if self.state.edited:
            yield self.word("Made with edits that are not committed.")

    def title(self, ref: str) -> str:
        """A document's title, where it is in the language of the papers; nothing where it is not translated."""
        title = self.local(ref).doc.title
        return self.line(title) if getattr(title, "lang", self.desk.lang) == self.desk.lang else ""

    def line(self, text: str) -> str:
        """The words alone of one line of a document."""
        return "".join(run.text for run in self.fields.inline(text))

    @property
    def organisation(self) -> str:
        """Whose papers these are: who writes the handbook, where its settings say so, else the handbook's name."""
        return self.line(self.desk.setting("site_author") or self.desk.setting("site_name") or "")

    def local(self, ref: str) -> LocalEntry:
        """A document in the language of the papers. Raises KeyError where it is missing, or has faults."""
        local = self.desk.local(ref)
        if local is None:
            raise KeyError(ref)
        return local

    def _facts_of(self, values: list[Value]) -> tuple[Block, ...]:
        return self.fields.facts(one for one in values if not one.long)

    def _sections(self, values: list[Value], level: int, counted: bool = True) -> tuple[Block, ...]:
        return tuple(block for one in values if one.long for block in self.fields.section(one, level, counted))

    def _facts(self, local: LocalEntry) -> Iterator[tuple[str, str]]:
        doc, word = local.doc, self.word
        if doc.code:
            yield word("Code"), self.line(doc.code)
        if doc.version:
            yield word("Version"), str(doc.version)
        yield word("Status"), self.desk.interface.choice("status", doc.status)
        if doc.owner:
            yield word("Owner"), self.fields.reference(doc.owner)
        if doc.effective:
            yield word("Effective"), format_date(doc.effective, self.desk.lang)
        yield word("Document"), local.ref
        yield word("As of"), format_date(self.state.day, self.desk.lang)
        yield word("Commit"), self._commit()

    def _commit(self) -> str:
        if not self.state.commit:
            return self.word("no commit")
        commit = self.state.commit[:10]
        return f"{commit} {self.word('and edits that are not committed')}" if self.state.edited else commit

    def _stamp(self, local: LocalEntry, code: str) -> str:
        version = local.doc.version
        told = [code, self.word("version {version}", version=version) if version else ""]
        told += [format_date(self.state.day, self.desk.lang)]
        told += [self.word("commit {id}", id=self.state.commit[:10]) if self.state.commit else self.word("no commit")]
        return " · ".join(one for one in told if one)

    def _warning(self, local: LocalEntry) -> tuple[str, str] | None:
        """What nobody may miss: a document that is not in force, and what is in its place."""
        doc, word = local.doc, self.word
        if doc.status == "retired":
            told = word("This document no longer applies.")
            later = [self.fields.reference(link.ref) for link in self.desk.incoming(local.ref, None, "replaced-by")]
            if later:
                gap = self.desk.interface.values()["gap"]
                told += f"{gap}{word('In its place:')}{gap}{word(', ').join(later)}"
        elif doc.status == "draft":
            told = word("This document does not apply yet.")
        elif doc.effective and doc.effective > self.state.day:
            return word("Not yet in force"), word("Applies from {day}", day=format_date(doc.effective, self.desk.lang))
        else:
            return None
        return self.desk.interface.choice("status", doc.status), told
