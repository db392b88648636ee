"""The frame of a report: what every part of it asks, and the blocks that many of them are made of."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property
from typing import Any, TypeVar

from svcq_build.export import Block, Listing, Papers, Paragraph, Table, cell, plain
from svcq_build.load import Graph
from svcq_build.model import CalendarPeriod, format_number, period_around
from svcq_build.records import (
    Measurement,
    Record,
    RecordModel,
    Records,
    Task,
    actions_followed,
    all_record_kinds,
    findings_followed,
)
from svcq_build.render import format_date
from svcq_build.watch import by_figure

M = TypeVar("M", bound=RecordModel)
T = TypeVar("T")
#: Longer lists are told by their number, and their first lines.
MOST_LINES = 12
#: The words of a part are cut to so many signs.
_SHORT = 40


@dataclass(frozen=True)
class Frame:
    """What a report is made of.

    Attributes:
        papers: speaks the language of the report. graph: the documents. records: what happened.
        period: that the report is of. today: what is later is not known yet; overdue is what was due before it.
    """

    papers: Papers
    graph: Graph
    records: Records
    period: CalendarPeriod
    today: dt.date

    @cached_property
    def before(self) -> CalendarPeriod:
        """The period of the same length before."""
        return self.period.before

    @cached_property
    def year_ago(self) -> CalendarPeriod:
        """The same period of the last year."""
        first = self.period.first
        day = first.replace(year=first.year - 1, day=min(first.day, 28))
        return period_around(day, self.period.unit)

    def measured(self, ref: str) -> list[Measurement]:
        """The measured values of an indicator (``indicator:id``), or of a figure beside it (``indicator:id#F1``)."""
        whole, known = ref.partition("#")[0], self.records.kept(_known_values)
        if whole not in known:
            found = (row.model for row in self.records.about("measurement", whole.partition(":")[2]))
            known[whole] = by_figure(row for row in found if isinstance(row, Measurement))
        return known[whole].get(ref, [])

    @cached_property
    def findings(self) -> tuple[Task, ...]:
        """Every finding, with how it stands."""
        return findings_followed(self.records)

    @cached_property
    def actions(self) -> tuple[Task, ...]:
        """Every action, with how it stands."""
        return actions_followed(self.records)

    def word(self, english: str, **blanks: object) -> str:
        """A sentence of svcq's, in the language of the report."""
        return self.papers.word(english, **blanks)

    def name(self, ref: str | None) -> str:
        """What a document (or a part of it) is called; nothing for none."""
        return self.papers.fields.reference(ref) if ref else ""

    def title(self, ref: str) -> str:
        """What a document is called, without its number; of a part, what the part is called or says, cut short."""
        whole, _, part = ref.partition("#")
        local = self.papers.desk.local(whole)
        if local is None:
            return ref
        found: Any = local.doc
        for step in local.entry.parts.get(part, ("",))[:-1]:  # the last step is the part's id
            found = found[step] if isinstance(step, int) else getattr(found, step)
        said = self.papers.line(found if isinstance(found, str) else getattr(found, "title", None) or found.text)
        return said if len(said) <= _SHORT else f"{said[: _SHORT - 1]}…"

    def day(self, day: dt.date | None) -> str:
        """A day as readers write it; nothing for none."""
        return format_date(day, self.papers.desk.lang)

    def choice(self, field: str, value: str) -> str:
        """The label of a choice."""
        return self.papers.desk.interface.choice(field, value)

    def number(self, value: float | None, places: int = 1) -> str:
        """A number, rounded half away from zero; a dash for none."""
        if value is None:
            return "–"
        rounded = Decimal(repr(value)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
        return format_number(float(rounded), self.papers.desk.lang)

    def happened(
        self, model: type[M], period: CalendarPeriod | None = None, about: Collection[str] | None = None
    ) -> list[M]:
        """The records of a kind whose day lies in a period (that of the report), the oldest first.

        Args:
            model: the kind. period: other than the report's. about: the ids of documents; those of others are left out.
        """
        within = period or self.period
        name = str(model.model_fields["kind"].annotation.__args__[0])  # type: ignore[union-attr]
        months = _months(within)
        among: Iterable[Record] = self.records.of_months(name, months)
        if about is not None:
            among = (one for id_ in about for one in self.records.about(name, id_) if one.month in months)
        found = [
            (record.day, record.id, record.model)
            for record in among
            if record.day in within and record.day <= self.today
        ]
        return [one for _, _, one in sorted(found, key=lambda each: each[:2]) if isinstance(one, model)]

    def nothing(self, kind: str) -> tuple[Block, ...]:
        """That there is no record of a kind, said rather than passed over."""
        found = all_record_kinds()[kind]
        named = self.papers.desk.interface.named(found.zh_plural, found.en_plural)
        return (self.small(self.word("No records of this kind in the period: {kind}.", kind=named)),)

    def small(self, text: str) -> Paragraph:
        """A remark."""
        return Paragraph(plain(text), "small")

    def label(self, text: str) -> Paragraph:
        """What names the table or list that follows."""
        return Paragraph(plain(text), "label")

    def table(self, head: Sequence[str], rows: Iterable[Sequence[str]], right: Iterable[int] = ()) -> Table:
        """A table of plain words; numbers stand at the right."""
        return Table(
            tuple(plain(title) for title in head),
            tuple(tuple(cell(value) for value in row) for row in rows),
            right=frozenset(right),
        )

    def counted(self, counts: Counter[Any], name: Callable[[str], str]) -> str:
        """How many of each, the most frequent first."""
        ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
        named = (self.word("{label}: {value}", label=name(value), value=count) for value, count in ordered)
        return self.word("; ").join(named)

    def lines(self, things: Sequence[T], told: Callable[[T], str] = str) -> tuple[Block, ...]:
        """A list; of a long one the first lines and how many more there are.

        Args:
            things: what the lines tell. told: makes a line of one; of those that are not shown, none is made.
        """
        shown = [told(one) for one in things[:MOST_LINES]]
        if len(things) > MOST_LINES:
            shown.append(self.word("and {n} more", n=len(things) - MOST_LINES))
        return (Listing(tuple((Paragraph(plain(text)),) for text in shown)),) if shown else ()


def _known_values(records: Records) -> dict[str, Mapping[str, list[Measurement]]]:
    """By indicator, its values and those of the figures beside it; one report after the other asks for them."""
    return {}


def _months(period: CalendarPeriod) -> list[str]:
    """The months that a period touches: ``2026-03``."""
    first, last = (day.year * 12 + day.month - 1 for day in (period.first, period.last))
    return [f"{month // 12:04}-{month % 12 + 1:02}" for month in range(first, last + 1)]
