"""The result of a check: diagnostics and what they were found in."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from svcq_build.model import Diagnostic, Severity


@dataclass(frozen=True, slots=True)
class Result:
    """What a check found.

    Attributes:
        diagnostics: sorted by path and place. documents: how many were read.
        records: how many records were read.
        uncompared: submodules whose documents could not be compared with what they were.
    """

    diagnostics: tuple[Diagnostic, ...]
    documents: int
    uncompared: tuple[str, ...] = ()
    records: int = 0

    def count(self, severity: Severity) -> int:
        """How many diagnostics have this severity."""
        return Counter(diagnostic.severity for diagnostic in self.diagnostics)[severity]

    def worst(self, limit: int) -> Result:
        """The gravest ``limit`` of them, in their order; the same result when it has no more."""
        if len(self.diagnostics) <= limit:
            return self
        order = list(Severity)
        gravest = sorted(self.diagnostics, key=lambda item: order.index(item.severity))[:limit]
        return replace(self, diagnostics=tuple(sorted(gravest, key=lambda item: item.sort_key)))

    def limited_to(self, paths: tuple[str, ...], documents: int | None = None, records: int | None = None) -> Result:
        """The same for some files or folders only.

        Args:
            paths: relative ones; ``.`` is everything. documents, records: how many lie there, where somebody asks.
        """
        kept = tuple(diagnostic for diagnostic in self.diagnostics if within(diagnostic.path, paths))
        return replace(
            self,
            diagnostics=kept,
            documents=self.documents if documents is None else documents,
            records=self.records if records is None else records,
        )


def within(path: str, places: tuple[str, ...]) -> bool:
    """Whether a file is one of some files, or lies in one of some folders (relative paths; ``.`` is everything)."""
    return any(place == "." or path == place or path.startswith(f"{place}/") for place in places)
