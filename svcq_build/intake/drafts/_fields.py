"""Fields that a section of its own fills: the words of its heading name the field."""

from __future__ import annotations

import re
from collections.abc import Mapping

from svcq_build.intake.drafts._forms import labelled
from svcq_build.intake.drafts._taking import Draft, Taking
from svcq_build.intake.markdown_text import as_markdown
from svcq_build.intake.marks import ARTICLE
from svcq_build.intake.sections import Item, Line, Section, items_of
from svcq_build.words import say


def take_fields(
    taking: Taking, made: Draft, patterns: Mapping[str, re.Pattern[str]], lists: tuple[str, ...] = ()
) -> dict[str, list[str]]:
    """Take the sections whose headings name fields.

    Args:
        taking: the source. made: the document. patterns: what headings say, by field. lists: fields that hold lists.
    Returns:
        field → its paragraphs, or its items where it holds a list.
    """
    found: dict[str, list[str]] = {}
    for section in taking.outline.sections:
        name = next((name for name, pattern in patterns.items() if pattern.search(section.title)), None)
        if name is not None and section.lines:
            _take(taking, made, section, name, found, name in lists)
    for section in taking.outline.sections:
        for line in section.lines:
            _take_labelled(taking, made, line, patterns, found)
    return found


def _take_labelled(
    taking: Taking, made: Draft, line: Line, patterns: Mapping[str, re.Pattern[str]], found: dict[str, list[str]]
) -> None:
    """Take a paragraph that names the field itself: 一、目的：让客人一次办好。"""
    label = labelled(line.text)
    name = next((name for name, pattern in patterns.items() if label is not None and pattern.search(label[0])), None)
    said = labelled(line.markdown)
    if label is not None and said is not None and name is not None and name not in found and taking.is_open(line):
        found[name] = [line.markdown[said[1] :]]
        taking.lines(made, (line,), name, say("the text of a field"))


def _take(taking: Taking, made: Draft, section: Section, name: str, found: dict[str, list[str]], is_list: bool) -> None:
    taking.heading(made, section, name, say("the name of a field"))
    if not is_list:
        lines = [_written(one) for one in section.lines]
        found.setdefault(name, []).extend(lines)
        taking.lines(made, section.lines, name, say("the text of a field"))
        return
    lead, items = items_of(section.lines)
    for one in (*map(Item, lead), *items):
        found.setdefault(name, []).append(one.markdown)
        taking.item(made, one, name, say("an item of a field"))


def _written(line: Line) -> str:
    """A paragraph of a text: an article keeps its number, by which others know it; other numbers make a list."""
    if not line.mark:
        return line.markdown
    return f"{as_markdown(line.mark)} {line.markdown}" if line.rank <= ARTICLE else f"- {line.markdown}"


def texts_of(found: Mapping[str, list[str]]) -> dict[str, str]:
    """The paragraphs of each field as one text."""
    return {name: "\n\n".join(paragraphs) for name, paragraphs in found.items()}
