"""Notices as the body for a Feishu custom bot (飞书自定义机器人): ``post``, the whole at most 20 KB.

A rich text knows plain words and links, so nothing in it can become markup. Where the bot wants a signature, whoever
sends the body adds ``timestamp`` and ``sign`` to it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from svcq_build.reporters.notices._words import Line, Told
from svcq_build.words import clean, json_text

#: Of the whole body, in UTF-8.
MOST_BYTES = 20_000
Paragraph = list[dict[str, Any]]


def report(told: Sequence[Told], sender: str | None) -> str:
    """See :func:`svcq_build.reporters.notices.report_notices`."""
    if not told:
        return ""
    paragraphs = [paragraph for one in told for paragraph in _paragraphs(one)]
    whole = _body(told[0], paragraphs)
    if _fits(whole):
        return whole
    end = [_text("…"), *_linked(told[0].more)]
    low, high = 0, len(paragraphs)
    while low < high:  # the most paragraphs that fit, by halves
        middle = (low + high + 1) // 2
        low, high = (middle, high) if _fits(_body(told[0], [*paragraphs[:middle], end])) else (low, middle - 1)
    return _body(told[0], [*paragraphs[:low], end])


def _fits(body: str) -> bool:
    return len(body.encode()) <= MOST_BYTES


def _body(told: Told, paragraphs: Sequence[Paragraph]) -> str:
    language = "zh_cn" if told.language == "zh" else "en_us"
    post = {"title": clean(told.subject)[:100], "content": list(paragraphs)}
    return json_text({"msg_type": "post", "content": {"post": {language: post}}})


def _paragraphs(told: Told) -> Iterator[Paragraph]:
    yield [_text(told.lead)]
    for news in told.news:
        yield [*_linked(news.title), *([_text(f" ({news.facts})")] if news.facts else [])]
        yield from ([_text(f"· {change}")] for change in news.changes)
    yield [_text(told.headings[1])]
    yield from ([_text("☐ "), *_linked(line)] for line in told.to_do)


def _linked(line: Line) -> Paragraph:
    return [{"tag": "a", "text": clean(line.text), "href": line.address}] if line.address else [_text(line.text)]


def _text(words: str) -> dict[str, Any]:
    return {"tag": "text", "text": clean(words)}
