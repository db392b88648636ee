"""The result of a check: diagnostics and what they were found in."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from svcq_build.diagnostics import Diagnostic, Severity


@dataclass(frozen=True, slots=True)
class Result:
    """What a check found.

    Attributes:
        diagnostics: sorted by path and place. documents: how many were read.
        uncompared: submodules whose documents could not be compared with what they were.
    """

    diagnostics: tuple[Diagnostic, ...]
    documents: int
    uncompared: tuple[str, ...] = ()

    def count(self, severity: Severity) -> int:
        """How many diagnostics have this severity."""
        return Counter(diagnostic.severity for diagnostic in self.diagnostics)[severity]

    def limited_to(self, paths: tuple[str, ...]) -> Result:
        """The same for some files or folders only (relative paths; ``.`` is everything)."""
        kept = tuple(
            diagnostic
            for diagnostic in self.diagnostics
            if any(path == "." or diagnostic.path == path or diagnostic.path.startswith(f"{path}/") for path in paths)
        )
        return replace(self, diagnostics=kept)
