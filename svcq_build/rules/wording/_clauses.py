"""Parts of a sentence that demand nothing by themselves: conditions, and what is only quoted."""

from __future__ import annotations

import re
from collections.abc import Iterator

_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|「[^」]*」|‘[^’]*’|《[^》]*》|[（(][^）)]*[）)]")
#: What is only a condition: “应当公开的，”, “须补正时，”, “where … must …,”.
_CONDITION_END = re.compile(r"(?:的|时|后|前|者)\s*$")
_CONDITION_START = re.compile(r"\s*(?:如|若|凡|对于|(?:when|if|where|whenever|unless)\b)", re.IGNORECASE)
_CLAUSE = re.compile(r"(?:(?![，,；;。并且]|\band\b).)+", re.IGNORECASE | re.DOTALL)


def without_quoted(text: str) -> str:
    """A text of the same length in which what is quoted or stands in brackets is blotted out."""
    return _QUOTED.sub(lambda quoted: "□" * len(quoted[0]), text)


def demanding_clauses(text: str) -> Iterator[tuple[int, int]]:
    """Where each clause begins and ends that is more than a condition of another one."""
    for clause in _CLAUSE.finditer(text):
        goes_on = clause.end() < len(text.rstrip("。. "))
        if not (_CONDITION_START.match(clause[0]) or (goes_on and _CONDITION_END.search(clause[0]))):
            yield clause.span()
