"""GB/T 1.1: a service standard in the structure that GB/T 1.1-2020 gives Chinese standards.

Cover, contents, foreword; scope, normative references, terms and definitions; then what the standard asks, in numbered
clauses; and in appendices the data behind it and what the document says of itself. Its sentences are the formulas that
are usual there; nothing that the document says is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from typing import Any

from svcq_build.export.blocks import (
    Block,
    Break,
    Clause,
    Front,
    Heading,
    Item,
    Listing,
    Outline,
    Paragraph,
    Table,
    cell,
    opening,
    plain,
)
from svcq_build.export.fields import Value
from svcq_build.export.papers import Papers
from svcq_build.export.texts import texts_of
from svcq_build.model import part_field
from svcq_build.render import LocalEntry, format_date, mentioned

#: Fields that have a place of their own in the structure. All others are chapters, or facts in an appendix.
_PLACED = frozenset({"scope", "applies_to", "basis", "related"})
#: What a text may refer to that nobody follows as a document.
_NO_REFERENCES = frozenset({"term", "role", "team", "parameters", "competence", "case"})
#: What a requirement says beside its clause: an appendix holds it.
_IN_APPENDICES = frozenset({"id", "basis", "satisfies"})


def gbt_standard(papers: Papers, ref: str, second_title: str = "") -> Outline:
    """A service standard after GB/T 1.1-2020.

    Args:
        papers: write it. ref: ``standard:id``. second_title: its title in another language, for the cover.
    """
    return _Standard(papers, papers.local(ref), second_title).outline()


class _Standard:
    """Writes one standard."""

    def __init__(self, papers: Papers, local: LocalEntry, second_title: str) -> None:
        self._papers, self._local, self._doc, self._second = papers, local, local.doc, second_title
        self.word, self._fields = papers.word, papers.fields
        self._values = papers.own_values(local, 1)
        held = (getattr(self._doc, value.field.attribute) for value in self._values if _holds_demands(value))
        self._demands = [demand for demands in held for demand in demands]

    def outline(self) -> Outline:
        blocks = (
            *self._foreword(),
            *self._scope(),
            *self._references(),
            *self._terms(),
            *self._body(),
            *self._basis(),
            *self._correspondence(),
            *self._about(),
            *self._bibliography(),
        )
        return self._papers.paper(self._local, blocks, contents=1, cover=True, front=self._front())

    def _front(self) -> Front:
        doc, word, interface = self._doc, self.word, self._papers.desk.interface
        issued = max((change.date for change in doc.changes), default=None)
        publisher = self._papers.organisation
        return Front(
            kind=interface.named(self._local.kind.zh, self._local.kind.en),
            code=self._papers.line(doc.code) if doc.code else self._local.ref,
            replaces=word("Replaces {document}", document=self._fields.reference(doc.replaces)) if doc.replaces else "",
            second_title=self._second,
            issued=word("Issued on {day}", day=issued.isoformat()) if issued else "",
            effective=word("In force from {day}", day=doc.effective.isoformat()) if doc.effective else "",
            publisher=word("Issued by {organisation}", organisation=publisher) if publisher else "",
        )

    def _foreword(self) -> Iterator[Block]:
        doc = self._doc
        yield Heading(plain(self.word("Foreword")), numbered="no")
        yield _said(
            self.word(
                "This document follows the structure of GB/T 1.1-2020, Directives for standardization, Part 1: Rules "
                "for the structure and drafting of standardizing documents."
            )
        )
        if doc.replaces:
            yield _said(self.word("This document replaces {document}.", document=self._fields.reference(doc.replaces)))
        if doc.owner:
            yield _said(
                self.word("{owner} proposed this document and answers for it.", owner=self._fields.reference(doc.owner))
            )
        if doc.changes:
            yield _said(self.word("The versions of this document were issued as follows:"))
            days = (
                self.word(
                    "{version}, on {day}", version=change.version, day=format_date(change.date, self._papers.desk.lang)
                )
                for change in reversed(doc.changes)
            )
            yield _listing(days)
        yield Break()

    def _scope(self) -> Iterator[Block]:
        yield Heading(plain(self._papers.desk.interface.named("范围", "Scope")))
        yield from self._fields.text(self._doc.summary)
        if self._doc.scope:
            yield from self._fields.text(self._doc.scope)
        if self._doc.applies_to:
            bound = self.word(", ").join(self._fields.reference(ref) for ref in self._doc.applies_to)
            yield _said(self.word("This document binds: {roles}.", roles=bound))

    def _references(self) -> Iterator[Block]:
        """What must be at hand to follow the standard: the norms that it fulfils, the documents that it names."""
        desk = self._papers.desk
        found = [link.ref for link in desk.outgoing(self._local.ref, "satisfies", "mentions")]
        followed = sorted({ref for ref in found if ref.partition(":")[0] not in _NO_REFERENCES | {self._local.ref}})
        yield Heading(plain(self.word("Normative references")))
        if not followed:
            yield _said(self.word("This document has no normative references."))
            return
        yield _said(
            self.word(
                "The contents of the following documents become indispensable provisions of this document by being "
                "referred to in it. Of dated references only the edition of that date applies; of undated references "
                "the latest edition applies, with all its amendments."
            )
        )
        for ref in followed:
            yield Paragraph(plain(self._fields.reference(ref)))

    def _terms(self) -> Iterator[Block]:
        """The terms of the handbook that the standard uses."""
        desk = self._papers.desk
        said = escape("\n".join(texts_of((*self._fields.text(self._doc.summary), *self._papers.own(self._local, 1)))))
        used = sorted(mentioned(said, desk.glossary(desk.lang)), key=desk.title)
        yield Heading(plain(self.word("Terms and definitions")))
        if not used:
            yield _said(self.word("This document defines no terms."))
            return
        yield _said(self.word("The following terms and definitions apply to this document."))
        for ref in used:
            term = desk.doc(ref)
            aliases = [*getattr(term, "aliases", ())]
            names = self.word("; ").join(self._papers.line(name) for name in (term.title, *aliases))
            yield Clause(plain(names, strong=True))
            yield from self._fields.text(term.definition)

    def _body(self) -> Iterator[Block]:
        """What the standard asks: each requirement a clause, and so each item of a list."""
        for value in self._values:
            if not value.long or value.field.attribute in _PLACED:
                continue
            if _holds_demands(value):
                yield Heading(plain(value.title))
                for demand in getattr(self._doc, value.field.attribute):
                    yield from self._clause(demand)
            elif len(value.blocks) == 1 and isinstance(value.blocks[0], Listing):
                yield Heading(plain(value.title))
                for words, rest in map(opening, value.blocks[0].items):
                    yield Clause(words)
                    yield from rest
            else:
                yield from self._fields.section(value, 1)

    def _clause(self, demand: Any) -> Iterator[Block]:
        words, rest = opening(self._fields.group(demand, _IN_APPENDICES))
        yield Clause(words, mark=demand.id)
        yield from rest

    def _basis(self) -> Iterator[Block]:
        """The data behind the standard and its requirements."""
        held = [one for one in self._demands if getattr(one, "basis", None)]
        if not held and not self._doc.basis:
            return
        yield Break()
        yield self._appendix(self.word("Data behind the requirements"))
        if self._doc.basis:
            yield from self._fields.groups(self._doc.basis)
        for demand in held:
            yield Item(demand.id, self._fields.group(demand.basis))

    def _correspondence(self) -> Iterator[Block]:
        """Which clauses of outside norms each requirement fulfils."""
        held = [one for one in self._demands if getattr(one, "satisfies", ())]
        if held:
            yield self._appendix(self.word("Correspondence with other standards"))
            rows = tuple(
                (cell(one.id), cell(self.word("; ").join(map(self._fields.reference, one.satisfies)))) for one in held
            )
            yield Table((plain(self.word("Requirement")), plain(self.word("Clauses"))), rows)

    def _about(self) -> Iterator[Block]:
        """What the document says of itself: its kind's short facts, reviews, exceptions, history."""
        yield self._appendix(self.word("About this document"))
        yield self._papers.first_page(self._local)
        yield from self._fields.facts(
            one for one in self._values if not one.long and one.field.attribute not in _PLACED
        )
        yield from self._papers.about_facts(self._local)
        yield from self._papers.about_sections(self._local, 2)

    def _bibliography(self) -> Iterator[Block]:
        """What the data stand in, and what a reader wants next."""
        every = [*self._doc.basis, *(one.basis for one in self._demands if getattr(one, "basis", None))]
        papers = [self._papers.line(one.document) for one in every if one.document]
        items = [*papers, *(self._fields.reference(ref) for ref in self._doc.related)]
        if items:
            yield Heading(plain(self.word("Bibliography")), numbered="no")
            yield _listing(dict.fromkeys(items), ordered=True)

    def _appendix(self, title: str) -> Heading:
        return Heading(plain(self.word("(informative) {title}", title=title)), numbered="appendix")


def _said(sentence: str) -> Paragraph:
    return Paragraph(plain(sentence))


def _holds_demands(value: Value) -> bool:
    """Whether a field is a list of parts that each say something: in a standard, a clause each."""
    inner = value.field.inner
    return value.long and inner is not None and part_field(inner) == "id" and "text" in inner.model_fields


def _listing(lines: Iterable[str], ordered: bool = False) -> Listing:
    return Listing(tuple((Paragraph(plain(line)),) for line in lines), ordered)
