"""Papers as a page and as Markdown: what documents say is text there, and nothing of it is lost."""

from __future__ import annotations

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from svcq_build.export.blocks import Definitions, Heading, Item, Listing, Note, Paragraph, Run, cell, plain
from svcq_build.export.blocks import Table as Block
from svcq_build.export.html_file import write_html
from svcq_build.export.markdown_file import write_markdown
from tests.export.paper_texts import paper

HOSTILE = (
    *(
        "<script>x</script>",
        "[x](javascript:x)",
        "![x](//host/y)",
        "**b** _i_ `c`",
        "| a | b |",
        "# no",
        "1. no",
        "- no",
    ),
    *("&lt; &amp;", "@somebody #12 !7 ~label", "```", "> q", "<!-- c -->", "\\", "http://host/"),
)


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.said: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.said.append(data)


def _blocks(text: str) -> tuple[object, ...]:
    return (
        Heading(plain(text), mark="B1"),
        Paragraph(plain(text)),
        Paragraph((Run(text, strong=True), Run("。"))),
        Listing(((Paragraph(plain(text)),), (Paragraph(plain(text)),)), ordered=True),
        Block((plain(text), plain("n")), ((cell(text), cell("1")),), right=frozenset({1})),
        Definitions(((text, cell(text)),)),
        Item("P1", cell(text)),
        Note(text, cell(text)),
    )


def test_hostile_words_are_words_on_the_page() -> None:
    harmless = _Page()
    harmless.feed(write_html(paper(*_blocks("word"), title="word")).decode())
    for text in HOSTILE:
        page = _Page()
        page.feed(write_html(paper(*_blocks(text), title=text)).decode())
        assert page.tags == harmless.tags
        assert "".join(page.said).count(text) >= 10


def test_hostile_words_are_words_in_markdown() -> None:
    for text in HOSTILE:
        _assert_words(text)


@given(
    st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Cs", "Zl", "Zp")), min_size=1, max_size=30)
)
def test_any_words_are_words_in_markdown(text: str) -> None:
    _assert_words(text)


def _assert_words(text: str) -> None:
    """Read as Markdown, the file holds no link, picture, code or HTML, and the words as they were."""
    reader = MarkdownIt("commonmark").enable("table").enable("strikethrough")
    tokens = reader.parse(write_markdown(paper(*_blocks(text), title=text)).decode())
    inner = [child for token in tokens for child in token.children or ()]
    kinds = {token.type for token in (*tokens, *inner)}
    assert not kinds & {
        "html_block",
        "html_inline",
        "link_open",
        "image",
        "code_inline",
        "fence",
        "code_block",
        "s_open",
    }
    lines = ["".join(child.content for child in token.children or ()) for token in tokens if token.type == "inline"]
    wanted = " ".join(text.split())
    if wanted:
        assert sum(wanted in " ".join(line.split()) for line in lines) >= 8


def test_a_link_that_is_no_address_is_none() -> None:
    written = write_html(
        paper(Paragraph((Run("x", link="javascript:alert(1)"), Run("y", link="https://example.org/"))))
    ).decode()
    assert "javascript" not in written
    assert 'href="https://example.org/"' in written
