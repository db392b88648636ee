"""Notices as Markdown: one part a role. Everything from documents is escaped."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from svcq_build.reporters._markdown import safe
from svcq_build.reporters.notices._words import Line, Told


def report(told: Sequence[Told], sender: str | None) -> str:
    """See :func:`svcq_build.reporters.notices.report_notices`."""
    return "\n".join(line for one in told for line in _lines(one))


def _lines(told: Told) -> Iterator[str]:
    yield from (f"## {safe(told.role)}", "", safe(told.lead), "", f"### {safe(told.headings[0])}", "")
    for news in told.news:
        yield f"- **{_link(news.title)}**" + (f" ({safe(news.facts)})" if news.facts else "")
        yield from (f"  - {safe(change)}" for change in news.changes)
        if news.reason:
            yield f"  - *{safe(news.reason)}*"
    yield from ("", f"### {safe(told.headings[1])}", "")
    yield from (f"- [ ] {_link(line)}" for line in told.to_do)
    yield ""
    if told.more.address:
        yield from (_link(told.more), "")


def _link(line: Line) -> str:
    return f"[{safe(line.text)}](<{line.address}>)" if line.address else safe(line.text)
