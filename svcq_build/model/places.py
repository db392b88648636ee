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


def refine(span: Span, lines: list[str], within: str, skip: int = 0) -> Span:
    """Narrow a span to an occurrence of ``within`` at or after its start, if it is there.

    Args:
        span: where to begin. lines: the file's. within: the words that are meant.
        skip: how many times they stand there before.
    """
    for number in range(span.line - 1, min(len(lines), max(span.end_line, span.line + 60))):
        start = lines[number].find(within, span.column - 1 if number == span.line - 1 else 0)
        while start >= 0:
            if not skip:
                return Span(number + 1, start + 1, number + 1, start + 1 + len(within))
            skip -= 1
            start = lines[number].find(within, start + len(within))
    return span
