"""Long texts compared as readers read them: line by line, without the signs of Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from svcq_build.change import marked_words, pair
from svcq_build.render.text import TextLine, plain_line, to_lines

#: Stretches of a text, as :func:`svcq_build.change.prose_diff.marked_words` gives them.
Marked = Sequence[tuple[str, str]]
#: Lines that stand for each other are sought among so many pairs of them; beyond, the old stand before the new.
_MOST = 2_000
#: Beyond so many pairs of lines, those that stand in a text very often are not compared: it would take too long.
_MOST_WITH_FREQUENT = 4_000_000


def is_long(*texts: str) -> bool:
    """Whether one of some texts has several lines, so that :func:`differing_lines` is for them."""
    return any("\n" in text.rstrip() for text in texts)


def differing_lines(old: str, new: str) -> list[Marked]:
    """The headings, paragraphs, list items and rows in which two texts differ, their words marked.

    Where the words are the same and only their form differs (a link's target, what is bold), the Markdown is marked;
    where readers would see no difference at all, the lines of the Markdown are compared.

    Args:
        old, new: Markdown; one of them may be empty.
    Returns:
        in the order of the texts; nothing when they differ in empty lines alone.
    """
    return _compare(to_lines(str(old)), to_lines(str(new))) or _compare(_lines_of_source(old), _lines_of_source(new))


def _lines_of_source(text: str) -> tuple[TextLine, ...]:
    return tuple(TextLine("pre", line.strip()) for line in text.splitlines() if line.strip())


def _compare(before: tuple[TextLine, ...], after: tuple[TextLine, ...]) -> list[Marked]:
    lines: list[Marked] = []
    too_many = len(before) * len(after) > _MOST_WITH_FREQUENT
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, before, after, autojunk=too_many).get_opcodes():
        if tag != "equal":
            lines.extend(_marked(first, second) for first, second in _partners(before[i1:i2], after[j1:j2]))
    return [line for line in lines if line]


def _partners(old: Sequence[TextLine], new: Sequence[TextLine]) -> Iterator[tuple[TextLine | None, TextLine | None]]:
    """Lines that are one line in other words; None for the partner of a line that has none."""
    if not old or not new or len(old) * len(new) > _MOST:
        yield from ((line, None) for line in old)
        yield from ((None, line) for line in new)
        return
    pairs = pair([line.words for line in old], [line.words for line in new])
    gone = [before for before, after in pairs if after is None and before is not None]
    for before, after in pairs:
        if after is None:
            continue
        while gone and before is not None and gone[0] < before:  # what went stands where it stood
            yield old[gone.pop(0)], None
        yield old[before] if before is not None else None, new[after]
    yield from ((old[before], None) for before in gone)


def _marked(old: TextLine | None, new: TextLine | None) -> Marked:
    if old is None or new is None:
        side, line = ("new", new) if new is not None else ("old", old)
        return [(side, line.words)] if line is not None and line.words else []
    words = old.words, new.words
    return marked_words(*words) if words[0] != words[1] else marked_words(old.source, new.source)


@lru_cache(maxsize=20_000)  # as the words that are marked in them
def plain_texts(old: str, new: str) -> tuple[str, str]:
    """Two texts, each on one line, without the signs of Markdown, unless they differ in nothing else."""
    old, new = " ".join(old.split()), " ".join(new.split())
    words = plain_line(old), plain_line(new)
    return words if words[0] != words[1] else (old, new)
