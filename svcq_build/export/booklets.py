"""Booklets: all that binds a role, document by document, in one paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from svcq_build.export.blocks import Block, Break, Heading, Listing, Outline, Paragraph, plain
from svcq_build.export.papers import Papers
from svcq_build.kinds import all_kinds
from svcq_build.render import LocalEntry, duties, format_date


def booklet(papers: Papers, role: str) -> Outline:
    """The booklet of a role (``role:id``): its charter, then the documents that bind it, but for their histories."""
    held = duties(papers.desk, role)
    bound = {binding.ref for binding in held.standards} | {*held.steps, *held.checklists, *held.curricula, *held.teams}
    bound |= {attendance.ref for attendance in held.meetings} | set(held.indicators)
    local = papers.local(role)
    blocks: list[Block] = [*_chapter(papers, local)]
    before = ""
    for ref in _in_order(bound):
        kind = ref.partition(":")[0]
        blocks += [*([Break()] if kind != before else []), *_chapter(papers, papers.local(ref))]
        before = kind
    owned = [ref for refs in held.owned.values() for ref in refs if ref not in {role, *bound}]
    if owned:
        items = tuple((Paragraph(plain(papers.fields.reference(ref))),) for ref in _in_order(owned))
        title = papers.word("Documents it owns")
        blocks += [Break(), Heading(plain(title)), Listing(items)]
    title = papers.word("{title}: booklet", title=papers.line(local.doc.title))
    notice = papers.word("Histories and reviews of the documents are left out here; the copy of each has them.")
    return papers.paper(local, tuple(blocks), title=title, notices=(notice,), contents=1, cover=True)


def _in_order(refs: Iterable[str]) -> list[str]:
    """References by their kinds, as menus have them, then by their ids."""
    order = {name: place for place, name in enumerate(all_kinds())}
    return sorted(refs, key=lambda ref: (order[ref.partition(":")[0]], ref))


def _chapter(papers: Papers, local: LocalEntry) -> Iterator[Block]:
    yield Heading(papers.fields.inline(local.doc.title))
    yield Paragraph(plain(" · ".join(_edition(papers, local))), "small")
    yield from papers.lead(local)
    yield from papers.own(local, 2)


def _edition(papers: Papers, local: LocalEntry) -> Iterator[str]:
    """Which edition of which document a chapter shows."""
    doc = local.doc
    yield papers.desk.interface.named(local.kind.zh, local.kind.en)
    yield papers.line(doc.code) if doc.code else local.ref
    if doc.version:
        yield papers.word("version {version}", version=doc.version)
    if doc.status != "active":
        yield papers.desk.interface.choice("status", doc.status)
    if doc.effective:
        yield papers.word("Applies from {day}", day=format_date(doc.effective, papers.desk.lang))
