"""The standards system as auditors of service standardisation ask for it: structure chart, detail table, statistics."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from svcq_build.kinds import all_kinds
from svcq_build.render.addresses import list_address
from svcq_build.render.text import plain
from svcq_build.render.views import Context, LocalEntry, View
from svcq_build.render.views._sub_systems import BRANCHES, Branch, SubSystem, placed, sub_systems

#: Where standards come from, and what that is called; in the order in which they are listed.
SOURCES = {
    "national": "National standard",
    "trade": "Trade standard",
    "local": "Local standard",
    "association": "Association standard",
    "international": "International standard",
    "other": "Other outside standard",
    "own": "Own standard",
}
#: What the code of an outside standard begins with.
_CODES = (
    ("national", re.compile(r"GB(?:/[TZ])?(?![A-Z])")),
    ("local", re.compile(r"DB ?\d")),
    ("association", re.compile(r"T/")),
    ("own", re.compile(r"Q/")),
    ("international", re.compile(r"(?:ISO|IEC|ITU)\b")),
    ("trade", re.compile(r"[A-Z]{2}(?:/[TZ])? ?\d")),
)
#: More rows of one sub-system than these are read in the files.
MOST_ROWS = 60


@dataclass(frozen=True, slots=True)
class Row:
    """One standard of the detail table.

    Attributes:
        number: its number in the system (``2.7-03``). code, title: its own. target: what a link leads to.
        source: one of :data:`SOURCES`. effective: the day from which it applies. owner: the role that answers for it.
    """

    number: str
    code: str
    title: str
    target: str
    source: str
    effective: dt.date | None
    owner: str | None


@dataclass(frozen=True, slots=True)
class StandardsSystem:
    """All of it.

    Attributes:
        rows: the standards of each sub-system, by its number. counts: how many there are of each source, by branch.
    """

    rows: Mapping[str, Sequence[Row]]
    counts: Mapping[str, Mapping[str, int]]

    @property
    def sums(self) -> Mapping[str, int]:
        """How many there are in each branch."""
        return {branch.number: sum(len(self.rows[part.number]) for part in branch.parts) for branch in BRANCHES}

    @property
    def total(self) -> int:
        """How many standards there are."""
        return sum(map(len, self.rows.values()))


def source_of(code: str) -> str:
    """Where an outside standard comes from, as its code says."""
    return next((source for source, pattern in _CODES if pattern.match(code.strip())), "other")


def standards_system(context: Context) -> StandardsSystem:
    """The standards in force, each in its sub-system, outside standards before our own."""
    found: dict[str, list[Row]] = {part.number: [] for part in sub_systems()}
    for name in all_kinds():
        if name == "term":
            continue
        for entry in context.entries(name):
            part = placed(context, entry) if entry.doc.status == "active" else None
            if part is not None:
                found[part.number].append(_row(entry))
    for part in sub_systems():
        if "term" in part.kinds:
            found[part.number].extend(_glossary(context))
    numbered = {number: tuple(_numbered(number, rows)) for number, rows in found.items()}
    counts = {
        source: {
            branch.number: sum(row.source == source for part in branch.parts for row in numbered[part.number])
            for branch in BRANCHES
        }
        for source in SOURCES
    }
    return StandardsSystem(numbered, {source: of for source, of in counts.items() if any(of.values())})


def _numbered(number: str, rows: list[Row]) -> Iterator[Row]:
    ordered = sorted(rows, key=lambda row: (list(SOURCES).index(row.source), not row.code, row.code))
    width = max(2, len(str(len(ordered))))
    for at, row in enumerate(ordered, 1):
        yield Row(f"{number}-{at:0{width}d}", row.code, row.title, row.target, row.source, row.effective, row.owner)


def _row(entry: LocalEntry) -> Row:
    doc = entry.doc
    outside = entry.kind.name == "framework"
    code = plain(doc.code or "")
    source = source_of(code) if outside else "own"
    return Row(
        "", _dated(code, doc.edition) if outside else code, doc.title, entry.ref, source, doc.effective, doc.owner
    )


def _dated(code: str, edition: str) -> str:
    """The code of an outside standard with the year of its edition: GB/T 24421-2023, ISO 9001:2015."""
    year = re.search(r"(?:19|20)\d\d", edition)
    if not code or year is None or year[0] in code:
        return code
    return f"{code}{':' if source_of(code) == 'international' else '-'}{year[0]}"


def _glossary(context: Context) -> Iterator[Row]:
    """All terms are one standard."""
    terms = [entry for entry in context.entries("term") if entry.doc.status == "active"]
    if terms:
        kind = all_kinds()["term"]
        named = context.interface.named
        title = named(f"{kind.zh_plural}（{len(terms)} 条）", f"{named('', kind.en_plural)} ({len(terms)})")
        yield Row("", "", title, list_address("term"), "own", None, None)


def titles(context: Context) -> dict[str, str]:
    """What each branch and sub-system is called in the language of the page, by its number."""
    every: list[Branch | SubSystem] = [*BRANCHES, *sub_systems()]
    return {one.number: context.interface.named(one.zh, one.en) for one in every}


def _data(context: Context) -> Mapping[str, Any]:
    return {
        "system": standards_system(context),
        "branches": BRANCHES,
        "titles": titles(context),
        "sources": SOURCES,
        "most": MOST_ROWS,
    }


VIEW = View(
    name="standards-system",
    path="standards-system",
    zh="标准体系",
    en="Standards system",
    order=12,
    data=_data,
    zh_help="给标准化试点评审人员和质量经理：标准体系结构图、标准明细表和统计。",
    en_help="For auditors of standardisation and the quality manager: structure chart, detail table, statistics.",
    icon="material/sitemap-outline",
)
