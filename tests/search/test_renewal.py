"""An index that is renewed has the files that one made from all pages has, byte for byte."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import example, given, settings
from hypothesis import strategies as st

from svcq_build.render import Glossary
from svcq_build.render.interface import interface
from svcq_build.search import Entry, Found, Part, SearchIndex, Stand, found_by, number_of
from tests.property_runs import draws

#: Characters that make words of several readings, words on which files of words begin and end, and some far down the
#: alphabet.
_WORDS = [*"银行长重新中大厅投诉在人。", "queue", "GB/T42", "zz", "été", "𠀀", *(f"x{n}" for n in range(2, 500))]
_ENDS = [word for word in _WORDS if number_of(word, 64) == 0]
TEXTS = st.lists(st.sampled_from(_WORDS[:16]), max_size=12).map("".join) | st.lists(
    st.sampled_from(_WORDS[12:]) | st.sampled_from(_ENDS)
).map(" ".join)
PAGES = [
    Entry(
        f"guides/g{number}/",
        "guide",
        f"银行大厅{number}",
        summary="重新投诉",
        texts=("中大 queue",),
        parts=(Part("R1", "R1", (f"在行长{number}",)),),
    )
    for number in range(12)
]


class Last:
    """An index that was made, in memory."""

    def __init__(self, pages: dict[str, Found], files: dict[str, bytes], stand: Stand) -> None:
        self.pages, self.files, self.stand = pages, files, stand

    def file(self, name: str) -> bytes:
        return self.files[f"search/{name}"]

    def page(self, url: str) -> Found:
        return self.pages[url]


def _made(pages: dict[str, Found], last: Last | None = None) -> tuple[Last, int]:
    """An index, and how many of its files were made."""
    index = SearchIndex(interface("zh"), last)
    for found in pages.values():
        index.add(found)
    made = dict(index.files())
    assert index.stand is not None
    before = last.files if last is not None else {}
    files = {name: before[name] if content is None else content for name, content in made.items()}
    return Last(pages, files, index.stand), sum(content is not None for content in made.values())


def _found(entry: Entry) -> Found:
    return found_by(entry, Glossary({}, {}, None), interface("zh"))


FIRST = {entry.url: _found(entry) for entry in PAGES}
EDITS = st.lists(st.tuples(st.integers(0, len(PAGES) - 1), TEXTS, TEXTS), min_size=1, max_size=4)


@settings(max_examples=draws(12), deadline=None)
@example([(0, "", ""), (1, "银长", "zz"), (0, "中大 queue", "")])
@example([(0, " ".join(_ENDS), "x2"), (1, "x3", " ".join(_ENDS[:3])), (0, "zz", "")])
@given(EDITS)
def test_edit_after_edit(edits: list[tuple[int, str, str]]) -> None:
    pages = dict(FIRST)
    last, _ = _made(pages)
    for number, summary, text in edits:
        entry = replace(PAGES[number], summary=summary, texts=(text,))
        pages = {**pages, entry.url: _found(entry)}
        last, _ = _made(pages, last)
    whole, _ = _made(pages)
    assert last.files == whole.files
    assert last.stand == whole.stand


def test_few_files_are_made() -> None:
    last, _ = _made(FIRST)
    edited = _found(replace(PAGES[3], summary="重新投诉在厅"))
    renewed, few = _made({**FIRST, edited.url: edited}, last)
    assert few < len(renewed.files) / 2


def test_what_a_page_is_called_is_told_in_many_places() -> None:
    last, _ = _made(FIRST)
    for edited in (replace(PAGES[3], title="行长"), replace(PAGES[3], parts=(Part("R1", "银行长", ()),))):
        pages = {**FIRST, edited.url: _found(edited)}
        assert _made(pages, last)[0].files == _made(pages)[0].files
    gone = {url: found for url, found in FIRST.items() if url != PAGES[3].url}
    assert _made(gone, last)[0].files == _made(gone)[0].files
