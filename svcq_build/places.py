"""Places: routes into documents, and stretches of files."""

from __future__ import annotations

from dataclasses import dataclass

#: Keys and list indexes that lead from a document's root to a value in it.
Route = tuple[str | int, ...]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a file: 1-based lines and columns (in characters), the end exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


#: Where a fault is placed that concerns a file as a whole.
FILE_START = Span(1, 1, 1, 1)


def refine(span: Span, lines: list[str], within: str) -> Span:
    """Narrow a span to the first occurrence of ``within`` at or after its start, if it is there."""
    for number in range(span.line - 1, min(len(lines), max(span.end_line, span.line + 60))):
        start = lines[number].find(within, span.column - 1 if number == span.line - 1 else 0)
        if start >= 0:
            return Span(number + 1, start + 1, number + 1, start + 1 + len(within))
    return span
