"""What a text costs: it is parsed once, whatever language it is shown in, and a bracket's end is looked for once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt, helpers
from markdown_it.rules_core import inline

from svcq_build.load import link_labels
from svcq_build.load.headings import heading_anchors
from svcq_build.load.links import find_addresses, find_links, markdown_parser
from svcq_build.render.text import plain, to_html
from svcq_build.translate.words import Words

PIECES = ["[", "![", "]", "](", "](x)", "[a]: x\n\n", "[a]", "\n", "*", "**", "`", "<", ">", "\\", "(", ")", '"', "甲"]


@pytest.fixture
def parses(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that are parsed while a test runs."""
    read: list[str] = []
    parse = MarkdownIt.parse

    def noted(self: MarkdownIt, text: str, *more: object) -> object:
        read.append(text)
        return parse(self, text, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(MarkdownIt, "parse", noted)
    return read


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_links_and_pictures_are_what_the_parser_alone_would_find(text: str) -> None:
    ours, plain_parser = markdown_parser(lambda url: True), markdown_parser(lambda url: True)
    plain_parser.helpers = helpers  # the module, as the parser has it without us
    plain_parser.core.ruler.at("inline", inline)
    assert ours.render(text) == plain_parser.render(text)


@given(st.integers(28, 36), st.text("()\\<> ab;&\n\x7f", max_size=6), st.integers(0, 3))
def test_a_destination_ends_where_the_parser_alone_ends_it(opened: int, between: str, from_end: int) -> None:
    text = f"({between}" * opened + ")" * opened
    ours, alone = (
        one(text, 1, len(text) - from_end)
        for one in (link_labels.Helpers.parseLinkDestination, helpers.parseLinkDestination)
    )
    assert (ours.ok, ours.pos, ours.str) == (alone.ok, alone.pos, alone.str)


def test_a_destination_that_opens_too_many_brackets_is_not_walked_through(monkeypatch: pytest.MonkeyPatch) -> None:
    walked: list[str] = []
    walk = link_labels.parseLinkDestination

    def noted(text: str, start: int, end: int) -> object:
        walked.append(text[start:end])
        return walk(text, start, end)

    monkeypatch.setattr(link_labels, "parseLinkDestination", noted)
    text = "[a](" * 400
    assert markdown_parser(lambda url: True).render(text) == f"<p>{text}</p>\n"
    assert len([there for there in walked if there]) <= 34


@pytest.mark.parametrize(
    ("text", "most"),
    [("[" * 400, 0), ("]" + "![" * 400, 0), ("![" * 400 + "]", 401), ("[" * 400 + "]", 401)],
)
def test_the_end_of_a_label_is_looked_for_once(text: str, most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[int] = []
    look = link_labels.parseLinkLabel

    def noted(state: object, start: int, strict: bool = False) -> int:
        looked.append(start)
        return look(state, start, strict)  # type: ignore[arg-type]

    monkeypatch.setattr(link_labels, "parseLinkLabel", noted)
    assert "[" in markdown_parser(lambda url: True).render(text)
    assert len(looked) <= most


@pytest.mark.parametrize(
    ("read", "text"),
    [
        (heading_anchors, "## 甲一\n\n乙\n"),
        (find_addresses, "甲二 ![乙](a.png)"),
        (find_links, "甲三 `x` [乙](term:a)"),
        (lambda text: (to_html(str(text)), plain(text)), "甲四\n\n**乙**"),
    ],
)
def test_words_in_any_language_are_parsed_once(read, text: str, parses: list[str]) -> None:  # type: ignore[no-untyped-def]
    assert read(Words(text, "en")) == read(text) == read(Words(text, "zh"))
    assert len(parses) == 1


def test_a_text_without_headings_is_not_parsed_for_them(parses: list[str]) -> None:
    assert heading_anchors("甲\n\n- 乙\n*丙*") == heading_anchors("甲[乙](a.png)") == ()
    assert len(parses) <= 1  # a line of hyphens could underline a heading
