"""Notices as the Markdown that chats know: headings, bold type and links; no escapes, so that signs are replaced."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from svcq_build.reporters.notices._words import Line, Told
from svcq_build.words import in_chat


def chat_lines(told: Sequence[Told]) -> Iterator[str]:
    """The lines of some notices, the role first."""
    for one in told:
        yield f"### {in_chat(one.role)}"
        for news in one.news:
            yield f"**{_link(news.title)}**" + (f" ({in_chat(news.facts)})" if news.facts else "")
            yield from (f"> {in_chat(change)}" for change in news.changes)
        yield f"**{in_chat(one.headings[1])}**"
        yield from (f"- {_link(line)}" for line in one.to_do)
        yield ""


def fitting(lines: Sequence[str], more: Line, fits: Callable[[list[str]], bool]) -> list[str]:
    """As many whole lines as fit with the link to the rest; all of them when they do.

    Args:
        lines: what is to be said. more: where all of it stands. fits: whether some lines fit.
    """
    if fits(list(lines)):
        return list(lines)
    end = ["…", _link(more)]
    low, high = 0, len(lines)
    while low < high:  # the most lines that fit, by halves
        middle = (low + high + 1) // 2
        low, high = (middle, high) if fits([*lines[:middle], *end]) else (low, middle - 1)
    return [*lines[:low], *end]


def _link(line: Line) -> str:
    return f"[{in_chat(line.text)}]({line.address})" if line.address else in_chat(line.text)
